import { createContext, useContext } from 'react'

export type Mark = { readonly letter: string; readonly shape: string; readonly hue: string }

/** An area of a call, as the page names it. */
export type MarkedArea = { readonly id: string; readonly name: string }

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

/** The mark of the area that a call defines itself at this place among such areas: a hue comes again after all others. */
function ownMark(place: number, { letter, hues }: { letter: string; hues: readonly string[] }): Mark {
  return {
    letter,
    shape: ownShapes[(place + Math.floor(place / hues.length)) % ownShapes.length] ?? hexagon,
    hue: hues[place % hues.length] ?? 'var(--area-open)',
  }
}

/** One letter, or two or a number behind it where others begin with the same. */
function letterOf(
  name: string,
  place: number,
  { names, taken }: { names: readonly string[]; taken: Set<string> },
) {
  const first = name.slice(0, 1).toUpperCase()
  const isAlone = names.filter((other) => other.slice(0, 1).toUpperCase() === first).length === 1
  const longer = Array.from(name.slice(1))
    .filter((sign) => /\p{L}/u.test(sign))
    .map((sign) => first + sign.toLowerCase())
  const letter =
    [...(isAlone ? [first] : []), ...longer].find((wanted) => !taken.has(wanted)) ?? `${first}${place + 1}`
  taken.add(letter)
  return letter
}

/** Letter, shape and hue of each area of a call, in its order, so that colour is never the only sign. */
export function marksOf(areas: readonly MarkedArea[]): ReadonlyMap<string, Mark> {
  const own = areas.filter(({ id }) => known[id] === undefined)
  const usual = areas.flatMap(({ id }) => known[id] ?? [])
  const free = Object.values(known).filter((mark) => !usual.includes(mark))
  const hues = [...ownHues, ...free.map(({ hue }) => hue)]
  const names = own.map(({ name }) => name)
  const taken = new Set(usual.map(({ letter }) => letter))
  return new Map([
    ...areas.flatMap(({ id }): [string, Mark][] => (known[id] === undefined ? [] : [[id, known[id]]])),
    ...own.map(({ id, name }, place): [string, Mark] => [
      id,
      ownMark(place, { letter: letterOf(name, place, { names, taken }), hues }),
    ]),
  ])
}

/** The mark of an area where no call says which others there are. */
const loneMark = (area: string): Mark =>
  known[area] ?? ownMark(0, { letter: area.slice(0, 1).toUpperCase(), hues: ownHues })

/** The marks of the areas of the call that a page is about. */
export const MarksOfCall = createContext<ReadonlyMap<string, Mark>>(new Map())

/** The mark of an area among those of the page's call. */
export function useAreaMark(): (area: string) => Mark {
  const marks = useContext(MarksOfCall)
  return (area) => marks.get(area) ?? loneMark(area)
}
