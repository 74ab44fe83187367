import type { CallListItem } from '@furrow/core/contract/calls'
import type { CallResult } from '@furrow/core/contract/results'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { sharedQueries } from '../../shared-queries.ts'
import { AreaMark, CallAreas } from '../../ui/AreaMark.tsx'
import { namedAreas } from '../../ui/area-name.ts'
import { formatDate, formatHours, formatNumber } from '../../ui/format.ts'
import { namesOfRules } from '../../ui/rule-text.ts'

/** So many of the newest calls say on the first page who got hours; the others lead there. */
const newest = 2
/** So many awards of a call stand here, the largest. */
const shown = 6

type Awards = { readonly result: CallResult; readonly callId: string }

/** "18,800 of 20,000 h" where the awards are known. */
const hoursText = ({ awarded, budget }: CallListItem): string =>
  awarded === null
    ? formatHours(budget)
    : m.home_awards_hours({ awarded: formatNumber(awarded), budget: formatHours(budget) })

function AwardLines({ result, callId }: Awards) {
  const awards = result.awards.filter(({ withdrawn }) => !withdrawn)
  const names = namesOfRules(result.rules)
  const rest = awards.length - shown
  return (
    <CallAreas areas={namedAreas(result.rules.areas)}>
      <ul className="plain-list award-lines">
        {awards
          .toSorted((a, b) => b.hours - a.hours)
          .slice(0, shown)
          .map(({ proposal, title, institution, area, hours }) => (
            <li key={proposal}>
              <AreaMark area={area} {...(area !== null && { name: names.area(area) })} letterOnly />
              <span>
                {title} <span className="muted">{institution}</span>
              </span>
              <span className="number">{formatHours(hours)}</span>
            </li>
          ))}
        {rest > 0 && (
          <li>
            <Link href={`/results/${callId}`}>{m.home_awards_rest({ n: rest })}</Link>
          </li>
        )}
      </ul>
    </CallAreas>
  )
}

function ReleasedCall({ call, isNewest }: { readonly call: CallListItem; readonly isNewest: boolean }) {
  const { data } = useQuery({ ...sharedQueries.callResult(call.id), enabled: isNewest })
  return (
    <li>
      <div className="award-row">
        <Link href={`/results/${call.id}`}>{call.title}</Link>
        <span className="number">{hoursText(call)}</span>
        <time className="muted" dateTime={call.releasedAt ?? ''}>
          {formatDate(call.releasedAt ?? '')}
        </time>
        <Link
          href={`/results/${call.id}#verify`}
          aria-label={m.home_awards_verify_call({ call: call.title })}
        >
          {m.home_awards_verify()}
        </Link>
      </div>
      {data !== undefined && <AwardLines result={data} callId={call.id} />}
    </li>
  )
}

/** Released calls, newest first, with who got hours and the way to verify it. */
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
        {released.map((call, place) => (
          <ReleasedCall key={call.id} call={call} isNewest={place < newest} />
        ))}
      </ul>
    </section>
  )
}
