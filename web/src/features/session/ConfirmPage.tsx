import { useState } from 'react'
import { Link } from 'wouter'
import { api } from '../../api.ts'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { tokenOfAddress } from './token.ts'
import { useSubmit } from './use-submit.ts'

/** A button, not the mere visit: programs that look into mail follow links too. */
export function ConfirmPage() {
  const [isDone, setDone] = useState(false)
  const { onSubmit, error, busy } = useSubmit(async () => {
    await api.post('/accounts/confirm', { token: tokenOfAddress() })
    setDone(true)
  })
  return (
    <Page title={m.session_confirm()} width="text">
      {isDone ? (
        <output className="notice">
          <p>{m.session_confirmed()}</p>
          <p>
            <Link href="/sign-in">{m.session_sign_in()}</Link>
          </p>
        </output>
      ) : (
        <form className="form" onSubmit={onSubmit}>
          <p>{m.session_confirm_text()}</p>
          <ProblemLine error={error} />
          <div className="row">
            <Button type="submit" look="primary" busy={busy}>
              {m.session_confirm()}
            </Button>
          </div>
        </form>
      )}
    </Page>
  )
}
