import type { LedgerEvent } from '../allocation/award-ledger.ts'
import type { Price } from '../contract/price-list.ts'
import type { ValuedPart } from './award-value.ts'

/** Takes GPU-hours away, those that came last first: what is given back is not what was given before it. */
function without(parts: readonly ValuedPart[], hours: number): ValuedPart[] {
  const last = parts.at(-1)
  if (last === undefined || hours === 0) return [...parts]
  const rest = parts.slice(0, -1)
  return last.hours > hours
    ? [...rest, { ...last, hours: last.hours - hours }]
    : without(rest, hours - last.hours)
}

/** The same parts with as many GPU-hours as are stated: more come at a price of their own, fewer go as `without` says. */
export function partsUpTo(parts: readonly ValuedPart[], hours: number, price: Price | null): ValuedPart[] {
  const held = parts.reduce((sum, part) => sum + part.hours, 0)
  return hours > held ? [...parts, { hours: hours - held, price }] : without(parts, held - hours)
}

/**
 * What each proposal holds after the events, oldest first, in parts at the price of their giving.
 * @param priceOf the price of hours that an event puts among the awards
 */
export function heldParts<T extends LedgerEvent>(
  events: Iterable<T>,
  priceOf: (event: T) => Price | null,
): Map<string, ValuedPart[]> {
  const held = new Map<string, ValuedPart[]>()
  for (const event of events) {
    const { proposal, hours, from, to } = event
    if (proposal === null || hours === 0 || from === to) continue
    const parts = held.get(proposal) ?? []
    if (to === 'awarded') held.set(proposal, [...parts, { hours, price: priceOf(event) }])
    if (from === 'awarded') held.set(proposal, without(parts, hours))
  }
  return held
}
