import { formatHours, formatNumber } from '../../../ui/format.ts'
import { ticks, type Scale } from './scale.ts'

type HourAxisProps = { x: Scale; y: number; top: number }

const room = 120

/** GPU-hours along the foot, with thin lines up; the last one carries the unit. */
export function HourAxis({ x, y, top }: HourAxisProps) {
  const [from, to] = x.domain
  const wanted = Math.max(2, Math.floor((x(to) - x(from)) / room))
  const places = ticks(x.domain, wanted).filter(Number.isInteger)
  return (
    <g>
      {places.map((value, i) => {
        const isLast = i === places.length - 1
        const anchor = x(value) > x(to) - 40 ? 'end' : 'middle'
        return (
          <g key={value}>
            <line className="figure-grid" x1={x(value)} x2={x(value)} y1={top} y2={y + 4} />
            <text
              className="figure-muted"
              x={x(value)}
              y={y + 18}
              textAnchor={value === from ? 'start' : anchor}
            >
              {isLast ? formatHours(value) : formatNumber(value)}
            </text>
          </g>
        )
      })}
    </g>
  )
}
