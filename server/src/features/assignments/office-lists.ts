import type { Matrix, MatrixFilter, ReviewerList } from '@furrow/core/contract/assignments'
import { proposalFilter } from '../../plugins/access-filter.ts'
import type { Prisma } from '../../generated/prisma/client.ts'
import type { SignedInAccess } from '../../plugins/access.ts'
import type { Db } from '../../plugins/database.ts'
import type { Statements } from '../../plugins/statements.ts'
import { sqlDate } from '../../plugins/statements.ts'

export type Reading = { readonly db: Db; readonly sql: Statements; readonly now: Date }

const callColumns = {
  id: true,
  title: true,
  state: true,
  doubleBlind: true,
  maxReviewerLoad: true,
  reviewersPerProposal: true,
  reviewsLockedAt: true,
  rehearsal: true,
}

const loadCall = (db: Db, id: string) => db.call.findUniqueOrThrow({ where: { id }, select: callColumns })

type ListedCall = Awaited<ReturnType<typeof loadCall>>

const isReviewing = ({ state, reviewsLockedAt }: ListedCall): boolean =>
  state === 'closed' && reviewsLockedAt === null

const canAssign = (call: ListedCall, { can }: SignedInAccess): boolean =>
  isReviewing(call) && can('create review.assignment')

/** Assignments that are late at an instant; once the reviews are locked nobody is. */
const lateOnes = `a.state IN ('invited', 'accepted') AND a.dueAt < :now AND :reviewing`

const asReviewer = (row: Record<string, unknown>): ReviewerList['items'][number] => ({
  id: String(row['id']),
  name: String(row['name']),
  email: String(row['email']),
  institution: typeof row['institution'] === 'string' ? row['institution'] : null,
  invented: row['invented'] === 1,
  load: Number(row['load']),
  done: Number(row['done']),
  late: Number(row['late']),
  conflicts: Number(row['conflicts']),
})

/** Everybody who may review in the call, in a rehearsal its own reviewers alone, with what they have; counts leave out what the viewer may not see. */
export async function listReviewers(
  { db, sql, now }: Reading,
  access: SignedInAccess,
): Promise<ReviewerList> {
  const { actor, facts } = access
  const call = await loadCall(db, facts.callId ?? '')
  const filter = proposalFilter(actor, call)
  const counted = `SELECT count(*) FROM Assignment a JOIN Proposal p ON p.id = a.proposalId
    WHERE a.reviewerId = r.id AND a.callId = :call AND ${filter?.where ?? '0'}`
  const rows = sql.all(
    `SELECT r.id, r.name, r.email, r.institution, r.invented,
      (${counted} AND a.state IN ('invited', 'accepted', 'done')) load,
      (${counted} AND a.state = 'done') done,
      (${counted} AND ${lateOnes}) late,
      (SELECT count(*) FROM Conflict k JOIN Proposal p ON p.id = k.proposalId
        WHERE k.personId = r.id AND k.state <> 'waived' AND ${filter?.where ?? '0'}) conflicts
     FROM Person r WHERE EXISTS (SELECT 1 FROM RoleGrant g WHERE g.personId = r.id AND g.role = 'reviewer'
       AND (g.callId = :call OR g.callId IS NULL AND :isReal)) ORDER BY r.name`,
    {
      actor: actor.personId,
      call: call.id,
      isReal: Number(call.rehearsal === null),
      now: sqlDate(now),
      reviewing: Number(isReviewing(call)),
    },
  )
  return {
    callTitle: call.title,
    maxLoad: call.maxReviewerLoad,
    wanted: call.reviewersPerProposal,
    canAssign: canAssign(call, access),
    locked: call.reviewsLockedAt !== null,
    items: rows.map(asReviewer),
  }
}

type Page = {
  readonly q: string
  readonly who: MatrixFilter
  readonly numbers: string
  readonly page: number
  readonly pageSize: number
}

const asked = `(SELECT count(*) FROM Assignment a
  WHERE a.proposalId = p.id AND a.state IN ('invited', 'accepted', 'done'))`

const filters: Record<MatrixFilter, string> = {
  all: '1',
  lacking: `p.eligible IS NOT 0 AND ${asked} < :wanted`,
  late: `EXISTS (SELECT 1 FROM Assignment a WHERE a.proposalId = p.id AND ${lateOnes})`,
}

/** Proposals with who is asked for them, those with the fewest reviewers first. */
export async function listAssignments(
  { db, sql, now }: Reading,
  access: SignedInAccess,
  { q, who, numbers, page, pageSize }: Page,
): Promise<Matrix> {
  const { actor, facts } = access
  const call = await loadCall(db, facts.callId ?? '')
  const filter = proposalFilter(actor, call)
  if (filter === null || filter.level === 'outline') return { items: [], total: 0, page, pageSize }
  const where = `${filter.where} AND p.state <> 'withdrawn'
    AND (:q = '' OR instr(lower(p.number || ' ' || p.title), lower(:q)) > 0) AND ${filters[who]}
    AND (:numbers = '' OR instr(',' || :numbers || ',', ',' || p.number || ',') > 0)`
  const values = { ...filter.values, q, numbers, ...valuesOf(who, call, now) }
  const total = Number(sql.get(`SELECT count(*) n FROM Proposal p WHERE ${where}`, values)?.['n'] ?? 0)
  const ids = sql.all(
    `SELECT p.id FROM Proposal p WHERE ${where} ORDER BY ${asked}, p.number LIMIT :limit OFFSET :offset`,
    { ...values, limit: pageSize, offset: (page - 1) * pageSize },
  )
  const rows = await db.proposal.findMany({
    where: { id: { in: ids.map((row) => String(row['id'])) } },
    select: matrixColumns,
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const seen = { now, isReviewing: isReviewing(call), canAssign: canAssign(call, access) }
  const items = ids.flatMap((row) => {
    const found = byId.get(String(row['id']))
    return found === undefined ? [] : [asMatrixRow(found, seen)]
  })
  return { items, total, page, pageSize }
}

/** What the filter asks with; a statement is refused a value that it does not name. */
function valuesOf(who: MatrixFilter, call: ListedCall, now: Date) {
  if (who === 'lacking') return { wanted: call.reviewersPerProposal }
  return who === 'late' ? { now: sqlDate(now), reviewing: Number(isReviewing(call)) } : {}
}

const matrixColumns = {
  id: true,
  number: true,
  title: true,
  institution: true,
  reviewCount: true,
  assignments: {
    orderBy: { invitedAt: 'asc' as const },
    select: {
      id: true,
      reviewerId: true,
      state: true,
      dueAt: true,
      reviewer: { select: { name: true } },
      review: { select: { id: true } },
    },
  },
}

type MatrixProposal = Prisma.ProposalGetPayload<{ select: typeof matrixColumns }>

type Seen = { readonly now: Date; readonly isReviewing: boolean; readonly canAssign: boolean }

function asMatrixRow({ id, assignments, ...own }: MatrixProposal, seen: Seen): Matrix['items'][number] {
  return {
    proposalId: id,
    ...own,
    assignments: assignments.map(({ reviewer, review, dueAt, ...row }) => {
      const isRunning = row.state === 'invited' || row.state === 'accepted'
      return {
        ...row,
        reviewerName: reviewer.name,
        dueAt: dueAt?.toISOString() ?? null,
        late: seen.isReviewing && isRunning && dueAt !== null && dueAt < seen.now,
        removable: seen.canAssign && isRunning && review === null,
      }
    }),
  }
}
