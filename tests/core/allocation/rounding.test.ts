import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hamilton, webster } from '@furrow/core/allocation/rounding'
import type { Taker } from '@furrow/core/allocation/water-level'

const taker = (weight: number, lower: number, upper: number): Taker => ({
  weight: BigInt(weight),
  lower: BigInt(lower),
  upper: BigInt(upper),
})

/** The rule as it is written: from the lower bounds on, one unit after the other; the units at every total. */
function slowWebster(takers: readonly Taker[]): bigint[][] {
  const units = takers.map(({ lower }) => lower)
  const steps = [[...units]]
  for (;;) {
    let best = -1
    takers.forEach(({ weight, upper }, index) => {
      const own = units[index] ?? 0n
      if (own >= upper) return
      const leader = takers[best]
      const isBetter =
        leader === undefined || weight * (2n * (units[best] ?? 0n) + 1n) > leader.weight * (2n * own + 1n)
      if (isBetter) best = index
    })
    if (best < 0) return steps
    units[best] = (units[best] ?? 0n) + 1n
    steps.push([...units])
  }
}

const takers = fc.array(
  fc
    .record({
      weight: fc.integer({ min: 1, max: 9 }),
      lower: fc.integer({ min: 0, max: 4 }),
      more: fc.integer({ min: 0, max: 12 }),
    })
    .map(({ weight, lower, more }) => taker(weight, lower, lower + more)),
  { minLength: 1, maxLength: 9 },
)

describe('Webster', () => {
  it('gives what one unit after the other gives, ties and bounds included, for every total', () => {
    const property = fc.property(takers, (list) => {
      const least = list.reduce((sum, { lower }) => sum + lower, 0n)
      const steps = slowWebster(list)
      expect(steps.map((_, more) => webster(list, least + BigInt(more)))).toEqual(steps)
    })
    fc.assert(property, { numRuns: 100 })
  })

  it('starts near its end where hours are many', () => {
    const list = [taker(7, 0, 4_000_000), taker(2, 100, 4_000_000), taker(1, 0, 5)]
    expect(webster(list, 2_000_000n)).toEqual([1_555_552n, 444_443n, 5n].map(BigInt))
  })

  it('gives ties to the earlier, and stops where nobody has room', () => {
    expect(webster([taker(1, 0, 3), taker(1, 0, 3)], 3n)).toEqual([2n, 1n])
    expect(webster([taker(1, 0, 3), taker(1, 0, 3)], 9n)).toEqual([3n, 3n])
    expect(webster([], 4n)).toEqual([])
  })
})

describe('Hamilton', () => {
  const fraction = (over: number, under: number) => ({ over: BigInt(over), under: BigInt(under) })

  it('gives what is missing to the largest remainders, among equal ones to the earlier', () => {
    expect(hamilton([fraction(9, 4), fraction(11, 4), fraction(8, 4)], 7n)).toEqual([2n, 3n, 2n])
    expect(hamilton([fraction(5, 2), fraction(5, 2), fraction(4, 4)], 6n)).toEqual([3n, 2n, 1n])
    expect(hamilton([fraction(1, 3), fraction(2, 6), fraction(1, 3)], 1n)).toEqual([1n, 0n, 0n])
    expect(hamilton([fraction(1, 3), fraction(1, 2), fraction(7, 6)], 2n)).toEqual([0n, 1n, 1n])
  })

  it('takes and gives nothing where the amounts are whole', () => {
    expect(hamilton([fraction(4, 2), fraction(3, 1)], 5n)).toEqual([2n, 3n])
  })
})
