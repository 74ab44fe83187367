import { energyOf } from '@furrow/core/machine/energy'
import { m } from '../../../messages.ts'
import { formatEnergy, formatFixed, formatMoney, formatNumber } from '../../../ui/format.ts'
import { chanceText } from '../chances/chance-text.ts'
import type { RunView } from '../run-view.ts'
import type { CellContext, Columns } from './column.ts'
import { Given } from './Given.tsx'
import { RankInterval, ReviewDots, reviewTotals } from './marks.tsx'

const orDash = (value: number, text: (value: number) => string): string => (value > 0 ? text(value) : '–')

/** "12 ↑": it was the twelfth and has risen. */
function Change({ before, rank, proposal }: { before: RunView | null; rank: number; proposal: number }) {
  const old = before?.rank[proposal] ?? rank
  if (old === rank) return null
  const text = old === 0 ? m.studio_was_unranked() : m.studio_was_rank({ rank: formatNumber(old) })
  const hasRisen = rank !== 0 && (old === 0 || rank < old)
  return (
    <span title={text}>
      <span aria-hidden="true">
        {old === 0 ? '–' : formatNumber(old)} {hasRisen ? '↑' : '↓'}
      </span>
      <span className="visually-hidden">{text}</span>
    </span>
  )
}

/** Ranks gained since before: positive is up. */
const rise =
  ({ view, before }: CellContext) =>
  (i: number): number => {
    const [old, now] = [before?.rank[i] ?? 0, view.rank[i] ?? 0]
    return old === 0 || now === 0 ? NaN : old - now
  }

const spreadOf = (context: CellContext, i: number): number => {
  const totals = reviewTotals(context, i)
  return totals.length < 2 ? NaN : Math.max(...totals) - Math.min(...totals)
}

const footprint = ({ view, field }: CellContext, i: number) =>
  field.machine && energyOf(view.award[i] ?? 0, field.machine)

/** Ranks, points, chances, hours and what they take. */
export const numberColumns = {
  change: {
    head: m.studio_column_change,
    width: 54,
    tightWidth: 46,
    isNumber: true,
    cell: ({ view, before }, i) => <Change before={before} rank={view.rank[i] ?? 0} proposal={i} />,
    value: rise,
    largeFirst: true,
  },
  rank: {
    head: m.studio_column_rank,
    width: 44,
    tightWidth: 40,
    isNumber: true,
    cell: ({ view }, i) => orDash(view.rank[i] ?? 0, formatNumber),
  },
  score: {
    head: m.studio_column_score,
    width: 48,
    isNumber: true,
    cell: ({ view }, i) => ((view.score[i] ?? -1) < 0 ? '–' : formatFixed((view.score[i] ?? 0) / 1000, 1)),
    value:
      ({ view }) =>
      (i) =>
        (view.score[i] ?? -1) < 0 ? NaN : (view.score[i] ?? 0),
    largeFirst: true,
  },
  spread: {
    head: m.studio_column_spread,
    name: m.studio_column_spread_name,
    title: m.studio_column_spread_title,
    width: 52,
    isNumber: true,
    cell: (context, i) => {
      const spread = spreadOf(context, i)
      return Number.isNaN(spread) ? '–' : formatFixed(spread, 1)
    },
    value: (context) => (i) => spreadOf(context, i),
    largeFirst: true,
  },
  chance: {
    head: m.studio_column_chance,
    name: m.studio_column_chance_name,
    title: m.studio_column_chance_title,
    width: 52,
    isNumber: true,
    cell: ({ chances }, i) => chanceText(chances?.funded[i] ?? NaN),
    value:
      ({ chances }) =>
      (i) =>
        chances?.funded[i] ?? NaN,
    largeFirst: true,
  },
  asked: {
    head: m.studio_column_asked,
    width: 68,
    tightWidth: 60,
    isNumber: true,
    cell: ({ field }, i) => formatNumber(field.requested[i] ?? 0),
    value:
      ({ field }) =>
      (i) =>
        field.requested[i] ?? 0,
    largeFirst: true,
  },
  given: {
    head: m.studio_column_given,
    width: 124,
    tightWidth: 82,
    isNumber: true,
    cell: ({ view, before }, i) => <Given before={before} award={view.award[i] ?? 0} proposal={i} />,
    value:
      ({ view }) =>
      (i) =>
        view.award[i] ?? 0,
    largeFirst: true,
  },
  energy: {
    head: m.studio_energy,
    width: 84,
    isNumber: true,
    cell: (context, i) => orDash(footprint(context, i)?.kwh ?? 0, formatEnergy),
    value: (context) => (i) => footprint(context, i)?.kwh ?? NaN,
    largeFirst: true,
  },
  cost: {
    head: m.studio_cost,
    width: 104,
    isNumber: true,
    cell: (context, i) => {
      const currency = context.field.machine?.price.currency ?? ''
      return orDash(footprint(context, i)?.cost ?? 0, (cost) => formatMoney(cost, currency))
    },
    value: (context) => (i) => footprint(context, i)?.cost ?? NaN,
    largeFirst: true,
  },
} satisfies Columns

/** What is drawn rather than written. */
export const pictureColumns = {
  reviews: {
    head: m.studio_column_reviews,
    width: 92,
    cell: (context, i) => <ReviewDots context={context} proposal={i} />,
    value: (context) => (i) => reviewTotals(context, i).length,
    largeFirst: true,
  },
  interval: {
    head: m.studio_column_interval,
    name: m.studio_column_interval_name,
    title: m.studio_column_interval_title,
    width: 76,
    cell: ({ chances, strip }, i) =>
      chances === null || strip === null ? (
        <span className="muted">–</span>
      ) : (
        <RankInterval {...{ chances, strip }} proposal={i} />
      ),
    value: ({ chances }) => {
      const [low, high] = chances?.rank90 ?? []
      return (i) => ((low?.[i] ?? 0) === 0 ? NaN : (high?.[i] ?? 0) - (low?.[i] ?? 0))
    },
    largeFirst: true,
  },
} satisfies Columns
