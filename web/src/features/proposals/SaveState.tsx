import { m } from '../../messages.ts'
import { formatClock } from '../../ui/format.ts'
import { problemText } from '../../ui/states.tsx'
import type { Draft } from './autosave.ts'

function saveText(draft: Draft): string {
  if (draft.clashes.length > 0) return m.ui_save_conflict()
  if (draft.status === 'offline') return m.ui_save_retrying()
  if (draft.status === 'signed-out') return m.ui_save_expired()
  if (draft.status === 'closed') return m.ui_save_closed()
  if (draft.status === 'refused') return m.ui_save_refused({ reason: problemText(draft.problem) })
  if (draft.status === 'saved') return m.ui_save_saved({ time: formatClock(draft.savedAt) })
  return m.ui_save_saving()
}

const calm = ['saved', 'dirty', 'saving']

/** Whether what stands on the page is on the server; always at the same place. */
export function SaveState({ draft }: { draft: Draft }) {
  const isCalm = calm.includes(draft.status) && draft.clashes.length === 0
  return (
    <p
      className={`save-state number${isCalm ? ' muted' : ' danger'}`}
      role="status"
      data-status={draft.status}
    >
      {saveText(draft)}
    </p>
  )
}
