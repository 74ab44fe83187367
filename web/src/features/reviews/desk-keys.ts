import { m } from '../../messages.ts'
import type { KeyLine } from '../../ui/KeyHelp.tsx'

/** The keys of the queue and the desk, for their help. */
export const deskKeys = (): KeyLine[] => [
  { key: '1–5', text: m.reviews_key_score() },
  { key: 'j / k', text: m.reviews_key_step() },
  { key: 'g q', text: m.reviews_key_queue() },
  { key: 'c', text: m.reviews_key_text() },
  { key: '?', text: m.ui_key_help() },
]
