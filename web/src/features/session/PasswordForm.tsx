import { useState } from 'react'
import { api } from '../../api.ts'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { useSubmit } from './use-submit.ts'

export function PasswordForm() {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const { onSubmit, error, busy } = useSubmit(async () => {
    await api.put('/session/password', { current, password })
    setCurrent('')
    setPassword('')
    toast(m.session_password_changed())
  })
  return (
    <form className="form form-narrow" onSubmit={onSubmit}>
      <Field label={m.session_current_password()} required>
        <TextInput
          type="password"
          required
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
      </Field>
      <Field label={m.session_new_password()} hint={m.session_password_hint()} required>
        <TextInput
          type="password"
          required
          minLength={12}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <ProblemLine error={error} />
      <div className="row">
        <Button type="submit" busy={busy}>
          {m.session_change_password()}
        </Button>
      </div>
    </form>
  )
}
