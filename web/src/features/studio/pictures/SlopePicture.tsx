import { useMemo } from 'react'
import { m } from '../../../messages.ts'
import { formatNumber } from '../../../ui/format.ts'
import { moved } from '../compare.ts'
import { Figure } from '../figures/Figure.tsx'
import { labelRoom, shortened } from '../figures/labels.ts'
import { NotShown } from '../figures/NotShown.tsx'
import type { RunView } from '../run-view.ts'
import type { PictureProps } from './picture.ts'
import { rankedInEither, slopesOf, type Slope, type Slopes } from './slopes.ts'

type SlopePictureProps = PictureProps & { before: RunView; beforeName: string; name: string }

const rowHeight = 17
const top = 26
const most = 40
const leastLabel = 86
/** There is a label on both sides. */
const mostLetters = 10

const y = (place: number) => top + (place + 0.5) * rowHeight

type Sides = { left: number; right: number }

function Line({ slope, id, left, right }: { slope: Slope; id: string } & Sides) {
  const [from, to] = slope.places
  const isMoved = slope.ranks[0] !== slope.ranks[1]
  const look = slope.crosses === null ? (isMoved ? 'figure-moved' : 'figure-still') : 'figure-crossed'
  const label = (rank: number) => `${formatNumber(rank)}  ${id}`
  return (
    <g data-crosses={slope.crosses ?? undefined}>
      <path className={look} d={`M${left} ${y(from)}L${right} ${y(to)}`} />
      <text x={left - 8} y={y(from) + 4} textAnchor="end">
        {label(slope.ranks[0])}
      </text>
      <text x={right + 8} y={y(to) + 4}>
        {slope.crosses === null ? '' : '◆ '}
        {label(slope.ranks[1])}
      </text>
    </g>
  )
}

/** The cut line of each side, a short stroke above the first that was not served in full. */
const Cuts = ({ lines, room, left, right }: { lines: Slopes['lines']; room: number } & Sides) =>
  ([left, right] as const).map((x, side) => {
    const height = top + (lines[side] ?? 0) * rowHeight
    const out = side === 0 ? -room + 16 : room - 16
    return <line key={x} className="figure-line" x1={x} x2={x + out} y1={height} y2={height} />
  })

/** Ranks in two scenarios, and who crosses the line from one to the other. */
export function SlopePicture({ view, before, beforeName, name, field, names, source }: SlopePictureProps) {
  const { slopes, lines } = useMemo(() => slopesOf(before, view, most), [before, view])
  const crossed = slopes.filter(({ crosses }) => crosses !== null).length
  const isSame = moved(before, view) === 0 && crossed === 0
  const title = m.pictures_slope()
  if (slopes.length === 0) return <NotShown title={title}>{m.pictures_slope_none()}</NotShown>
  if (isSame)
    return (
      <section className="figure" data-figure="slope">
        <h3>{title}</h3>
        <p>{m.pictures_slope_same({ before: beforeName })}</p>
      </section>
    )
  const idOf = ({ proposal }: Slope) => shortened(field.ids[proposal] ?? '', mostLetters)
  const room = labelRoom(
    slopes.map((slope) => `${formatNumber(Math.max(...slope.ranks))}  ${idOf(slope)}`),
    leastLabel,
  )
  return (
    <Figure
      name="slope"
      title={title}
      finding={m.pictures_slope_finding({
        before: beforeName,
        moved: formatNumber(moved(before, view)),
        of: formatNumber(rankedInEither(before, view)),
        crossed: formatNumber(crossed),
      })}
      source={source}
      height={() => top + slopes.length * rowHeight + 8}
      table={{
        heads: [m.studio_column_proposal(), beforeName, name],
        rows: slopes.map(({ proposal, ranks }) => [
          `${field.ids[proposal]} ${names.titles[proposal]}`,
          formatNumber(ranks[0]),
          formatNumber(ranks[1]),
        ]),
      }}
      note={
        <p className="muted small">
          {m.pictures_slope_key()}
          {slopes.length === most && ` ${m.pictures_nearest({ n: formatNumber(most) })}`}
        </p>
      }
    >
      {(width) => {
        const sides = { left: room, right: width - room }
        return (
          <>
            <text x={0} y={12} className="figure-muted">
              {beforeName}
            </text>
            <text x={width} y={12} textAnchor="end" className="figure-muted">
              {name}
            </text>
            <Cuts lines={lines} room={room} {...sides} />
            {slopes.map((slope) => (
              <Line key={slope.proposal} {...{ slope }} id={idOf(slope)} {...sides} />
            ))}
          </>
        )
      }}
    </Figure>
  )
}
