import type { FrozenPrices } from '@furrow/core/contract/price-list'
import type { ApplicantKind } from '@furrow/core/contract/proposal-limits'
import { priceOf, valueOf } from '@furrow/core/machine/award-value'
import { ValueLine } from './ValueTotals.tsx'

type Props = { hours: number | null; kind: ApplicantKind | null; prices: FrozenPrices | null }

/** What hours are worth that are about to be given, by the prices in force today. */
export function GivenValue({ hours, kind, prices }: Props) {
  if (hours === null || hours <= 0 || prices === null) return null
  const value = valueOf([{ hours, price: priceOf({ kind, date: prices.date }, prices.rows) }])
  return <ValueLine value={value && { ...value, currency: prices.currency }} />
}
