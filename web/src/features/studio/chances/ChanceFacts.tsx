import { m } from '../../../messages.ts'
import { formatHours, formatNumber } from '../../../ui/format.ts'
import { Facts } from '../../../ui/lists.tsx'
import { chanceText } from './chance-text.ts'
import { intervalOf, type ChancesView } from './chances-view.ts'
import type { Staleness } from './use-chances.ts'

type ChanceFactsProps = { chances: ChancesView; staleness: Staleness; proposal: number }

/** How sure the rank of one proposal is, and how likely its award. */
export function ChanceFacts({ chances, staleness, proposal: i }: ChanceFactsProps) {
  const interval = intervalOf(chances, i)
  if (interval === null) return null
  const range = (low: number, high: number) => `${formatNumber(low)}–${formatNumber(high)}`
  const funded = chances.funded[i] ?? NaN
  const facts = [
    { label: m.chances_fact_rank90(), value: range(interval.low, interval.high) },
    { label: m.chances_fact_rank50(), value: range(interval.innerLow, interval.innerHigh) },
    ...(Number.isNaN(interval.middle)
      ? []
      : [{ label: m.chances_fact_expected(), value: formatNumber(interval.middle, 1) }]),
    ...(Number.isNaN(funded)
      ? []
      : [
          { label: m.studio_column_chance_title(), value: chanceText(funded) },
          { label: m.chances_fact_mean(), value: formatHours(chances.meanHours[i] ?? 0) },
          {
            label: m.chances_fact_hours(),
            value: `${formatNumber(chances.lowHours[i] ?? 0)}–${formatHours(chances.highHours[i] ?? 0)}`,
          },
        ]),
  ]
  return (
    <section className="studio-part" data-chance-facts="">
      <h4>{m.chances_facts()}</h4>
      {staleness !== 'fresh' && (
        <p className="muted">{staleness === 'all' ? m.chances_stale() : m.chances_stale_awards()}</p>
      )}
      <Facts facts={facts} />
    </section>
  )
}
