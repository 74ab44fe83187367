import type { Snapshot } from '@furrow/core/contract/snapshot'
import { insert } from '../insert.ts'
import type { Importing } from './import-snapshot.ts'
import { hasReviews } from './import-stage.ts'
import { makeReviewers } from './insert-people.ts'
import { sqlDate } from '../statements.ts'

/**
 * Writes each review as handed in, on an assignment that is done; before the reviews the assignment alone, and before
 * the assignments who wrote it. Says so after each.
 */
export function* insertReviews(
  importing: Importing,
  proposals: ReadonlyMap<string, string>,
): Generator<void> {
  const personOf = makeReviewers(importing)
  for (const review of importing.snapshot.reviews) {
    const reviewerId = personOf(review.reviewer)
    const proposalId = proposals.get(review.proposal) ?? ''
    if (importing.stage !== 'open') insertReview(importing, { review, proposalId, reviewerId })
    yield
  }
}

interface Row {
  readonly review: Snapshot['reviews'][number]
  readonly proposalId: string
  readonly reviewerId: string
}

function insertReview(
  { sql, callId, now, randomId, stage }: Importing,
  { review, proposalId, reviewerId }: Row,
): void {
  const at = sqlDate(now)
  const assignmentId = randomId()
  const pair = { callId, proposalId, reviewerId }
  const state = hasReviews(stage) ? 'done' : 'accepted'
  insert(sql, 'Assignment', { id: assignmentId, ...pair, state, invitedAt: at, respondedAt: at })
  if (!hasReviews(stage)) return
  insert(sql, 'Review', {
    id: randomId(),
    ...pair,
    assignmentId,
    state: 'submitted',
    scores: JSON.stringify(review.scores),
    confidence: review.confidence ?? null,
    createdAt: at,
    updatedAt: at,
    submittedAt: at,
  })
}
