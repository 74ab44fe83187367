import { laterAccounts } from '@furrow/core/allocation/later-decision'
import type { OutcomeArea } from '@furrow/core/contract/outcome'
import { overrideSchema, parseRecord, type DecisionRecord } from '@furrow/core/contract/record'
import type { CallResult } from '@furrow/core/contract/results'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { areasAsAsked } from '@furrow/core/record/area-sums'
import { differencesFromRules } from '@furrow/core/record/differences'
import { totalValue, valueOf } from '@furrow/core/machine/award-value'
import { energyOf, printedEnergy } from '@furrow/core/machine/energy'
import { isByHand } from '@furrow/core/record/override-origin'
import { decidedOutcome, withKept } from '@furrow/core/record/overrides'
import { z } from 'zod'
import type { Prisma } from '../../generated/prisma/client.ts'
import type { Db } from '../../plugins/database.ts'
import { logUntil, readLog } from '../../plugins/award-log.ts'
import { partsOfAwards, type Valued } from '../../plugins/award-parts.ts'
import { keptPrices } from '../../plugins/award-values.ts'
import { notFound } from '../../plugins/errors.ts'
import { readSince } from './since.ts'
import { storedChanges } from '../../plugins/later-decision.ts'
import { footprintOf, machineOf, machineTodayFields } from '../../plugins/footprint.ts'

const released = (callId: string) =>
  ({ callId, state: 'released', call: { state: { in: ['released', 'archived'] } } }) as const satisfies Where

type Where = Prisma.DecisionWhereInput

/** The released decision of a call, the last one. @throws DomainError `not-found` before the release */
export const readReleased = (db: Db, callId: string) => readDecision(db, released(callId))

/**
 * The released decision that says something about a proposal: the last one that changes its award, else the first; what
 * its people answered or were offered in between is no decision. With it the first one, in which the line ran. @throws DomainError `not-found` before the release
 */
