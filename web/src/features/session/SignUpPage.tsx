import { useState } from 'react'
import { api } from '../../api.ts'
import { locale, m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { SentNotice } from './SentNotice.tsx'
import { useSubmit } from './use-submit.ts'

const blank = { name: '', email: '', password: '', institution: '' }

export function SignUpPage() {
  const [form, setForm] = useState(blank)
  const [isSent, setSent] = useState(false)
  const { onSubmit, error, busy } = useSubmit(async () => {
    const { institution, ...rest } = form
    await api.post('/accounts', { ...rest, language: locale, ...(institution === '' ? {} : { institution }) })
    setSent(true)
  })
  const bind = (key: keyof typeof blank) => ({
    value: form[key],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [key]: event.target.value }),
  })
  return (
    <Page title={m.session_sign_up()} lead={m.session_sign_up_lead()} width="text">
      {isSent ? (
        <SentNotice text={m.session_sent_sign_up()} />
      ) : (
        <form className="form form-narrow" onSubmit={onSubmit}>
          <Field label={m.session_name()} required>
            <TextInput required autoComplete="name" maxLength={120} {...bind('name')} />
          </Field>
          <Field label={m.session_email()} required>
            <TextInput type="email" required autoComplete="email" {...bind('email')} />
          </Field>
          <Field label={m.session_password()} hint={m.session_password_hint()} required>
            <TextInput
              type="password"
              required
              minLength={12}
              autoComplete="new-password"
              {...bind('password')}
            />
          </Field>
          <Field label={m.session_institution()} optional>
            <TextInput autoComplete="organization" maxLength={200} {...bind('institution')} />
          </Field>
          <ProblemLine error={error} />
          <div className="row">
            <Button type="submit" look="primary" busy={busy}>
              {m.session_sign_up()}
            </Button>
          </div>
        </form>
      )}
    </Page>
  )
}
