import { useState } from 'react'
import { m } from '../../messages.ts'
import { Field } from '../../ui/Field.tsx'
import { formatHours } from '../../ui/format.ts'
import { NumberInput } from '../../ui/inputs.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { issueAt } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { ValueLine } from '../../ui/ValueTotals.tsx'
import { isPartOf, valueOfPart } from './accepted.ts'
import { useAwardStep } from './award-queries.ts'
import type { AwardProps } from './award-props.ts'

/** What is held once the others are given back. */
function Left({ award, hours }: Pick<AwardProps, 'award'> & { hours: number }) {
  return (
    <div>
      <p>{m.awards_return_left({ hours: formatHours(hours) })}</p>
      {hours > 0 && hours < award.minimum && (
        <p>{m.awards_return_below({ minimum: formatHours(award.minimum) })}</p>
      )}
      {hours > 0 && <ValueLine value={valueOfPart(hours, award)} />}
    </div>
  )
}

/** Hours that will not be used go back, so that others can have them. */
export function ReturnDialog({ award, proposalId, onClose }: AwardProps & { onClose: () => void }) {
  const [hours, setHours] = useState<number | null>(null)
  const step = useAwardStep(proposalId)
  const amounts = { held: formatHours(award.held), step: formatHours(award.granularity) }
  const isRight = isPartOf(hours, award)
  const refused = issueAt(step.error, 'hours')
  const wrong = hours === null || isRight ? undefined : m.awards_return_wrong(amounts)
  return (
    <ReasonDialog
      title={m.awards_return()}
      text={m.awards_return_text()}
      label={m.awards_why()}
      hint={m.awards_why_hint()}
      action={m.awards_return_send()}
      optional
      ready={isRight}
      saysProblem={refused !== undefined}
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
        hint={m.awards_return_hint(amounts)}
        error={wrong ?? refused}
        required
      >
        <NumberInput value={hours} onValue={setHours} unit="h" />
      </Field>
      {isRight && <Left award={award} hours={award.held - hours} />}
    </ReasonDialog>
  )
}
