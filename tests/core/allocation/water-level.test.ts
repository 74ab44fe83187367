import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProportionalPolicy } from '@furrow/core/contract/policies'
import { proportional } from '@furrow/core/allocation/proportional'
import { webster } from '@furrow/core/allocation/rounding'
import { basinAt, takeAt, waterLevel, type Basin, type Taker } from '@furrow/core/allocation/water-level'
import { contestOf } from './contests.ts'

const taker = (weight: number, lower: number, upper: number): Taker => ({
  weight: BigInt(weight),
  lower: BigInt(lower),
  upper: BigInt(upper),
})
const basin = (least: number, most: number, takers: readonly Taker[]): Basin => ({
  takers,
  least: BigInt(least),
  most: BigInt(most),
})

/** What the basins hold at the level that was found for a total, as [numerator, denominator] summed exactly. */
function heldBy(basins: readonly Basin[], total: bigint): [bigint, bigint] {
  const level = waterLevel(basins, total)
  return basins
    .map((each) => basinAt(each, level))
    .reduce<[bigint, bigint]>(
      ([over, under], held) => [over * held.under + held.over * under, under * held.under],
      [0n, 1n],
    )
}

/** Every total from what the basins hold at least to what they hold at most is met exactly. */
function expectExact(basins: readonly Basin[]): void {
  const [least, most] = [0n, 0n].map((_, end) =>
    basins.reduce((sum, each) => sum + (end === 0 ? each.least : each.most), 0n),
  )
  for (let total = least ?? 0n; total <= (most ?? 0n); total += 1n) {
    const [over, under] = heldBy(basins, total)
    expect(over).toBe(total * under)
  }
}

const takers = fc.array(
  fc
    .record({
      weight: fc.integer({ min: 1, max: 9 }),
      lower: fc.integer({ min: 0, max: 4 }),
      more: fc.integer({ min: 0, max: 9 }),
    })
    .map(({ weight, lower, more }) => taker(weight, lower, lower + more)),
  { minLength: 1, maxLength: 4 },
)
const basins = fc.array(
  fc
    .tuple(takers, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([inside, from, to]) => {
      const lower = inside.reduce((sum, each) => sum + Number(each.lower), 0)
      const upper = inside.reduce((sum, each) => sum + Number(each.upper), 0)
      const least = lower + Math.floor(from * (upper - lower))
      return basin(least, least + Math.floor(to * (upper - least)), inside)
    }),
  { minLength: 1, maxLength: 4 },
)

describe('the level', () => {
  it('fills one basin beside one that is kept up and one that is kept down, for every total', () => {
    expectExact([
      basin(9, 14, [taker(1, 1, 10), taker(2, 0, 8)]),
      basin(0, 5, [taker(5, 0, 9), taker(3, 0, 4)]),
      basin(2, 30, [taker(1, 2, 20), taker(4, 0, 10)]),
    ])
  })

  it('is exact where a basin has no more to give and none weighs', () => {
    expectExact([basin(4, 4, [taker(0, 4, 4)]), basin(0, 6, [taker(2, 0, 6)])])
    expectExact([basin(3, 3, [taker(0, 1, 1), taker(0, 2, 2)])])
  })

  it('is exact for every total of any basins', () => {
    fc.assert(fc.property(basins, expectExact), { numRuns: 60 })
  })

  it('tells breakpoints apart that doubles do not', () => {
    const big = 10n ** 17n
    const near = [0n, 1n, 2n, 3n, 4n].map((less): Taker => ({
      weight: 3n * big - ((less * 3n) % 5n),
      lower: 0n,
      upper: big,
    }))
    const most = 5n * big
    for (let total = most - 12n; total <= most; total += 1n) {
      const [over, under] = heldBy([{ takers: near, least: 0n, most }], total)
      expect(over).toBe(total * under)
    }
  })

  it('gives each its weight between its bounds', () => {
    const level = { over: 7n, under: 2n }
    expect(takeAt(taker(2, 0, 9), level)).toEqual({ over: 14n, under: 2n })
    expect(takeAt(taker(2, 8, 9), level)).toEqual({ over: 8n, under: 1n })
    expect(takeAt(taker(2, 0, 6), level)).toEqual({ over: 6n, under: 1n })
    expect(takeAt(taker(2, 7, 9), level)).toEqual({ over: 7n, under: 1n })
    expect(takeAt(taker(2, 0, 7), level)).toEqual({ over: 7n, under: 1n })
  })
})

it('Webster leaves over what nobody has room for, also just above the last bound', () => {
  expect(webster([taker(1, 0, 3), taker(1, 0, 3)], 7n)).toEqual([3n, 3n])
  expect(webster([taker(1, 0, 3)], 4n)).toEqual([3n])
})

describe('the proportional policy', () => {
  type Ask = readonly [area: string, points: number, asked: number, minimum: number]
  const share = (asks: readonly Ask[], call: object, policy: Partial<ProportionalPolicy> = {}) => {
    const entries = asks.map(([area, points, U, L], index) => ({
      id: `P${index}`,
      score: 1000 * points,
      U,
      L,
      area,
    }))
    const bounds = { N: 0, ...call }
    const whole: ProportionalPolicy = {
      kind: 'proportional',
      weight: 'equal',
      base: 0,
      admission: 'skip',
      rounding: 'webster',
      ...policy,
    }
    return [...proportional(contestOf(entries, bounds), whole).award]
  }

  it.each([
    ['equal', [6, 6]],
    ['request', [4, 8]],
    ['score', [8, 4]],
    ['score-times-request', [6, 6]],
    ['score-above-base-times-request', [9, 3]],
  ] as const)('weighs by %s', (weight, awards) => {
    const asks = [
      ['a', 40, 10, 1],
      ['a', 20, 20, 1],
    ] as const
    expect(share(asks, { N: 12 }, { weight, base: 16 })).toEqual(awards)
  })

  it('admits by release whom a guarantee kept out that nobody can use', () => {
    const asks = [
      ['a', 90, 10, 4],
      ['a', 80, 10, 4],
      ['b', 70, 20, 20],
    ] as const
    expect(share(asks, { N: 10, guarantee: { b: 5 } })).toEqual([5, 5, 0])
  })

  it('releases nobody who would take what a guarantee still needs', () => {
    const asks = [
      ['a', 90, 10, 4],
      ['a', 80, 10, 4],
      ['b', 70, 20, 1],
    ] as const
    expect(share(asks, { N: 10, guarantee: { b: 5 } })).toEqual([5, 0, 5])
  })

  it('releases up to the last unit that the guarantees leave', () => {
    const asks = [
      ['a', 90, 10, 4],
      ['a', 80, 10, 4],
      ['b', 70, 20, 1],
      ['c', 60, 50, 50],
    ] as const
    expect(share(asks, { N: 13, guarantee: { b: 5, c: 3 } })).toEqual([4, 4, 5, 0])
  })

  it('goes on to the next after one that is not released, as if it had not asked', () => {
    const asks = [
      ['a', 90, 10, 4],
      ['a', 80, 10, 4],
      ['a', 75, 1, 1],
      ['b', 70, 20, 1],
      ['c', 60, 50, 50],
    ] as const
    expect(share(asks, { N: 10, guarantee: { b: 5, c: 1 } })).toEqual([4, 0, 1, 5, 0])
  })
})
