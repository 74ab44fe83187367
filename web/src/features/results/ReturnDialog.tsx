import { useState } from 'react'
import { isProblem } from '../../api.ts'
import { m } from '../../messages.ts'
import { Field } from '../../ui/Field.tsx'
import { formatHours } from '../../ui/format.ts'
import { NumberInput } from '../../ui/inputs.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { useAwardStep } from './award-queries.ts'
import type { AwardProps } from './award-props.ts'

/** Hours that will not be used go back, so that others can have them. */
export function ReturnDialog({ award, proposalId, onClose }: AwardProps & { onClose: () => void }) {
  const [hours, setHours] = useState<number | null>(null)
  const step = useAwardStep(proposalId)
  const error = isProblem(step.error) ? step.error.errors.find(({ path }) => path === 'hours')?.message : null
  return (
    <ReasonDialog
      title={m.awards_return()}
      text={m.awards_return_text()}
      label={m.awards_why()}
      hint={m.awards_why_hint()}
      action={m.awards_return_send()}
      optional
      saysProblem={typeof error === 'string'}
      onSend={(reason) =>
        step.mutateAsync({
          step: 'award/return',
          body: { hours: hours ?? 0, reason },
          version: award.version,
        })
      }
      onDone={() => toast(m.awards_returned_done())}
      onClose={onClose}
    >
      <Field
        label={m.awards_return_hours()}
        hint={m.awards_return_hint({ held: formatHours(award.held) })}
        error={error}
        required
      >
        <NumberInput value={hours} onValue={setHours} unit="h" />
      </Field>
    </ReasonDialog>
  )
}
