import { priceListSchema, type FrozenPrices } from '@furrow/core/contract/price-list'
import type { DecisionRecord } from '@furrow/core/contract/record'
import { priceOf } from '@furrow/core/machine/award-value'
import { recordValues } from '@furrow/core/record/recorded-values'
import type { CallSeed } from './data/call-seed.ts'
import { impactOf } from './data/impact.ts'
import { gefion } from './data/machine.ts'

/** What a practice decision keeps of the price list: all of it, which has held since before there were decisions. */
export const pricesOn = (day: Date): FrozenPrices => ({
  ...priceListSchema.parse(gefion.priceList),
  currency: gefion.currency,
  date: day.toISOString().slice(0, 10),
})

/** What the awards of a practice record are worth. */
export function valuesOf(call: CallSeed, awards: DecisionRecord['awards'], prices: FrozenPrices) {
  const kinds = new Map(
    call.proposals.map((proposal) => [proposal.number, impactOf(call.id, proposal).applicantKind]),
  )
  const partsOf = (proposal: string, hours: number) => {
    const kind = kinds.get(proposal) ?? null
    return [{ hours, price: priceOf({ kind, date: prices.date }, prices.rows) }]
  }
  const funded = awards.filter(({ award }) => award > 0)
  return recordValues(
    prices,
    funded.map(({ proposal, award }) => ({ proposal, parts: partsOf(proposal, award) })),
  )
}
