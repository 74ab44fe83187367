import type { ReactNode } from 'react'
import { m } from '../../../messages.ts'
import { shareOfArea } from '../../../ui/area-share.ts'
import { useAreaMark } from '../../../ui/area-marks.ts'
import {
  formatCarbon,
  formatEnergy,
  formatFixed,
  formatFixedShare,
  formatHours,
  formatMoney,
  formatNumber,
} from '../../../ui/format.ts'
import { areaRows } from '../area-rows.ts'
import type { Names } from '../names.ts'
import { NotStated } from '../NotStated.tsx'
import type { FieldView, RunView } from '../run-view.ts'
import { comparisonOf, type Comparison, type Side } from './measures.ts'
import { ScrollRegion } from '../../../ui/tables.tsx'

type Read = (side: Side, comparison: Comparison) => ReactNode
type Measure = { readonly key: string; readonly label: ReactNode; readonly of: Read }

const orDash = <T,>(value: T | null, text: (value: T) => string): string =>
  value === null ? '–' : text(value)

type Total = keyof RunView['totals']

/** Hours that go to nobody but what is left over; a row only where some scenario has any. */
const keptBack = (sides: readonly Side[]): readonly Measure[] =>
  (
    [
      ['reserve', m.studio_reserve()],
      ['rounding', m.pictures_budget_rounding()],
    ] as const satisfies readonly (readonly [Total, string])[]
  )
    .filter(([key]) => sides.some(({ view }) => view.totals[key] > 0))
    .map(([key, label]) => ({ key, label, of: ({ view }) => formatHours(view.totals[key]) }))

/** They add up to the budget: given, reserve, left over, rounding. */
const totals = (sides: readonly Side[]): readonly Measure[] => [
  { key: 'funded', label: m.studio_funded_count(), of: ({ view }) => formatNumber(view.funded) },
  { key: 'hours', label: m.studio_awarded_hours(), of: ({ view }) => formatHours(view.totals.awarded) },
  { key: 'left', label: m.studio_left_over(), of: ({ view }) => formatHours(view.totals.leftOver) },
  ...keptBack(sides),
  { key: 'shortfall', label: m.studio_area_shortfall(), of: (_, { shortfall }) => formatHours(shortfall) },
]

const quality = (): readonly Measure[] => [
  {
    key: 'mean-score',
    label: m.compare_mean_score(),
    of: (_, { meanScore }) => orDash(meanScore, (points) => formatFixed(points, 2)),
  },
  {
    key: 'jain',
    label: m.compare_jain(),
    of: (_, { jain }) => orDash(jain, (index) => formatFixed(index, 3)),
  },
]

const firstTimers: Measure = {
  key: 'first',
  label: m.compare_first(),
  of: (_, { firstTimers: funded }) => orDash(funded, formatNumber),
}

const footprint = (currency: string): readonly Measure[] => [
  {
    key: 'energy',
    label: m.studio_energy(),
    of: (_, { footprint: used }) => orDash(used, ({ kwh }) => formatEnergy(kwh)),
  },
  {
    key: 'carbon-location',
    label: m.studio_carbon(),
    of: (_, { footprint: used }) => orDash(used, ({ kgLocation }) => formatCarbon(kgLocation * 1000)),
  },
  {
    key: 'carbon-market',
    label: m.studio_carbon_market(),
    of: (_, { footprint: used }) => orDash(used, ({ kgMarket }) => formatCarbon(kgMarket * 1000)),
  },
  {
    key: 'cost',
    label: m.studio_cost(),
    of: (_, { footprint: used }) => orDash(used, ({ cost }) => formatMoney(cost, currency)),
  },
]

function AreaName({ area, name }: { area: string; name: string }) {
  const { shape, hue } = useAreaMark()(area)
  return (
    <span className="area-mark">
      <svg viewBox="0 0 16 16" width="11" height="11" aria-hidden="true" style={{ fill: hue }}>
        <path d={shape} />
      </svg>
      <span>{name}</span>
    </span>
  )
}

function areasOf(field: FieldView, names: Names, yardstick: RunView): readonly Measure[] {
  return areaRows(yardstick, field, names).map(({ area: id, name }, place) => ({
    key: `area ${id}`,
    label: id === '' ? name : <AreaName area={id} name={name} />,
    of: ({ view }) => {
      const area = areaRows(view, field, names)[place]
      return area === undefined
        ? '–'
        : `${formatHours(area.awarded)} · ${formatFixedShare(shareOfArea(area, view.totals))}`
    },
  }))
}

type MeasuresTableProps = {
  sides: readonly Side[]
  field: FieldView
  names: Names
  /** Further rows, as the decision quality, which somebody has to ask for. */
  more?: readonly Measure[]
}

type SideHeadsProps = { sides: readonly Side[]; first: string; last?: string }

export const SideHeads = ({ sides, first, last }: SideHeadsProps) => (
  <thead>
    <tr>
      <th scope="col">{first}</th>
      {sides.map(({ key, name }) => (
        <th key={key} scope="col" className="cell-end compare-name">
          {name}
        </th>
      ))}
      {last !== undefined && <th scope="col">{last}</th>}
    </tr>
  </thead>
)

/** What each scenario comes to, in columns. */
export function MeasuresTable({ sides, field, names, more = [] }: MeasuresTableProps) {
  const [yardstick] = sides
  if (yardstick === undefined) return null
  const given = { field, names, yardstick: yardstick.view }
  const comparisons = sides.map(({ view }) => comparisonOf(view, given))
  const currency = field.machine?.price.currency ?? 'DKK'
  const rows = [
    ...totals(sides),
    ...areasOf(field, names, yardstick.view),
    ...quality(),
    ...(comparisons.some((comparison) => comparison.firstTimers !== null) ? [firstTimers] : []),
    ...more,
    ...(field.machine === undefined ? [] : footprint(currency)),
  ]
  return (
    <>
      <ScrollRegion label={m.studio_compare_measure()} className="studio-table compare-measures">
        <table className="table table-compact">
          <SideHeads sides={sides} first={m.studio_compare_measure()} />
          <tbody>
            {rows.map(({ key, label, of }) => {
              const cells = sides.map((side, place) => {
                const comparison = comparisons[place]
                return comparison === undefined ? '–' : of(side, comparison)
              })
              const isSame = cells.every((cell) => cell === cells[0])
              return (
                <tr key={key} data-measure={key} className={isSame ? undefined : 'compare-differs'}>
                  <th scope="row">{label}</th>
                  {cells.map((cell, place) => (
                    <td key={sides[place]?.key} className="cell-end">
                      {cell}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollRegion>
      <NotStated names={names} wanted={['areas', 'first']} />
      {field.machine === undefined && <p className="muted small">{m.studio_no_machine()}</p>}
    </>
  )
}
