import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { OutcomeAward } from '@furrow/core/contract/outcome'
import { m } from '../../messages.ts'
import { AreaMark } from '../../ui/AreaMark.tsx'
import { formatFixed, formatHours, formatNumber } from '../../ui/format.ts'
import type { RuleNames } from '../../ui/rule-text.ts'
import { leftText, originText } from './origin-text.ts'
import { paperPlan } from './paper-plan.ts'
import { PrintedColumns } from './PrintedColumns.tsx'

type Props = { decision: DecisionDocument; names: RuleNames; awards: readonly OutcomeAward[] }

type RowProps = Omit<Props, 'awards'> & { award: OutcomeAward; isFunded: boolean }

function Row({ decision, names, award, isFunded }: RowProps) {
  const { proposal, rank, score } = award
  const known = decision.proposals[proposal]
  const area = known?.area ?? null
  const override = decision.overrides.find((entry) => entry.proposal === proposal)
  const mark = override === undefined ? leftText(decision, proposal) : originText(override)
  return (
    <tr data-printed-award={proposal}>
      <td className="cell-end muted">{rank === null ? '–' : formatNumber(rank)}</td>
      <td className="muted">{proposal}</td>
      <td className="printed-title">
        {mark !== null && <strong>{mark} </strong>}
        {known?.title}
      </td>
      <td>
        <AreaMark area={area} {...(area !== null && { name: names.area(area) })} letterOnly />
      </td>
      <td className="cell-end">{score === null ? '–' : formatFixed(score, 1)}</td>
      <td className="cell-end">{formatHours(known?.requested ?? 0)}</td>
      {isFunded && (
        <td className="cell-end">
          <strong>{formatHours(award.award)}</strong>
        </td>
      )}
    </tr>
  )
}

const rowsOf = (awards: readonly OutcomeAward[], rest: Omit<RowProps, 'award'>) =>
  awards.map((award) => <Row key={award.proposal} award={award} {...rest} />)

/** On paper, in place of the table of those without an award: a line each, in two columns, and no more than fit. */
export function PrintedRest({ awards, ...rest }: Props) {
  const { most } = paperPlan(rest.decision)
  const shown = awards.slice(0, most.rest)
  const ranked = awards.filter(({ rank }) => rank !== null).length
  return (
    <div className="print-only" data-printed={shown.length}>
      <p>
        {m.decisions_printed_rest({
          ranked: formatNumber(ranked),
          unranked: formatNumber(awards.length - ranked),
        })}{' '}
        {awards.length > shown.length && m.decisions_printed_next({ n: formatNumber(shown.length) })}{' '}
        {m.decisions_printed_why()}
      </p>
      <PrintedColumns className="printed-rest" rows={rowsOf(shown, { ...rest, isFunded: false })} />
    </div>
  )
}

/** On paper, in place of the table of awards where these are many: a line each, without what decided it. */
export function PrintedAwards({ awards, ...rest }: Props) {
  const { most } = paperPlan(rest.decision)
  const shown = awards.slice(0, most.awards)
  const left = awards.slice(shown.length)
  return (
    <div className="print-only" data-printed={shown.length}>
      <PrintedColumns className="printed-rest" rows={rowsOf(shown, { ...rest, isFunded: true })} />
      <p>
        {left.length > 0 &&
          m.decisions_printed_awards({
            n: formatNumber(left.length),
            hours: formatHours(left.reduce((sum, { award }) => sum + award, 0)),
          })}{' '}
        {m.decisions_printed_reasons()}
      </p>
    </div>
  )
}
