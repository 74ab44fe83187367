import type { CallAwards, NextDecision } from '@furrow/core/contract/awards'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatShortMoment } from '../../ui/format.ts'
import { NumberInput, Textarea, TextInput } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Page.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { useAwardStep } from './queries.ts'

type Change = { key: number; proposal: string; award: number | null; reason: string }

function ChangeRow({ change, onChange, onRemove }: RowProps) {
  return (
    <fieldset className="next-change">
      <legend className="visually-hidden">{m.awards_change()}</legend>
      <div className="award-fields">
        <Field label={m.awards_proposal_number()} required>
          <TextInput
            value={change.proposal}
            onChange={({ target }) => onChange({ ...change, proposal: target.value.trim() })}
          />
        </Field>
        <Field label={m.awards_award_in_all()} required>
          <NumberInput value={change.award} unit="h" onValue={(award) => onChange({ ...change, award })} />
        </Field>
      </div>
      <Field label={m.awards_public_reason()} required>
        <Textarea
          rows={2}
          value={change.reason}
          onChange={({ target }) => onChange({ ...change, reason: target.value })}
        />
      </Field>
      <div>
        <Button size="small" look="quiet" onClick={onRemove}>
          {m.awards_change_remove()}
        </Button>
      </div>
    </fieldset>
  )
}

type RowProps = { change: Change; onChange: (change: Change) => void; onRemove: () => void }

const bodyOf = (note: string, changes: readonly Change[]): NextDecision => ({
  note,
  changes: changes.map(({ proposal, award, reason }) => ({ proposal, award: award ?? 0, reason })),
})

/** The awards as they stand, with what else should change, for a director to sign. */
function NextDialog({ callId, onClose }: { callId: string; onClose: () => void }) {
  const [note, setNote] = useState('')
  const [changes, setChanges] = useState<readonly Change[]>([])
  const [, goTo] = useLocation()
  const step = useAwardStep<{ id: string }>()
  const add = () =>
    setChanges([...changes, { key: (changes.at(-1)?.key ?? 0) + 1, proposal: '', award: null, reason: '' }])
  const send = () =>
    step.mutate(
      { path: `/calls/${callId}/next-decision`, body: bodyOf(note, changes) },
      { onSuccess: ({ id }) => goTo(`/app/decisions/${id}`) },
    )
  return (
    <Dialog
      open
      wide
      title={m.awards_next_decision()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.awards_cancel()}</Button>
          <Button look="primary" busy={step.isPending} onClick={send}>
            {m.awards_next_decision_send()}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{m.awards_next_decision_text()}</p>
        {changes.map((change) => (
          <ChangeRow
            key={change.key}
            change={change}
            onChange={(next) => setChanges(changes.map((row) => (row.key === next.key ? next : row)))}
            onRemove={() => setChanges(changes.filter(({ key }) => key !== change.key))}
          />
        ))}
        <div>
          <Button onClick={add}>{m.awards_change_add()}</Button>
        </div>
        <Field label={m.awards_note()} optional>
          <Textarea value={note} onChange={({ target }) => setNote(target.value)} />
        </Field>
        <ProblemLine error={step.error} />
      </div>
    </Dialog>
  )
}

const shortHash = (hash: string): string => hash.replace('sha256:', '').slice(0, 12)

/** The records of the call, each naming the one before it, and the step to the next. */
export function Chain({ callId, page }: { callId: string; page: CallAwards }) {
  const [isProposing, setProposing] = useState(false)
  const { decisions, pending, may } = page
  return (
    <Section
      title={m.awards_chain()}
      note={m.awards_chain_note()}
      actions={
        may.propose &&
        pending === null && (
          <Button onClick={() => setProposing(true)}>{m.awards_next_decision_open()}</Button>
        )
      }
    >
      <ol role="list" className="plain-list chain">
        {decisions.map(({ id, recordHash, previousHash, releasedAt }, index) => (
          <li key={id}>
            <Link href={`/app/decisions/${id}`}>{m.awards_chain_item({ n: index + 1 })}</Link>
            <span>{m.awards_chain_released({ date: formatShortMoment(releasedAt) })}</span>
            <code title={recordHash}>{shortHash(recordHash)}</code>
            {previousHash !== null && (
              <span className="muted small">{m.awards_chain_after({ hash: shortHash(previousHash) })}</span>
            )}
          </li>
        ))}
      </ol>
      {pending !== null && (
        <p>
          {m.awards_pending()} <Link href={`/app/decisions/${pending.id}`}>{m.awards_pending_link()}</Link>
        </p>
      )}
      {isProposing && <NextDialog callId={callId} onClose={() => setProposing(false)} />}
    </Section>
  )
}
