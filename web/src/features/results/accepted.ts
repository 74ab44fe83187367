import type { HolderAward } from '@furrow/core/contract/awards'
import type { MoneyValue } from '@furrow/core/contract/price-list'
import { valueOf } from '@furrow/core/machine/award-value'
import { partsUpTo } from '@furrow/core/machine/held-parts'

/** Whether so many hours can be accepted, or given back: all that is held, or a part in whole steps. */
export const isPartOf = (
  hours: number | null,
  { held, granularity }: Pick<HolderAward, 'held' | 'granularity'>,
): hours is number =>
  hours === held || (hours !== null && hours > 0 && hours < held && hours % granularity === 0)

/** What so many of the hours that are held are worth; null where no price holds for them. */
export function valueOfPart(
  hours: number,
  { parts, value }: Pick<HolderAward, 'parts' | 'value'>,
): MoneyValue | null {
  const part = valueOf(partsUpTo(parts, hours, null))
  return part && value && { ...part, currency: value.currency }
}
