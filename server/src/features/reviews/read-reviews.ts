import type { ReviewList } from '@furrow/core/contract/reviews'
import { can } from '@furrow/core/access/can'
import { viewReview } from '@furrow/core/access/view'
import type { SignedInAccess } from '../../plugins/access.ts'
import type { Db } from '../../plugins/database.ts'
import { asCriterion, criterionColumns, scoresSchema } from './load-review.ts'

const reviewColumns = {
  state: true,
  reviewerId: true,
  scores: true,
  confidence: true,
  textForApplicant: true,
  textForPanel: true,
  submittedAt: true,
  reviewer: { select: { name: true } },
}

/**
 * The handed-in reviews of a proposal as the viewer may read them. A fellow reviewer gets them without names,
 * as A, B and so on, and without their own.
 */
export async function listReviews(db: Db, { actor, facts }: SignedInAccess): Promise<ReviewList> {
  const proposal = await db.proposal.findUniqueOrThrow({
    where: { id: facts.proposalId ?? '' },
    select: {
      id: true,
      number: true,
      title: true,
      call: { select: { criteria: criterionColumns } },
      reviews: { where: { state: 'submitted' }, orderBy: { id: 'asc' }, select: reviewColumns },
    },
  })
  const seesNames = can(actor, 'read review.assignment_names', facts)
  const others = proposal.reviews.filter(({ reviewerId }) => seesNames || reviewerId !== actor.personId)
  const items = others.flatMap(({ reviewer, submittedAt, scores, ...row }, index) => {
    const author = row.reviewerId === actor.personId
    const shown = viewReview(
      actor,
      { ...facts, author },
      {
        ...row,
        label: String.fromCodePoint(65 + (index % 26)),
        reviewerName: reviewer.name,
        scores: scoresSchema.parse(scores),
        submittedAt: submittedAt?.toISOString() ?? null,
      },
    )
    return shown === null ? [] : [shown]
  })
  const { id, number, title, call } = proposal
  return { proposal: { id, number, title }, criteria: call.criteria.map(asCriterion), items }
}
