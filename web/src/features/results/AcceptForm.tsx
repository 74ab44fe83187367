import { useState } from 'react'
import { isProblem } from '../../api.ts'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatHours, formatNumber } from '../../ui/format.ts'
import { Checkbox, NumberInput } from '../../ui/inputs.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { ValueLine } from '../../ui/ValueTotals.tsx'
import { isPartOf, valueOfPart } from './accepted.ts'
import { useAwardStep } from './award-queries.ts'
import type { AwardProps } from './award-props.ts'

function DeclineDialog({ award, proposalId, onClose }: AwardProps & { onClose: () => void }) {
  const step = useAwardStep(proposalId)
  return (
    <ReasonDialog
      title={m.awards_decline_title({ hours: formatHours(award.held) })}
      text={m.awards_decline_text()}
      label={m.awards_why()}
      hint={m.awards_why_hint()}
      action={m.awards_decline()}
      look="danger"
      optional
      onSend={(reason) =>
        step.mutateAsync({ step: 'award/decline', body: { reason }, version: award.version })
      }
      onDone={() => toast(m.awards_declined_done())}
      onClose={onClose}
    />
  )
}

function acceptText(hours: number | null, held: number): string {
  if (hours === null) return m.awards_accept()
  return hours === held ? m.awards_accept_all() : m.awards_accept_part({ hours: formatNumber(hours) })
}

/** All of the award, or a part of it; below the minimum only knowingly. */
export function AcceptForm({ award, proposalId }: AwardProps) {
  const { held, minimum, granularity, version } = award
  const [hours, setHours] = useState<number | null>(held)
  const [belowMinimum, setBelow] = useState(false)
  const [isDeclining, setDeclining] = useState(false)
  const step = useAwardStep(proposalId)
  const isRight = isPartOf(hours, award)
  const isBelow = isRight && hours < minimum && hours < held
  const refused = isProblem(step.error)
    ? step.error.errors.find(({ path }) => path === 'hours')?.message
    : null
  const amounts = { held: formatHours(held), step: formatHours(granularity) }
  const send = () =>
    step.mutate(
      { step: 'award/accept', body: { hours: hours ?? 0, belowMinimum: isBelow && belowMinimum }, version },
      { onSuccess: () => toast(m.awards_accepted_done()) },
    )
  return (
    <div className="form no-print">
      <Field
        label={m.awards_accept_hours()}
        hint={m.awards_accept_hint(amounts)}
        error={isRight ? refused : m.awards_accept_wrong(amounts)}
      >
        <NumberInput value={hours} onValue={setHours} unit="h" />
      </Field>
      {isBelow && (
        <Checkbox
          label={m.awards_below({ minimum: formatHours(minimum) })}
          checked={belowMinimum}
          onChange={(event) => setBelow(event.target.checked)}
        />
      )}
      {isRight && hours < held && (
        <p className="muted">{m.awards_rest({ rest: formatHours(held - hours) })}</p>
      )}
      {isRight && <ValueLine value={valueOfPart(hours, award)} />}
      <div className="row">
        <Button look="primary" busy={step.isPending} disabled={!isRight} onClick={send}>
          {acceptText(isRight ? hours : null, held)}
        </Button>
        <Button onClick={() => setDeclining(true)}>{m.awards_decline_open()}</Button>
      </div>
      {typeof refused !== 'string' && <ProblemLine error={step.error} />}
      {isDeclining && (
        <DeclineDialog award={award} proposalId={proposalId} onClose={() => setDeclining(false)} />
      )}
    </div>
  )
}
