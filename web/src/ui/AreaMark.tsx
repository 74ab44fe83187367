type Mark = { letter: string; shape: string; hue: string }

const circle = 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2z'
const cross = 'M6 2h4v4h4v4h-4v4H6v-4H2V6h4z'
const triangle = 'M8 2l6.500 12h-13z'
const diamond = 'M8 1l7 7-7 7-7-7z'
const square = 'M3 3h10v10H3z'
const hexagon = 'M4.500 2h7L15 8l-3.500 6h-7L1 8z'

const arrow = 'M2 3h6l6 5-6 5H2l4-5z'
const drop = 'M8 1c3 4 5 6.500 5 9a5 5 0 0 1-10 0c0-2.500 2-5 5-9z'

const known: Readonly<Record<string, Mark>> = {
  'life-sciences': { letter: 'L', shape: circle, hue: 'var(--area-life)' },
  healthcare: { letter: 'H', shape: cross, hue: 'var(--area-health)' },
  'green-transition': { letter: 'G', shape: triangle, hue: 'var(--area-green)' },
  quantum: { letter: 'Q', shape: diamond, hue: 'var(--area-quantum)' },
  open: { letter: 'O', shape: square, hue: 'var(--area-open)' },
}

const ownHues = ['var(--area-own-1)', 'var(--area-own-2)', 'var(--area-own-3)', 'var(--area-own-4)']
const ownShapes = [hexagon, arrow, drop]

/**
 * The mark of an area that a call defines itself, from its key alone, so that it is the same on every page. The
 * keys that the editor gives, area-1, area-2 and so on, take the hues in turn, then the next shape.
 */
function ownMark(area: string): Mark {
  const codes = Array.from(area, (letter) => letter.codePointAt(0) ?? 0)
  const sum = codes.reduce((total, code) => total + code, 0)
  const shape = Math.floor(sum / ownHues.length)
  return {
    letter: area.slice(0, 1).toUpperCase(),
    shape: ownShapes[shape % ownShapes.length] ?? hexagon,
    hue: ownHues[sum % ownHues.length] ?? 'var(--area-open)',
  }
}

/** Letter, shape and hue of an area, so that colour is never the only sign. */
export const areaMark = (area: string): Mark => known[area] ?? ownMark(area)

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
