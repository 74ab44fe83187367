import { useState } from 'react'
import { isProblem } from '../../api.ts'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatHours } from '../../ui/format.ts'
import { NumberInput, Textarea } from '../../ui/inputs.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { useAwardStep } from './award-queries.ts'
import type { AwardProps } from './award-props.ts'

/** Hours that will not be used go back, so that others can have them. */
export function ReturnDialog({ award, proposalId, onClose }: AwardProps & { onClose: () => void }) {
  const [hours, setHours] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const step = useAwardStep(proposalId)
  const error = isProblem(step.error) ? step.error.errors.find(({ path }) => path === 'hours')?.message : null
  const send = () =>
    step.mutate(
      { step: 'award/return', body: { hours: hours ?? 0, reason }, version: award.version },
      { onSuccess: () => toast(m.awards_returned_done()) },
    )
  return (
    <Dialog
      open
      title={m.awards_return()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.awards_cancel()}</Button>
          <Button look="primary" busy={step.isPending} onClick={send}>
            {m.awards_return_send()}
          </Button>
        </>
      }
    >
      <p>{m.awards_return_text()}</p>
      <Field
        label={m.awards_return_hours()}
        hint={m.awards_return_hint({ held: formatHours(award.held) })}
        error={error}
        required
      >
        <NumberInput value={hours} onValue={setHours} unit="h" />
      </Field>
      <Field label={m.awards_why()} hint={m.awards_why_hint()} optional>
        <Textarea value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {error === null && <ProblemLine error={step.error} />}
    </Dialog>
  )
}
