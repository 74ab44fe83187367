import { useState } from 'react'
import { api } from '../../api.ts'
import { m } from '../../messages.ts'
import { CurrentPasswordField, NewPasswordField } from '../../ui/credentials.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { SubmitForm } from './SubmitForm.tsx'

export function PasswordForm() {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const change = async () => {
    await api.put('/session/password', { current, password })
    setCurrent('')
    setPassword('')
    toast(m.session_password_changed())
  }
  return (
    <SubmitForm send={change} deed={m.session_change_password()} plain>
      <CurrentPasswordField label={m.session_current_password()} value={current} onValue={setCurrent} />
      <NewPasswordField value={password} onValue={setPassword} />
    </SubmitForm>
  )
}
