import type { Placebo } from '@furrow/core/scoring/placebo'
import { m } from '../../../messages.ts'
import { formatFixed, formatNumber } from '../../../ui/format.ts'
import type { Draft } from '../draft.ts'
import { isUnnamed } from '../calibration-text.ts'
import { Figure } from '../figures/Figure.tsx'
import { linear, ticks } from '../figures/scale.ts'
import { Studied } from '../figures/Studied.tsx'
import { useFound } from '../figures/use-found.ts'
import type { FieldView } from '../run-view.ts'
import type { StudioRunner } from '../runner.ts'
import type { Findings, Study } from '../studies.ts'

const study: Study = { kind: 'placebo' }
const read = (findings: Findings) => (findings.kind === 'placebo' ? findings.placebo : undefined)

const plotHeight = 110
const axisHeight = 40
const top = 22

/** Counts of the shuffles in bins of equal width from 0. */
function binsOf({ shuffled }: Placebo, most: number, count: number) {
  const bins = new Int32Array(count)
  for (const spread of shuffled) {
    const bin = Math.min(count - 1, Math.floor((spread / most) * count))
    bins[bin] = (bins[bin] ?? 0) + 1
  }
  return bins
}

const middleOf = ({ shuffled }: Placebo) => shuffled[Math.floor(shuffled.length / 2)] ?? 0

function findingOf(placebo: Placebo): string {
  const numbers = {
    observed: formatFixed(placebo.observed, 1),
    middle: formatFixed(middleOf(placebo), 1),
    n: formatNumber(placebo.asLarge),
    of: formatNumber(placebo.shuffled.length),
  }
  return placebo.asLarge * 20 <= placebo.shuffled.length
    ? m.calibration_placebo_real(numbers)
    : m.calibration_placebo_chance(numbers)
}

function Histogram({ placebo, width }: { placebo: Placebo; width: number }) {
  const count = 30
  const most = Math.max(1, placebo.observed, placebo.shuffled.at(-1) ?? 0) * 1.08
  const bins = binsOf(placebo, most, count)
  const x = linear([0, most], [0, width])
  const y = linear([0, Math.max(...bins)], [0, plotHeight])
  const isRight = x(placebo.observed) > width / 2
  return (
    <>
      {Array.from(bins, (size, bin) => (
        <rect
          // oxlint-disable-next-line react/no-array-index-key -- a bin has no other name
          key={bin}
          className="figure-mutedfill"
          x={x((bin * most) / count) + 0.5}
          y={top + plotHeight - y(size)}
          width={Math.max(1, width / count - 1)}
          height={y(size)}
        />
      ))}
      <line className="figure-axis" x1={0} x2={width} y1={top + plotHeight} y2={top + plotHeight} />
      <line
        className="figure-observed"
        x1={x(placebo.observed)}
        x2={x(placebo.observed)}
        y1={16}
        y2={top + plotHeight}
      />
      <text x={x(placebo.observed) + (isRight ? -6 : 6)} y={12} textAnchor={isRight ? 'end' : 'start'}>
        {m.calibration_placebo_observed({ points: formatFixed(placebo.observed, 1) })}
      </text>
      {ticks([0, most], Math.max(3, Math.floor(width / 90))).map((value) => (
        <text
          key={value}
          className="figure-muted"
          x={x(value)}
          y={top + plotHeight + 16}
          textAnchor={value === 0 ? 'start' : 'middle'}
        >
          {formatNumber(value, 2)}
        </text>
      ))}
      <text className="figure-muted" x={width} y={top + plotHeight + 34} textAnchor="end">
        {m.calibration_placebo_axis()}
      </text>
    </>
  )
}

function PlaceboPicture({ placebo, source }: { placebo: Placebo; source: string }) {
  const quantile = (share: number) =>
    placebo.shuffled[Math.min(placebo.shuffled.length - 1, Math.floor(share * placebo.shuffled.length))] ?? 0
  const rows = [
    [m.calibration_placebo_as_they_are(), placebo.observed],
    [m.calibration_placebo_middle(), quantile(0.5)],
    [m.calibration_placebo_95(), quantile(0.95)],
    [m.calibration_placebo_most(), placebo.shuffled.at(-1) ?? 0],
  ] as const
  return (
    <Figure
      name="placebo"
      title={m.calibration_placebo()}
      finding={findingOf(placebo)}
      source={source}
      height={() => top + plotHeight + axisHeight}
      table={{
        heads: [m.calibration_placebo_what(), m.calibration_placebo_spread()],
        rows: rows.map(([name, points]) => [name, formatFixed(points, 2)]),
      }}
      note={<p className="muted small">{m.calibration_placebo_key()}</p>}
    >
      {(width) => <Histogram placebo={placebo} width={width} />}
    </Figure>
  )
}

type PlaceboFigureProps = { runner: StudioRunner; draft: Draft; field: FieldView; source: string }

/** How much strictness chance alone shows, when names are shuffled. */
export function PlaceboFigure({ runner, draft, field, source }: PlaceboFigureProps) {
  const { found, ...how } = useFound(runner, draft, { study, read })
  return (
    <Studied
      name="placebo"
      title={m.calibration_placebo()}
      hasFound={found !== undefined && found !== null}
      {...how}
    >
      {found === null && (
        <p className="muted">
          {isUnnamed(field) ? m.calibration_placebo_unnamed() : m.calibration_placebo_none()}
        </p>
      )}
      {found !== undefined && found !== null && <PlaceboPicture placebo={found} source={source} />}
    </Studied>
  )
}
