import { localeBase, m } from '../../messages.ts'
import { useSession } from '../../session.ts'

/** After a form that sends mail; it never tells whether the address is known. */
export function SentNotice({ text }: { text: string }) {
  const { data: session } = useSession()
  return (
    <output className="notice">
      <h2>{m.session_sent_title()}</h2>
      <p>{text}</p>
      {session?.mode === 'practice' && (
        <p>
          <a href={`${localeBase}/app/mailbox`}>{m.session_mailbox_link()}</a>
        </p>
      )}
    </output>
  )
}
