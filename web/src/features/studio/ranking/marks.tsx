import { m } from '../../../messages.ts'
import { formatFixed, formatNumber } from '../../../ui/format.ts'
import { intervalOf, type ChancesView } from '../chances/chances-view.ts'
import type { CellContext } from './column.ts'

const dotsWidth = 84
const dotsHeight = 20
const inset = 4

const pointsX = (points: number): number => inset + (points / 100) * (dotsWidth - 2 * inset)

/** Totals of the used reviews of one proposal, in points. */
export function reviewTotals({ view, field }: Pick<CellContext, 'view' | 'field'>, i: number): number[] {
  const totals: number[] = []
  for (let row = field.firstReview[i] ?? 0; row < (field.firstReview[i + 1] ?? 0); row += 1)
    if (view.usedReview[row] === 1) totals.push(view.reviewScore[row] ?? 0)
  return totals
}

/** The single reviews as dots on a strip from 0 to 100, the score as a stroke. */
export function ReviewDots({ context, proposal }: { context: CellContext; proposal: number }) {
  const totals = reviewTotals(context, proposal)
  if (totals.length === 0) return <span className="muted">–</span>
  const score = pointsX((context.view.score[proposal] ?? 0) / 1000)
  const middle = dotsHeight / 2
  const text = totals.map((total) => formatFixed(total, 1)).join(' · ')
  return (
    <span title={text}>
      <svg width={dotsWidth} height={dotsHeight} aria-hidden="true" className="studio-dots">
        <path className="studio-axis" d={`M${inset} ${middle}H${dotsWidth - inset}`} />
        <path className="studio-mean" d={`M${score} 3V${dotsHeight - 3}`} />
        {totals.map((total, place) => (
          <circle key={place} cx={pointsX(total)} cy={middle} r={3} />
        ))}
      </svg>
      <span className="visually-hidden">{text}</span>
    </span>
  )
}

const barWidth = 68

type BarProps = { chances: ChancesView; proposal: number }

/** ├──●──┤ from the first to the last rank, thick where half of the draws lie, with the line through it. */
export function RankInterval({ chances, proposal }: BarProps) {
  const interval = intervalOf(chances, proposal)
  if (interval === null) return <span className="muted">–</span>
  const { low, high, innerLow, innerHigh, middle } = interval
  const span = Math.max(1, chances.candidates - 1)
  const x = (rank: number) => inset + ((rank - 1) / span) * (barWidth - 2 * inset)
  const y = dotsHeight / 2
  const text = m.studio_interval_text({ low: formatNumber(low), high: formatNumber(high) })
  const ends = `M${x(low)} 6V14M${x(low)} ${y}H${x(high)}M${x(high)} 6V14`
  return (
    <span title={text}>
      <svg width={barWidth} height={dotsHeight} aria-hidden="true" className="studio-interval">
        {chances.line !== null && <path className="studio-interval-line" d={`M${x(chances.line)} 0V20`} />}
        <path className="studio-axis-strong" d={ends} />
        <path className="studio-inner" d={`M${x(innerLow)} ${y}H${x(innerHigh)}`} />
        <circle cx={x(Number.isNaN(middle) ? (innerLow + innerHigh) / 2 : middle)} cy={y} r={3} />
      </svg>
      <span className="visually-hidden">{text}</span>
    </span>
  )
}
