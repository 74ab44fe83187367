import { sqlDate } from './statements.ts'
import type { Statements } from './statements.ts'

/** Everything but the proposals with which the viewer has a conflict. */
export const visible = `p.callId = :call AND p.deletedAt IS NULL AND NOT EXISTS (SELECT 1 FROM Conflict x
  WHERE x.proposalId = p.id AND x.personId = :viewer AND x.state <> 'waived')`

/** Handed in and not taken back. */
export const counted = `p.submissionId IS NOT NULL AND p.state <> 'withdrawn'`

const reviewCounts = `SELECT count(*) asked, count(CASE WHEN r.state = 'submitted' THEN 1 END) handedIn,
  count(CASE WHEN r.state IS NOT 'submitted' AND coalesce(a.dueAt, :due) < :now THEN 1 END) late
  FROM Assignment a JOIN Proposal p ON p.id = a.proposalId LEFT JOIN Review r ON r.assignmentId = a.id
  WHERE ${visible} AND ${counted} AND a.state IN ('invited', 'accepted', 'done')`

const underassignedCount = `SELECT count(*) underassigned FROM Proposal p WHERE ${visible} AND ${counted}
  AND p.eligible IS NOT 0 AND (SELECT count(*) FROM Assignment a WHERE a.proposalId = p.id
    AND a.state IN ('invited', 'accepted', 'done')) < :wanted`

interface CountedCall {
  readonly id: string
  readonly reviewsDueAt: Date | null
  readonly reviewsLockedAt: Date | null
  readonly reviewersPerProposal: number
}
interface Viewer {
  readonly personId: string
  readonly now: Date
}

/**
 * Reviews of a call asked for, handed in and late, and proposals that lack reviewers; the viewer's conflicts left out.
 * Once the reviews are locked nobody can hand in, so nobody is late.
 */
export function countReviews(sql: Statements, call: CountedCall, viewer: Viewer) {
  const who = { call: call.id, viewer: viewer.personId }
  const due = call.reviewsDueAt === null ? null : sqlDate(call.reviewsDueAt)
  const reviews = sql.get(reviewCounts, { ...who, due, now: sqlDate(viewer.now) })
  const lacking = sql.get(underassignedCount, { ...who, wanted: call.reviewersPerProposal })
  return {
    asked: Number(reviews?.['asked'] ?? 0),
    handedIn: Number(reviews?.['handedIn'] ?? 0),
    late: call.reviewsLockedAt === null ? Number(reviews?.['late'] ?? 0) : 0,
    underassigned: Number(lacking?.['underassigned'] ?? 0),
  }
}
