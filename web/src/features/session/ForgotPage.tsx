import { useState } from 'react'
import { api } from '../../api.ts'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { SentNotice } from './SentNotice.tsx'
import { useSubmit } from './use-submit.ts'

export function ForgotPage() {
  const [email, setEmail] = useState('')
  const [isSent, setSent] = useState(false)
  const { onSubmit, error, busy } = useSubmit(async () => {
    await api.post('/password-resets', { email })
    setSent(true)
  })
  return (
    <Page title={m.session_forgot()} lead={m.session_forgot_lead()} width="text">
      {isSent ? (
        <SentNotice text={m.session_sent_reset()} />
      ) : (
        <form className="form form-narrow" onSubmit={onSubmit}>
          <Field label={m.session_email()} required>
            <TextInput
              type="email"
              required
              autoComplete="username"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <ProblemLine error={error} />
          <div className="row">
            <Button type="submit" look="primary" busy={busy}>
              {m.session_send_link()}
            </Button>
          </div>
        </form>
      )}
    </Page>
  )
}
