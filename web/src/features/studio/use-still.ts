import { useEffect, useRef, type RefObject } from 'react'

type Held = { readonly control: HTMLInputElement; readonly top: number }

/** What may grow or shrink above a control while it is dragged. */
const parts = '.studio-control, .studio-group'

/** Scrolls by as much as a control has sunk, or risen where negative; returns what there was no room for. */
function scrollBy(pane: Element, sunk: number): number {
  const first = pane.scrollTop
  pane.scrollTop = first + sunk
  return sunk - (pane.scrollTop - first)
}

/** Where the pane cannot be scrolled up any more, room above the controls does it; it goes once nothing depends on it. */
function makeRoom(groups: HTMLElement) {
  let pixels = 0
  const set = (next: number) => {
    pixels = next
    groups.style.paddingBlockStart = next === 0 ? '' : `${next}px`
  }
  return { pixels: () => pixels, set }
}

function keepStill(groups: HTMLElement, pane: Element): () => void {
  const room = makeRoom(groups)
  let held: Held | null = null
  const observer = new ResizeObserver(() => {
    if (held === null) return
    const sunk = held.control.getBoundingClientRect().top - held.top
    if (Math.abs(sunk) < 0.5) return
    const taken = Math.min(room.pixels(), Math.max(0, sunk))
    const rest = taken === sunk ? 0 : scrollBy(pane, sunk - taken)
    room.set(room.pixels() - taken + Math.max(0, -rest))
  })
  const hold = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'range') return
    held = { control: target, top: target.getBoundingClientRect().top }
    for (const part of [pane, ...groups.querySelectorAll(parts)]) observer.observe(part)
  }
  const release = () => {
    held = null
    observer.disconnect()
  }
  const leave = () => {
    if (held === null) room.set(0)
  }
  const scrolled = () => {
    const pixels = room.pixels()
    if (held !== null || pixels === 0 || pane.scrollTop < pixels) return
    room.set(0)
    pane.scrollTop -= pixels
  }
  const listening = new AbortController()
  const { signal } = listening
  groups.addEventListener('pointerdown', hold, { signal })
  document.addEventListener('pointerup', release, { signal })
  document.addEventListener('pointercancel', release, { signal })
  pane.addEventListener('pointerleave', leave, { signal })
  pane.addEventListener('scroll', scrolled, { signal, passive: true })
  return () => {
    listening.abort()
    release()
  }
}

/**
 * Keeps a slider that is dragged where it is on the page. What the move before it did stands under another control
 * and goes with the next move, and what the adjustment changes may be a longer list: either would pull the slider
 * away from under the pointer.
 */
export function useStill(): RefObject<HTMLDivElement | null> {
  const groups = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const pane = groups.current?.closest('.studio-tune, .dialog')
    if (groups.current === null || pane === null || pane === undefined) return undefined
    return keepStill(groups.current, pane)
  }, [])
  return groups
}
