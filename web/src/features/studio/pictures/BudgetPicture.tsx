import { m } from '../../../messages.ts'
import { useAreaMark, type Mark } from '../../../ui/area-marks.ts'
import { formatFixedShare, formatHours, formatShare } from '../../../ui/format.ts'
import { widthOf } from '../figures/cut.ts'
import { CutText } from '../figures/CutText.tsx'
import { Figure } from '../figures/Figure.tsx'
import { linear } from '../figures/scale.ts'
import type { PictureProps } from './picture.ts'

type Part = {
  readonly key: string
  readonly name: string
  readonly hours: number
  /** Its hue where it is an area. */
  readonly area: string | null
}

const barHeight = 40
const lineHeight = 22

/** What becomes of every hour of the budget: areas, awards without an area, what is left, rounding, reserve. */
function budgetParts({ view, names }: Pick<PictureProps, 'view' | 'names'>): readonly Part[] {
  const areas = view.areas.map(({ area, awarded }, i) => ({
    key: area,
    name: names.areas[i]?.name ?? area,
    hours: awarded,
    area,
  }))
  const inAreas = areas.reduce((sum, { hours }) => sum + hours, 0)
  const { awarded, leftOver, rounding, reserve } = view.totals
  const others = [
    { key: '-awarded', name: m.pictures_budget_no_area(), hours: awarded - inAreas },
    { key: '-left', name: m.studio_left_over(), hours: leftOver },
    { key: '-rounding', name: m.pictures_budget_rounding(), hours: rounding },
    { key: '-reserve', name: m.studio_reserve(), hours: reserve },
  ].map((part) => ({ ...part, area: null }))
  return [...areas, ...others].filter(({ hours }) => hours > 0)
}

/** Given hours without an area are ink; what nobody has is drawn by its outline. */
const lookOf = ({ key }: Part, mark: Mark | null) =>
  mark === null
    ? { className: key === '-awarded' ? 'figure-mutedfill' : 'figure-open' }
    : { style: { fill: mark.hue } }

type LegendProps = {
  parts: readonly (Part & { mark: Mark | null })[]
  budget: number
  width: number
}

const Legend = ({ parts, budget, width }: LegendProps) =>
  parts.map((part, i) => {
    const facts = `${formatHours(part.hours)} · ${formatFixedShare(part.hours / budget)}`
    return (
      <g key={part.key} transform={`translate(0 ${barHeight + 14 + i * lineHeight})`}>
        {part.mark === null ? (
          <rect x={1} y={1} width={10} height={10} {...lookOf(part, null)} />
        ) : (
          <path d={part.mark.shape} {...lookOf(part, part.mark)} transform="scale(0.75)" />
        )}
        <CutText x={18} y={10} room={width - 30 - widthOf(facts)}>
          {part.name}
        </CutText>
        <text x={width} y={10} textAnchor="end">
          {facts}
        </text>
      </g>
    )
  })

/** The budget as one bar: every hour of it has a place. */
export function BudgetPicture({ view, names, source }: PictureProps) {
  const { budget, awarded } = view.totals
  const markOf = useAreaMark()
  const parts = budgetParts({ view, names }).map((part) => ({
    ...part,
    mark: part.area === null ? null : markOf(part.area),
  }))
  const starts = parts.map((_, i) => parts.slice(0, i).reduce((sum, { hours }) => sum + hours, 0))
  return (
    <Figure
      name="budget"
      title={m.pictures_budget()}
      finding={m.pictures_budget_finding({
        awarded: formatHours(awarded),
        budget: formatHours(budget),
        share: formatShare(awarded / budget),
      })}
      source={source}
      height={() => barHeight + 14 + parts.length * lineHeight}
      table={{
        heads: [m.pictures_budget_part(), m.pictures_hours(), m.pictures_share()],
        rows: parts.map(({ name, hours }) => [name, formatHours(hours), formatFixedShare(hours / budget)]),
      }}
    >
      {(width) => {
        const x = linear([0, budget], [0, width])
        return (
          <>
            {parts.map((part, i) => (
              <rect
                key={part.key}
                x={x(starts[i] ?? 0) + 0.5}
                y={0.5}
                width={Math.max(0.5, x(part.hours) - 1)}
                height={barHeight - 1}
                {...lookOf(part, part.mark)}
              />
            ))}
            <Legend {...{ parts, budget, width }} />
          </>
        )
      }}
    </Figure>
  )
}
