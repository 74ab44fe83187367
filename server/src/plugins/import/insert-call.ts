import { areaIds } from '@furrow/core/contract/area-ids'
import type { RulesPublished } from '@furrow/core/contract/record'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { insert } from '../insert.ts'
import type { Importing } from './import-snapshot.ts'
import { importedMachineId } from '../own-machine.ts'
import { sqlDate } from '../statements.ts'

/** Writes the call with its machine, areas, tracks and criteria. */
export function insertCall(importing: Importing): void {
  const { sql, callId, snapshot, now, randomBytes, stage, rehearsal } = importing
  const { call, machine } = snapshot
  const seed = randomBytes(32).toString('base64url')
  const seedCommitment = sha256(seed)
  const at = sqlDate(now)
  insert(sql, 'Call', {
    id: callId,
    title: call.title,
    machineId: machineOf(importing),
    state: stage === 'open' ? 'open' : 'closed',
    budget: call.budget,
    granularity: call.granularity,
    practice: 1,
    rehearsal,
    imported: 1,
    importedHeader: canonicalJson({ call, ...(machine !== undefined && { machine }) }),
    reviewersPerProposal: 1,
    seed,
    seedCommitment,
    rulesPublished: canonicalJson(rulesOf(call, seedCommitment)),
    openedAt: at,
    closedAt: stage === 'open' ? null : at,
    reviewsLockedAt: stage === 'locked' ? at : null,
    createdAt: at,
    updatedAt: at,
  })
  insertLists({ sql, callId, snapshot })
}

/** What an opening would have published: the criteria and their weights, without thresholds. */
const rulesOf = ({ criteria }: Snapshot['call'], seedCommitment: string): RulesPublished => ({
  criteria: criteria.map(({ weight: _weight, ...criterion }) => criterion),
  weights: Object.fromEntries(criteria.map(({ id, weight }) => [id, weight])),
  thresholds: {},
  seedCommitment,
})

type Lists = Pick<Importing, 'sql' | 'callId' | 'snapshot'>

/** Areas that only the proposals name are listed too: the pages show them by these rows. */
function insertLists({ sql, callId, snapshot }: Lists): void {
  const names = new Map(snapshot.call.areas.map(({ id, name }) => [id, name]))
  areaIds(snapshot).forEach((key, position) =>
    insert(sql, 'CallArea', { callId, key, name: names.get(key) ?? key, position }),
  )
  const listed = new Map(snapshot.call.tracks.map(({ id, name }) => [id, name]))
  const tracks = new Set([...listed.keys(), ...snapshot.proposals.flatMap(({ track }) => track ?? [])])
  ;[...tracks].forEach((key, position) =>
    insert(sql, 'CallTrack', { callId, key, name: listed.get(key) ?? key, position }),
  )
  snapshot.call.criteria.forEach(({ id, name, min, max, weight, lowIsGood }, position) =>
    insert(sql, 'CallCriterion', {
      callId,
      key: id,
      name: name ?? id,
      position,
      min,
      max,
      weight,
      lowIsGood: lowIsGood ? 1 : 0,
      levels: '[]',
    }),
  )
}

/** The snapshot's machine as a row of its own; without one the call stands on the installation's. */
function machineOf({ sql, callId, snapshot: { machine } }: Importing): string {
  const own = sql.get("SELECT id FROM Machine WHERE id NOT LIKE '~%' ORDER BY id LIMIT 1")?.['id']
  if (machine === undefined && typeof own === 'string') return own
  const id = importedMachineId(callId)
  const { name, gpus, gpusPerNode, energy, price } = machine ?? unknownMachine
  insert(sql, 'Machine', {
    id,
    name,
    owner: '',
    funders: '',
    gpuModel: '',
    gpus,
    gpusPerNode,
    kwhPerGpuHour: energy.kwhPerGpuHour,
    ratedKwhPerGpuHour: energy.kwhPerGpuHour,
    pue: energy.pue,
    gramsPerKwhLocation: energy.gramsPerKwh.location,
    gramsPerKwhMarket: energy.gramsPerKwh.market,
    pricePerGpuHour: price.perGpuHour,
    currency: price.currency,
    provenance: JSON.stringify({ kwhPerGpuHour: { assumed: false, source: 'The imported snapshot' } }),
  })
  return id
}

/** An installation without any machine, and a snapshot without one: nothing is known, so nothing is claimed. */
const unknownMachine: NonNullable<Snapshot['machine']> = {
  name: 'Unknown machine',
  gpus: 1,
  gpusPerNode: 1,
  energy: { kwhPerGpuHour: 0, pue: 1, gramsPerKwh: { location: 0, market: 0 } },
  price: { perGpuHour: 0, currency: 'DKK' },
}
