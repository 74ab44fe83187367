import type { QueueItem } from '@furrow/core/contract/assignments'
import { useCallback, useRef } from 'react'
import { useLocation } from 'wouter'
import { useKeys } from '../../ui/single-keys.ts'

type Desk = {
  isOn: boolean
  /** The assignment on the desk. */
  id: string
  items: readonly QueueItem[]
  onHelp: () => void
}

/** The rows of level buttons on the page, in order; j and k walk them. */
const keyRows = () => [...document.querySelectorAll<HTMLElement>('[data-key-row]')]

const isLeft = (item: QueueItem) => item.state !== 'done' && !item.locked

/** The next or previous review that is left, seen from the one on the desk. */
function neighbour(items: readonly QueueItem[], id: string, by: 1 | -1): QueueItem | undefined {
  const walk = items.filter((item) => item.id === id || isLeft(item))
  const place = walk.findIndex((item) => item.id === id)
  return walk[place + by] ?? walk.find((item) => item.id !== id && by === 1)
}

/**
 * The single keys of the desk. They press the buttons that stand there, so that a key can do nothing that a
 * person could not see.
 */
export function useDeskKeys({ isOn, id, items, onHelp }: Desk): void {
  const [, go] = useLocation()
  const before = useRef('')
  const onKey = useCallback(
    (key: string): boolean => {
      const last = before.current
      before.current = key
      const rows = keyRows()
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const level = rows[at]?.querySelectorAll<HTMLElement>('[data-level]')[Number(key) - 1]
      const step = (by: 1 | -1) => {
        const row = rows[at + by]
        if (row) return row.focus()
        const next = neighbour(items, id, by)
        if (next) go(`/app/reviews/${next.id}`)
      }
      const deeds: Record<string, () => void> = {
        j: () => step(1),
        k: () => step(-1),
        c: () => document.getElementById('textForApplicant')?.focus(),
        '?': onHelp,
        ...(last === 'g' && { q: () => go('/app/reviews') }),
        ...(level && { [key]: () => level.click() }),
      }
      deeds[key]?.()
      return deeds[key] !== undefined
    },
    [id, items, onHelp, go],
  )
  useKeys(isOn, onKey)
}

/** On the queue, j and k walk the proposals; Enter opens one. */
export function useQueueKeys(isOn: boolean, onHelp: () => void): void {
  const onKey = useCallback(
    (key: string): boolean => {
      if (key === '?') onHelp()
      if (key !== 'j' && key !== 'k') return key === '?'
      const links = [...document.querySelectorAll<HTMLElement>('a[href*="/app/reviews/"]')]
      const at = links.findIndex((link) => link === document.activeElement)
      links[Math.max(0, at + (key === 'j' ? 1 : -1))]?.focus()
      return true
    },
    [onHelp],
  )
  useKeys(isOn, onKey)
}
