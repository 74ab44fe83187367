import {
  priceListSchema,
  type AwardValue,
  type PriceList,
  type ValueTotals,
} from '@furrow/core/contract/price-list'
import { applicantKinds } from '@furrow/core/contract/proposal-limits'
import { totalValue, valueOf } from '@furrow/core/machine/award-value'
import { dayInCopenhagen } from './copenhagen.ts'

/** What awards of a call are valued by: columns of its machine. */
export const pricedFields = { currency: true, priceList: true } as const

interface Priced {
  readonly currency: string
  /** Null until an admin has written one. */
  readonly priceList: unknown
}

interface Awarded {
  readonly proposal: string
  readonly hours: number
  readonly applicantKind: string | null
}

export const priceListOf = (stored: unknown): PriceList =>
  stored === null ? { rows: [], funders: [] } : priceListSchema.parse(stored)

/**
 * What awards are worth by the prices of the day, by public number and together; null where the machine has no
 * price list.
 */
export function valuesOf(
  { currency, priceList }: Priced,
  at: Date,
  awards: readonly Awarded[],
): { byProposal: Map<string, AwardValue | null>; totals: ValueTotals } | null {
  const list = priceListOf(priceList)
  if (list.rows.length === 0) return null
  const date = dayInCopenhagen(at)
  const valued = awards.map(({ proposal, hours, applicantKind }) => {
    const kind = applicantKinds.find((known) => known === applicantKind) ?? null
    return { proposal, hours, value: valueOf({ hours, kind, date }, list) }
  })
  return {
    byProposal: new Map(valued.map(({ proposal, value }) => [proposal, value])),
    totals: { currency, date, ...totalValue(valued, list.funders) },
  }
}
