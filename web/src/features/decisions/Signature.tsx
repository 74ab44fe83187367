import type { DecisionView } from '@furrow/core/contract/decisions'
import { useState } from 'react'
import { isProblem } from '../../api.ts'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatHours, formatMoment, formatNumber } from '../../ui/format.ts'
import { TextInput } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Page.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { useSigning } from './queries.ts'

type Props = { decision: DecisionView }

function SignForm({ decision }: Props) {
  const [password, setPassword] = useState('')
  const sign = useSigning(decision)
  const { awards, totals } = decision.outcome
  const isWrong = isProblem(sign.error) && sign.error.code === 'wrong-password'
  const submit = () => sign.mutate({ password }, { onSuccess: () => toast(m.decisions_sign_done()) })
  return (
    <form
      className="stack sign-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!sign.isPending) submit()
      }}
    >
      <p className="decision-statement">
        <a href="#awards">
          {m.decisions_statement({
            funded: formatNumber(awards.filter(({ award }) => award > 0).length),
            awarded: formatHours(totals.awarded),
          })}
        </a>
      </p>
      <Field
        label={m.decisions_password()}
        hint={m.decisions_password_hint()}
        error={isWrong ? m.decisions_password_wrong() : null}
        required
      >
        <TextInput
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <div role="status">{!isWrong && <ProblemLine error={sign.error} />}</div>
      <div>
        <Button look="primary" type="submit" busy={sign.isPending} disabled={password === ''}>
          {m.decisions_sign()}
        </Button>
      </div>
    </form>
  )
}

const whoSigns: Readonly<Record<Exclude<DecisionView['signing'], 'may'>, () => string>> = {
  proposer: m.decisions_sign_proposer,
  conflict: m.decisions_sign_conflict,
  'not-director': m.decisions_sign_other,
}

function Waiting({ decision }: Props) {
  if (decision.stale !== null) return <p>{m.decisions_stale_proposed()}</p>
  if (decision.may.sign) return <SignForm decision={decision} />
  return decision.signing === 'may' ? null : <p>{whoSigns[decision.signing]()}</p>
}

function withdrawnText({ by, at, reason }: NonNullable<DecisionView['withdrawn']>): string {
  const said = { name: by, moment: formatMoment(at) }
  return reason === null ? m.decisions_withdrawn_by(said) : m.decisions_revoked_by({ ...said, reason })
}

/** The lines under the document: who proposed, who signed, when it went out; or the form to sign. */
export function Signature({ decision }: Props) {
  const { state, proposedBy, proposedAt, signedBy, signedAt, releasedAt, withdrawn, stale } = decision
  return (
    <Section
      title={state === 'proposed' && stale === null ? m.decisions_sign() : m.decisions_signature()}
      id="sign"
    >
      <div className="signatures">
        <p>{m.decisions_proposed_by({ name: proposedBy, moment: formatMoment(proposedAt) })}</p>
        {signedAt !== null && (
          <p>
            <strong>{m.decisions_signed_by({ name: signedBy ?? '', moment: formatMoment(signedAt) })}</strong>
          </p>
        )}
        {releasedAt !== null && <p>{m.decisions_released_at({ moment: formatMoment(releasedAt) })}</p>}
        {withdrawn !== null && <p>{withdrawnText(withdrawn)}</p>}
        {state === 'withdrawn' && <p>{m.decisions_withdrawn_lead()}</p>}
      </div>
      {state === 'proposed' && <Waiting decision={decision} />}
      {state === 'proposed' && <p className="print-only">{m.decisions_unsigned()}</p>}
    </Section>
  )
}
