import type { CallProgress, CallStep } from '@furrow/core/contract/calls'
import { sqlDate } from '../../plugins/statements.ts'
import type { Statements } from '../../plugins/statements.ts'
import type { CallRow } from './read-call.ts'

type Viewer = { readonly personId: string; readonly now: Date; readonly state: CallProgress['state'] }

/** Everything but the proposals with which the viewer has a conflict. */
const visible = `p.callId = :call AND p.deletedAt IS NULL AND NOT EXISTS (SELECT 1 FROM Conflict x
  WHERE x.proposalId = p.id AND x.personId = :viewer AND x.state <> 'waived')`

const counted = `p.submissionId IS NOT NULL AND p.state <> 'withdrawn'`

const proposalCounts = `SELECT
  count(CASE WHEN p.state = 'draft' AND p.submissionId IS NULL THEN 1 END) drafts,
  count(CASE WHEN p.state = 'submitted' OR (p.state = 'draft' AND p.submissionId IS NOT NULL) THEN 1 END) submitted,
  count(CASE WHEN p.state = 'returned' THEN 1 END) returned,
  count(CASE WHEN p.state = 'reviewing' THEN 1 END) reviewing,
  count(CASE WHEN p.state = 'decided' THEN 1 END) decided,
  count(CASE WHEN p.state = 'withdrawn' THEN 1 END) withdrawn,
  total(CASE WHEN ${counted} THEN p.requested END) requestedHours,
  count(CASE WHEN ${counted} AND p.eligible = 1 THEN 1 END) eligible,
  count(CASE WHEN ${counted} AND p.eligible = 0 THEN 1 END) ineligible,
  count(CASE WHEN ${counted} AND p.eligible IS NULL THEN 1 END) unrecorded,
  count(CASE WHEN ${counted} AND p.eligible IS NOT 0 AND t.proposalId IS NULL THEN 1 END) assessmentsMissing
  FROM Proposal p LEFT JOIN TechnicalAssessment t ON t.proposalId = p.id WHERE ${visible}`

const reviewCounts = `SELECT count(*) asked, count(CASE WHEN r.state = 'submitted' THEN 1 END) handedIn,
  count(CASE WHEN r.state IS NOT 'submitted' AND coalesce(a.dueAt, :due) < :now THEN 1 END) late
  FROM Assignment a JOIN Proposal p ON p.id = a.proposalId LEFT JOIN Review r ON r.assignmentId = a.id
  WHERE ${visible} AND ${counted} AND a.state IN ('invited', 'accepted', 'done')`

const underassignedCount = `SELECT count(*) underassigned FROM Proposal p WHERE ${visible} AND ${counted}
  AND p.eligible IS NOT 0 AND (SELECT count(*) FROM Assignment a WHERE a.proposalId = p.id
    AND a.state IN ('invited', 'accepted', 'done')) < :wanted`

const numbers = (row: Record<string, unknown> | undefined) => (name: string) => Number(row?.[name] ?? 0)
type Read = ReturnType<typeof numbers>

const proposalsOf = (of: Read) => ({
  drafts: of('drafts'),
  submitted: of('submitted'),
  returned: of('returned'),
  reviewing: of('reviewing'),
  decided: of('decided'),
  withdrawn: of('withdrawn'),
})

const eligibilityOf = (of: Read) => ({
  eligible: of('eligible'),
  ineligible: of('ineligible'),
  unrecorded: of('unrecorded'),
})

/** How far a call is, in counts of what the viewer may see, and what a person does next. */
export function readProgress(sql: Statements, row: CallRow, viewer: Viewer): CallProgress {
  const who = { call: row.id, viewer: viewer.personId }
  const due = row.reviewsDueAt === null ? null : sqlDate(row.reviewsDueAt)
  const of = numbers(sql.get(proposalCounts, who))
  const reviews = numbers(sql.get(reviewCounts, { ...who, due, now: sqlDate(viewer.now) }))
  const wanted = { ...who, wanted: row.reviewersPerProposal }
  const needed = (of('eligible') + of('unrecorded')) * row.reviewersPerProposal
  const progress = {
    state: viewer.state,
    proposals: proposalsOf(of),
    requestedHours: of('requestedHours'),
    eligibility: eligibilityOf(of),
    assessmentsMissing: of('assessmentsMissing'),
    reviews: { handedIn: reviews('handedIn'), asked: reviews('asked'), needed, late: reviews('late') },
    underassigned: numbers(sql.get(underassignedCount, wanted))('underassigned'),
  }
  return { ...progress, next: nextStep(row, progress, viewer) }
}

const fixedSteps: Partial<Record<CallProgress['state'], CallStep>> = {
  draft: 'open',
  decided: 'release',
  released: 'archive',
  archived: 'none',
}

type Counts = Omit<CallProgress, 'next'>

function nextStep(row: CallRow, counts: Counts, { state, now }: Viewer): CallStep {
  const fixed = fixedSteps[state]
  if (fixed !== undefined) return fixed
  if (state === 'open') return row.deadlineAt !== null && now < row.deadlineAt ? 'wait-for-deadline' : 'close'
  if (row.reviewsLockedAt !== null) return 'studio'
  return closedStep(counts)
}

function closedStep({ eligibility, assessmentsMissing, underassigned, reviews }: Counts): CallStep {
  if (eligibility.unrecorded > 0) return 'record-eligibility'
  if (assessmentsMissing > 0) return 'assess'
  if (underassigned > 0) return 'assign'
  return reviews.handedIn < reviews.asked ? 'wait-for-reviews' : 'lock-reviews'
}
