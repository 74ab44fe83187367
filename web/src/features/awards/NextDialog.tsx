import type { CallAwards, NextDecision } from '@furrow/core/contract/awards'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Textarea } from '../../ui/inputs.tsx'
import { issueAt, ProblemLine } from '../../ui/states.tsx'
import { ChangeRow, type Change } from './ChangeRow.tsx'
import { useAwardStep } from './queries.ts'

type Props = { callId: string; page: CallAwards; onClose: () => void }

const bodyOf = (note: string, changes: readonly Change[]): NextDecision => ({
  note,
  changes: changes.map(({ proposal, award, reason }) => ({ proposal, award: award ?? 0, reason })),
})

/** The changes that are being written, and the sending of them; what was refused goes by their places. */
function useChanges(callId: string) {
  const [changes, setChanges] = useState<readonly Change[]>([])
  const [, goTo] = useLocation()
  const step = useAwardStep<{ id: string }>()
  const add = () =>
    setChanges([...changes, { key: (changes.at(-1)?.key ?? 0) + 1, proposal: '', award: null, reason: '' }])
  const put = (next: Change) => setChanges(changes.map((row) => (row.key === next.key ? next : row)))
  const remove = (gone: Change) => {
    step.reset()
    setChanges(changes.filter(({ key }) => key !== gone.key))
  }
  const send = (note: string) =>
    step.mutate(
      { path: `/calls/${callId}/next-decision`, body: bodyOf(note, changes) },
      { onSuccess: ({ id }) => goTo(`/app/decisions/${id}`) },
    )
  return { changes, add, put, remove, send, step }
}

/** What is wrong with one field of a change, and what with all of them together. */
function refusalsOf(error: unknown, changes: readonly Change[]) {
  const fields = ['proposal', 'award', 'reason'] as const
  const path = (place: number, field: (typeof fields)[number]) => `changes[${place}].${field}`
  return {
    at: (place: number) => (field: (typeof fields)[number]) => issueAt(error, path(place, field)),
    ofAll: issueAt(error, 'changes'),
    paths: ['changes', ...changes.flatMap((_, place) => fields.map((field) => path(place, field)))],
  }
}

/** The awards as they stand, with what else should change, for a director to sign. */
export function NextDialog({ callId, page, onClose }: Props) {
  const [note, setNote] = useState('')
  const { changes, add, put, remove, send, step } = useChanges(callId)
  const refused = refusalsOf(step.error, changes)
  return (
    <Dialog
      open
      wide
      title={m.awards_next_decision()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.awards_cancel()}</Button>
          <Button look="primary" busy={step.isPending} onClick={() => send(note)}>
            {m.awards_next_decision_send()}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{m.awards_next_decision_text()}</p>
        {changes.map((change, place) => (
          <ChangeRow
            key={change.key}
            callId={callId}
            page={page}
            change={change}
            errorOf={refused.at(place)}
            onChange={put}
            onRemove={() => remove(change)}
          />
        ))}
        {refused.ofAll !== undefined && (
          <p className="field-error" role="alert">
            {refused.ofAll}
          </p>
        )}
        <div>
          <Button onClick={add}>{m.awards_change_add()}</Button>
        </div>
        <Field label={m.awards_note()} optional>
          <Textarea value={note} onChange={({ target }) => setNote(target.value)} />
        </Field>
        <ProblemLine error={step.error} atFields={refused.paths} />
      </div>
    </Dialog>
  )
}
