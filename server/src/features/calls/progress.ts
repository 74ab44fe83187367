import type { CallProgress, CallStep } from '@furrow/core/contract/calls'
import type { Statements } from '../../plugins/statements.ts'
import { counted, countReviews, visible } from '../../plugins/work-counts.ts'
import type { CallRow } from './read-call.ts'

type Viewer = { readonly personId: string; readonly now: Date; readonly state: CallProgress['state'] }

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
  const of = numbers(sql.get(proposalCounts, who))
  const { underassigned, ...reviews } = countReviews(sql, row, viewer)
  const needed = (of('eligible') + of('unrecorded')) * row.reviewersPerProposal
  const progress = {
    state: viewer.state,
    proposals: proposalsOf(of),
    requestedHours: of('requestedHours'),
    eligibility: eligibilityOf(of),
    assessmentsMissing: of('assessmentsMissing'),
    reviews: { ...reviews, needed },
    underassigned,
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
