import { useEffect, useState, type FormEvent } from 'react'
import { onSessionExpired } from '../api.ts'
import { m } from '../messages.ts'
import { useSession, useSignIn, type Session } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { AddressField, CurrentPasswordField } from '../ui/credentials.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ProblemLine } from '../ui/states.tsx'

type Enter = (credentials: { email: string; password: string } | { persona: string }) => Promise<void>

function PasswordEntry({ address, enter }: { address: string; enter: Enter }) {
  const [email, setEmail] = useState(address)
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter({ email, password })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <AddressField value={email} onValue={setEmail} />
      <CurrentPasswordField value={password} onValue={setPassword} />
      <Button type="submit" look="primary">
        {m.shell_sign_in()}
      </Button>
    </form>
  )
}

function Entry({ session, enter }: { session: Session | undefined; enter: Enter }) {
  const persona = session?.person?.persona ?? null
  if (persona === null || session?.person == null)
    return <PasswordEntry address={session?.person?.email ?? ''} enter={enter} />
  return (
    <Button look="primary" onClick={() => void enter({ persona })}>
      {m.shell_expired_persona({ name: session.person.name })}
    </Button>
  )
}

/** The session is gone while the page is open: sign in here, the page and what was typed stay. */
export function ExpiredSession() {
  const [isOpen, setOpen] = useState(false)
  const [before, setBefore] = useState<Session>()
  const [error, setError] = useState<unknown>(null)
  const { data: session } = useSession()
  const signIn = useSignIn()
  // Asked again without a session, the server names nobody: who it was stays known here.
  if (session?.person && session !== before) setBefore(session)
  useEffect(() => onSessionExpired(() => setOpen(true)), [])
  const enter: Enter = async (credentials) => {
    try {
      setError(null)
      await signIn(credentials)
      setOpen(false)
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <Dialog open={isOpen} title={m.shell_expired_title()} onClose={() => setOpen(false)}>
      <p>{m.shell_expired_text()}</p>
      <Entry session={before} enter={enter} />
      <ProblemLine error={error} />
    </Dialog>
  )
}
