import type { AutosaveState } from '../autosave/autosaver.ts'
import { m } from '../messages.ts'
import { formatClock } from './format.ts'
import { problemText } from './states.tsx'

function textOf<T>(state: AutosaveState<T>): string {
  if (state.kind === 'idle') return m.ui_save_idle()
  if (state.kind === 'waiting' || state.kind === 'saving') return m.ui_save_saving()
  if (state.kind === 'saved') return m.ui_save_saved({ time: formatClock(state.at) })
  if (state.kind === 'retrying') return m.ui_save_retrying()
  if (state.kind === 'expired') return m.ui_save_expired()
  if (state.kind === 'conflict') return m.ui_save_conflict()
  if (state.kind === 'closed') return m.ui_save_closed()
  return m.ui_save_refused({ reason: problemText(state.problem) })
}

const calm = new Set(['idle', 'waiting', 'saving', 'saved'])

/** One line at one fixed place: whether what was typed is safe, and where. */
export function SaveState<T>({ state }: { state: AutosaveState<T> }) {
  const isCalm = calm.has(state.kind)
  return (
    <p
      className={`save-state ${isCalm ? 'muted' : 'danger'}`}
      role={isCalm ? 'status' : 'alert'}
      data-state={state.kind}
    >
      {textOf(state)}
    </p>
  )
}
