import { useEffect, useState, type FormEvent } from 'react'
import { onSessionExpired } from '../api.ts'
import { m } from '../messages.ts'
import { useSession, useSignIn } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { TextInput } from '../ui/inputs.tsx'
import { ProblemLine } from '../ui/states.tsx'

/** The session is gone while the page is open: sign in here, the page and what was typed stay. */
export function ExpiredSession() {
  const [isOpen, setOpen] = useState(false)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [error, setError] = useState<unknown>(null)
  const { data: session } = useSession()
  const signIn = useSignIn()
  const person = session?.person ?? null
  useEffect(() => onSessionExpired(() => setOpen(true)), [])

  const enter = async (credentials: { email: string; password: string } | { persona: string }) => {
    try {
      setError(null)
      await signIn(credentials)
      setOpen(false)
      setPassword('')
    } catch (problem) {
      setError(problem)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter({ email: email || (person?.email ?? ''), password })
  }
  const persona = person?.persona ?? null
  return (
    <Dialog open={isOpen} title={m.shell_expired_title()} onClose={() => setOpen(false)}>
      <p>{m.shell_expired_text()}</p>
      {persona !== null && session?.mode === 'practice' ? (
        <Button look="primary" onClick={() => void enter({ persona })}>
          {m.shell_expired_persona({ name: person?.name ?? '' })}
        </Button>
      ) : (
        <form className="stack" onSubmit={submit}>
          <Field label={m.shell_email()}>
            <TextInput
              type="email"
              autoComplete="username"
              value={email || (person?.email ?? '')}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <Field label={m.shell_password()}>
            <TextInput
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </Field>
          <Button type="submit" look="primary">
            {m.shell_sign_in()}
          </Button>
        </form>
      )}
      <ProblemLine error={error} />
    </Dialog>
  )
}
