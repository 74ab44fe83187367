import type { AwardRow } from '@furrow/core/contract/awards'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatHours } from '../../ui/format.ts'
import { Textarea } from '../../ui/inputs.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { useAwardStep } from './queries.ts'

/** The office takes an award back, with a reason that stays in the log. */
export function WithdrawDialog({ row, onClose }: { row: AwardRow; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const step = useAwardStep()
  const send = () =>
    step.mutate(
      { path: `/proposals/${row.proposalId}/award/withdraw`, body: { reason } },
      {
        onSuccess: () => {
          toast(m.awards_taken_done())
          onClose()
        },
      },
    )
  return (
    <Dialog
      open
      title={m.awards_take_title({ proposal: row.proposal, hours: formatHours(row.held) })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.awards_cancel()}</Button>
          <Button look="danger" busy={step.isPending} onClick={send}>
            {m.awards_take_back()}
          </Button>
        </>
      }
    >
      <p>{m.awards_take_text()}</p>
      <Field label={m.awards_reason()} hint={m.awards_reason_log()} required>
        <Textarea value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <ProblemLine error={step.error} />
    </Dialog>
  )
}
