import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { OutcomeAward } from '@furrow/core/contract/outcome'
import { m } from '../../messages.ts'
import { AreaMark } from '../../ui/AreaMark.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { formatFixed, formatHours, formatNumber } from '../../ui/format.ts'
import { reasonText } from '../../ui/reason-text.ts'
import type { RuleNames } from '../../ui/rule-text.ts'
import { ValueOfAward } from '../../ui/ValueTotals.tsx'
import { aboutReason } from './about-reason.ts'
import { leftText } from './origin-text.ts'
import { OverrideMark } from './Overrides.tsx'
import { ProposalName } from './ProposalName.tsx'

type AwardTableProps = {
  label: string
  awards: readonly OutcomeAward[]
  decision: DecisionDocument
  names: RuleNames
  /** A list of proposals without an award has no column for it. */
  isFunded: boolean
  /** Paper has its rows in columns. */
  isOnScreenOnly: boolean
}

function AwardRow({
  award,
  decision,
  names,
  isFunded,
}: Omit<AwardTableProps, 'awards' | 'label' | 'isOnScreenOnly'> & { award: OutcomeAward }) {
  const area = decision.proposals[award.proposal]?.area ?? null
  const { reason } = award
  const about = aboutReason(decision, award)
  const override = decision.overrides.find(({ proposal }) => proposal === award.proposal)
  const left = leftText(decision, award.proposal)
  const { values } = decision
  const value = values?.awards[award.proposal] ?? null
  return (
    <tr data-proposal={award.proposal}>
      <td className="cell-end muted">{award.rank === null ? '–' : formatNumber(award.rank)}</td>
      <td>
        <ProposalName decision={decision} number={award.proposal} />
        <OverrideMark override={override} />
        {left !== null && (
          <p className="small override-mark">
            <Badge tone="strong">{left}</Badge>
          </p>
        )}
        <p className="muted small award-reason">
          {override !== undefined && `${m.decisions_by_rules({ hours: formatHours(override.computed) })} `}
          {reasonText(reason, about)}
        </p>
        {value !== null && (
          <p className="muted small award-value">
            <ValueOfAward value={value} currency={values?.currency ?? ''} />
          </p>
        )}
      </td>
      <td className="cell-wide-only">
        <AreaMark area={area} {...(area !== null && { name: names.area(area) })} letterOnly />
      </td>
      <td className="cell-end cell-wide-only">{award.score === null ? '–' : formatFixed(award.score, 1)}</td>
      <td className="cell-end cell-wide-only">{formatHours(about.requested)}</td>
      {isFunded && (
        <td className="cell-end">
          <strong>{formatHours(award.award)}</strong>
        </td>
      )}
    </tr>
  )
}

/** Awards or proposals without one, in rank order, each with the inequality that decided. */
export function AwardTable({ label, awards, isOnScreenOnly, ...rest }: AwardTableProps) {
  return (
    <table
      className={`table paper-table award-table${isOnScreenOnly ? ' screen-only' : ''}`}
      aria-label={label}
    >
      <thead>
        <tr>
          <th scope="col" className="cell-end">
            {m.decisions_rank()}
          </th>
          <th scope="col">{m.decisions_proposal()}</th>
          <th scope="col" className="cell-wide-only">
            {m.decisions_area()}
          </th>
          <th scope="col" className="cell-end cell-wide-only">
            {m.decisions_score()}
          </th>
          <th scope="col" className="cell-end cell-wide-only">
            {m.decisions_asked()}
          </th>
          {rest.isFunded && (
            <th scope="col" className="cell-end">
              {m.decisions_given()}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {awards.map((award) => (
          <AwardRow key={award.proposal} award={award} {...rest} />
        ))}
      </tbody>
    </table>
  )
}
