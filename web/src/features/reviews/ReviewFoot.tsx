import type { DeskView } from '@furrow/core/contract/reviews'
import { reviewTotal } from '@furrow/core/scoring/review-total'
import type { ReactNode } from 'react'
import { m } from '../../messages.ts'
import { formatFixed, formatNumber } from '../../ui/format.ts'

type ReviewFootProps = {
  desk: DeskView
  scores: Readonly<Record<string, number | null>>
  children?: ReactNode
}

/** The running weighted total and one's own spread, always in sight. */
export function ReviewFoot({ desk, scores, children }: ReviewFootProps) {
  const { total, answeredShare } = reviewTotal(desk.criteria, scores)
  const spread = desk.spread
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
      </div>
      {children}
    </div>
  )
}
