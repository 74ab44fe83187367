import type { DecisionDocument } from '@furrow/core/contract/decisions'
import { m } from '../../messages.ts'
import { formatHours, formatNumber, formatSignedHours } from '../../ui/format.ts'
import { paperPlan, type Part } from './paper-plan.ts'
import { PrintedColumns } from './PrintedColumns.tsx'

/** GPU-hours before and after. */
export type PrintedMove = { proposal: string; from: number; to: number }

type Props = {
  decision: DecisionDocument
  /** Over the hours before and after. */
  heads: readonly [string, string]
  moves: readonly PrintedMove[]
  part: Part
}

const sizeOf = ({ from, to }: PrintedMove) => Math.abs(to - from)

/** On paper, in place of a table with reasons that would not fit: a line each, those that move the most hours. */
export function PrintedMoves({ decision, heads, moves, part }: Props) {
  const { isCompact, most } = paperPlan(decision)
  if (!isCompact || moves.length === 0) return null
  const shown = moves.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, most[part])
  const left = moves.length - shown.length
  return (
    <div className="print-only" data-printed={shown.length}>
      <PrintedColumns
        className="printed-moves"
        head={
          <>
            <colgroup>
              <col className="printed-number" />
              <col />
              <col className="printed-hours" span={3} />
            </colgroup>
            <thead>
              <tr>
                <th colSpan={2}>{m.decisions_only_proposal()}</th>
                {[...heads, m.decisions_moved_difference()].map((head) => (
                  <th key={head} className="cell-end">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
          </>
        }
        rows={shown.map(({ proposal, from, to }) => (
          <tr key={proposal}>
            <td className="muted">{proposal}</td>
            <td className="printed-title">{decision.proposals[proposal]?.title}</td>
            <td className="cell-end">{formatHours(from)}</td>
            <td className="cell-end">{formatHours(to)}</td>
            <td className="cell-end">{formatSignedHours(to - from)}</td>
          </tr>
        ))}
      />
      <p>
        {left > 0 &&
          m.decisions_printed_largest({ shown: formatNumber(shown.length), n: formatNumber(left) })}{' '}
        {part !== 'since' && m.decisions_printed_reasons()}
      </p>
    </div>
  )
}
