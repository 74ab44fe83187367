import type { PolicyRow } from '@furrow/core/allocation/policy-matrix'
import { m } from '../../../messages.ts'
import { quoted } from '../../../ui/quoted.ts'
import { formatCarbon, formatEnergy, formatFixed, formatHours, formatNumber } from '../../../ui/format.ts'
import { bestOf, nameList } from '../../../ui/best-of.ts'
import { policyName } from '../../../ui/policy-name.ts'
import { ScrollRegion } from '../../../ui/tables.tsx'
import { NotStated } from '../NotStated.tsx'
import type { Names } from '../names.ts'
import { PolicyKey } from './PolicyKey.tsx'

type MatrixTableProps = { rows: readonly PolicyRow[]; names: Names }

/** In thousands of points × hours, which its name says: nobody reads the last digits. */
const scoreHours = (value: number) => formatNumber(value / 1000)

type Footprint = NonNullable<PolicyRow['footprint']>

const ofFootprint =
  (text: (footprint: Footprint) => string) =>
  ({ footprint }: PolicyRow): string =>
    footprint === null ? '–' : text(footprint)

/** "Cost (DKK)": the currency stands once, not in every cell. */
function costName(rows: readonly PolicyRow[]): string {
  const currency = rows.find(({ footprint }) => footprint !== null)?.footprint?.currency
  return currency === undefined ? m.studio_cost() : `${m.studio_cost()} (${currency})`
}

type Measure = readonly [string, (row: PolicyRow) => string]

const allMeasures = (rows: readonly PolicyRow[]): readonly Measure[] => [
  [m.compare_other_awards(), ({ differing }) => formatNumber(differing)],
  [m.studio_funded_count(), ({ funded }) => formatNumber(funded)],
  [m.studio_awarded_hours(), ({ awarded }) => formatHours(awarded)],
  [m.compare_score_hours(), (row) => scoreHours(row.scoreHours)],
  [m.compare_jain(), ({ jain }) => (jain === null ? '–' : formatFixed(jain, 3))],
  [m.compare_first(), ({ firstTime }) => (firstTime === null ? '–' : formatNumber(firstTime))],
  [m.studio_area_shortfall(), ({ shortfall }) => formatHours(shortfall)],
  [m.studio_left_over(), ({ leftOver }) => formatHours(leftOver)],
  [costName(rows), ofFootprint(({ cost }) => formatNumber(Math.round(cost)))],
  [m.studio_energy(), ofFootprint(({ kwh }) => formatEnergy(kwh))],
  [m.studio_carbon(), ofFootprint(({ kgLocation }) => formatCarbon(kgLocation * 1000))],
  [m.studio_carbon_market(), ofFootprint(({ kgMarket }) => formatCarbon(kgMarket * 1000))],
]

/** Without those of which no policy says anything: a sentence says why. */
const measuresOf = (rows: readonly PolicyRow[]): readonly Measure[] =>
  allMeasures(rows).filter(([, text]) => rows.some((row) => text(row) !== '–'))

/** The best of a row is said in one sentence, not by a colour: of those that are proven, level where they read the same. */
function findingOf(all: readonly PolicyRow[]): string {
  const rows = all.filter(({ proven }) => proven)
  if (rows.length === 0) return m.compare_matrix_nothing()
  const named = (some: readonly PolicyRow[]) => nameList(some.map(({ policy }) => quoted(policyName(policy))))
  const most = bestOf(rows, ({ funded }) => funded)
  return m.compare_matrix_finding({
    best: named(bestOf(rows, ({ scoreHours }) => Math.round(scoreHours / 1000))),
    most: named(most),
    n: formatNumber(most[0]?.funded ?? 0),
  })
}

/** What every policy would come to under the same scores, areas and thresholds: a column each. */
export function MatrixTable({ rows, names }: MatrixTableProps) {
  const named = rows.map((row) => ({ row, name: policyName(row.policy) }))
  return (
    <>
      <p data-finding="">{findingOf(rows)}</p>
      <ScrollRegion label={m.compare_matrix()} className="studio-table compare-matrix">
        <table className="table table-compact">
          <thead>
            <tr>
              <th scope="col">{m.studio_policy()}</th>
              {named.map(({ row, name }) => (
                <th key={name} scope="col" className="cell-end">
                  {name}
                  {!row.proven && <span className="danger"> {m.compare_unproven()}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {measuresOf(rows).map(([measure, text]) => (
              <tr key={measure}>
                <th scope="row">{measure}</th>
                {named.map(({ row, name }) => (
                  <td key={name} className="cell-end number">
                    {row.proven ? text(row) : '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <NotStated names={names} wanted={['first']} />
      {rows.every(({ footprint }) => footprint === null) && (
        <p className="muted small">{m.studio_no_machine()}</p>
      )}
      <PolicyKey policies={rows.map(({ policy }) => policy)} />
    </>
  )
}
