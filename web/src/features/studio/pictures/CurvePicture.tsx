import type { BudgetCurve } from '@furrow/core/allocation/budget-curve'
import { useMemo, useState } from 'react'
import { m } from '../../../messages.ts'
import { formatHours, formatNumber } from '../../../ui/format.ts'
import { Figure, type Table } from '../figures/Figure.tsx'
import { HourAxis } from '../figures/HourAxis.tsx'
import { labelRoom, shortened } from '../figures/labels.ts'
import { linear, type Scale } from '../figures/scale.ts'
import { Studied } from '../figures/Studied.tsx'
import { useFound } from '../figures/use-found.ts'
import type { StudioRunner } from '../runner.ts'
import type { Findings, Study } from '../studies.ts'
import { curveFinding, namedIn } from './curve-finding.ts'
import { canTryEvery } from './curve-steps.ts'
import type { PictureProps } from './picture.ts'
import { byNearness, inOrder, spansOf, type Spans } from './spans.ts'

const studies = {
  sample: { kind: 'curve', every: false },
  every: { kind: 'curve', every: true },
} as const satisfies Record<string, Study>
const read = (findings: Findings) => (findings.kind === 'curve' ? findings.curve : undefined)

const rowHeight = 16
const countHeight = 96
const gap = 22
const axisHeight = 26
const mostRows = 40
const leastLabel = 64

/** How many have hours, as steps along the budget. */
function Count({ curve, room, x, y }: { curve: BudgetCurve; room: number; x: Scale; y: Scale }) {
  const path = curve.points
    .map(({ budget, funded }, i) => (i === 0 ? `M${x(budget)} ${y(funded)}` : `H${x(budget)}V${y(funded)}`))
    .join('')
  return (
    <>
      <path className="figure-stroke" d={path} />
      <text className="figure-muted" x={room - 8} y={y(y.domain[1]) + 4} textAnchor="end">
        {formatNumber(y.domain[1])}
      </text>
      <text className="figure-muted" x={room - 8} y={y(0) + 4} textAnchor="end">
        0
      </text>
    </>
  )
}

function Row({ row, room, x, y }: { row: Spans; room: number; x: Scale; y: number }) {
  return (
    <g transform={`translate(0 ${y})`}>
      <text x={room - 8} y={11} textAnchor="end">
        {shortened(row.proposal)}
      </text>
      {row.spans.map(({ from, to }) => (
        <rect
          key={from}
          className="figure-mutedfill"
          x={x(from)}
          y={4}
          width={Math.max(1, x(to) - x(from))}
          height={8}
        />
      ))}
      {row.removals.map((budget) => (
        <path key={budget} className="figure-danger" d={`M${x(budget) - 4} 0h8l-4 8z`} />
      ))}
    </g>
  )
}

/** The budget of the call: right of it, whom more hours would serve. */
function Line({ x, bottom, budget }: { x: Scale; bottom: number; budget: number }) {
  return (
    <>
      <line className="figure-line" x1={x(budget)} x2={x(budget)} y1={14} y2={bottom} />
      <text x={x(budget)} y={9} textAnchor="middle">
        {formatHours(budget)}
      </text>
    </>
  )
}

/** Whether places where an award is lost may be missing. */
const scanText = ({ scanned, of }: BudgetCurve): string =>
  scanned === 'sample'
    ? m.pictures_curve_sample({ n: formatNumber(of) })
    : m.pictures_curve_every({ n: formatNumber(of) })

const tableOf = (rows: readonly Spans[]): Table => ({
  heads: [m.studio_column_proposal(), m.pictures_curve_has(), m.pictures_curve_loses()],
  rows: rows.map(({ proposal, spans, removals }) => [
    proposal,
    spans.map(({ from, to }) => `${formatNumber(from)}–${formatHours(to)}`).join('; '),
    removals.map(formatHours).join('; ') || '–',
  ]),
})

type CurveProps = { curve: BudgetCurve; source: string; budget: number; onEvery: (() => void) | null }

function Curve({ curve, source, budget, onEvery }: CurveProps) {
  const { all, rows } = useMemo(() => {
    const nearest = byNearness(spansOf(curve), budget, namedIn(curve, budget))
    return { all: nearest, rows: inOrder(nearest.slice(0, mostRows)) }
  }, [curve, budget])
  const [least, most] = [curve.points[0]?.budget ?? 0, curve.points.at(-1)?.budget ?? 0]
  const top = 14 + countHeight + gap
  const bottom = top + rows.length * rowHeight
  const room = labelRoom(
    rows.map(({ proposal }) => shortened(proposal)),
    leastLabel,
  )
  const largest = Math.max(1, ...curve.points.map(({ funded }) => funded))
  return (
    <Figure
      name="budget-curve"
      title={m.pictures_curve()}
      finding={curveFinding(curve, budget)}
      source={source}
      height={() => bottom + axisHeight}
      table={tableOf(all)}
      note={
        <p className="muted small">
          {m.pictures_curve_key()} {scanText(curve)}
          {all.length > rows.length &&
            ` ${m.pictures_nearest({ n: formatNumber(rows.length) })} ${m.pictures_curve_nearest()}`}{' '}
          {onEvery !== null && (
            <button type="button" className="studio-link" onClick={onEvery}>
              {m.pictures_curve_try_every()}
            </button>
          )}
        </p>
      }
    >
      {(width) => {
        const x = linear([least, most], [room, width - 8])
        const y = linear([0, largest], [14 + countHeight, 18])
        return (
          <>
            <HourAxis x={x} y={bottom} top={18} />
            <Count {...{ curve, room, x, y }} />
            {rows.map((row, i) => (
              <Row key={row.proposal} {...{ row, room, x }} y={top + i * rowHeight} />
            ))}
            <Line {...{ x, bottom, budget }} />
          </>
        )
      }}
    </Figure>
  )
}

/** Who has hours at which budget, and where one unit more takes an award away. */
export function CurvePicture({ draft, source, view, runner }: PictureProps & { runner: StudioRunner }) {
  // Every step is tried for what is tuned now: the next move asks for a sample again.
  const [everyOf, setEveryOf] = useState<typeof draft | null>(null)
  const study = everyOf === draft ? studies.every : studies.sample
  const { found, ...how } = useFound(runner, draft, { study, read })
  const canTry = found !== undefined && how.isCurrent && study === studies.sample
  const onEvery =
    canTry && canTryEvery(found, draft, runner.field.ids.length) ? () => setEveryOf(draft) : null
  return (
    <Studied name="budget-curve" title={m.pictures_curve()} hasFound={found !== undefined} {...how}>
      {found !== undefined && (
        <Curve curve={found} source={source} budget={view.totals.budget} onEvery={onEvery} />
      )}
    </Studied>
  )
}
