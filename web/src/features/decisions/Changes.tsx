import type { DecisionDocument } from '@furrow/core/contract/decisions'
import { m } from '../../messages.ts'
import { formatHours, formatNumber, formatSignedHours } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { namesOfRules, policySentence, ruleText } from '../../ui/rule-text.ts'
import { paperPlan } from './paper-plan.ts'
import { ProposalName } from './ProposalName.tsx'
import { Heads } from '../../ui/tables.tsx'

type Props = { decision: DecisionDocument }

/** Every rule that is applied otherwise than published, in words. */
export function Differences({ decision }: Props) {
  const names = namesOfRules(decision.rules)
  const rows = decision.differences.map((difference) => ruleText(difference, names))
  return (
    <Section title={m.decisions_differences()}>
      {rows.length === 0 ? (
        <p>{m.decisions_differences_none()}</p>
      ) : (
        <table className="table paper-table" aria-label={m.decisions_differences()}>
          <Heads heads={[m.decisions_rule(), m.decisions_rule_published(), m.decisions_rule_applied()]} />
          <tbody>
            {rows.map(({ name, published, applied }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="cell-end rule-value">{published}</td>
                <td className="cell-end rule-value">
                  <strong>{applied}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

/** How the hours are shared: not a rule that the call published, so it is said apart. */
export const PolicyText = ({ decision }: Props) => (
  <Section title={m.decisions_policy()} note={m.decisions_policy_note()}>
    <p>{policySentence(decision.rules.applied.policy)}</p>
  </Section>
)

type Move = DecisionDocument['moved'][number]

const changeOf = ({ published, applied }: Move) => applied - published

const sumOf = (moves: readonly Move[]) =>
  formatHours(Math.abs(moves.reduce((sum, move) => sum + changeOf(move), 0)))

function MoveTable({ decision, mostPrinted }: Props & { mostPrinted: number }) {
  const rows = decision.moved.toSorted((a, b) => changeOf(b) - changeOf(a))
  return (
    <table id="moved" className="table paper-table" aria-label={m.decisions_moved()}>
      <thead>
        <tr>
          <th scope="col">{m.decisions_only_proposal()}</th>
          <th scope="col" className="cell-end cell-wide-only">
            {m.decisions_moved_published()}
          </th>
          <th scope="col" className="cell-end cell-wide-only">
            {m.decisions_moved_applied()}
          </th>
          <th scope="col" className="cell-end">
            {m.decisions_moved_difference()}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((move, place) => (
          <tr key={move.proposal} className={place < mostPrinted ? undefined : 'screen-only'}>
            <td>
              <ProposalName decision={decision} number={move.proposal} />
            </td>
            <td className="cell-end cell-wide-only">{formatHours(move.published)}</td>
            <td className="cell-end cell-wide-only">{formatHours(move.applied)}</td>
            <td className="cell-end">
              <strong>{formatSignedHours(changeOf(move))}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Who gets more and who gets less than the rules as published would give. */
export function Moved({ decision }: Props) {
  const gain = decision.moved.filter((move) => changeOf(move) > 0)
  const lose = decision.moved.filter((move) => changeOf(move) < 0)
  const mostPrinted = paperPlan(decision).most.moved
  if (decision.moved.length === 0)
    return (
      <Section title={m.decisions_moved()}>
        <p>{m.decisions_moved_none()}</p>
      </Section>
    )
  return (
    <Section
      title={m.decisions_moved()}
      note={decision.later === null ? m.decisions_moved_note() : m.decisions_moved_note_later()}
    >
      <p>
        <a href="#moved">
          {m.decisions_moved_sum({
            gain: formatNumber(gain.length),
            gained: sumOf(gain),
            lose: formatNumber(lose.length),
            lost: sumOf(lose),
          })}
        </a>
      </p>
      <MoveTable decision={decision} mostPrinted={mostPrinted} />
      {decision.moved.length > mostPrinted && (
        <p className="print-only">
          {m.decisions_printed_more({ n: formatNumber(decision.moved.length - mostPrinted) })}
        </p>
      )}
    </Section>
  )
}
