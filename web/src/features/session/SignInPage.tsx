import { useState } from 'react'
import { Link } from 'wouter'
import { localeBase, m } from '../../messages.ts'
import { useSignIn } from '../../session.ts'
import { AddressField, CurrentPasswordField } from '../../ui/credentials.tsx'
import { Page } from '../../ui/Page.tsx'
import { SubmitForm } from './SubmitForm.tsx'

/** Where to go after signing in: a path of this site only. */
function nextPath(): string {
  const next = new URLSearchParams(globalThis.location.search).get('next') ?? ''
  return /^\/(da\/)?app(\/|\?|$)/.test(next) ? next : `${localeBase}/app`
}

export function SignInPage() {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useSignIn()
  const enter = async () => {
    await signIn({ email, password })
    globalThis.location.assign(nextPath())
  }
  return (
    <Page title={m.session_sign_in()} lead={m.session_sign_in_lead()} width="text">
      <SubmitForm
        send={enter}
        deed={m.session_sign_in()}
        beside={
          <>
            <Link href="/forgot">{m.session_forgot()}</Link>
            <Link href="/sign-up">{m.session_no_account()}</Link>
          </>
        }
      >
        <AddressField value={email} onValue={setEmail} />
        <CurrentPasswordField value={password} onValue={setPassword} />
      </SubmitForm>
    </Page>
  )
}
