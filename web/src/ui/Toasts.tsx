import { useEffect } from 'react'
import { m } from '../messages.ts'
import { Button } from './Button.tsx'
import { useTopDialog } from './open-dialogs.ts'
import { makeStore } from './store.ts'

type Toast = { id: number; text: string; undo: (() => void) | undefined; milliseconds: number }

const toasts = makeStore<readonly Toast[]>([])
let nextId = 1

/** Says what happened, read out by screen readers; with `undo` a button stands beside it for ten seconds. */
export function toast(text: string, undo?: () => void): void {
  const entry = { id: nextId++, text, undo, milliseconds: undo === undefined ? 5000 : 10_000 }
  toasts.change((before) => [...before, entry])
}

const dismiss = (id: number) => toasts.change((before) => before.filter((entry) => entry.id !== id))

function ToastLine({ entry }: { entry: Toast }) {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(entry.id), entry.milliseconds)
    return () => clearTimeout(timer)
  }, [entry])
  const undo = () => {
    dismiss(entry.id)
    entry.undo?.()
  }
  return (
    <div className="toast">
      <span>{entry.text}</span>
      {entry.undo !== undefined && (
        <Button size="small" onClick={undo}>
          {m.ui_undo()}
        </Button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={m.ui_close()}
        onClick={() => dismiss(entry.id)}
      >
        ×
      </button>
    </div>
  )
}

/**
 * Where what happened is said: on the page, and in each dialog, since under one it could neither be read out nor pressed.
 * @param dialog the dialog in which this stands; without it the page
 */
export function Toasts({ dialog = null }: { dialog?: string | null }) {
  const shown = toasts.use()
  const isSeen = useTopDialog() === dialog
  return (
    <output className="toasts">
      {isSeen && shown.map((entry) => <ToastLine key={entry.id} entry={entry} />)}
    </output>
  )
}
