import { reviewContent } from '@furrow/core/contract/reviews'
import type { ReviewContent, ReviewCriterion } from '@furrow/core/contract/reviews'
import { z } from 'zod'
import type { Prisma } from '../../generated/prisma/client.ts'
import type { Db } from '../../plugins/database.ts'

export const criterionColumns = {
  orderBy: { position: 'asc' },
  select: {
    key: true,
    name: true,
    description: true,
    min: true,
    max: true,
    weight: true,
    lowIsGood: true,
    levels: true,
  },
} satisfies Prisma.Call$criteriaArgs

type StoredCriterion = Omit<ReviewCriterion, 'levels'> & { levels: Prisma.JsonValue }
const levels = z.array(z.object({ score: z.number(), text: z.string() })).catch([])

export const asCriterion = (row: StoredCriterion): ReviewCriterion => ({
  ...row,
  levels: levels.parse(row.levels),
})

export const scoresSchema = z.record(z.string(), z.number().nullable())

const columns = {
  id: true,
  callId: true,
  proposalId: true,
  reviewerId: true,
  state: true,
  dueAt: true,
  call: {
    select: {
      id: true,
      title: true,
      state: true,
      practice: true,
      doubleBlind: true,
      reviewsLockedAt: true,
      reviewsReopenedAt: true,
      criteria: criterionColumns,
    },
  },
  review: {
    select: {
      id: true,
      state: true,
      scores: true,
      confidence: true,
      textForApplicant: true,
      textForPanel: true,
      submittedAt: true,
      version: true,
      _count: { select: { versions: true } },
    },
  },
} satisfies Prisma.AssignmentSelect

export type ReviewRow = Prisma.AssignmentGetPayload<{ select: typeof columns }>

/** An assignment with its call and its review, if one was begun. */
export const loadReview = (db: Db, assignmentId: string): Promise<ReviewRow> =>
  db.assignment.findUniqueOrThrow({ where: { id: assignmentId }, select: columns })

/** Handed in before the reviews were opened again: it was ranked, so it stays as it is. */
export const isSettled = ({ call, review }: ReviewRow): boolean =>
  call.reviewsReopenedAt !== null &&
  review?.state === 'submitted' &&
  review.submittedAt !== null &&
  review.submittedAt < call.reviewsReopenedAt

export const emptyContent: ReviewContent = {
  scores: {},
  confidence: null,
  textForApplicant: '',
  textForPanel: '',
}

export const contentOf = (review: ReviewRow['review']): ReviewContent =>
  review === null
    ? emptyContent
    : reviewContent.parse({
        scores: review.scores,
        confidence: review.confidence,
        textForApplicant: review.textForApplicant,
        textForPanel: review.textForPanel,
      })
