import { useState } from 'react'
import { Link } from 'wouter'
import { localeBase, m } from '../../messages.ts'
import { useSignIn } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { useSubmit } from './use-submit.ts'

/** Where to go after signing in: a path of this site only. */
function nextPath(): string {
  const next = new URLSearchParams(globalThis.location.search).get('next') ?? ''
  return /^\/(da\/)?app(\/|\?|$)/.test(next) ? next : `${localeBase}/app`
}

export function SignInPage() {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useSignIn()
  const { onSubmit, error, busy } = useSubmit(async () => {
    await signIn({ email, password })
    globalThis.location.assign(nextPath())
  })
  return (
    <Page title={m.session_sign_in()} lead={m.session_sign_in_lead()} width="text">
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
        <Field label={m.session_password()} required>
          <TextInput
            type="password"
            required
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        <ProblemLine error={error} />
        <div className="row">
          <Button type="submit" look="primary" busy={busy}>
            {m.session_sign_in()}
          </Button>
          <Link href="/forgot">{m.session_forgot()}</Link>
          <Link href="/sign-up">{m.session_no_account()}</Link>
        </div>
      </form>
    </Page>
  )
}
