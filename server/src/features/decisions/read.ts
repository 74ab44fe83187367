import { allocate } from '@furrow/core/allocation/allocate'
import type { DecisionFootprint, DecisionSummary, DecisionView } from '@furrow/core/contract/decisions'
import type { Outcome } from '@furrow/core/contract/outcome'
import type { RulesPublished } from '@furrow/core/contract/record'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { energyOf } from '@furrow/core/machine/energy'
import { differencesFromRules, type AreaRules } from '@furrow/core/record/differences'
import type { SignedInAccess } from '../../plugins/access.ts'
import type { Db } from '../../plugins/database.ts'
import { notFound } from '../../plugins/errors.ts'
import { readRules, storedOutcome, storedScenario, storedSnapshot } from './load.ts'

const summaryFields = {
  id: true,
  callId: true,
  state: true,
  scenarioName: true,
  proposedById: true,
  proposedAt: true,
  signedById: true,
  signedAt: true,
  releasedAt: true,
} as const

interface SummaryRow {
  readonly id: string
  readonly callId: string
  readonly state: DecisionSummary['state']
  readonly scenarioName: string
  readonly proposedById: string
  readonly proposedAt: Date
  readonly signedById: string | null
  readonly signedAt: Date | null
  readonly releasedAt: Date | null
}

const summaryOf = (row: SummaryRow, names: ReadonlyMap<string, string>): DecisionSummary => ({
  id: row.id,
  callId: row.callId,
  state: row.state,
  scenarioName: row.scenarioName,
  proposedBy: names.get(row.proposedById) ?? '',
  proposedAt: row.proposedAt.toISOString(),
  signedBy: row.signedById === null ? null : (names.get(row.signedById) ?? ''),
  signedAt: row.signedAt?.toISOString() ?? null,
  releasedAt: row.releasedAt?.toISOString() ?? null,
})

async function namesOf(db: Db, rows: readonly SummaryRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ proposedById, signedById }) => [
    proposedById,
    ...(signedById === null ? [] : [signedById]),
  ])
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** The decisions of a call, the last proposed first. */
export async function listDecisions(db: Db, callId: string): Promise<DecisionSummary[]> {
  const rows = await db.decision.findMany({
    where: { callId },
    orderBy: [{ proposedAt: 'desc' }, { id: 'asc' }],
    take: 100,
    select: summaryFields,
  })
  const names = await namesOf(db, rows)
  return rows.map((row) => summaryOf(row, names))
}

/** The scenario with every published rule put back; policy, reserve and seed stay. */
const underPublishedRules = (
  scenario: Scenario,
  rules: RulesPublished,
  areas: readonly AreaRules[],
): Scenario => ({
  ...scenario,
  weights: rules.weights,
  thresholds: rules.thresholds,
  confidence: {},
  calibration: 'none',
  areaWeights: Object.fromEntries(areas.map(({ id, weight }) => [id, weight])),
  areas: Object.fromEntries(areas.map(({ id, minShare, maxShare }) => [id, { minShare, maxShare }])),
})

function movedAwards(outcome: Outcome, published: Outcome): DecisionView['moved'] {
  const before = new Map(published.awards.map(({ proposal, award }) => [proposal, award]))
  return outcome.awards
    .map(({ proposal, award }) => ({ proposal, published: before.get(proposal) ?? 0, applied: award }))
    .filter((row) => row.published !== row.applied)
}

function footprintOf({ machine }: Snapshot, hours: number): DecisionFootprint {
  if (machine === undefined)
    return { kwh: 0, kgLocation: 0, kgMarket: 0, nodeHours: 0, cost: 0, currency: '' }
  return { ...energyOf(hours, machine), currency: machine.price.currency }
}

async function readTitles(db: Db, callId: string, outcome: Outcome): Promise<Record<string, string>> {
  const rows = await db.proposal.findMany({
    where: {
      callId,
      number: { in: outcome.awards.filter(({ rank }) => rank !== null).map(({ proposal }) => proposal) },
    },
    select: { number: true, title: true },
  })
  return Object.fromEntries(rows.map(({ number, title }) => [number, title]))
}

/** The page to sign. @throws DomainError `not-found` */
export async function readDecision(
  db: Db,
  access: SignedInAccess,
  decisionId: string,
): Promise<DecisionView> {
  const row = await db.decision.findUnique({
    where: { id: decisionId },
    include: { call: { select: { title: true, practice: true } } },
  })
  if (row === null) throw notFound()
  const names = await namesOf(db, [row])
  const { rules, areas } = await readRules(db, row.callId)
  const snapshot = storedSnapshot(row.snapshot)
  const scenario = storedScenario(row.scenario)
  const outcome = storedOutcome(row.outcome)
  return {
    ...summaryOf(row, names),
    callTitle: row.call.title,
    practice: row.call.practice,
    note: row.note,
    snapshotHash: row.snapshotHash,
    scenarioHash: row.scenarioHash,
    recordHash: row.recordHash,
    previousHash: row.previousHash,
    outcome,
    differences: differencesFromRules(rules, areas, scenario),
    moved: movedAwards(outcome, allocate(snapshot, underPublishedRules(scenario, rules, areas))),
    titles: await readTitles(db, row.callId, outcome),
    footprint: footprintOf(snapshot, outcome.totals.awarded),
    may: {
      sign: row.state === 'proposed' && access.can('sign decision'),
      release: row.state === 'signed' && access.can('release decision'),
      withdraw: row.state === 'proposed' && access.can('propose decision'),
    },
    version: row.version,
  }
}
