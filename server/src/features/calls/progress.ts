import type { CallProgress } from '@furrow/core/contract/calls'
import { nextStep } from '../../plugins/call-steps.ts'
import type { Statements } from '../../plugins/statements.ts'
import { counted, countReviews, visible } from '../../plugins/work-counts.ts'
import type { CallRow } from './read-call.ts'

type Viewer = {
  readonly personId: string
  readonly now: Date
  readonly state: CallProgress['state']
  /** May know of a decision that is not released. */
  readonly knows: boolean
}

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
  const counts = {
    unrecorded: of('unrecorded'),
    assessmentsMissing: of('assessmentsMissing'),
    underassigned,
    reviewsAsked: reviews.asked,
    reviewsIn: reviews.handedIn,
  }
  return { ...progress, next: nextStep(sql, { ...row, state: viewer.state }, { ...viewer, counts }) }
}
