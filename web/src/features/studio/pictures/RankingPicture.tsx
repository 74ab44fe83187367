import { m } from '../../../messages.ts'
import { formatFixed, formatNumber } from '../../../ui/format.ts'
import { lineText } from '../chances/line-text.ts'
import { Figure } from '../figures/Figure.tsx'
import { labelRoom, shortened } from '../figures/labels.ts'
import { linear, ticks, type Scale } from '../figures/scale.ts'
import { Studied } from '../figures/Studied.tsx'
import { useFound } from '../figures/use-found.ts'
import type { ScoreErrors } from '../errors.ts'
import type { Findings, Study } from '../studies.ts'
import type { StudioState } from '../use-studio-state.ts'
import type { PictureProps } from './picture.ts'
import { crossedBy, rowsAround, spreadOfDraws, spreadOfErrors, type Spread } from './ranking-spread.ts'

const study: Study = { kind: 'errors' }
const read = (findings: Findings) => (findings.kind === 'errors' ? findings.errors : undefined)

const rowHeight = 17
const leastLabel = 84
const mostRows = 40
const top = 20
const axisHeight = 24

function Axis({ x, bottom }: { x: Scale; bottom: number }) {
  return ticks(x.domain, 8).map((value) => (
    <g key={value}>
      <line className="figure-grid" x1={x(value)} x2={x(value)} y1={top} y2={bottom} />
      <text className="figure-muted" x={x(value)} y={bottom + 16} textAnchor="middle">
        {formatNumber(value, 2)}
      </text>
    </g>
  ))
}

type MarkProps = { proposal: number; label: string; room: number; spread: Spread; x: Scale; y: number }

function Mark({ proposal, label, room, spread, x, y }: MarkProps) {
  const middle = y + rowHeight / 2
  const across = ([low, high]: readonly [number, number]) => `M${x(low)} ${middle}H${x(high)}`
  return (
    <g>
      <text x={room - 10} y={middle + 4} textAnchor="end">
        {label}
      </text>
      <path className="figure-stroke" d={across(spread.outer(proposal))} />
      <path className="figure-inner" d={across(spread.inner(proposal))} />
      <circle className="figure-ink" cx={x(spread.middle(proposal))} cy={middle} r={3.5} />
    </g>
  )
}

const edgeText = ({ of }: Spread, edge: number): string =>
  of === 'ranks' ? lineText(edge) : m.pictures_ranking_at_points({ points: formatNumber(edge, 1) })

/** The line through the intervals, with its number above it. */
function Edge({ spread, x, bottom }: { spread: Spread; x: Scale; bottom: number }) {
  if (spread.edge === null) return null
  const at = x(spread.edge)
  const isLate = spread.edge > (x.domain[0] + x.domain[1]) / 2
  return (
    <g data-edge={spread.edge}>
      <line className="figure-line" x1={at} x2={at} y1={top - 4} y2={bottom} />
      <text x={isLate ? at + 2 : at - 2} y={top - 8} textAnchor={isLate ? 'end' : 'start'}>
        {m.pictures_ranking_line({ at: edgeText(spread, spread.edge) })}
      </text>
    </g>
  )
}

function findingOf(spread: Spread, { view }: Pick<PictureProps, 'view'>): string {
  const { edge, candidates } = spread
  if (edge === null)
    return view.cutLine === 0 && spread.of !== 'ranks'
      ? m.pictures_ranking_none_above()
      : m.pictures_ranking_no_line()
  const finding = spread.of === 'ranks' ? m.pictures_ranking_finding_drawn : m.pictures_ranking_finding
  return finding({
    at: edgeText(spread, edge),
    n: formatNumber(crossedBy(spread, spread.inner)),
    many: formatNumber(crossedBy(spread, spread.outer)),
    of: formatNumber(candidates.length),
  })
}

const keys: Readonly<Record<Spread['of'], () => string>> = {
  points: m.pictures_ranking_key,
  'weighted-points': m.pictures_ranking_weighted_key,
  ranks: m.pictures_ranking_drawn_key,
}

const heads = ({ of }: Spread): readonly string[] => [
  m.studio_column_proposal(),
  m.studio_column_rank(),
  of === 'ranks' ? m.pictures_ranking_expected() : m.pictures_ranking_middle(),
  m.pictures_ranking_inner_low(),
  m.pictures_ranking_inner_high(),
  m.pictures_ranking_low(),
  m.pictures_ranking_high(),
]

type IntervalsProps = PictureProps & { spread: Spread }

function Intervals({ spread, ...picture }: IntervalsProps) {
  const { view, field, names, source } = picture
  const { rows, above } = rowsAround(view, mostRows)
  const bottom = top + rows.length * rowHeight
  const ends = rows.flatMap((i) => [...spread.outer(i)]).concat(spread.edge ?? [])
  const domain = [Math.min(...ends), Math.max(...ends)] as const
  const labels = rows.map((i) => `${formatNumber(view.rank[i] ?? 0)} ${shortened(field.ids[i] ?? '')}`)
  const room = labelRoom(labels, leastLabel)
  return (
    <Figure
      name="ranking"
      title={m.pictures_ranking()}
      finding={findingOf(spread, picture)}
      source={source}
      height={() => bottom + axisHeight}
      table={{
        heads: heads(spread),
        rows: rows.map((i) => [
          `${field.ids[i]} ${names.titles[i]}`,
          formatNumber(view.rank[i] ?? 0),
          ...[spread.middle(i), ...spread.inner(i), ...spread.outer(i)].map((value) => formatFixed(value, 1)),
        ]),
      }}
      note={
        <p className="muted small">
          {keys[spread.of]()}
          {rows.length < view.ranked && ` ${m.pictures_nearest_rows({ n: formatNumber(rows.length) })}`}
        </p>
      }
    >
      {(width) => {
        const x = linear(domain, [room + 8, width - 12])
        const furrow = top + above * rowHeight
        return (
          <>
            <Axis x={x} bottom={bottom} />
            {above > 0 && above < rows.length && (
              <line className="figure-furrow" x1={0} x2={width} y1={furrow} y2={furrow} />
            )}
            {rows.map((proposal, i) => (
              <Mark
                key={proposal}
                {...{ proposal, room, spread, x }}
                label={labels[i] ?? ''}
                y={top + i * rowHeight}
              />
            ))}
            <Edge {...{ spread, x, bottom }} />
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
  if (drawn !== null) return <Intervals {...picture} spread={spreadOfDraws(drawn)} />
  return (
    <Studied name="ranking" title={m.pictures_ranking()} hasFound={found?.ok === true} {...how}>
      {found?.ok === false && <p className="muted">{reasons[found.reason]()}</p>}
      {found?.ok === true && <Intervals {...picture} spread={spreadOfErrors(found, picture)} />}
    </Studied>
  )
}
