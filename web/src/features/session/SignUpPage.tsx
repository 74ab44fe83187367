import { useState } from 'react'
import { api } from '../../api.ts'
import { locale, m } from '../../messages.ts'
import { NewPasswordField } from '../../ui/credentials.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { Page } from '../../ui/Page.tsx'
import { SentNotice } from './SentNotice.tsx'
import { SubmitForm } from './SubmitForm.tsx'

const blank = { name: '', email: '', password: '', institution: '' }

export function SignUpPage() {
  const [form, setForm] = useState(blank)
  const [isSent, setSent] = useState(false)
  const create = async () => {
    const { institution, ...rest } = form
    await api.post('/accounts', { ...rest, language: locale, ...(institution === '' ? {} : { institution }) })
    setSent(true)
  }
  const bind = (key: keyof typeof blank) => ({
    value: form[key],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [key]: event.target.value }),
  })
  return (
    <Page title={m.session_sign_up()} lead={m.session_sign_up_lead()} width="text">
      {isSent ? (
        <SentNotice text={m.session_sent_sign_up()} />
      ) : (
        <SubmitForm send={create} deed={m.session_sign_up()}>
          <Field label={m.session_name()} required>
            <TextInput required autoComplete="name" maxLength={120} {...bind('name')} />
          </Field>
          <Field label={m.session_email()} required>
            <TextInput type="email" required autoComplete="email" {...bind('email')} />
          </Field>
          <NewPasswordField
            label={m.session_password()}
            value={form.password}
            onValue={(password) => setForm({ ...form, password })}
          />
          <Field label={m.session_institution()} optional>
            <TextInput autoComplete="organization" maxLength={200} {...bind('institution')} />
          </Field>
        </SubmitForm>
      )}
    </Page>
  )
}
