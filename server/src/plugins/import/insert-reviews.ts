import { insert } from '../insert.ts'
import type { Importing } from './import-snapshot.ts'
import { makeReviewers } from './insert-people.ts'
import { sqlDate } from '../statements.ts'

/**
 * Writes each review as handed in, on an assignment that is done; before the reviews the assignment alone. Says so
 * after each.
 */
export function* insertReviews(
  importing: Importing,
  proposals: ReadonlyMap<string, string>,
): Generator<void> {
  const { sql, callId, snapshot, now, randomId, stage } = importing
  const at = sqlDate(now)
  const personOf = makeReviewers(importing)
  for (const { proposal, reviewer, scores, confidence } of snapshot.reviews) {
    const proposalId = proposals.get(proposal) ?? ''
    const reviewerId = personOf(reviewer)
    const assignmentId = randomId()
    const pair = { callId, proposalId, reviewerId }
    const state = stage === 'reviewing' ? 'accepted' : 'done'
    insert(sql, 'Assignment', { id: assignmentId, ...pair, state, invitedAt: at, respondedAt: at })
    if (stage !== 'reviewing')
      insert(sql, 'Review', {
        id: randomId(),
        ...pair,
        assignmentId,
        state: 'submitted',
        scores: JSON.stringify(scores),
        confidence: confidence ?? null,
        createdAt: at,
        updatedAt: at,
        submittedAt: at,
      })
    yield
  }
}
