import { useQuery } from '@tanstack/react-query'
import { m } from '../../messages.ts'
import { formatShortMoment } from '../../ui/format.ts'
import { QueryStates } from '../../ui/states.tsx'
import { proposalQueries } from './queries.ts'

/** The mails that went to the reader about this call, to look up what was said and when. */
export function SentMails({ proposalId }: { proposalId: string }) {
  const query = useQuery(proposalQueries.mails(proposalId))
  return (
    <section className="stack">
      <h2>{m.proposals_mails()}</h2>
      <QueryStates query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted small">{m.proposals_mails_none()}</p>
          ) : (
            <ul className="plain-list">
              {items.map(({ id, subject, text, at }) => (
                <li key={id}>
                  <details className="sent-mail">
                    <summary>
                      {subject} <time className="muted small">{formatShortMoment(at)}</time>
                    </summary>
                    <p className="small">{text}</p>
                  </details>
                </li>
              ))}
            </ul>
          )
        }
      </QueryStates>
    </section>
  )
}
