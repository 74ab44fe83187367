import type { Gain, GamingRow } from '@furrow/core/allocation/policy-matrix'
import { m } from '../../../messages.ts'
import { quoted } from '../../../ui/quoted.ts'
import { bestOf, nameList } from '../../../ui/best-of.ts'
import { formatHours, formatNumber } from '../../../ui/format.ts'
import { policyName } from '../../../ui/policy-name.ts'
import { Heads, ScrollRegion } from '../../../ui/tables.tsx'
import { PolicyKey } from './PolicyKey.tsx'

type GamingTableProps = { rows: readonly GamingRow[] }

const hoursOf = (gains: readonly Gain[]) => gains.reduce((sum, { before, after }) => sum + after - before, 0)

function gainText(gains: readonly Gain[], tried: number): string {
  const share = m.pictures_of({ part: formatNumber(gains.length), whole: formatNumber(tried) })
  return gains.length === 0 ? share : `${share} · +${formatHours(hoursOf(gains) / gains.length)}`
}

const gainers = ({ doubledRequest, doubledMinimum }: GamingRow) =>
  doubledRequest.length + doubledMinimum.length

function findingOf(rows: readonly GamingRow[]): string {
  const [first] = rows
  if (first === undefined) return m.compare_matrix_nothing()
  const safest = bestOf(rows, (row) => -gainers(row))
  return m.compare_gaming_finding({
    policy: nameList(safest.map(({ policy }) => quoted(policyName(policy)))),
    n: formatNumber(gainers(safest[0] ?? first)),
    of: formatNumber(2 * first.tried),
  })
}

const heads = () => [m.studio_policy(), m.compare_gaming_request(), m.compare_gaming_minimum()]

/** Under each policy, how many would gain by asking for more than they need. */
export function GamingTable({ rows }: GamingTableProps) {
  const tried = Math.max(0, ...rows.map((row) => row.tried))
  return (
    <>
      <p data-finding="">{findingOf(rows)}</p>
      <ScrollRegion label={m.compare_gaming()} className="studio-table">
        <table className="table table-compact">
          <Heads heads={heads()} />
          <tbody>
            {rows.map((row) => {
              const name = policyName(row.policy)
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="cell-end">{gainText(row.doubledRequest, row.tried)}</td>
                  <td className="cell-end">{gainText(row.doubledMinimum, row.tried)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollRegion>
      <PolicyKey policies={rows.map(({ policy }) => policy)} />
      <p className="muted small">{m.compare_gaming_key({ n: formatNumber(tried) })}</p>
    </>
  )
}
