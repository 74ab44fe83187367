import type { AwardLog } from '@furrow/core/contract/awards'
import type { DecisionDocument } from '@furrow/core/contract/decisions'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { eventText } from '../../ui/award-text.ts'
import { formatExactShare, formatHours, formatShortMoment, formatSignedHours } from '../../ui/format.ts'
import { QueryStates } from '../../ui/states.tsx'
import { Heads } from '../../ui/tables.tsx'
import { decisionQueries } from './queries.ts'
import { ProposalName } from './ProposalName.tsx'

type Props = { decision: DecisionDocument }

type Entry = AwardLog['items'][number]

function Grant({ decision, entry }: Props & { entry: Entry }) {
  const { at, kind, reason, proposal, hours, from } = entry
  return (
    <tr>
      <td>
        <time dateTime={at}>{formatShortMoment(at)}</time>
      </td>
      <td>
        {eventText[kind]()}
        {reason !== '' && <p className="muted small">{reason}</p>}
      </td>
      <td>{proposal === null ? '–' : <ProposalName decision={decision} number={proposal} />}</td>
      <td className="cell-end">{formatSignedHours(from === 'reserve' ? -hours : hours)}</td>
    </tr>
  )
}

function Grants({ decision, log }: Props & { log: AwardLog }) {
  if (!log.items.some(({ from }) => from === 'reserve')) return <p>{m.decisions_behind_reserve_nothing()}</p>
  return (
    <table className="table paper-table" aria-label={m.decisions_behind_reserve()}>
      <Heads
        names={3}
        heads={[
          m.decisions_behind_when(),
          m.decisions_behind_what(),
          m.decisions_only_proposal(),
          m.decisions_behind_hours(),
        ]}
      />
      <tbody>
        {log.items.map((entry) => (
          <Grant key={entry.seq} decision={decision} entry={entry} />
        ))}
      </tbody>
    </table>
  )
}

/** What was granted from the reserve since the release, and what came back. */
function Granted({ decision }: Props) {
  const query = useQuery(decisionQueries.reserve(decision.callId))
  return (
    <>
      <QueryStates query={query}>{(log) => <Grants decision={decision} log={log} />}</QueryStates>
      <p className="small">
        <Link href={`/app/calls/${decision.callId}/award-log`}>{m.decisions_behind_reserve_log()}</Link>
      </p>
    </>
  )
}

/** What the decision keeps back: by which share, who set it, and what became of it. */
function setText({ outcome, rules, later }: DecisionDocument): string {
  const { budget, available, reserve } = outcome.totals
  const kept = budget - available
  const drawn = later === null ? m.decisions_behind_reserve_hand : m.decisions_behind_reserve_drawn
  if (kept === 0) return m.decisions_behind_reserve_zero()
  return [
    m.decisions_behind_reserve_set({
      share: formatExactShare(rules.applied.reserve),
      budget: formatHours(budget),
      hours: formatHours(kept),
    }),
    ...(kept > reserve ? [drawn({ hours: formatHours(kept - reserve) })] : []),
  ].join(' ')
}

/** How the reserve is set, and what was granted from it. */
export function ReserveParts({ decision, hasLog }: Props & { hasLog: boolean }) {
  return (
    <>
      <p>
        {setText(decision)} {m.decisions_behind_reserve_who()}
      </p>
      {hasLog ? <Granted decision={decision} /> : <p>{m.decisions_behind_reserve_later()}</p>}
    </>
  )
}
