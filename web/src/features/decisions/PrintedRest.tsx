import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { OutcomeAward } from '@furrow/core/contract/outcome'
import { m } from '../../messages.ts'
import { AreaMark } from '../../ui/AreaMark.tsx'
import { formatFixed, formatHours, formatNumber } from '../../ui/format.ts'
import type { RuleNames } from '../../ui/rule-text.ts'

type Props = { decision: DecisionDocument; names: RuleNames; declined: readonly OutcomeAward[] }

/** So many fit on the second page in two columns; of more, those next in line stand there. */
const most = 60
const nextInLine = 30

function Row({ decision, names, award }: Omit<Props, 'declined'> & { award: OutcomeAward }) {
  const { proposal, rank, score } = award
  const known = decision.proposals[proposal]
  const area = known?.area ?? null
  const isByHand = decision.overrides.some((override) => override.proposal === proposal)
  return (
    <tr>
      <td className="cell-end muted">{rank === null ? '–' : formatNumber(rank)}</td>
      <td className="muted">{proposal}</td>
      <td className="printed-title">
        {isByHand && <strong>{m.decisions_by_hand()} </strong>}
        {known?.title}
      </td>
      <td>
        <AreaMark area={area} {...(area !== null && { name: names.area(area) })} letterOnly />
      </td>
      <td className="cell-end">{score === null ? '–' : formatFixed(score, 1)}</td>
      <td className="cell-end">{formatHours(known?.requested ?? 0)}</td>
    </tr>
  )
}

/** On paper, in place of the table of those without an award: a line each, in two columns, and no more than fit. */
export function PrintedRest({ declined, ...rest }: Props) {
  const shown = declined.length > most ? declined.slice(0, nextInLine) : declined
  const half = Math.ceil(shown.length / 2)
  const ranked = declined.filter(({ rank }) => rank !== null).length
  return (
    <div className="print-only" data-printed={shown.length}>
      <p>
        {m.decisions_printed_rest({
          ranked: formatNumber(ranked),
          unranked: formatNumber(declined.length - ranked),
        })}{' '}
        {declined.length > shown.length && m.decisions_printed_next({ n: formatNumber(shown.length) })}{' '}
        {m.decisions_printed_why()}
      </p>
      <div className="printed-rest">
        {[shown.slice(0, half), shown.slice(half)].map((column, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- the left column and the right one
          <table key={place} className="table" aria-hidden="true">
            <tbody>
              {column.map((award) => (
                <Row key={award.proposal} award={award} {...rest} />
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </div>
  )
}
