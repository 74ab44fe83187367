import { callIssues } from '@furrow/core/contract/calls-checks'
import { pathText } from '@furrow/core/contract/issue'
import { useEffect } from 'react'
import { isProblem } from '../../api.ts'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Textarea } from '../../ui/inputs.tsx'
import { issueText } from '../../ui/issue-text.ts'
import { Section } from '../../ui/Page.tsx'
import { RestoreOffer } from '../../ui/RestoreOffer.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { WrongFields } from '../../ui/WrongFields.tsx'
import type { CallDraft } from './call-draft.ts'
import './calls.css'
import { EditAreas } from './EditAreas.tsx'
import { EditBasics, EditDates, EditDays, EditNumbers } from './EditBasics.tsx'
import { fieldAt, fieldId } from './editor-context.ts'
import { EditCriteria } from './EditCriteria.tsx'
import { EditSections, EditTracks } from './EditLists.tsx'
import { fieldName } from './field-name.ts'
import { changedParts } from './merge-drafts.ts'
import { partName } from './part-text.ts'
import type { CallWork } from './use-call-draft.ts'

type Props = {
  work: CallWork
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

/** A copy of this device that the server never got, with the parts in which it differs. */
function Offer({ work: { offer, base, acceptOffer, forget } }: { work: CallWork }) {
  if (offer === null) return null
  const parts = changedParts(base, offer.value.draft)
  return (
    <RestoreOffer at={offer.at} onAccept={acceptOffer} onDrop={() => void forget()}>
      <p>{m.calls_kept_parts({ parts: parts.map((key) => partName[key]()).join(', ') })}</p>
    </RestoreOffer>
  )
}

/** The rules of a call on one page; what is wrong between fields is said while typing, the rest by the server. */
export function CallEditor({ work, isNew, opened, busy, error, onSave }: Props) {
  const { draft, setDraft: onDraft, isChanged: changed } = work
  useLeaveWarning(changed && !busy)
  const local = callIssues(draft).map(({ path, message }) => ({
    path: pathText(path),
    message: issueText(message),
  }))
  const told = isProblem(error) ? error.errors : []
  const issues = [...local, ...told.filter(({ path }) => !local.some((issue) => issue.path === path))]
  const errorOf = (path: string) => issues.find((issue) => issue.path === path)?.message
  const props = { draft, onDraft, errorOf, opened }
  return (
    <form
      key={work.round}
      className="stack-l"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (local.length === 0 && !busy) onSave(draft)
      }}
    >
      <Offer work={work} />
      <EditBasics {...props} isNew={isNew} />
      <EditDates {...props} />
      <EditDays {...props} />
      <EditNumbers {...props} />
      <EditCriteria {...props} />
      <EditAreas {...props} />
      <EditTracks {...props} />
      <EditSections {...props} />
      {opened && (
        <Section title={m.calls_public_note()} note={m.calls_public_note_hint()}>
          <Field label={m.calls_public_note()} {...fieldAt(errorOf, 'publicNote')} required>
            <Textarea
              value={draft.publicNote ?? ''}
              onChange={(event) => onDraft({ ...draft, publicNote: event.target.value })}
            />
          </Field>
        </Section>
      )}
      <div className="edit-foot">
        <div>
          {issues.length > 0 ? (
            <WrongFields issues={issues} nameOf={fieldName} idOf={fieldId} />
          ) : (
            <ProblemLine error={error} />
          )}
          {issues.length === 0 && changed && <p className="muted">{m.calls_unsaved()}</p>}
        </div>
        <Button type="submit" look="primary" busy={busy} disabled={local.length > 0}>
          {isNew ? m.calls_create() : m.calls_save()}
        </Button>
      </div>
    </form>
  )
}
