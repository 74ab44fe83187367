import type { ReviewContent, ReviewCriterion } from '@furrow/core/contract/reviews'
import type { FieldError } from '@furrow/core/errors'
import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { requireChanged } from '../../plugins/versions.ts'
import { asCriterion, contentOf, isSettled, loadReview } from './load-review.ts'
import type { ReviewRow } from './load-review.ts'

export type ReviewTarget = { readonly assignmentId: string; readonly version: number }

/** @throws DomainError `reviews-locked`, `wrong-state` */
function requireRunning({ call }: ReviewRow): void {
  if (call.reviewsLockedAt !== null) {
    throw new DomainError('reviews-locked', 'The reviews of this call are locked: nothing can be changed.')
  }
  if (call.state !== 'closed') throw new DomainError('wrong-state', 'Reviewing has not begun or is over.')
}

function requireWritable(row: ReviewRow): void {
  requireRunning(row)
  if (row.state === 'done') throw new DomainError('wrong-state', 'The review is handed in: reopen it first.')
  if (row.state !== 'accepted') throw new DomainError('wrong-state', 'Accept the assignment first.')
}

function wrongScores(criteria: readonly ReviewCriterion[], content: ReviewContent): FieldError[] {
  const known = new Map(criteria.map((criterion) => [criterion.key, criterion]))
  return Object.entries(content.scores).flatMap(([key, score]) => {
    const criterion = known.get(key)
    const path = `scores.${key}`
    if (criterion === undefined) return [{ path, message: 'The call has no such criterion.' }]
    if (score === null || isLevel(criterion, score)) return []
    return [{ path, message: `Choose a level from ${criterion.min} to ${criterion.max}.` }]
  })
}

const isLevel = ({ min, max, levels }: ReviewCriterion, score: number): boolean =>
  levels.length === 0 ? score >= min && score <= max : levels.some((level) => level.score === score)

/** Saves what was typed; a review that was never saved has version 0. */
export async function saveReview(tx: Tx, by: Doer, asked: { target: ReviewTarget; content: ReviewContent }) {
  const { target, content } = asked
  const row = await loadReview(tx, target.assignmentId)
  requireWritable(row)
  const errors = wrongScores(row.call.criteria.map(asCriterion), content)
  if (errors.length > 0)
    throw new DomainError('invalid-input', 'Some scores are not on the scale.', { errors })
  if (row.review === null) return createReview(tx, by, { row, target, content })
  const { count } = await tx.review.updateMany({
    where: { id: row.review.id, version: target.version, state: 'draft' },
    data: { ...content, updatedAt: by.at, version: { increment: 1 } },
  })
  requireChanged(count)
  return { version: target.version + 1, savedAt: by.at.toISOString() }
}

type Creation = { row: ReviewRow; target: ReviewTarget; content: ReviewContent }

async function createReview(tx: Tx, by: Doer, { row, target, content }: Creation) {
  requireChanged(target.version === 0 ? 1 : 0)
  const { callId, proposalId, reviewerId, id: assignmentId } = row
  await tx.review.create({
    data: { callId, proposalId, reviewerId, assignmentId, ...content, createdAt: by.at, updatedAt: by.at },
    select: { id: true },
  })
  return { version: 1, savedAt: by.at.toISOString() }
}

/** What stands between a draft and its handing in; `path` names the field of the desk. */
function missingFields(criteria: readonly ReviewCriterion[], content: ReviewContent): FieldError[] {
  const unanswered = criteria
    .filter(({ key }) => content.scores[key] === undefined)
    .map(({ key, name }) => ({ path: `scores.${key}`, message: `${name}: choose a level or N/A.` }))
  const confidence = { path: 'confidence', message: 'Say how well you know the field.' }
  const text = { path: 'textForApplicant', message: 'Write a text for the applicant.' }
  return [
    ...unanswered,
    ...(content.confidence === null ? [confidence] : []),
    ...(content.textForApplicant.trim() === '' ? [text] : []),
  ]
}

/** Hands the draft in as it is stored, and keeps this version for good. */
export async function handInReview(tx: Tx, by: Doer, target: ReviewTarget) {
  const row = await loadReview(tx, target.assignmentId)
  requireWritable(row)
  const content = contentOf(row.review)
  const errors = missingFields(row.call.criteria.map(asCriterion), content)
  if (errors.length > 0) {
    throw new DomainError('invalid-input', 'Something is missing; your draft is kept.', { errors })
  }
  const id = row.review?.id ?? ''
  const { count } = await tx.review.updateMany({
    where: { id, version: target.version, state: 'draft' },
    data: { state: 'submitted', submittedAt: by.at, updatedAt: by.at, version: { increment: 1 } },
  })
  requireChanged(count)
  const ordinal = (row.review?._count.versions ?? 0) + 1
  await tx.reviewVersion.create({
    data: { reviewId: id, ordinal, content, createdAt: by.at },
    select: { id: true },
  })
  await moveTo(tx, by, { row, state: 'done', reviewId: id, detail: { ordinal } })
  return { version: target.version + 1, savedAt: by.at.toISOString() }
}

/** Takes a handed-in review back into work: undo, or a correction until the lock. */
export async function reopenReview(tx: Tx, by: Doer, target: ReviewTarget) {
  const row = await loadReview(tx, target.assignmentId)
  requireRunning(row)
  const id = row.review?.id ?? ''
  if (row.review?.state !== 'submitted') throw new DomainError('wrong-state', 'The review is not handed in.')
  if (isSettled(row))
    throw new DomainError(
      'reviews-locked',
      'This review was handed in before the reviews were opened again: it stays as it is.',
    )
  const { count } = await tx.review.updateMany({
    where: { id, version: target.version, state: 'submitted' },
    data: { state: 'draft', submittedAt: null, updatedAt: by.at, version: { increment: 1 } },
  })
  requireChanged(count)
  await moveTo(tx, by, { row, state: 'accepted', reviewId: id, detail: {} })
  return { version: target.version + 1, savedAt: by.at.toISOString() }
}

type Move = {
  row: ReviewRow
  state: 'done' | 'accepted'
  reviewId: string
  detail: Record<string, number>
}

/** The assignment, the count beside the proposal and the audit event, in the transaction of the review. */
async function moveTo(tx: Tx, by: Doer, { row, state, reviewId, detail }: Move): Promise<void> {
  await tx.assignment.update({ where: { id: row.id }, data: { state }, select: { id: true } })
  await tx.proposal.update({
    where: { id: row.proposalId },
    data: { reviewCount: state === 'done' ? { increment: 1 } : { decrement: 1 } },
    select: { id: true },
  })
  const action = state === 'done' ? 'hand in review' : 'reopen review'
  await audit(tx, { ...by, action, objectType: 'review', objectId: reviewId, callId: row.callId, detail })
}