export async function readReleasedAbout(db: Db, callId: string, number: string) {
  const rows = await db.decision.findMany({
    where: released(callId),
    orderBy: [{ releasedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, changes: true, answerBy: true },
  })
  const isAbout = ({ changes }: { changes: unknown }) =>
    storedChanges(changes).some(({ proposal }) => proposal === number)
  const first = rows[0]
  if (first === undefined) throw notFound()
  const { id } = rows.findLast(isAbout) ?? first
  // An award is answered until the date of the first decision; a later one takes hours back, or offers with a date of its own.
  const about = { ...(await readDecision(db, { ...released(callId), id })), answerBy: first.answerBy }
  const isFirst = id === first.id
  return { about, first: isFirst ? about : await readDecision(db, { ...released(callId), id: first.id }) }
}

const callFields = {
  title: true,
  practice: true,
  publishesSnapshot: true,
  machine: { select: machineTodayFields },
  areas: {
    orderBy: { position: 'asc' },
    select: { key: true, name: true, nameDa: true, minShare: true, maxShare: true, weight: true },
  },
} as const satisfies Prisma.CallSelect

async function readDecision(db: Db, where: Where) {
  const row = await db.decision.findFirst({
    where,
    orderBy: [{ releasedAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      record: true,
      recordHash: true,
      changes: true,
      releasedAt: true,
      answerBy: true,
      appealUntil: true,
      callId: true,
      prices: true,
      proposedAt: true,
      snapshot: true,
      call: { select: callFields },
    },
  })
  if (row === null || row.record === null || row.recordHash === null || row.releasedAt === null)
    throw notFound()
  const record = parseRecord(JSON.parse(row.record))
  if (!record.ok) throw new Error('A released record does not fit its schema.')
  return {
    ...row,
    recordText: row.record,
    recordHash: row.recordHash,
    releasedAt: row.releasedAt,
    parsed: record.value,
  }
}

type Released = Awaited<ReturnType<typeof readReleased>>

type Machine = ReturnType<typeof machineOf>

function energyFor(hours: number, machine: Machine): CallResult['awards'][number]['energy'] {
  if (machine === undefined) return null
  return printedEnergy(energyOf(hours, machine))
}

/** What is shown of a proposal that was withdrawn before the release: the record has its number and hours, no more. */
const unnamed = { withdrawn: true, title: '', summary: '', institution: '', value: null, energy: null }

/** What awards of a released decision are worth by the prices that it keeps; null where it keeps none. */
export async function readReleasedValues(db: Db, released: Released, awards: Valued['awards']) {
  const prices = keptPrices(released.prices)
  if (prices === null) return null
  const rows = await partsOfAwards(db, { ...released, prices, awards })
  const { currency, date, funders } = prices
  const parts = rows.flatMap((row) => row.parts)
  return {
    byProposal: new Map(rows.map((row) => [row.proposal, valueOf(row.parts)])),
    totals: { currency, date, ...totalValue(parts, funders) },
  }
}

/** Titles and public summaries of the funded; nobody who got nothing is named. */
async function readAwards(
  db: Db,
  released: Released,
  machine: Machine,
): Promise<Pick<CallResult, 'awards' | 'values'>> {
  const rows = await db.award.findMany({
    where: { decisionId: released.id, hours: { gt: 0 } },
    orderBy: [{ rank: { sort: 'asc', nulls: 'last' } }, { proposal: { number: 'asc' } }],
    select: {
      hours: true,
      proposal: {
        select: {
          number: true,
          state: true,
          title: true,
          summary: true,
          institution: true,
          areaKey: true,
        },
      },
    },
  })
  const named = rows.filter(({ proposal }) => proposal.state !== 'withdrawn')
  const valued = named.map(({ hours, proposal }) => ({ proposal: proposal.number, award: hours }))
  const values = await readReleasedValues(db, released, valued)
  const awards = rows.map(({ hours, proposal }) => {
    const { number, areaKey, state, ...shown } = proposal
    const kept = { proposal: number, area: areaKey, hours }
    if (state === 'withdrawn') return { ...kept, ...unnamed }
    const value = values?.byProposal.get(number) ?? null
    return { ...kept, ...shown, withdrawn: false, value, energy: energyFor(hours, machine) }
  })
  return { awards, values: values?.totals ?? null }
}

/**
 * Areas with all that was asked for, by everybody whom the decision is about. Where the snapshot stays unpublished, as
 * the record counts them: the difference would tell what a single proposal without a rank asked for.
 */
async function readAreas(db: Db, { id, call }: Released, areas: OutcomeArea[]): Promise<OutcomeArea[]> {
  if (!call.publishesSnapshot) return areas
  const rows = await db.proposal.findMany({
    where: { awards: { some: { decisionId: id } } },
    select: { areaKey: true, requested: true },
  })
  const asked = rows.map(({ areaKey, requested }) => ({ area: areaKey, requested: requested ?? 0 }))
  return areasAsAsked(areas, asked)
}

/** Areas by proposal; the snapshot is read for them only where an override changes a sum. */
function areasOf({ parsed, snapshot }: Released): Map<string, string> {
  if (parsed.overrides.length === 0) return new Map()
  const read = parseSnapshot(JSON.parse(snapshot))
  if (!read.ok) throw new Error('A released snapshot does not fit its schema.')
  return new Map(read.value.proposals.flatMap(({ id, area }) => (area === undefined ? [] : [[id, area]])))
}

const chainChanges = (changes: unknown): string[] | null =>
  changes === null ? null : storedChanges(changes).map(({ proposal }) => proposal)

/** Which overrides of the last record somebody decided by hand, then or in a record before it. */
async function readByHand(db: Db, callId: string): Promise<ReturnType<typeof isByHand>> {
  const rows = await db.decision.findMany({
    where: released(callId),
    orderBy: [{ releasedAt: 'asc' }, { id: 'asc' }],
    select: { overrides: true, changes: true },
  })
  return isByHand(
    rows.map(({ overrides, changes }) => ({
      overrides: z.array(overrideSchema).parse(overrides),
      changes: chainChanges(changes),
    })),
  )
}

function overridesOf(
  { overrides, outcome }: DecisionRecord,
  byHand: ReturnType<typeof isByHand>,
): CallResult['overrides'] {
  const computed = new Map(outcome.awards.map(({ proposal, award }) => [proposal, award]))
  return overrides.map(({ by, ...override }) => ({
    ...override,
    computed: computed.get(override.proposal) ?? 0,
    byHand: byHand({ ...override, by }),
  }))
}

const command = (callId: string, { publicKey }: DecisionRecord, published: boolean): string =>
  published
    ? `npx furrow verify ${callId}.record.json --snapshot ${callId}.snapshot.json --key ${publicKey}`
    : `npx furrow verify ${callId}.record.json --signature-only --key ${publicKey}`

/** As decided; with a later decision the totals are those of the log until it was proposed, and of what it changes. */
function outcomeOf(released: Released, log: Awaited<ReturnType<typeof readLog>>) {
  const { parsed, changes } = released
  const outcome = decidedOutcome(parsed.outcome, parsed.overrides, areasOf(released))
  if (parsed.previous === null) return outcome
  const before = logUntil(log, { id: released.id, proposedAt: new Date(parsed.proposedAt) })
  return withKept(outcome, laterAccounts(before, storedChanges(changes)))
}

/** The public page of a released call. @throws DomainError `not-found` before the release */
export async function readResult(db: Db, callId: string): Promise<CallResult> {
  const released = await readReleased(db, callId)
  const { parsed, call } = released
  const { rulesPublished, scenario } = parsed
  const log = await readLog(db, callId)
  const outcome = outcomeOf(released, log)
  const recorded = { callId, decisionId: released.id, proposedAt: new Date(parsed.proposedAt) }
  const machine = machineOf(released.snapshot)
  const { awards, values } = await readAwards(db, released, machine)
  const hours = awards.reduce((sum, award) => sum + (award.withdrawn ? 0 : award.hours), 0)
  const areas = call.areas.map(({ key, ...area }) => ({ id: key, ...area }))
  return {
    callId,
    title: call.title,
    practice: call.practice,
    releasedAt: released.releasedAt.toISOString(),
    proposedBy: parsed.proposedBy,
    proposedAt: parsed.proposedAt,
    signedBy: parsed.signedBy,
    signedAt: parsed.signedAt,
    totals: outcome.totals,
    areas: await readAreas(db, released, outcome.areas),
    proposals: outcome.awards.length,
    awards,
    values,
    rules: { published: rulesPublished, areas, applied: scenario },
    differences: differencesFromRules(rulesPublished, areas, scenario),
    overrides: overridesOf(parsed, await readByHand(db, callId)),
    footprint: footprintOf(machine, hours, call.machine),
    ...(await readSince(db, recorded, log)),
    scenarioHash: parsed.scenarioHash,
    snapshotHash: parsed.snapshotHash,
    recordHash: released.recordHash,
    publicKey: parsed.publicKey,
    snapshotPublished: call.publishesSnapshot,
    command: command(callId, parsed, call.publishesSnapshot),
  }
}

/** The published files, byte for byte as they were hashed. @throws DomainError `not-found` */
export async function readFile(db: Db, callId: string, file: 'record' | 'snapshot'): Promise<string> {
  const released = await readReleased(db, callId)
  if (file === 'record') return released.recordText
  if (!released.call.publishesSnapshot) throw notFound()
  return released.snapshot
}
