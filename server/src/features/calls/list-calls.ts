import type { CallList, CallListItem } from '@furrow/core/contract/calls'
import { can } from '@furrow/core/access/can'
import type { Actor } from '@furrow/core/access/roles'
import type { Action } from '@furrow/core/access/table'
import type { Db } from '../../plugins/database.ts'
import { isDoorOpen, shownState } from './read-call.ts'

const columns = {
  id: true,
  title: true,
  summary: true,
  state: true,
  practice: true,
  budget: true,
  openedAt: true,
  deadlineAt: true,
  decisionDueAt: true,
  releasedAt: true,
} as const

type Counts = NonNullable<CallListItem['counts']>

/** Counts of the given calls, in four grouped queries whatever the number of calls. */
async function countsOf(db: Db, callIds: string[], viewerId: string): Promise<Map<string, Counts>> {
  const of = { callId: { in: callIds } }
  const conflicts = { none: { personId: viewerId, state: { not: 'waived' } } } as const
  const proposal = { ...of, deletedAt: null, conflicts }
  const asked = { in: ['invited', 'accepted', 'done'] } as const
  const [drafts, handedIn, reviewsIn, reviewsAsked] = await Promise.all([
    db.proposal.groupBy({ by: ['callId'], _count: true, where: { ...proposal, submissionId: null } }),
    db.proposal.groupBy({
      by: ['callId'],
      _count: true,
      where: { ...proposal, submissionId: { not: null } },
    }),
    db.review.groupBy({ by: ['callId'], _count: true, where: { ...of, proposal, state: 'submitted' } }),
    db.assignment.groupBy({
      by: ['callId'],
      _count: true,
      where: { ...of, proposal, state: { in: [...asked.in] } },
    }),
  ])
  const at = (rows: readonly { callId: string; _count: number }[], id: string) =>
    rows.find(({ callId }) => callId === id)?._count ?? 0
  const counts = (id: string): Counts => ({
    drafts: at(drafts, id),
    handedIn: at(handedIn, id),
    reviewsIn: at(reviewsIn, id),
    reviewsAsked: at(reviewsAsked, id),
  })
  return new Map(callIds.map((id) => [id, counts(id)]))
}

const order: Record<string, number> = { open: 0, closed: 1, decided: 1, draft: 2, released: 3, archived: 4 }

/** Every call that the viewer may read: open ones first, then the ones at work, then the rest by deadline. */
export async function listCalls(db: Db, actor: Actor, now: Date): Promise<CallList> {
  const rows = await db.call.findMany({ select: columns, orderBy: [{ deadlineAt: 'desc' }, { id: 'asc' }] })
  const asks = (row: (typeof rows)[number]) => (action: Action) =>
    can(actor, action, { callId: row.id, callState: row.state })
  const readable = rows.filter((row) => asks(row)('read call.published') || asks(row)('read call.draft'))
  const counted = readable.filter((row) => asks(row)('read call.progress')).map(({ id }) => id)
  const counts = actor === null ? new Map<string, Counts>() : await countsOf(db, counted, actor.personId)
  const items = readable.map((row) => ({
    ...row,
    state: shownState(row.state, { can: asks(row) }),
    openedAt: row.openedAt?.toISOString() ?? null,
    deadlineAt: row.deadlineAt?.toISOString() ?? null,
    decisionDueAt: row.decisionDueAt?.toISOString() ?? null,
    releasedAt: row.releasedAt?.toISOString() ?? null,
    doorOpen: isDoorOpen(row, now),
    counts: counts.get(row.id) ?? null,
  }))
  items.sort((a, b) => (order[a.state] ?? 9) - (order[b.state] ?? 9))
  return { items, serverTime: now.toISOString(), canCreate: can(actor, 'create call') }
}
