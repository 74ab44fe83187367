type Mark = { letter: string; shape: string; hue: string }

const circle = 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2z'
const cross = 'M6 2h4v4h4v4h-4v4H6v-4H2V6h4z'
const triangle = 'M8 2l6.500 12h-13z'
const diamond = 'M8 1l7 7-7 7-7-7z'
const square = 'M3 3h10v10H3z'
const hexagon = 'M4.500 2h7L15 8l-3.500 6h-7L1 8z'

const known: Readonly<Record<string, Mark>> = {
  'life-sciences': { letter: 'L', shape: circle, hue: 'var(--area-life)' },
  healthcare: { letter: 'H', shape: cross, hue: 'var(--area-health)' },
  'green-transition': { letter: 'G', shape: triangle, hue: 'var(--area-green)' },
  quantum: { letter: 'Q', shape: diamond, hue: 'var(--area-quantum)' },
  open: { letter: 'O', shape: square, hue: 'var(--area-open)' },
}

/** Letter, shape and hue of an area; an area that a call defines itself shares the hexagon and the open hue. */
export const areaMark = (area: string): Mark =>
  known[area] ?? { letter: area.slice(0, 1).toUpperCase(), shape: hexagon, hue: 'var(--area-open)' }

type AreaMarkProps = { area: string | null; name?: string; letterOnly?: boolean }

/** The area of a proposal: shape in its hue, then its letter or its name. */
export function AreaMark({ area, name, letterOnly = false }: AreaMarkProps) {
  if (area === null) return <span className="muted">–</span>
  const mark = areaMark(area)
  const full = name ?? area
  return (
    <span className="area-mark" title={letterOnly ? full : undefined}>
      <svg viewBox="0 0 16 16" width="11" height="11" aria-hidden="true" style={{ fill: mark.hue }}>
        <path d={mark.shape} />
      </svg>
      {letterOnly ? (
        <>
          <span aria-hidden="true">{mark.letter}</span>
          <span className="visually-hidden">{full}</span>
        </>
      ) : (
        <span>{full}</span>
      )}
    </span>
  )
}
