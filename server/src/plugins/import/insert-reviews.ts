import { insert } from '../insert.ts'
import type { Importing } from './import-snapshot.ts'
import { sqlDate } from '../statements.ts'

interface Ids {
  readonly proposals: ReadonlyMap<string, string>
  readonly reviewers: ReadonlyMap<string, string>
}

/** Writes each review as handed in, on an assignment that is done; before the reviews the assignment alone. */
export function insertReviews(importing: Importing, { proposals, reviewers }: Ids): void {
  const { sql, callId, snapshot, now, randomId, stage } = importing
  const at = sqlDate(now)
  for (const { proposal, reviewer, scores, confidence } of snapshot.reviews) {
    const proposalId = proposals.get(proposal) ?? ''
    const reviewerId = reviewers.get(reviewer) ?? ''
    const assignmentId = randomId()
    const pair = { callId, proposalId, reviewerId }
    const state = stage === 'reviewing' ? 'accepted' : 'done'
    insert(sql, 'Assignment', { id: assignmentId, ...pair, state, invitedAt: at, respondedAt: at })
    if (stage === 'reviewing') continue
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
  }
}
