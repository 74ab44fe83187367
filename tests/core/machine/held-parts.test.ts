import { describe, expect, it } from 'vitest'
import type { LedgerEvent } from '@furrow/core/allocation/award-ledger'
import { heldParts, partsUpTo } from '@furrow/core/machine/held-parts'

const price = (perGpuHour: number) => ({ perGpuHour, paying: true, assumed: false })
const given = (kind: LedgerEvent['kind'], hours: number): LedgerEvent => ({
  kind,
  proposal: 'P1',
  hours,
  from: kind === 'granted' ? 'leftOver' : 'offered',
  to: 'awarded',
})
const taken = (kind: LedgerEvent['kind'], hours: number): LedgerEvent => ({
  kind,
  proposal: 'P1',
  hours,
  from: 'awarded',
  to: 'leftOver',
})
const priceOf = ({ kind }: LedgerEvent) => price(kind === 'granted' ? 20 : 50)
const held = (...events: LedgerEvent[]) => heldParts(events, priceOf).get('P1')

describe('what is held, in parts', () => {
  it('keeps each hour at the price at which it was given, and gives back the last ones first', () => {
    const both = [given('granted', 100), given('offer-accepted', 40)]
    expect(held(...both)).toEqual([
      { hours: 100, price: price(20) },
      { hours: 40, price: price(50) },
    ])
    expect(held(...both, taken('returned', 30))?.at(-1)).toEqual({ hours: 10, price: price(50) })
    expect(held(...both, taken('cut', 60))).toEqual([{ hours: 80, price: price(20) }])
    expect(held(...both, taken('returned', 140))).toEqual([])
  })

  it('counts neither what is on offer nor what is only said', () => {
    const offered: LedgerEvent = {
      kind: 'offered',
      proposal: 'P1',
      hours: 9,
      from: 'leftOver',
      to: 'offered',
    }
    const said: LedgerEvent = { kind: 'accepted', proposal: 'P1', hours: 100, from: null, to: null }
    expect(held(given('granted', 100), said, offered)).toEqual([{ hours: 100, price: price(20) }])
  })

  it('comes up to what a later decision states, at its price, or down to it', () => {
    const parts = [{ hours: 100, price: price(20) }]
    expect(partsUpTo(parts, 130, price(50))).toEqual([...parts, { hours: 30, price: price(50) }])
    expect(partsUpTo(parts, 100, price(50))).toEqual(parts)
    expect(partsUpTo(parts, 60, price(50))).toEqual([{ hours: 60, price: price(20) }])
    expect(partsUpTo([], 0, price(50))).toEqual([])
  })
})
