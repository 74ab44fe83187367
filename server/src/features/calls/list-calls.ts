import { callStates } from '@furrow/core/contract/calls'
import type { CallList, CallListItem } from '@furrow/core/contract/calls'
import { can } from '@furrow/core/access/can'
import type { Actor } from '@furrow/core/access/roles'
import type { Action } from '@furrow/core/access/table'
import type { Db, Readers } from '../../plugins/database.ts'
import { apiDate } from '../../plugins/statements.ts'
import type { Statements } from '../../plugins/statements.ts'
import { isDoorOpen, shownState } from './read-call.ts'

/** The awards of a released decision never change: their sums are kept, by decision. */
const sums = new Map<string, number>()

function awardedOf(sql: Statements, decisionId: unknown): number | null {
  if (typeof decisionId !== 'string') return null
  const known = sums.get(decisionId)
  if (known !== undefined) return known
  const row = sql.get('SELECT SUM(hours) hours FROM Award WHERE decisionId = ?', decisionId)
  const sum = Number(row?.['hours'] ?? 0)
  sums.set(decisionId, sum)
  return sum
}

/** Every visitor asks for this list: by a prepared statement. */
function readRows(sql: Statements) {
  const rows =
    sql.all(`SELECT id, title, summary, state, practice, rehearsal, budget, openedAt, deadlineAt, decisionDueAt,
    releasedAt, reviewsLockedAt IS NOT NULL AS reviewsLocked, CASE WHEN state IN ('released', 'archived') THEN (
      SELECT d.id FROM Decision d WHERE d.callId = Call.id AND d.state = 'released'
      ORDER BY d.releasedAt DESC, d.id DESC LIMIT 1) END decisionId
    FROM Call WHERE rehearsal IS NOT 'making' AND rehearsal IS NOT 'deleting' ORDER BY deadlineAt DESC, id`)
  return rows.flatMap((row) => {
    const state = callStates.find((name) => name === row['state'])
    if (state === undefined) return []
    const text = (name: string) => String(row[name])
    return [
      {
        id: text('id'),
        title: text('title'),
        summary: text('summary'),
        state,
        practice: row['practice'] === 1,
        rehearsal: row['rehearsal'] !== null,
        budget: Number(row['budget']),
        awarded: awardedOf(sql, row['decisionId']),
        openedAt: apiDate(row['openedAt']),
        deadlineAt: apiDate(row['deadlineAt']),
        decisionDueAt: apiDate(row['decisionDueAt']),
        releasedAt: apiDate(row['releasedAt']),
        reviewsLocked: row['reviewsLocked'] === 1,
      },
    ]
  })
}

type Counts = Omit<NonNullable<CallListItem['counts']>, 'reviewsLocked'>

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

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text))

const order: Record<string, number> = { open: 0, closed: 1, decided: 1, draft: 2, released: 3, archived: 4 }

/** Every call that the viewer may read: open ones first, then the ones at work, then the rest by deadline. */
export async function listCalls({ db, sql }: Readers, actor: Actor, now: Date): Promise<CallList> {
  const rows = readRows(sql)
  const asks = (row: Omit<(typeof rows)[number], 'reviewsLocked'>) => (action: Action) =>
    can(actor, action, { callId: row.id, callState: row.state, rehearsal: row.rehearsal })
  const readable = rows.filter((row) => asks(row)('read call.published') || asks(row)('read call.draft'))
  const watched = readable.filter((row) => asks(row)('read call.progress')).map(({ id }) => id)
  const counts =
    actor === null || watched.length === 0
      ? new Map<string, Counts>()
      : await countsOf(db, watched, actor.personId)
  const items = readable.map(({ reviewsLocked, ...row }) => {
    const counted = counts.get(row.id)
    return {
      ...row,
      state: shownState(row.state, { can: asks(row) }),
      doorOpen: isDoorOpen({ ...row, deadlineAt: dateOf(row.deadlineAt) }, now),
      counts: counted === undefined ? null : { ...counted, reviewsLocked },
    }
  })
  items.sort((a, b) => (order[a.state] ?? 9) - (order[b.state] ?? 9))
  return { items, serverTime: now.toISOString(), canCreate: can(actor, 'create call') }
}
