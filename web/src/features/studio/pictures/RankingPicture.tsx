import { m } from '../../../messages.ts'
import { formatFixed, formatNumber } from '../../../ui/format.ts'
import type { ChancesView } from '../chances/chances-view.ts'
import type { ScoreErrors } from '../errors.ts'
import { Figure } from '../figures/Figure.tsx'
import { linear, ticks, type Scale } from '../figures/scale.ts'
import { Studied } from '../figures/Studied.tsx'
import { useFound } from '../figures/use-found.ts'
import type { Findings, Study } from '../studies.ts'
import type { StudioState } from '../use-studio-state.ts'
import type { PictureProps } from './picture.ts'

const study: Study = { kind: 'errors' }
const read = (findings: Findings) => (findings.kind === 'errors' ? findings.errors : undefined)

const rowHeight = 17
const labelWidth = 84
const mostRows = 40
const axisHeight = 24

/** Nine of ten such intervals hold the true value. */
const ninety = 1.645

/** Middle and ends of the interval of each proposal: points from the errors, or ranks from the draws. */
type Spread = {
  readonly of: 'points' | 'ranks'
  readonly middle: (i: number) => number
  readonly low: (i: number) => number
  readonly high: (i: number) => number
}
type Row = { proposal: number; rank: number; middle: number; low: number; high: number }

type Certain = Extract<ScoreErrors, { ok: true }>

const ofErrors = ({ middle, error }: Certain): Spread => ({
  of: 'points',
  middle: (i) => middle[i] ?? NaN,
  low: (i) => (middle[i] ?? NaN) - ninety * (error[i] ?? NaN),
  high: (i) => (middle[i] ?? NaN) + ninety * (error[i] ?? NaN),
})

const ofDraws = ({ rank90, expectedRank }: ChancesView): Spread => ({
  of: 'ranks',
  middle: (i) => expectedRank[i] ?? NaN,
  low: (i) => rank90[0][i] ?? NaN,
  high: (i) => rank90[1][i] ?? NaN,
})

/** Those around the line, in rank order, and how many of them stand above it. */
function rowsOf({ view }: Pick<PictureProps, 'view'>, { middle, low, high }: Spread) {
  const line = view.cutLine < 0 ? view.ranked : view.cutLine
  const from = Math.max(0, Math.min(view.ranked - mostRows, line - mostRows / 2))
  const rows = [...view.order.subarray(from, Math.min(view.ranked, from + mostRows))].map(
    (proposal): Row => ({
      proposal,
      rank: view.rank[proposal] ?? 0,
      middle: middle(proposal),
      low: low(proposal),
      high: high(proposal),
    }),
  )
  return { rows, above: line - from }
}

/** The score at the line: half way between the last above it and the first below. */
function edgeOf(rows: readonly Row[], above: number): number | null {
  const [last, first] = [rows[above - 1], rows[above]]
  return last === undefined || first === undefined ? null : (last.middle + first.middle) / 2
}

function Axis({ x, bottom }: { x: Scale; bottom: number }) {
  return ticks(x.domain, 8).map((value) => (
    <g key={value}>
      <line className="figure-grid" x1={x(value)} x2={x(value)} y1={0} y2={bottom} />
      <text className="figure-muted" x={x(value)} y={bottom + 16} textAnchor="middle">
        {formatNumber(value, 1)}
      </text>
    </g>
  ))
}

function Mark({ row, id, x, y }: { row: Row; id: string; x: Scale; y: number }) {
  const middle = y + rowHeight / 2
  return (
    <g>
      <text x={labelWidth - 10} y={middle + 4} textAnchor="end">
        {formatNumber(row.rank)} {id}
      </text>
      <path className="figure-stroke" d={`M${x(row.low)} ${middle}H${x(row.high)}`} />
      <circle className="figure-ink" cx={x(row.middle)} cy={middle} r={3.5} />
    </g>
  )
}

type IntervalsProps = PictureProps & { spread: Spread }

function Intervals({ spread, ...picture }: IntervalsProps) {
  const isDrawn = spread.of === 'ranks'
  const { field, names, source } = picture
  const { rows, above } = rowsOf(picture, spread)
  const edge = edgeOf(rows, above)
  const unsure = edge === null ? 0 : rows.filter(({ low, high }) => low <= edge && edge <= high).length
  const bottom = rows.length * rowHeight
  const domain = [Math.min(...rows.map(({ low }) => low)), Math.max(...rows.map(({ high }) => high))] as const
  return (
    <Figure
      name="ranking"
      title={m.pictures_ranking()}
      finding={
        edge === null
          ? m.pictures_ranking_no_line()
          : m.pictures_ranking_finding({ n: formatNumber(unsure), of: formatNumber(rows.length) })
      }
      source={source}
      height={() => bottom + axisHeight}
      table={{
        heads: [
          m.studio_column_proposal(),
          m.studio_column_rank(),
          isDrawn ? m.pictures_ranking_expected() : m.pictures_ranking_middle(),
          m.pictures_ranking_low(),
          m.pictures_ranking_high(),
        ],
        rows: rows.map(({ proposal, rank, middle, low, high }) => [
          `${field.ids[proposal]} ${names.titles[proposal]}`,
          formatNumber(rank),
          ...[middle, low, high].map((points) => formatFixed(points, 1)),
        ]),
      }}
      note={
        <p className="muted small">
          {isDrawn ? m.pictures_ranking_drawn_key() : m.pictures_ranking_key()}
          {rows.length < picture.view.ranked &&
            ` ${m.pictures_nearest_rows({ n: formatNumber(rows.length) })}`}
        </p>
      }
    >
      {(width) => {
        const x = linear(domain, [labelWidth + 8, width - 12])
        return (
          <>
            <Axis x={x} bottom={bottom} />
            {rows.map((row, i) => (
              <Mark key={row.proposal} {...{ row, x }} id={field.ids[row.proposal] ?? ''} y={i * rowHeight} />
            ))}
            {edge !== null && (
              <line className="figure-line" x1={0} x2={width} y1={above * rowHeight} y2={above * rowHeight} />
            )}
          </>
        )
      }}
    </Figure>
  )
}

const reasons: Readonly<Record<Extract<ScoreErrors, { ok: false }>['reason'], () => string>> = {
  'no-reviews': m.pictures_unsure_no_reviews,
  'one-review-each': m.pictures_unsure_one_each,
  'no-separation': m.pictures_unsure_no_separation,
  'too-many-reviewers': m.pictures_unsure_too_many,
}

type RankingPictureProps = PictureProps & Pick<StudioState, 'runner' | 'chances'>

/** The ranking around the line with its intervals: of ranks where draws of these scores are there, else of scores. */
export function RankingPicture({ runner, chances, ...picture }: RankingPictureProps) {
  const drawn = chances.staleness !== 'all' && chances.found?.ok === true ? chances.found.chances : null
  const { found, ...how } = useFound(runner, picture.draft, { study, read, isWanted: drawn === null })
  if (drawn !== null) return <Intervals {...picture} spread={ofDraws(drawn)} />
  return (
    <Studied name="ranking" title={m.pictures_ranking()} hasFound={found?.ok === true} {...how}>
      {found?.ok === false && <p className="muted">{reasons[found.reason]()}</p>}
      {found?.ok === true && <Intervals {...picture} spread={ofErrors(found)} />}
    </Studied>
  )
}
