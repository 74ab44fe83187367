import type { CallDetail } from '@furrow/core/contract/calls'
import { useState } from 'react'
import { isProblem } from '../../api.ts'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Textarea } from '../../ui/inputs.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { MomentField } from '../../ui/MomentField.tsx'
import { useChangeDates } from './steps-queries.ts'

const names = ['deadlineAt', 'reviewsDueAt', 'decisionDueAt'] as const
const labels = {
  deadlineAt: m.calls_deadline,
  reviewsDueAt: m.calls_reviews_due,
  decisionDueAt: m.calls_decision_due,
} as const

/** Moves dates to later; the reason goes to everybody who applies. */
export function DatesDialog({ call, onClose }: { call: CallDetail; onClose: () => void }) {
  const { deadlineAt, reviewsDueAt, decisionDueAt } = call
  const [dates, setDates] = useState({ deadlineAt, reviewsDueAt, decisionDueAt })
  const [reason, setReason] = useState('')
  const change = useChangeDates(call)
  const errorOf = (path: string) =>
    isProblem(change.error) ? change.error.errors.find((issue) => issue.path === path)?.message : undefined
  const changed = Object.fromEntries(
    names.flatMap((name) =>
      dates[name] === null || dates[name] === call[name] ? [] : [[name, dates[name]]],
    ),
  )
  const send = () =>
    change.mutate(
      { ...changed, reason },
      {
        onSuccess: () => {
          toast(m.calls_dates_changed())
          onClose()
        },
      },
    )
  const actions = (
    <>
      <Button onClick={onClose}>{m.calls_cancel()}</Button>
      <Button look="primary" busy={change.isPending} onClick={send}>
        {m.calls_dates_send()}
      </Button>
    </>
  )
  return (
    <Dialog open title={m.calls_change_dates()} onClose={onClose} actions={actions}>
      <div className="stack">
        <p>{m.calls_change_dates_text()}</p>
        {names.map((name) => (
          <MomentField
            key={name}
            label={labels[name]()}
            value={dates[name]}
            disabled={name === 'deadlineAt' && call.state !== 'open'}
            error={errorOf(name)}
            onValue={(at) => setDates({ ...dates, [name]: at })}
          />
        ))}
        <Field label={m.calls_reason()} hint={m.calls_reason_hint()} error={errorOf('reason')} required>
          <Textarea value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <ProblemLine error={change.error} />
      </div>
    </Dialog>
  )
}
