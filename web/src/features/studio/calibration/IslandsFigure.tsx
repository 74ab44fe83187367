import { useMemo } from 'react'
import { m } from '../../../messages.ts'
import { formatNumber } from '../../../ui/format.ts'
import { Figure } from '../figures/Figure.tsx'
import { NotShown } from '../figures/NotShown.tsx'
import type { ReviewerTable } from '../severity.ts'
import { dotsOf } from './dots.ts'

type IslandsFigureProps = { table: ReviewerTable; source: string }

const labelHeight = 18
const tallest = 260

/** Places along an axis, island by island, the largest first. */
function placesBy(islandOf: (i: number) => number, count: number): Int32Array {
  const order = Array.from({ length: count }, (_, i) => i)
    .filter((i) => islandOf(i) >= 0)
    .sort((a, b) => islandOf(a) - islandOf(b) || a - b)
  const places = new Int32Array(count).fill(-1)
  for (const [place, i] of order.entries()) places[i] = place
  return places
}

type Grid = {
  /** One dot per review, as one path on a grid of proposals × reviewers. */
  readonly dots: (across: number, down: number) => string
  readonly proposals: number
  readonly reviewers: number
}

function gridOf({ islandOf, islandOfReviewer, proposal, reviewer }: ReviewerTable): Grid {
  const columns = placesBy((i) => islandOf[i] ?? -1, islandOf.length)
  const rows = placesBy((j) => islandOfReviewer[j] ?? -1, islandOfReviewer.length)
  const count = (places: Int32Array) => places.filter((place) => place >= 0).length
  return {
    proposals: count(columns),
    reviewers: count(rows),
    dots: (across, down) =>
      dotsOf({
        columns: Int32Array.from(proposal, (i) => columns[i] ?? 0),
        rows: Int32Array.from(reviewer, (j) => rows[j] ?? 0),
        across,
        down,
      }),
  }
}

type OutlinesProps = { islands: ReviewerTable['islands']; across: number; down: number }

/** A frame around each island of three proposals or more. */
function Outlines({ islands, across, down }: OutlinesProps) {
  const starts = islands.map((_, island) => ({
    x: islands.slice(0, island).reduce((sum, { proposals }) => sum + proposals, 0),
    y: islands.slice(0, island).reduce((sum, { reviewers }) => sum + reviewers, 0),
  }))
  return islands.slice(0, 60).map(({ proposals, reviewers }, island) => (
    <rect
      // oxlint-disable-next-line react/no-array-index-key -- an island has no other name
      key={island}
      className="figure-frame"
      x={(starts[island]?.x ?? 0) * across - 0.5}
      y={(starts[island]?.y ?? 0) * down - 0.5}
      width={proposals * across}
      height={reviewers * down}
    />
  ))
}

function findingOf({ islands, verdict }: ReviewerTable): string {
  const [first] = islands
  if (islands.length <= 1 || first === undefined)
    return m.calibration_islands_one({
      proposals: formatNumber(verdict.proposals),
      reviewers: formatNumber(verdict.reviewers),
    })
  return m.calibration_islands_many({
    n: formatNumber(islands.length),
    proposals: formatNumber(first.proposals),
    of: formatNumber(verdict.proposals),
  })
}

/** Who read what, as a field of dots in which the parts that nobody compared stand apart. */
export function IslandsFigure({ table, source }: IslandsFigureProps) {
  const grid = useMemo(() => gridOf(table), [table])
  if (grid.reviewers === 0) return null
  if (table.reviewers.length === 0)
    return <NotShown title={m.calibration_islands()}>{m.calibration_islands_unnamed()}</NotShown>
  const down = Math.min(16, tallest / grid.reviewers)
  return (
    <Figure
      name="islands"
      title={m.calibration_islands()}
      finding={findingOf(table)}
      source={source}
      height={() => grid.reviewers * down + labelHeight + 6}
      table={{
        heads: [m.calibration_island(), m.calibration_proposals(), m.calibration_reviewers()],
        rows: table.islands.map(({ proposals, reviewers }, island) => [
          formatNumber(island + 1),
          formatNumber(proposals),
          formatNumber(reviewers),
        ]),
      }}
      note={<p className="muted small">{m.calibration_islands_key()}</p>}
    >
      {(width) => {
        const across = Math.min(24, (width - 2) / grid.proposals)
        return (
          <g transform={`translate(1 ${labelHeight})`}>
            <text className="figure-muted" x={0} y={-6}>
              {m.calibration_islands_axes({
                proposals: formatNumber(grid.proposals),
                reviewers: formatNumber(grid.reviewers),
              })}
            </text>
            <path className="figure-ink" d={grid.dots(across, down)} />
            <Outlines islands={table.islands} across={across} down={down} />
          </g>
        )
      }}
    </Figure>
  )
}
