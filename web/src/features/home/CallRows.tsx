import type { CallListItem, CallStateName } from '@furrow/core/contract/calls'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { formatHours, formatShortMoment } from '../../ui/format.ts'
import { Countdown } from '../../ui/measures.tsx'
import { EmptyState } from '../../ui/states.tsx'

const stateName: Readonly<Record<CallStateName, () => string>> = {
  draft: m.home_state_draft,
  open: m.home_state_open,
  closed: m.home_state_closed,
  decided: m.home_state_decided,
  released: m.home_state_released,
  archived: m.home_state_archived,
}

const Call = ({ call }: { call: CallListItem }) => (
  <li className="call-row">
    <div className="call-name">
      <Link href={`/calls/${call.id}`}>{call.title}</Link>
      <p className="muted small">{call.summary}</p>
    </div>
    <span className="number call-budget">{formatHours(call.budget)}</span>
    <span className="call-date">
      {call.deadlineAt !== null && (
        <time dateTime={call.deadlineAt}>{formatShortMoment(call.deadlineAt)}</time>
      )}
      {call.doorOpen && call.deadlineAt !== null && (
        <span className="small">
          <Countdown until={call.deadlineAt} />
        </span>
      )}
    </span>
    <span className="call-state">{stateName[call.state]()}</span>
  </li>
)

/** The calls with their budget, deadline and countdown; what is open stands first. */
export function CallRows({ calls }: { calls: readonly CallListItem[] }) {
  if (calls.length === 0)
    return <EmptyState title={m.home_calls_empty()}>{m.home_calls_empty_text()}</EmptyState>
  const ordered = calls.toSorted((a, b) => Number(b.doorOpen) - Number(a.doorOpen))
  return (
    <>
      <div className="call-row call-heads small muted" aria-hidden="true">
        <span>{m.home_call()}</span>
        <span className="call-budget">{m.home_budget()}</span>
        <span>{m.home_deadline()}</span>
        <span>{m.home_state()}</span>
      </div>
      <ul className="plain-list">
        {ordered.map((call) => (
          <Call key={call.id} call={call} />
        ))}
      </ul>
    </>
  )
}
