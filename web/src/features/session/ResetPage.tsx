import { useState } from 'react'
import { Link } from 'wouter'
import { api } from '../../api.ts'
import { m } from '../../messages.ts'
import { NewPasswordField } from '../../ui/credentials.tsx'
import { Page } from '../../ui/Page.tsx'
import { SubmitForm } from './SubmitForm.tsx'
import { tokenOfAddress } from './token.ts'

export function ResetPage() {
  const [password, setPassword] = useState('')
  const [isDone, setDone] = useState(false)
  const reset = async () => {
    await api.post('/password-resets/complete', { token: tokenOfAddress(), password })
    setDone(true)
  }
  return (
    <Page title={m.session_reset()} width="text">
      {isDone ? (
        <output className="notice">
          <p>{m.session_reset_done()}</p>
          <p>
            <Link href="/sign-in">{m.session_sign_in()}</Link>
          </p>
        </output>
      ) : (
        <SubmitForm send={reset} deed={m.session_save()}>
          <NewPasswordField value={password} onValue={setPassword} />
        </SubmitForm>
      )}
    </Page>
  )
}
