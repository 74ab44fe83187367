import type { DeskView } from '@furrow/core/contract/reviews'
import { reviewTotal } from '@furrow/core/scoring/review-total'
import type { ReactNode } from 'react'
import { m } from '../../messages.ts'
import { formatFixed, formatNumber } from '../../ui/format.ts'

type ReviewFootProps = {
  desk: DeskView
  scores: Readonly<Record<string, number | null>>
  /** Under the numbers: what is missing. */
  note?: ReactNode
  children?: ReactNode
}

/**
 * How often each score was given in this call, what is chosen now in place of what the server had stored: the
 * spread moves with the choice.
 */
export function spreadNow({ spread, review }: DeskView, scores: ReviewFootProps['scores']) {
  const counts = new Map(spread.map(({ score, count }) => [score, count]))
  const add = (given: ReviewFootProps['scores'], by: number) => {
    for (const score of Object.values(given))
      if (score !== null) counts.set(score, (counts.get(score) ?? 0) + by)
  }
  add(review?.content.scores ?? {}, -1)
  add(scores, 1)
  return [...counts]
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => a - b)
    .map(([score, count]) => ({ score, count }))
}

/** The running weighted total and one's own spread, always in sight. */
export function ReviewFoot({ desk, scores, note, children }: ReviewFootProps) {
  const { total, answeredShare } = reviewTotal(desk.criteria, scores)
  const spread = spreadNow(desk, scores)
    .map(({ score, count }) => `${formatNumber(score)}: ${formatNumber(count)}×`)
    .join(' · ')
  return (
    <div className="review-foot row spread">
      <div>
        <p>
          {m.reviews_total()}{' '}
          <strong className="number">{total === null ? '–' : formatFixed(total, 1)}</strong>
          <span className="muted small"> / 100</span>
        </p>
        {total !== null && answeredShare < 0.5 && <p className="small danger">{m.reviews_incomplete()}</p>}
        <p className="small muted">{m.reviews_spread({ spread: spread === '' ? '–' : spread })}</p>
        {note}
      </div>
      {children}
    </div>
  )
}
