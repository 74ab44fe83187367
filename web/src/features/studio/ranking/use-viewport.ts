import { useLayoutEffect, useState, type RefObject } from 'react'

/** Height of each row, head and furrow, in pixels. */
export const rowHeight = 32
const spare = 6

/** Which places are in sight, and which are drawn: some more on both sides. */
export type Viewport = { readonly first: number; readonly last: number }

const sightOf = (pane: HTMLDivElement): Viewport => ({
  first: Math.ceil(pane.scrollTop / rowHeight),
  // The heads of the columns cover one row.
  last: Math.floor((pane.scrollTop + pane.clientHeight) / rowHeight) - 2,
})

export function useViewport(element: RefObject<HTMLDivElement | null>): Viewport {
  const [sight, setSight] = useState({ first: 0, last: 18 })
  useLayoutEffect(() => {
    const pane = element.current
    if (pane === null) return
    const measure = () => {
      const next = sightOf(pane)
      setSight((before) => (before.first === next.first && before.last === next.last ? before : next))
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

export const drawnPlaces = ({ first, last }: Viewport, count: number): number[] => {
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
