import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { eventText } from '../../ui/award-text.ts'
import { formatHours, formatNumber, formatSignedHours } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Heads } from '../../ui/tables.tsx'
import { paperPlan } from './paper-plan.ts'
import { PrintedMoves, type PrintedMove } from './PrintedMoves.tsx'
import { ProposalName } from './ProposalName.tsx'

type Later = NonNullable<DecisionDocument['later']>

type Props = { decision: DecisionDocument; later: Later }

type RowProps = { decision: DecisionDocument; proposal: string; from: number; to: number; why: ReactNode }

function Row({ decision, proposal, from, to, why }: RowProps) {
  return (
    <tr data-later={proposal}>
      <td>
        <ProposalName decision={decision} number={proposal} />
        {why}
      </td>
      <td className="cell-end">{formatHours(from)}</td>
      <td className="cell-end">{formatHours(to)}</td>
      <td className="cell-end">
        <strong>{formatSignedHours(to - from)}</strong>
      </td>
    </tr>
  )
}

const sumOf = (changes: readonly number[]) => ({
  n: formatNumber(changes.length),
  hours: formatHours(Math.abs(changes.reduce((sum, hours) => sum + hours, 0))),
})

function movedText(moves: readonly PrintedMove[]): string {
  const hours = moves.map(({ from, to }) => to - from)
  const gain = sumOf(hours.filter((change) => change > 0))
  const lose = sumOf(hours.filter((change) => change < 0))
  return m.decisions_moved_sum({ gain: gain.n, gained: gain.hours, lose: lose.n, lost: lose.hours })
}

type MovesProps = {
  decision: DecisionDocument
  label: string
  heads: readonly [string, string]
  part: 'changes' | 'since'
  moves: readonly (PrintedMove & { why: ReactNode })[]
}

/** What is gained and lost in all, and the rows that it adds up from; paper has many of them in columns. */
function Moves({ decision, label, heads, part, moves }: MovesProps) {
  const { isCompact } = paperPlan(decision)
  return (
    <>
      <p>
        <a href={`#later-${part}`}>{movedText(moves)}</a>
      </p>
      <table
        id={`later-${part}`}
        className={`table paper-table${isCompact ? ' screen-only' : ''}`}
        aria-label={label}
      >
        <Heads heads={[m.decisions_only_proposal(), ...heads, m.decisions_moved_difference()]} />
        <tbody>
          {moves.map((move) => (
            <Row key={move.proposal} decision={decision} {...move} />
          ))}
        </tbody>
      </table>
      <PrintedMoves decision={decision} heads={heads} moves={moves} part={part} />
    </>
  )
}

function Changes({ decision, later }: Props) {
  if (later.changes.length === 0) return <p>{m.decisions_later_none()}</p>
  return (
    <Moves
      decision={decision}
      label={m.decisions_later({ n: formatNumber(later.record) })}
      heads={[m.decisions_later_held(), m.decisions_moved_applied()]}
      part="changes"
      moves={later.changes.map(({ proposal, held, award, reason }) => ({
        proposal,
        from: held,
        to: award,
        why: <p className="small">{reason}</p>,
      }))}
    />
  )
}

const eventsText = (events: Later['since'][number]['events']): string =>
  events.map(({ kind, hours }) => `${eventText[kind]()} ${formatSignedHours(hours)}`).join(' · ')

function Since({ decision, later }: Props) {
  const record = formatNumber(later.record)
  if (later.since.length === 0) return <p>{m.decisions_later_since_none({ n: record })}</p>
  return (
    <>
      <h3>{m.decisions_later_since({ n: record })}</h3>
      <Moves
        decision={decision}
        label={m.decisions_later_since({ n: record })}
        heads={[m.decisions_later_was({ n: record }), m.decisions_later_now()]}
        part="since"
        moves={later.since.map(({ proposal, was, now, events }) => ({
          proposal,
          from: was,
          to: now,
          why: <p className="muted small">{eventsText(events)}</p>,
        }))}
      />
    </>
  )
}

/** What a later decision of a call changes itself, apart from what it only states: what others did meanwhile. */
export function LaterPart({ decision, later }: Props) {
  return (
    <Section title={m.decisions_later({ n: formatNumber(later.record) })} id="later">
      <Changes decision={decision} later={later} />
      <Since decision={decision} later={later} />
      {later.offered > 0 && (
        <p>
          <Link href={`/app/calls/${decision.callId}/awards`}>
            {m.decisions_later_offered({ hours: formatHours(later.offered) })}
          </Link>
        </p>
      )}
    </Section>
  )
}
