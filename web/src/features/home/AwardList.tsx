import type { CallListItem } from '@furrow/core/contract/calls'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { formatDate, formatHours } from '../../ui/format.ts'

/** Released calls, newest first, each with the way to its awards and their verification. */
export function AwardList({ calls }: { calls: readonly CallListItem[] }) {
  const released = calls
    .filter((call) => call.releasedAt !== null)
    .toSorted((a, b) => (b.releasedAt ?? '').localeCompare(a.releasedAt ?? ''))
  if (released.length === 0) return null
  return (
    <section className="home-section">
      <h2>{m.home_awards()}</h2>
      <p className="muted small">{m.home_awards_lead()}</p>
      <ul className="plain-list">
        {released.map((call) => (
          <li key={call.id} className="award-row">
            <Link href={`/results/${call.id}`}>{call.title}</Link>
            <span className="number">{formatHours(call.budget)}</span>
            <time className="muted" dateTime={call.releasedAt ?? ''}>
              {formatDate(call.releasedAt ?? '')}
            </time>
            <Link
              href={`/results/${call.id}#verify`}
              aria-label={m.home_awards_verify_call({ call: call.title })}
            >
              {m.home_awards_verify()}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
