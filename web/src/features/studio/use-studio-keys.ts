import { useEffect } from 'react'
import { m } from '../../messages.ts'
import type { KeyLine } from '../../ui/KeyHelp.tsx'
import { useKeys } from '../../ui/single-keys.ts'
import { useKeyHelp } from '../../ui/use-key-help.tsx'

type Keys = {
  studio: { back: () => void; forth: () => void }
  isPhone: boolean
  /** Why is a sheet. */
  isNarrow: boolean
  onRanking: () => void
  onLine: () => void
  onReset: () => void
  onDialog: (dialog: 'tune' | 'why' | 'scenarios') => void
}

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && ['text', 'search'].includes(target.type))

/** The keys of the page, for its help. */
const studioKeys = (): KeyLine[] => [
  { key: 'Ctrl Z', text: m.studio_undo() },
  { key: 'Ctrl Shift Z', text: m.studio_redo() },
  { key: 't', text: m.studio_key_tune() },
  { key: '← →', text: m.studio_key_slider() },
  { key: 'r', text: m.studio_key_ranking() },
  { key: '↑ ↓', text: m.studio_key_rows() },
  { key: 'w', text: m.studio_key_why() },
  { key: 'l', text: m.studio_key_line() },
  { key: 's', text: m.studio_key_scenarios() },
  { key: '0', text: m.studio_key_reset() },
  { key: '?', text: m.ui_key_help() },
]

/** The first that there is: a slider rather than a box, which would take the keys. */
const focusFirst = (...selectors: readonly string[]): void =>
  selectors
    .map((selector) => document.querySelector<HTMLElement>(selector))
    .find((element) => element !== null)
    ?.focus()

const rankingPlaces = ['.studio-ranking-table [role=grid]', '.studio-ranking'] as const

function useUndoKeys({ back, forth }: Keys['studio']): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey
      if (!isCommand || isText(event.target) || (key !== 'z' && key !== 'y')) return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) forth()
      else back()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [back, forth])
}

/** Ctrl+Z, Ctrl+Shift+Z (also Ctrl+Y and the Mac's command key), and the single keys where they are on. */
export function useStudioKeys({ studio, isPhone, isNarrow, onRanking, onLine, onReset, onDialog }: Keys) {
  useUndoKeys(studio)
  const keys = useKeyHelp(studioKeys())
  const deeds: Readonly<Record<string, () => void>> = {
    t: () => (isPhone ? onDialog('tune') : focusFirst('.studio-tune input[type=range]')),
    r: () => {
      const focusRanking = () => focusFirst(...rankingPlaces)
      if (document.querySelector('.studio-ranking-table') !== null) return focusRanking()
      onRanking()
      requestAnimationFrame(focusRanking)
      return undefined
    },
    w: () =>
      isNarrow ? onDialog('why') : focusFirst('.studio-why :is(a[href], button, summary)', '.studio-why'),
    l: onLine,
    s: () => onDialog('scenarios'),
    '0': onReset,
    '?': keys.open,
  }
  useKeys(keys.isOn, (key) => {
    const deed = deeds[key.toLowerCase()]
    deed?.()
    return deed !== undefined
  })
  return keys
}
