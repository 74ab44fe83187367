import { m } from '../../../messages.ts'
import { formatFixed, formatNumber } from '../../../ui/format.ts'
import { Figure } from '../figures/Figure.tsx'
import { NotShown } from '../figures/NotShown.tsx'
import { labelRoom, shortened } from '../figures/labels.ts'
import { linear, ticks, type Scale } from '../figures/scale.ts'
import type { ReviewerTable, Severity } from '../severity.ts'
import { mostStrict, reach, signed, type Shows } from './strictness.ts'

type StrictnessFigureProps = { table: ReviewerTable; source: string; shows: Shows }

const rowHeight = 20
const axisHeight = 40
const leastLabel = 64
const mostRows = 40

/** Nine of ten such intervals hold the true value. */
const ninety = 1.645

type RowProps = { row: Severity; x: Scale; y: number }

function Change({ row, x, y }: RowProps) {
  const middle = y + rowHeight / 2
  if (row.before === null) return null
  return (
    <>
      {row.after !== null && (
        <path className="figure-moved" d={`M${x(row.before)} ${middle}H${x(row.after)}`} />
      )}
      <circle className="figure-open" cx={x(row.before)} cy={middle} r={4} />
      {row.after !== null && <circle className="figure-ink" cx={x(row.after)} cy={middle} r={4} />}
    </>
  )
}

function Interval({ row, x, y }: RowProps) {
  const middle = y + rowHeight / 2
  const { adjustment, standardError } = row
  if (adjustment === null) return <Change {...{ row, x, y }} />
  const half = ninety * (standardError ?? 0)
  return (
    <>
      {standardError !== null && (
        <path
          className="figure-stroke"
          d={`M${x(adjustment - half)} ${middle}H${x(adjustment + half)}m0 -3v6M${x(adjustment - half)} ${middle - 3}v6`}
        />
      )}
      <circle className="figure-ink" cx={x(adjustment)} cy={middle} r={4} />
    </>
  )
}

function Axis({ x, bottom }: { x: Scale; bottom: number }) {
  return (
    <>
      {ticks(x.domain, 7).map((value) => (
        <g key={value}>
          <line
            className={value === 0 ? 'figure-axis' : 'figure-grid'}
            x1={x(value)}
            x2={x(value)}
            y1={0}
            y2={bottom}
          />
          <text className="figure-muted" x={x(value)} y={bottom + 16} textAnchor="middle">
            {signed(value, 0)}
          </text>
        </g>
      ))}
      <text className="figure-muted" x={x(x.domain[0])} y={bottom + 34}>
        {m.calibration_milder()}
      </text>
      <text className="figure-muted" x={x(x.domain[1])} y={bottom + 34} textAnchor="end">
        {m.calibration_stricter()}
      </text>
    </>
  )
}

function nobodyText({ reviewers, verdict }: ReviewerTable): string {
  if (reviewers.length === 0 && verdict.reviews > 0) return m.calibration_unnamed()
  return reviewers.some(({ shared }) => shared > 0) ? m.calibration_one_each() : m.calibration_nobody()
}

/** Who is strict marks below the others. */
function marksText(strictness: number): string {
  const points = formatFixed(Math.abs(strictness), 1)
  return strictness > 0 ? m.calibration_marks_below({ points }) : m.calibration_marks_above({ points })
}

function keyOf(rows: readonly Severity[], shows: Shows): string {
  if (shows === 'change') return m.calibration_change_key()
  return rows.some(({ adjustment }) => adjustment !== null)
    ? m.calibration_interval_key()
    : m.calibration_raw_key()
}

function findingOf(rows: readonly Severity[], shows: Shows, { verdict }: ReviewerTable): string {
  const [strict, mild] = [rows[0], rows.at(-1)]
  if (strict === undefined || mild === undefined) return m.calibration_nobody()
  const value = ({ adjustment, before }: Severity) => adjustment ?? before ?? 0
  const names = {
    strict: strict.reviewer,
    strictPoints: signed(value(strict), 1),
    mild: mild.reviewer,
    mildPoints: signed(value(mild), 1),
  }
  const isAdjusted = strict.adjustment !== null
  const rawFinding =
    verdict.reason === 'no-visible-effect' ? m.calibration_raw_finding_chance : m.calibration_raw_finding
  if (!isAdjusted)
    return rawFinding({
      ...names,
      strictPoints: marksText(value(strict)),
      mildPoints: marksText(value(mild)),
    })
  if (shows === 'interval') return m.calibration_interval_finding(names)
  return m.calibration_change_finding({
    before: formatFixed(reach(rows, 'before'), 1),
    after: formatFixed(reach(rows, 'after'), 1),
  })
}

const orDash = (value: number | null) => (value === null ? '–' : signed(value, 1))

const heads = () => [
  m.calibration_reviewer(),
  m.calibration_reviews(),
  m.calibration_shared(),
  m.calibration_before(),
  m.calibration_adjustment(),
  m.calibration_error(),
  m.calibration_after(),
]

/** Reviewers from strict to mild: their distance before and after, or the adjustment with its interval. */
export function StrictnessFigure({ table, source, shows }: StrictnessFigureProps) {
  const rows = mostStrict(table.reviewers, shows)
  const title = shows === 'change' ? m.calibration_severity() : m.calibration_strictness()
  if (rows.length === 0) return <NotShown title={title}>{nobodyText(table)}</NotShown>
  const written = table.reviewers.filter(({ before }) => before !== null).length
  const half = Math.ceil(mostRows / 2)
  const drawn = rows.length > mostRows ? [...rows.slice(0, half), ...rows.slice(-half)] : rows
  const most = Math.max(
    5,
    ...drawn.map((row) =>
      Math.max(
        Math.abs(row.before ?? 0),
        Math.abs(row.adjustment ?? 0) + (shows === 'interval' ? ninety * (row.standardError ?? 0) : 0),
      ),
    ),
  )
  const bottom = drawn.length * rowHeight
  const room = labelRoom(
    drawn.map(({ reviewer }) => shortened(reviewer)),
    leastLabel,
  )
  return (
    <Figure
      name={shows === 'change' ? 'severity' : 'strictness'}
      title={title}
      finding={findingOf(rows, shows, table)}
      source={source}
      height={() => bottom + axisHeight}
      table={{
        heads: heads(),
        rows: rows.map((row) => [
          row.reviewer,
          formatNumber(row.reviews),
          formatNumber(row.shared),
          orDash(row.before),
          orDash(row.adjustment),
          row.standardError === null ? '–' : formatFixed(row.standardError, 1),
          orDash(row.after),
        ]),
      }}
      note={
        <p className="muted small">
          {keyOf(rows, shows)}
          {rows.length < written &&
            ` ${m.calibration_one_left_out({ n: formatNumber(written - rows.length) })}`}
          {drawn.length < rows.length && ` ${m.calibration_extremes({ n: formatNumber(half) })}`}
        </p>
      }
    >
      {(width) => {
        const x = linear([-most, most], [room, width - 16])
        const Marks = shows === 'change' ? Change : Interval
        return (
          <>
            <Axis x={x} bottom={bottom} />
            {drawn.map((row, i) => (
              <g key={row.reviewer}>
                <text x={room - 12} y={i * rowHeight + 14} textAnchor="end">
                  {shortened(row.reviewer)}
                </text>
                <Marks row={row} x={x} y={i * rowHeight} />
              </g>
            ))}
          </>
        )
      }}
    </Figure>
  )
}
