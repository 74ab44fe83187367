import type { FrozenPrices } from '@furrow/core/contract/price-list'
import type { ApplicantKind } from '@furrow/core/contract/proposal-limits'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatHours } from '../../ui/format.ts'
import { GivenValue } from '../../ui/GivenValue.tsx'
import { NumberInput, Textarea } from '../../ui/inputs.tsx'
import { MomentField } from '../../ui/MomentField.tsx'
import { issueAt, ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { useKeptText } from '../../ui/use-kept-text.ts'
import { Despite } from './Despite.tsx'
import { useAwardStep } from './queries.ts'

/** To whom hours of the reserve go. */
export type Granted = {
  readonly proposal: string
  readonly proposalId: string
  readonly title: string
  readonly applicantKind: ApplicantKind | null
}

type Props = {
  row: Granted
  reserve: number
  prices: FrozenPrices | null
  expiresAt: string
  onClose: () => void
}

/** Hours of the reserve with a reason that everybody reads. */
export function ReserveDialog({ row, reserve, prices, expiresAt: usual, onClose }: Props) {
  const [hours, setHours] = useState<number | null>(null)
  const [reason, setReason] = useKeptText(`reserve:${row.proposalId}`)
  const [expiresAt, setExpires] = useState<string | null>(usual)
  const [despite, setDespite] = useState(false)
  const step = useAwardStep()
  const errorOf = (name: string) => issueAt(step.error, name)
  const send = () =>
    step.mutate(
      {
        path: `/proposals/${row.proposalId}/reserve-grants`,
        body: { hours: hours ?? 0, reason, expiresAt, despite },
      },
      {
        onSuccess: () => {
          setReason('')
          toast(m.awards_grant_done())
          onClose()
        },
      },
    )
  return (
    <Dialog
      open
      title={m.awards_grant_title({ proposal: `${row.proposal} ${row.title}` })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.awards_cancel()}</Button>
          <Button look="primary" busy={step.isPending} onClick={send}>
            {m.awards_grant()}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{m.awards_grant_text()}</p>
        <Field
          label={m.awards_hours()}
          hint={m.awards_reserve_holds({ hours: formatHours(reserve) })}
          error={errorOf('hours')}
          required
        >
          <NumberInput value={hours} onValue={setHours} unit="h" />
        </Field>
        <GivenValue hours={hours} kind={row.applicantKind} prices={prices} />
        <Field
          label={m.awards_public_reason()}
          hint={m.awards_public_reason_hint()}
          error={errorOf('reason')}
          required
        >
          <Textarea value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <MomentField
          label={m.awards_stands_until()}
          value={expiresAt}
          onValue={setExpires}
          error={errorOf('expiresAt')}
        />
        <Despite message={errorOf('despite')} checked={despite} onChange={setDespite} />
        <ProblemLine error={step.error} atFields={['hours', 'reason', 'expiresAt', 'despite']} />
      </div>
    </Dialog>
  )
}
