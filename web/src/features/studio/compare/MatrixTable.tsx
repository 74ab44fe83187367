import type { PolicyRow } from '@furrow/core/allocation/policy-matrix'
import { m } from '../../../messages.ts'
import {
  formatCarbon,
  formatEnergy,
  formatFixed,
  formatHours,
  formatMoney,
  formatNumber,
} from '../../../ui/format.ts'
import { policyText } from '../differences.ts'
import type { Draft } from '../draft.ts'
import { Heads, ScrollRegion } from '../../../ui/tables.tsx'

type MatrixTableProps = { rows: readonly PolicyRow[]; draft: Draft }

const heads = () => [
  m.studio_policy(),
  m.compare_other_awards(),
  m.studio_funded_count(),
  m.studio_awarded_hours(),
  m.compare_score_hours(),
  m.compare_jain(),
  m.compare_first(),
  m.studio_area_shortfall(),
  m.studio_left_over(),
  m.studio_cost(),
  m.studio_energy(),
  m.studio_carbon(),
  m.studio_carbon_market(),
]

/** Score-hours in thousands of points × hours: nobody reads the last digits. */
const scoreHours = (value: number) => `${formatNumber(value / 1000)} k`

function cellsOf(row: PolicyRow): readonly string[] {
  const { footprint } = row
  return [
    formatNumber(row.differing),
    formatNumber(row.funded),
    formatHours(row.awarded),
    scoreHours(row.scoreHours),
    row.jain === null ? '–' : formatFixed(row.jain, 3),
    row.firstTime === null ? '–' : formatNumber(row.firstTime),
    formatHours(row.shortfall),
    formatHours(row.leftOver),
    footprint === null ? '–' : formatMoney(footprint.cost, footprint.currency),
    footprint === null ? '–' : formatEnergy(footprint.kwh),
    footprint === null ? '–' : formatCarbon(footprint.kgLocation * 1000),
    footprint === null ? '–' : formatCarbon(footprint.kgMarket * 1000),
  ]
}

/** The best of a column is said in one sentence, not by a colour. */
function findingOf(rows: readonly PolicyRow[], draft: Draft): string {
  const [first] = rows
  if (first === undefined) return m.compare_matrix_nothing()
  const best = rows.reduce((a, b) => (b.scoreHours > a.scoreHours ? b : a), first)
  const most = rows.reduce((a, b) => (b.funded > a.funded ? b : a), first)
  const named = (row: PolicyRow) => policyText({ ...draft, policy: row.policy })
  return m.compare_matrix_finding({ best: named(best), most: named(most), n: formatNumber(most.funded) })
}

/** What every policy would come to under the same scores, areas and thresholds. */
export function MatrixTable({ rows, draft }: MatrixTableProps) {
  return (
    <>
      <p data-finding="">{findingOf(rows, draft)}</p>
      <ScrollRegion label={m.compare_matrix()} className="studio-table">
        <table className="table table-compact compare-matrix">
          <Heads heads={heads()} />
          <tbody>
            {rows.map((row) => {
              const name = policyText({ ...draft, policy: row.policy })
              return (
                <tr key={name}>
                  <th scope="row">
                    {name}
                    {!row.proven && <span className="danger"> {m.compare_unproven()}</span>}
                  </th>
                  {cellsOf(row).map((cell, column) => (
                    <td key={heads()[column + 1]} className="cell-end">
                      {cell}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}
