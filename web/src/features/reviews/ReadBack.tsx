import type { DeskView, OwnReview, ReviewView } from '@furrow/core/contract/reviews'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { formatMoment, formatNumber } from '../../ui/format.ts'
import { Facts } from '../../ui/lists.tsx'
import { ProblemLine, QueryStates } from '../../ui/states.tsx'
import { confidenceText } from './Confidence.tsx'
import { ConflictStep } from './ConflictStep.tsx'
import { reviewQueries, stepReview } from './queries.ts'
import { ReviewFoot } from './ReviewFoot.tsx'

type Read = Pick<ReviewView, 'scores' | 'confidence' | 'textForApplicant' | 'textForPanel'>
type ReviewTextProps = { review: Read; criteria: DeskView['criteria'] }

const scoreText = (score: number | null | undefined) => {
  if (score === undefined) return '–'
  return score === null ? m.reviews_na() : formatNumber(score)
}

/** A review exactly as it is stored. */
export function ReviewText({ review, criteria }: ReviewTextProps) {
  const facts = criteria.map(({ key, name }) => ({ label: name, value: scoreText(review.scores?.[key]) }))
  return (
    <div className="stack">
      <Facts
        facts={[...facts, { label: m.reviews_confidence(), value: confidenceText(review.confidence) }]}
      />
      <h3>{m.reviews_text_applicant()}</h3>
      <p className="serif review-text">{review.textForApplicant}</p>
      {review.textForPanel !== null && review.textForPanel !== '' && (
        <>
          <h3>{m.reviews_text_panel()}</h3>
          <p className="serif review-text">{review.textForPanel}</p>
        </>
      )}
    </div>
  )
}

function Others({ proposalId }: { proposalId: string }) {
  const query = useQuery(reviewQueries.ofProposal(proposalId))
  return (
    <section className="stack">
      <h2>{m.reviews_others()}</h2>
      <QueryStates query={query}>
        {({ items, criteria }) => (
          <>
            {items.length === 0 && <p className="muted">{m.reviews_others_none()}</p>}
            {items.map((review) => (
              <details key={review.label}>
                <summary>{review.reviewerName ?? m.reviews_reviewer({ label: review.label })}</summary>
                <ReviewText review={review} criteria={criteria} />
              </details>
            ))}
          </>
        )}
      </QueryStates>
    </section>
  )
}

/** After the handing in: what is stored, the way back until the lock, and what others wrote. */
export function ReadBack({ desk, review }: { desk: DeskView; review: OwnReview }) {
  const client = useQueryClient()
  const reopening = useMutation({
    mutationFn: () => stepReview(desk.assignmentId, 'reopen', review.version),
    onSuccess: () => client.invalidateQueries({ queryKey: reviewQueries.all }),
  })
  const isIn = review.state === 'submitted'
  return (
    <section className="stack" aria-label={m.reviews_form()}>
      <h2 id="own-review" tabIndex={-1}>
        {isIn ? m.reviews_done_title() : m.reviews_locked()}
      </h2>
      {review.submittedAt !== null && (
        <p className="muted">
          {m.reviews_done_at({ moment: formatMoment(review.submittedAt), versions: review.versions })}
        </p>
      )}
      <ReviewText review={review.content} criteria={desk.criteria} />
      <ReviewFoot desk={desk} scores={review.content.scores}>
        {!desk.call.locked && (
          <Button busy={reopening.isPending} onClick={() => reopening.mutate()}>
            {m.reviews_reopen()}
          </Button>
        )}
      </ReviewFoot>
      <ProblemLine error={reopening.error} />
      {isIn && <Others proposalId={desk.proposal.id} />}
      {!desk.call.locked && <ConflictStep id={desk.assignmentId} />}
    </section>
  )
}
