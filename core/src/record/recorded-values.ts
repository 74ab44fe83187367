import type { FrozenPrices, RecordedValues } from '../contract/price-list.ts'
import type { DecisionRecord } from '../contract/record.ts'
import { rowsInForce, totalValue, valueOf, type ValuedPart } from '../machine/award-value.ts'
import { canonicalJson } from './canonical-json.ts'

interface PartsOf {
  readonly proposal: string
  readonly parts: readonly ValuedPart[]
}

/** What a record says of the value of its awards, from the parts of those above 0. */
export function recordValues(
  { currency, date, rows, funders }: FrozenPrices,
  awards: readonly PartsOf[],
): RecordedValues {
  return {
    currency,
    date,
    prices: rowsInForce(rows, date),
    funders,
    awards: awards.flatMap(({ proposal, parts }) => {
      const value = valueOf(parts)
      const known = parts.flatMap(({ hours, price }) => (price === null ? [] : [{ hours, ...price }]))
      return value === null ? [] : [{ proposal, amount: value.amount, parts: known }]
    }),
    totals: totalValue(
      awards.flatMap(({ parts }) => parts),
      funders,
    ),
  }
}

/** The parts of every award of a record above 0, with what has no price as a part without one. */
function partsOf({ awards }: DecisionRecord, values: RecordedValues): PartsOf[] {
  const known = new Map(values.awards.map(({ proposal, parts }) => [proposal, parts]))
  return awards
    .filter(({ award }) => award > 0)
    .map(({ proposal, award }) => {
      const parts = (known.get(proposal) ?? []).map(({ hours, ...price }) => ({ hours, price }))
      const rest = award - parts.reduce((sum, { hours }) => sum + hours, 0)
      return { proposal, parts: rest === 0 ? parts : [...parts, { hours: rest, price: null }] }
    })
}

/** Whether the first record of a call uses a price that is not in its list; a later one keeps prices of those before it. */
function hasStrangePrice({ previous }: DecisionRecord, { prices, awards }: RecordedValues): boolean {
  const known = new Set(
    prices.map(({ perGpuHour, paying, assumed }) => canonicalJson({ perGpuHour, paying, assumed })),
  )
  const isKnown = ({ hours: _hours, ...price }: RecordedValues['awards'][number]['parts'][number]) =>
    known.has(canonicalJson(price))
  return previous === null && !awards.every(({ parts }) => parts.every(isKnown))
}

/** The values of a record computed again from its awards and prices: the same text where they hold. */
export function recomputedValues(record: DecisionRecord, values: RecordedValues): string {
  if (hasStrangePrice(record, values)) return 'a price that is not in the list'
  const parts = partsOf(record, values)
  if (parts.some((award) => award.parts.some(({ hours }) => hours < 0))) return 'more hours than were awarded'
  const { currency, date, prices: rows, funders } = values
  return canonicalJson(recordValues({ currency, date, rows, funders }, parts))
}
