import { m } from '../messages.ts'
import { Button } from './Button.tsx'
import { toast } from './Toasts.tsx'
import './decided.css'

/** A text to take along, whole, with a button that copies it. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    toast(m.ui_copied())
  }
  return (
    <div className="copy-text">
      <code>{text}</code>
      <Button size="small" aria-label={`${m.ui_copy()}: ${label}`} onClick={() => void copy()}>
        {m.ui_copy()}
      </Button>
    </div>
  )
}
