import { m } from '../../../messages.ts'
import { formatFixed, formatNumber } from '../../../ui/format.ts'
import { intervalOf, type ChancesView } from '../chances/chances-view.ts'
import type { CellContext } from './column.ts'
import { onStrip, type Strip } from './rank-strip.ts'

const dotsWidth = 84
const dotsHeight = 20
const inset = 4

const pointsX = (points: number): number => inset + (points / 100) * (dotsWidth - 2 * inset)

/** Totals of the used reviews of one proposal, in points. */
export function reviewTotals({ view, field }: Pick<CellContext, 'view' | 'field'>, i: number): number[] {
  const totals: number[] = []
  for (let row = field.firstReview[i] ?? 0; row < (field.firstReview[i + 1] ?? 0); row += 1)
    totals.push(view.reviewScore[row] ?? NaN)
  return totals.filter((total) => !Number.isNaN(total))
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
const middleY = dotsHeight / 2

type BarProps = { chances: ChancesView; strip: Strip; proposal: number }
type DrawnProps = { strip: Strip; interval: NonNullable<ReturnType<typeof intervalOf>>; line: number | null }

/** An arrow to the side on which an interval lies that the strip does not show. */
const arrows = {
  above: `M${inset + 5} 6L${inset} ${middleY}L${inset + 5} 14`,
  below: `M${barWidth - inset - 5} 6L${barWidth - inset} ${middleY}L${barWidth - inset - 5} 14`,
} as const

/** What the strip shows of an interval, with the line through it. */
function Drawn({ strip, interval, line }: DrawnProps) {
  const { low, high, innerLow, innerHigh, middle } = interval
  const [first, last] = strip
  const x = (rank: number) => inset + ((rank - first) / (last - first)) * (barWidth - 2 * inset)
  const whole = onStrip(strip, low, high)
  const inner = onStrip(strip, innerLow, innerHigh)
  const at = Number.isNaN(middle) ? (innerLow + innerHigh) / 2 : middle
  const cap = (rank: number, isOpen: boolean) => (isOpen ? '' : `M${x(rank)} 6V14`)
  const bar = `${cap(whole.from, whole.isOpen[0])}M${x(whole.from)} ${middleY}H${x(whole.to)}${cap(whole.to, whole.isOpen[1])}`
  return (
    <>
      {line !== null && line >= first && line <= last && (
        <path className="studio-interval-line" d={`M${x(line)} 0V20`} />
      )}
      <path className="studio-axis-strong" d={whole.beyond === null ? bar : arrows[whole.beyond]} />
      {inner.beyond === null && (
        <path className="studio-inner" d={`M${x(inner.from)} ${middleY}H${x(inner.to)}`} />
      )}
      {at >= first && at <= last && <circle cx={x(at)} cy={middleY} r={3} />}
    </>
  )
}

/** ├──●──┤ from the first to the last rank, thick where half of the draws lie, with the line through it. */
export function RankInterval({ chances, strip, proposal }: BarProps) {
  const interval = intervalOf(chances, proposal)
  if (interval === null) return <span className="muted">–</span>
  const { low, high } = interval
  const text = m.studio_interval_text({ low: formatNumber(low), high: formatNumber(high) })
  return (
    <span title={text}>
      <svg width={barWidth} height={dotsHeight} aria-hidden="true" className="studio-interval">
        <Drawn {...{ strip, interval }} line={chances.line} />
      </svg>
      <span className="visually-hidden">{text}</span>
    </span>
  )
}
