import { useState } from 'react'
import { api } from '../../api.ts'
import { m } from '../../messages.ts'
import { AddressField } from '../../ui/credentials.tsx'
import { Page } from '../../ui/Page.tsx'
import { SentNotice } from './SentNotice.tsx'
import { SubmitForm } from './SubmitForm.tsx'

export function ForgotPage() {
  const [email, setEmail] = useState('')
  const [isSent, setSent] = useState(false)
  const ask = async () => {
    await api.post('/password-resets', { email })
    setSent(true)
  }
  return (
    <Page title={m.session_forgot()} lead={m.session_forgot_lead()} width="text">
      {isSent ? (
        <SentNotice text={m.session_sent_reset()} />
      ) : (
        <SubmitForm send={ask} deed={m.session_send_link()}>
          <AddressField value={email} onValue={setEmail} />
        </SubmitForm>
      )}
    </Page>
  )
}
