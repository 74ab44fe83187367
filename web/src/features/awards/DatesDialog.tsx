import type { CallAwards } from '@furrow/core/contract/awards'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Textarea } from '../../ui/inputs.tsx'
import { MomentField } from '../../ui/MomentField.tsx'
import { issueAt, ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { useAwardStep } from './queries.ts'

type Props = { callId: string; page: CallAwards; onClose: () => void }

/** Moves the dates after the decision to later; everybody who applied reads the reason. */
export function DatesDialog({ callId, page, onClose }: Props) {
  const [answerBy, setAnswerBy] = useState(page.answerBy)
  const [appealUntil, setAppealUntil] = useState(page.appealUntil)
  const [reason, setReason] = useState('')
  const step = useAwardStep()
  const errorOf = (name: string) => issueAt(step.error, name)
  const send = () =>
    step.mutate(
      { path: `/calls/${callId}/award-dates`, body: { answerBy, appealUntil, reason }, method: 'put' },
      {
        onSuccess: () => {
          toast(m.awards_dates_done())
          onClose()
        },
      },
    )
  return (
    <Dialog
      open
      title={m.awards_dates_change()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.awards_cancel()}</Button>
          <Button look="primary" busy={step.isPending} onClick={send}>
            {m.awards_dates_send()}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{m.awards_dates_text()}</p>
        <MomentField
          label={m.awards_answer_by()}
          value={answerBy}
          onValue={setAnswerBy}
          error={errorOf('answerBy')}
        />
        <MomentField
          label={m.awards_appeals_until()}
          value={appealUntil}
          onValue={setAppealUntil}
          error={errorOf('appealUntil')}
        />
        <Field label={m.awards_reason()} hint={m.awards_reason_mail()} error={errorOf('reason')} required>
          <Textarea value={reason} onChange={({ target }) => setReason(target.value)} />
        </Field>
        <ProblemLine error={step.error} atFields={['answerBy', 'appealUntil', 'reason']} />
      </div>
    </Dialog>
  )
}
