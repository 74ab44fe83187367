import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** Height of each row, head and furrow, in pixels. */
export const rowHeight = 32
const spare = 4

/** Which places are in sight, some more are drawn on both sides; and the width of the pane in pixels. */
export type Viewport = { readonly first: number; readonly last: number; readonly width: number }

const sightOf = (pane: HTMLDivElement): Viewport => ({
  first: Math.ceil(pane.scrollTop / rowHeight),
  // The heads of the columns cover one row.
  last: Math.floor((pane.scrollTop + pane.clientHeight) / rowHeight) - 2,
  width: pane.clientWidth,
})

const sameSight = (a: Viewport, b: Viewport): boolean =>
  a.first === b.first && a.last === b.last && a.width === b.width

export function useViewport(element: RefObject<HTMLDivElement | null>): Viewport {
  const [sight, setSight] = useState<Viewport>({ first: 0, last: 18, width: Infinity })
  useLayoutEffect(() => {
    const pane = element.current
    if (pane === null) return
    const measure = () => {
      const next = sightOf(pane)
      setSight((before) => (sameSight(before, next) ? before : next))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(pane)
    pane.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      pane.removeEventListener('scroll', measure)
    }
  }, [element])
  return sight
}

export const drawnPlaces = ({ first, last }: Pick<Viewport, 'first' | 'last'>, count: number): number[] => {
  const from = Math.max(0, first - spare)
  const to = Math.min(count, last + spare + 1)
  return Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step)
}

/** Scrolls as little as shows the row; the head of the table stands above it. */
export function reveal(pane: HTMLDivElement | null, place: number): void {
  if (pane === null) return
  const y = place * rowHeight
  if (y < pane.scrollTop) pane.scrollTo({ top: y })
  else if (y + rowHeight * 2 > pane.scrollTop + pane.clientHeight)
    pane.scrollTo({ top: y + rowHeight * 2 - pane.clientHeight })
}

/** Brings a place into the middle. */
export const centre = (pane: HTMLDivElement | null, place: number): void =>
  pane?.scrollTo({ top: Math.max(0, place * rowHeight - pane.clientHeight / 2) })

/** Brings a place into the middle once, when the table is first drawn, unless it is in sight; −1 is none. */
export function useFirstSeen(element: RefObject<HTMLDivElement | null>, place: number): void {
  const first = useRef(place)
  useLayoutEffect(() => {
    const pane = element.current
    if (pane === null || first.current < 0) return
    const { first: top, last } = sightOf(pane)
    if (first.current < top || first.current > last) centre(pane, first.current)
  }, [element])
}
