import type { CallResult } from '@furrow/core/contract/results'
import { m } from '../../messages.ts'
import { accountText } from '../../ui/account-text.ts'
import { formatDate, formatHours, formatNumber } from '../../ui/format.ts'
import { Facts } from '../../ui/lists.tsx'
import { Section } from '../../ui/Page.tsx'
import { ValueLine } from '../../ui/ValueTotals.tsx'

const accounts = ['awarded', 'offered', 'reserve', 'leftOver', 'rounding'] as const

const hex = (hash: string): string => hash.replace('sha256:', '')

function Grants({ grants }: { grants: CallResult['reserveGrants'] }) {
  if (grants.length === 0) return null
  return (
    <>
      <h3>{m.results_grants()}</h3>
      <ul role="list" className="plain-list">
        {grants.map(({ proposal, title, hours, value, reason, grantedAt, accepted }) => (
          <li key={`${proposal} ${grantedAt}`} className="award">
            <div className="stack-s">
              <span>
                {proposal} {title}
              </span>
              <p className="muted small">
                {formatDate(grantedAt)} · {accepted ? m.results_grant_accepted() : m.results_grant_open()}
              </p>
              <ValueLine value={value} />
              <p className="award-summary pre-line">{reason}</p>
            </div>
            <span className="number">{formatHours(hours)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Accepted({ accepted }: { accepted: CallResult['acceptedSince'] }) {
  if (accepted.length === 0) return null
  return (
    <>
      <h3>{m.results_accepted()}</h3>
      <p className="muted small">{m.results_accepted_note()}</p>
      <ul role="list" className="plain-list">
        {accepted.map(({ proposal, title, hours, value, acceptedAt }) => (
          <li key={`${proposal} ${acceptedAt}`} className="award">
            <div className="stack-s">
              <span>
                {proposal} {title}
              </span>
              <p className="muted small">{formatDate(acceptedAt)}</p>
              <ValueLine value={value} />
            </div>
            <span className="number">{formatHours(hours)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Records({ callId, records }: Pick<CallResult, 'callId' | 'records'>) {
  if (records.length < 2) return null
  return (
    <>
      <h3>{m.results_records()}</h3>
      <p className="muted small">{m.results_records_note()}</p>
      <ol role="list" className="plain-list stack-s">
        {records.map(({ recordHash, releasedAt }, index) => (
          <li key={recordHash}>
            <a href={`/api/results/${callId}/records/${hex(recordHash)}`} download>
              {m.results_record_of({ n: formatNumber(index + 1), date: formatDate(releasedAt) })}
            </a>
          </li>
        ))}
      </ol>
    </>
  )
}

/** What has happened since the decision, as far as it is public: where the hours lie now, the reserve, the chain. */
export function Since({ result }: { result: CallResult }) {
  const { standing, reserveGrants, acceptedSince, records, callId } = result
  if (standing === null) return null
  return (
    <Section title={m.results_since()} note={m.results_since_note()} id="since">
      <Facts
        facts={[
          ...accounts.map((account) => ({
            label: accountText[account](),
            value: formatHours(standing[account]),
          })),
          { label: m.results_budget(), value: formatHours(standing.budget) },
        ]}
      />
      <Accepted accepted={acceptedSince} />
      <Grants grants={reserveGrants} />
      <Records callId={callId} records={records} />
    </Section>
  )
}
