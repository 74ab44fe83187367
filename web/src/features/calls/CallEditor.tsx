import { callIssues } from '@furrow/core/contract/calls-checks'
import { pathText } from '@furrow/core/contract/issue'
import { useEffect, useState } from 'react'
import { isProblem } from '../../api.ts'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Textarea } from '../../ui/inputs.tsx'
import { issueText } from '../../ui/issue-text.ts'
import { Section } from '../../ui/Page.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import type { CallDraft } from './call-draft.ts'
import './calls.css'
import { EditAreas } from './EditAreas.tsx'
import { EditBasics, EditDates, EditNumbers } from './EditBasics.tsx'
import { EditCriteria } from './EditCriteria.tsx'
import { EditSections, EditTracks } from './EditLists.tsx'

type Props = {
  initial: CallDraft
  isNew: boolean
  opened: boolean
  busy: boolean
  error: unknown
  onSave: (draft: CallDraft) => void
}

/** Warns before a page with unsaved changes is left. */
function useLeaveWarning(changed: boolean) {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    if (changed) globalThis.addEventListener('beforeunload', warn)
    return () => globalThis.removeEventListener('beforeunload', warn)
  }, [changed])
}

/** The rules of a call on one page; what is wrong between fields is said while typing, the rest by the server. */
export function CallEditor({ initial, isNew, opened, busy, error, onSave }: Props) {
  const [start] = useState(initial)
  const [draft, onDraft] = useState(start)
  const changed = draft !== start
  useLeaveWarning(changed && !busy)
  const local = callIssues(draft)
  const told = isProblem(error) ? error.errors : []
  const errorOf = (path: string) => {
    const wrong = local.find((issue) => pathText(issue.path) === path)
    if (wrong !== undefined) return issueText(wrong.message)
    return told.find((issue) => issue.path === path)?.message
  }
  const props = { draft, onDraft, errorOf, opened }
  return (
    <form
      className="stack-l"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (local.length === 0 && !busy) onSave(draft)
      }}
    >
      <EditBasics {...props} isNew={isNew} />
      <EditDates {...props} />
      <EditNumbers {...props} />
      <EditCriteria {...props} />
      <EditAreas {...props} />
      <EditTracks {...props} />
      <EditSections {...props} />
      {opened && (
        <Section title={m.calls_public_note()} note={m.calls_public_note_hint()}>
          <Field label={m.calls_public_note()} error={errorOf('publicNote')} required>
            <Textarea
              value={draft.publicNote ?? ''}
              onChange={(event) => onDraft({ ...draft, publicNote: event.target.value })}
            />
          </Field>
        </Section>
      )}
      <div className="edit-foot">
        <div>
          {local.length > 0 && <p className="danger">{m.calls_wrong_fields({ count: local.length })}</p>}
          {local.length === 0 && changed && <p className="muted">{m.calls_unsaved()}</p>}
          <ProblemLine error={error} />
        </div>
        <Button type="submit" look="primary" busy={busy} disabled={local.length > 0}>
          {isNew ? m.calls_create() : m.calls_save()}
        </Button>
      </div>
    </form>
  )
}
