import type { AppealRow, CallAppeals } from '@furrow/core/contract/awards'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatHours } from '../../ui/format.ts'
import { GivenValue } from '../../ui/GivenValue.tsx'
import { NumberInput, Select, Textarea } from '../../ui/inputs.tsx'
import { MomentField } from '../../ui/MomentField.tsx'
import { issueAt, ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { useKeptText } from '../../ui/use-kept-text.ts'
import { Despite } from './Despite.tsx'
import { useAwardStep } from './queries.ts'

type Verdict = 'upheld' | 'rejected'
type Source = 'leftOver' | 'reserve'
type Props = { row: AppealRow; page: CallAppeals }

type HoursProps = {
  hours: number | null
  source: Source
  expiresAt: string | null
  row: AppealRow
  page: CallAppeals
  errorOf: (name: string) => string | undefined
  onHours: (hours: number | null) => void
  onSource: (source: Source) => void
  onExpires: (at: string | null) => void
}

/** What an upheld appeal offers at once; nothing where a later decision gives the hours. */
const HoursFields = (props: HoursProps) => (
  <>
    <div className="award-fields">
      <Field
        label={m.awards_verdict_hours()}
        hint={m.awards_verdict_hours_hint()}
        error={props.errorOf('hours')}
      >
        <NumberInput value={props.hours} onValue={props.onHours} unit="h" />
      </Field>
      <Field label={m.awards_verdict_source()}>
        <Select
          value={props.source}
          onChange={({ target }) => props.onSource(target.value === 'reserve' ? 'reserve' : 'leftOver')}
        >
          <option value="leftOver">
            {m.awards_source_left({ hours: formatHours(props.page.balance.leftOver) })}
          </option>
          <option value="reserve">
            {m.awards_source_reserve({ hours: formatHours(props.page.balance.reserve) })}
          </option>
        </Select>
      </Field>
    </div>
    <GivenValue hours={props.hours} kind={props.row.applicantKind} prices={props.page.prices} />
    <MomentField
      label={m.awards_stands_until()}
      value={props.expiresAt}
      onValue={props.onExpires}
      error={props.errorOf('expiresAt')}
    />
  </>
)

/** The director's decision: upheld or rejected, with reasons that the applicant reads. */
export function VerdictForm({ row, page }: Props) {
  // Final once it is sent, so nothing is chosen beforehand.
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [reason, setReason] = useKeptText(`appeal-reason:${row.id}`)
  const [hours, setHours] = useState<number | null>(null)
  const [source, setSource] = useState<Source>('leftOver')
  const [expiresAt, setExpires] = useState<string | null>(page.expiresAt)
  const [despite, setDespite] = useState(false)
  const step = useAwardStep()
  const errorOf = (name: string) => issueAt(step.error, name)
  const given = verdict === 'upheld' ? { hours: hours ?? 0, source, expiresAt, despite } : {}
  const send = () =>
    step.mutate(
      { path: `/proposals/${row.proposalId}/appeals/${row.id}/decide`, body: { verdict, reason, ...given } },
      {
        onSuccess: () => {
          setReason('')
          toast(m.awards_verdict_done())
        },
      },
    )
  return (
    <div className="form">
      <Field label={m.awards_verdict()} required>
        <Select
          value={verdict ?? ''}
          onChange={({ target: { value } }) =>
            setVerdict(value === 'upheld' || value === 'rejected' ? value : null)
          }
        >
          <option value="">{m.awards_verdict_choose()}</option>
          <option value="upheld">{m.awards_appeal_upheld()}</option>
          <option value="rejected">{m.awards_appeal_rejected()}</option>
        </Select>
      </Field>
      <Field label={m.awards_verdict_reason()} error={errorOf('reason')} required>
        <Textarea rows={6} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
      {verdict === 'upheld' && (
        <HoursFields
          hours={hours}
          source={source}
          expiresAt={expiresAt}
          row={row}
          page={page}
          errorOf={errorOf}
          onHours={setHours}
          onSource={setSource}
          onExpires={setExpires}
        />
      )}
      <Despite message={errorOf('despite')} checked={despite} onChange={setDespite} />
      <div>
        <Button look="primary" busy={step.isPending} disabled={verdict === null} onClick={send}>
          {m.awards_verdict_send()}
        </Button>
      </div>
      <ProblemLine error={step.error} atFields={['hours', 'reason', 'expiresAt', 'despite']} />
    </div>
  )
}
