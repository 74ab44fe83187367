import type { DecisionDocument } from '@furrow/core/contract/decisions'
import { totalValue, valueOf } from '@furrow/core/machine/award-value'
import { decidedOutcome } from '@furrow/core/record/overrides'
import { partsOfAwards, type Kinds } from '../../plugins/award-parts.ts'
import { keptPrices, pricesInForce } from '../../plugins/award-values.ts'
import type { Db } from '../../plugins/database.ts'
import type { Decided } from './load.ts'

export type DecisionValues = DecisionDocument['values']

/**
 * What the awards are worth by the prices that the decision keeps; before it is proposed by those that it would keep.
 * null where the machine has no price list.
 * @param kinds of applicants, where they are read already
 */
export async function readValuesOf(
  db: Db,
  { callId, outcome, overrides, stored }: Decided,
  { now, kinds }: { readonly now: Date; readonly kinds?: Kinds },
): Promise<DecisionValues> {
  const prices = stored === undefined ? await pricesInForce(db, callId, now) : keptPrices(stored.prices)
  if (prices === null) return null
  const { awards } = decidedOutcome(outcome, overrides, new Map())
  const { changes, proposedAt } = stored ?? { changes: null, proposedAt: now }
  const rows = await partsOfAwards(db, { callId, prices, changes, proposedAt, awards, kinds })
  const parts = rows.flatMap((row) => row.parts)
  return {
    currency: prices.currency,
    date: prices.date,
    ...totalValue(parts, prices.funders),
    awards: Object.fromEntries(rows.map((row) => [row.proposal, valueOf(row.parts)])),
  }
}
