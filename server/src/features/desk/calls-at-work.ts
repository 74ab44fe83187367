import type { OwnDesk } from '@furrow/core/contract/desk'
import type { CallStateName } from '@furrow/core/contract/calls'
import { can } from '@furrow/core/access/can'
import type { Action } from '@furrow/core/access/table'
import { nextStep } from '../../plugins/call-steps.ts'
import type { Db, Readers } from '../../plugins/database.ts'
import type { Statements } from '../../plugins/statements.ts'
import { counted, countReviews, visible } from '../../plugins/work-counts.ts'
import type { DeskOwner } from './read-desk.ts'

const atWork = ['draft', 'open', 'closed', 'decided'] as const

const loadCalls = (db: Db) =>
  db.call.findMany({
    where: {
      state: { in: [...atWork] },
      OR: [{ rehearsal: null }, { rehearsal: { notIn: ['making', 'deleting'] } }],
    },
    orderBy: [{ deadlineAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      title: true,
      state: true,
      deadlineAt: true,
      reviewsDueAt: true,
      reviewsLockedAt: true,
      reviewersPerProposal: true,
    },
  })

type Row = Awaited<ReturnType<typeof loadCalls>>[number]
type CallAtWork = NonNullable<OwnDesk['calls']>[number]

const proposalCounts = `SELECT count(*) submitted, count(CASE WHEN p.eligible IS NULL THEN 1 END) unrecorded,
  count(CASE WHEN p.eligible IS NOT 0 AND t.proposalId IS NULL THEN 1 END) assessmentsMissing
  FROM Proposal p LEFT JOIN TechnicalAssessment t ON t.proposalId = p.id WHERE ${visible} AND ${counted}`

/** The calls whose progress the person may read; null for whoever has no such role anywhere. */
export async function readCallsAtWork({ db, sql }: Readers, owner: DeskOwner): Promise<OwnDesk['calls']> {
  const { actor } = owner
  if (!can(actor, 'read call.progress')) return null
  const rows = await loadCalls(db)
  const asks =
    ({ id, state }: Row) =>
    (action: Action) =>
      can(actor, action, { callId: id, callState: state })
  return rows
    .filter((row) => asks(row)('read call.progress'))
    .filter((row) => row.state !== 'draft' || asks(row)('read call.draft'))
    .map((row) => countCall(sql, { row, owner, knows: asks(row)('read decision.unreleased') }))
}

interface Counted {
  readonly row: Row
  readonly owner: DeskOwner
  /** The viewer may know that a decision has been signed. */
  readonly knows: boolean
}

function countCall(sql: Statements, { row, owner: { actor, now }, knows }: Counted): CallAtWork {
  const viewer = { personId: actor.personId, now }
  const proposals = sql.get(proposalCounts, { call: row.id, viewer: viewer.personId })
  const countOf = (name: string) => Number(proposals?.[name] ?? 0)
  const { asked, handedIn, late, underassigned } = countReviews(sql, row, viewer)
  const isReviewing = row.state === 'closed' && row.reviewsLockedAt === null
  const state: CallStateName = row.state === 'decided' && !knows ? 'closed' : row.state
  const counts = {
    underassigned,
    unrecorded: countOf('unrecorded'),
    assessmentsMissing: countOf('assessmentsMissing'),
    reviewsAsked: asked,
    reviewsIn: handedIn,
  }
  return {
    id: row.id,
    title: row.title,
    state,
    deadlineAt: row.deadlineAt?.toISOString() ?? null,
    submitted: countOf('submitted'),
    underassigned: isReviewing ? underassigned : 0,
    reviewsAsked: asked,
    reviewsIn: handedIn,
    late: isReviewing ? late : 0,
    next: nextStep(sql, { ...row, state }, { now, knows, counts }),
  }
}
