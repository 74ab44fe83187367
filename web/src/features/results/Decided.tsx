import type { ProposalResult } from '@furrow/core/contract/results'
import { m } from '../../messages.ts'
import { formatHours, formatMoment, formatNumber } from '../../ui/format.ts'
import { Facts } from '../../ui/lists.tsx'
import { ValueOfAward } from '../../ui/ValueTotals.tsx'
import { Section } from '../../ui/Page.tsx'
import { reasonText } from '../../ui/reason-text.ts'
import { changeText, formatPoints } from './change-text.ts'

type Props = { result: ProposalResult }

/** The deciding inequality; where a threshold decided, with the own score on its other side. */
function decided(result: ProposalResult): string {
  const { reason, score, criteria, policy, requested, ineligible } = result
  if (reason.code === 'below-score' && score !== null)
    return m.results_score_below({
      score: formatPoints(score),
      threshold: formatNumber(reason.threshold, 4),
    })
  const criterionName = (id: string) => criteria.find((criterion) => criterion.id === id)?.name ?? id
  const award = result.override === null ? result.award : undefined
  return reasonText(reason, { criterionName, policy, requested, award, ineligible })
}

function Numbers({ result }: Props) {
  const { rank, ranked, score, requested, award, value } = result
  const place =
    rank === null ? '–' : m.results_rank_of({ rank: formatNumber(rank), ranked: formatNumber(ranked) })
  const points = score === null ? '–' : m.results_score_value({ score: formatPoints(score) })
  const worth = value && <ValueOfAward value={value} currency={value.currency} />
  return (
    <Facts
      facts={[
        { label: m.results_fact_requested(), value: formatHours(requested) },
        { label: m.results_fact_award(), value: formatHours(award) },
        ...(worth === null ? [] : [{ label: m.results_fact_value(), value: worth }]),
        { label: m.results_fact_rank(), value: place },
        { label: m.results_fact_score(), value: points },
      ]}
    />
  )
}

/** The decision as it was signed, and the number that decided: what was answered since stands elsewhere. */
export function Decided({ result }: Props) {
  const { override, signedBy, signedAt, releasedAt } = result
  const changes = changeText(result)
  return (
    <Section title={m.results_decided()}>
      {override !== null && (
        <p className="decided-reason">{m.results_by_hand({ reason: override.reason })}</p>
      )}
      <p className="decided-reason">
        {override === null ? decided(result) : m.results_by_rules({ reason: decided(result) })}
      </p>
      <Numbers result={result} />
      {changes.length > 0 && <h3>{m.results_change()}</h3>}
      {changes.map((sentence) => (
        <p key={sentence} className="prose">
          {sentence}
        </p>
      ))}
      <p className="muted small">
        {m.results_signed_by({
          name: signedBy,
          signed: formatMoment(signedAt),
          released: formatMoment(releasedAt),
        })}
      </p>
    </Section>
  )
}
