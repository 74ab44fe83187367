import { useState } from 'react'
import { Link } from 'wouter'
import { api } from '../../api.ts'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { tokenOfAddress } from './token.ts'
import { useSubmit } from './use-submit.ts'

export function ResetPage() {
  const [password, setPassword] = useState('')
  const [isDone, setDone] = useState(false)
  const { onSubmit, error, busy } = useSubmit(async () => {
    await api.post('/password-resets/complete', { token: tokenOfAddress(), password })
    setDone(true)
  })
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
        <form className="form form-narrow" onSubmit={onSubmit}>
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
            <Button type="submit" look="primary" busy={busy}>
              {m.session_save()}
            </Button>
          </div>
        </form>
      )}
    </Page>
  )
}
