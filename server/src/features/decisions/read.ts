import { holdsRole } from '@furrow/core/access/roles'
import type { DecisionList, DecisionSummary, DecisionView } from '@furrow/core/contract/decisions'
import type { Outcome } from '@furrow/core/contract/outcome'
import type { RulesPublished } from '@furrow/core/contract/record'
import type { Scenario } from '@furrow/core/contract/scenario'
import { differencesFromRules, type AreaRules } from '@furrow/core/record/differences'
import type { SignedInAccess } from '../../plugins/access.ts'
import { allocateAside } from '../../plugins/allocation.ts'
import type { Db } from '../../plugins/database.ts'
import { notFound } from '../../plugins/errors.ts'
import { footprintOf, machineTodayFields } from '../../plugins/footprint.ts'
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
  snapshotHash: true,
  scenarioHash: true,
  recordHash: true,
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
  readonly snapshotHash: string
  readonly scenarioHash: string
  readonly recordHash: string | null
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
  snapshotHash: row.snapshotHash,
  scenarioHash: row.scenarioHash,
  recordHash: row.recordHash,
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
export async function listDecisions(db: Db, callId: string): Promise<DecisionList> {
  const call = await db.call.findUniqueOrThrow({ where: { id: callId }, select: { title: true } })
  const rows = await db.decision.findMany({
    where: { callId },
    orderBy: [{ proposedAt: 'desc' }, { id: 'asc' }],
    take: 100,
    select: summaryFields,
  })
  const names = await namesOf(db, rows)
  return { callTitle: call.title, items: rows.map((row) => summaryOf(row, names)) }
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

async function readProposals(db: Db, callId: string, outcome: Outcome): Promise<DecisionView['proposals']> {
  const rows = await db.proposal.findMany({
    where: { callId, number: { in: outcome.awards.map(({ proposal }) => proposal) } },
    select: { number: true, id: true, title: true, institution: true, areaKey: true },
  })
  return Object.fromEntries(
    rows.map(({ number, id, title, institution, areaKey }) => [
      number,
      { id, title, institution: institution ?? '', area: areaKey },
    ]),
  )
}

function signingOf({ actor, facts }: SignedInAccess, row: SummaryRow): DecisionView['signing'] {
  if (!holdsRole(actor, 'director', row.callId)) return 'not-director'
  if (row.proposedById === actor.personId) return 'proposer'
  return (facts.conflictsInCall ?? 0) > 0 ? 'conflict' : 'may'
}

function deedsOf(access: SignedInAccess, row: SummaryRow): Pick<DecisionView, 'signing' | 'may'> {
  const signing = signingOf(access, row)
  return {
    signing,
    may: {
      sign: row.state === 'proposed' && signing === 'may',
      release: row.state === 'signed' && access.can('release decision'),
      withdraw: row.state === 'proposed' && access.can('propose decision'),
    },
  }
}

const loadDecision = (db: Db, id: string) =>
  db.decision.findUnique({
    where: { id },
    include: {
      call: {
        select: {
          title: true,
          practice: true,
          publishesSnapshot: true,
          machine: { select: machineTodayFields },
        },
      },
    },
  })

/** The page to sign. @throws DomainError `not-found` */
export async function readDecision(
  db: Db,
  access: SignedInAccess,
  decisionId: string,
): Promise<DecisionView> {
  const row = await loadDecision(db, decisionId)
  if (row === null) throw notFound()
  const { call } = row
  const names = await namesOf(db, [row])
  const { rules, areas } = await readRules(db, row.callId)
  const snapshot = storedSnapshot(row.snapshot)
  const scenario = storedScenario(row.scenario)
  const outcome = storedOutcome(row.outcome)
  return {
    ...summaryOf(row, names),
    callTitle: call.title,
    practice: call.practice,
    publishesSnapshot: call.publishesSnapshot,
    note: row.note,
    previousHash: row.previousHash,
    outcome,
    rules: { published: rules, areas, applied: scenario },
    differences: differencesFromRules(rules, areas, scenario),
    moved: movedAwards(outcome, await allocateAside(snapshot, underPublishedRules(scenario, rules, areas))),
    proposals: await readProposals(db, row.callId, outcome),
    footprint: footprintOf(snapshot.machine, outcome.totals.awarded, call.machine),
    ...deedsOf(access, row),
    version: row.version,
  }
}
