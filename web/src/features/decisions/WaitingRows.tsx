import { leastOf } from '@furrow/core/allocation/parts'
import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { OutcomeAward, Reason } from '@furrow/core/contract/outcome'
import { m } from '../../messages.ts'
import { formatHours, formatNumber } from '../../ui/format.ts'
import { reasonText } from '../../ui/reason-text.ts'
import { aboutReason } from './about-reason.ts'
import { ProposalName } from './ProposalName.tsx'

type Props = { decision: DecisionDocument }

/** Rows at first sight; the page lists every proposal without an award below. */
const most = 20

type Waiting = OutcomeAward & { reason: Extract<Reason, { minimum: number }> }

const isWaiting = (award: OutcomeAward): award is Waiting =>
  award.award === 0 && award.rank !== null && 'minimum' in award.reason

/** Ranked and without hours, in their order; who is excluded or held by hand, or has left, does not wait for the list. */
function waitingOf({ outcome, overrides, left }: DecisionDocument): Waiting[] {
  const others = new Set([...overrides, ...left].map(({ proposal }) => proposal))
  return outcome.awards.filter(isWaiting).filter(({ proposal }) => !others.has(proposal))
}

/** Who waits no more, and why. */
function leavers({ left }: DecisionDocument): string[] {
  const named = (withdrawn: boolean) =>
    left.flatMap((entry) => (entry.withdrawn === withdrawn ? [entry.proposal] : [])).join(', ')
  const [gone, letGo] = [named(true), named(false)]
  return [
    ...(gone === '' ? [] : [m.decisions_behind_withdrawn({ numbers: gone })]),
    ...(letGo === '' ? [] : [m.decisions_behind_let_go({ numbers: letGo })]),
  ]
}

/** GPU-hours that somebody can be given: what is left over, without what is on offer. */
const freeOf = ({ outcome, later }: DecisionDocument): number => later?.free ?? outcome.totals.leftOver

function finding(waiting: readonly Waiting[], decision: DecisionDocument): string {
  const { policy } = decision.rules.applied
  const free = freeOf(decision)
  if (waiting.length === 0)
    return decision.left.length > 0 ? m.decisions_behind_nobody_left() : m.decisions_behind_nobody_waits()
  const shared = { waiting: formatNumber(waiting.length) }
  if (free === 0) return m.decisions_behind_left_none(shared)
  return m.decisions_behind_left_some({
    ...shared,
    hours: formatHours(free),
    short: formatNumber(waiting.filter(({ reason }) => leastOf(policy, reason) > free).length),
  })
}

/** Why less is free than is left over. */
function onOffer(decision: DecisionDocument): string {
  const offered = decision.outcome.totals.leftOver - freeOf(decision)
  return offered === 0 ? '' : m.decisions_behind_left_offered({ hours: formatHours(offered) })
}

function Row({ decision, award }: Props & { award: Waiting }) {
  const { proposal, rank, reason } = award
  const about = aboutReason(decision, award)
  const least = leastOf(decision.rules.applied.policy, reason)
  const short = Math.max(0, least - freeOf(decision))
  return (
    <tr data-waiting={proposal}>
      <td className="cell-end muted">{formatNumber(rank ?? 0)}</td>
      <td>
        <ProposalName decision={decision} number={proposal} />
        <p className="muted small">{reasonText(reason, about)}</p>
      </td>
      <td className="cell-end">{formatHours(least)}</td>
      <td className="cell-end cell-wide-only">{formatHours(about.requested)}</td>
      <td className="cell-end">{short === 0 ? '–' : formatHours(short)}</td>
    </tr>
  )
}

/** What is left over, and what those need at least whom it did not reach. */
export function WaitingRows({ decision }: Props) {
  const waiting = waitingOf(decision)
  return (
    <>
      <p>{[finding(waiting, decision), onOffer(decision), ...leavers(decision)].join(' ')}</p>
      {waiting.length > 0 && (
        <table className="table paper-table" aria-label={m.decisions_behind_left()}>
          <thead>
            <tr>
              <th scope="col" className="cell-end">
                {m.decisions_rank()}
              </th>
              <th scope="col">{m.decisions_proposal()}</th>
              <th scope="col" className="cell-end">
                {m.decisions_behind_needs()}
              </th>
              <th scope="col" className="cell-end cell-wide-only">
                {m.decisions_behind_asked()}
              </th>
              <th scope="col" className="cell-end">
                {m.decisions_behind_short()}
              </th>
            </tr>
          </thead>
          <tbody>
            {waiting.slice(0, most).map((award) => (
              <Row key={award.proposal} decision={decision} award={award} />
            ))}
          </tbody>
        </table>
      )}
      {waiting.length > most && (
        <p className="small">
          <a href="#declined">{m.decisions_behind_more({ n: formatNumber(most) })}</a>
        </p>
      )}
    </>
  )
}
