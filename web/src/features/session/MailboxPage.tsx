import { useQuery } from '@tanstack/react-query'
import { m } from '../../messages.ts'
import { formatShortMoment } from '../../ui/format.ts'
import { Page } from '../../ui/Page.tsx'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import { ownQueries, type Mail } from './queries.ts'
import './session.css'

const address = /(https?:\/\/[^\s<>]+)/

/** Links of this site only: mail may hold what people typed. */
function linked(text: string) {
  return text.split(address).map((part, index) => {
    if (!address.test(part) || new URL(part).origin !== globalThis.location.origin) return part
    return (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one text never move
      <a key={index} href={part}>
        {part}
      </a>
    )
  })
}

const MailEntry = ({ mail }: { mail: Mail }) => (
  <li>
    <details className="mail">
      <summary>
        <span className="mail-subject">{mail.subject}</span>
        <span className="muted small">{m.session_mail_to({ address: mail.to })}</span>
        <time className="muted small" dateTime={mail.createdAt}>
          {formatShortMoment(mail.createdAt)}
        </time>
      </summary>
      <p className="mail-text">{linked(mail.text)}</p>
    </details>
  </li>
)

export function MailboxPage() {
  const query = useQuery(ownQueries.mailbox())
  return (
    <Page title={m.session_mailbox()} lead={m.session_mailbox_lead()} width="form">
      <QueryStates query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={m.session_mailbox_empty()}>{m.session_mailbox_empty_text()}</EmptyState>
          ) : (
            <ul className="plain-list mails">
              {items.map((mail) => (
                <MailEntry key={mail.id} mail={mail} />
              ))}
            </ul>
          )
        }
      </QueryStates>
    </Page>
  )
}
