import { useEffect } from 'react'

type Keys = { onUndo: () => void; onRedo: () => void; onLine: () => void }

/** Text boxes keep their own undo and their letters; sliders and number boxes do not write texts. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement &&
    ['text', 'search', 'number', 'email', 'password'].includes(target.type))

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && ['text', 'search'].includes(target.type))

/** Ctrl+Z, Ctrl+Shift+Z (also Ctrl+Y and the Mac's command key) and L for the cut line. */
export function useStudioKeys({ onUndo, onRedo, onLine }: Keys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey
      if (isCommand && !isText(event.target) && (key === 'z' || key === 'y')) {
        event.preventDefault()
        if (key === 'y' || event.shiftKey) onRedo()
        else onUndo()
        return
      }
      if (key === 'l' && !isCommand && !event.altKey && !isWriting(event.target)) onLine()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [onUndo, onRedo, onLine])
}
