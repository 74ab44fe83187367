import { holdsRole } from '@furrow/core/access/roles'
import type { DecisionList, DecisionSummary, DecisionView } from '@furrow/core/contract/decisions'
import { applyOverrides } from '@furrow/core/record/overrides'
import type { SignedInAccess } from '../../plugins/access.ts'
import { readLog } from '../../plugins/award-log.ts'
import type { Db } from '../../plugins/database.ts'
import { notFound } from '../../plugins/errors.ts'
import { byHandCounter, staleCheck } from '../../plugins/later-decision.ts'
import { documentOf } from './document.ts'
import { storedDecided, type Decided } from './load.ts'

const summaryFields = {
  id: true,
  callId: true,
  state: true,
  scenarioName: true,
  proposedById: true,
  proposedAt: true,
  signedById: true,
  signedAt: true,
  withdrawnById: true,
  withdrawnAt: true,
  withdrawnReason: true,
  releasedAt: true,
  snapshotHash: true,
  scenarioHash: true,
  recordHash: true,
  overrides: true,
  changes: true,
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
  readonly withdrawnById: string | null
  readonly withdrawnAt: Date | null
  readonly withdrawnReason: string | null
  readonly releasedAt: Date | null
  readonly snapshotHash: string
  readonly scenarioHash: string
  readonly recordHash: string | null
  readonly overrides: unknown
  readonly changes: unknown
}

interface Around {
  readonly names: ReadonlyMap<string, string>
  readonly countByHand: (row: SummaryRow) => number
}

const summaryOf = (row: SummaryRow, { names, countByHand }: Around): DecisionSummary => ({
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
  overridden: countByHand(row),
})

async function namesOf(db: Db, rows: readonly SummaryRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ proposedById, signedById, withdrawnById }) =>
    [proposedById, signedById, withdrawnById].filter((id) => id !== null),
  )
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
  const around = { names: await namesOf(db, rows), countByHand: await byHandCounter(db, callId) }
  return { callTitle: call.title, items: rows.map((row) => summaryOf(row, around)) }
}

function signingOf({ actor, facts }: SignedInAccess, row: SummaryRow): DecisionView['signing'] {
  if (!holdsRole(actor, 'director', row.callId)) return 'not-director'
  if (row.proposedById === actor.personId) return 'proposer'
  return (facts.conflictsInCall ?? 0) > 0 ? 'conflict' : 'may'
}

function deedsOf(
  access: SignedInAccess,
  row: SummaryRow,
  stale: DecisionView['stale'],
): Pick<DecisionView, 'signing' | 'may'> {
  const signing = signingOf(access, row)
  return {
    signing,
    may: {
      sign: row.state === 'proposed' && signing === 'may' && stale === null,
      release:
        row.state === 'signed' &&
        access.can('release decision') &&
        access.facts.rehearsal !== true &&
        stale === null,
      withdraw: row.state === 'proposed' && access.can('propose decision'),
      revoke: row.state === 'signed' && access.can('sign decision'),
    },
  }
}

const withdrawnOf = (row: SummaryRow, names: ReadonlyMap<string, string>): DecisionView['withdrawn'] =>
  row.withdrawnAt === null
    ? null
    : {
        by: names.get(row.withdrawnById ?? '') ?? '',
        at: row.withdrawnAt.toISOString(),
        reason: row.withdrawnReason,
      }

/** Why a later decision that waits cannot go on as it is. */
async function readStale(
  db: Db,
  { callId, stored, outcome, overrides }: Decided,
  { later }: Pick<DecisionView, 'later'>,
): Promise<DecisionView['stale']> {
  if (later === null) return null
  const record = { outcome, awards: applyOverrides(outcome, overrides) }
  const check = await staleCheck(db, { callId, record, changes: stored?.changes })
  const stale = check(await readLog(db, callId))
  return stale?.kind === 'moved' ? { ...stale, proposals: [...stale.proposals] } : stale
}

/** The page to sign. @throws DomainError `not-found` */
export async function readDecision(
  db: Db,
  access: SignedInAccess,
  decisionId: string,
): Promise<DecisionView> {
  const row = await db.decision.findUnique({ where: { id: decisionId } })
  if (row === null) throw notFound()
  const decided = storedDecided(row)
  const document = await documentOf(db, decided, row.signedAt ?? row.proposedAt)
  const waits = row.state === 'proposed' || row.state === 'signed'
  const stale = waits ? await readStale(db, decided, document) : null
  const names = await namesOf(db, [row])
  const overridden = document.overrides.filter(({ byHand }) => byHand).length
  return {
    ...document,
    ...summaryOf(row, { names, countByHand: () => overridden }),
    withdrawn: withdrawnOf(row, names),
    note: row.note,
    previousHash: row.previousHash,
    stale,
    ...deedsOf(access, row, stale),
    version: row.version,
  }
}
