import fc from 'fast-check'
import type { Contest } from '@furrow/core/allocation/contest'
import { contestOf } from './contests.ts'

/**
 * Every vector of awards, weighed in the order of the stages: shortfall, value, ranks, and what each gets in rank order.
 * The best of all by trying them.
 */
export function tryAll(
  { order, upper, lower, area, guarantee, maximum, units, priority }: Contest,
  objective: 'score-hours' | 'scores' = 'score-hours',
) {
  const n = order.length
  let best: readonly number[] | undefined
  const walk = (place: number, given: readonly number[]): void => {
    if (place < n) {
      const i = order[place] ?? 0
      walk(place + 1, [...given, 0])
      for (let x = lower[i] ?? 1; x <= (upper[i] ?? 0); x += 1) walk(place + 1, [...given, x])
      return
    }
    const spent = guarantee.map((_, a) =>
      given.reduce((sum, x, rank) => sum + (area[order[rank] ?? 0] === a ? x : 0), 0),
    )
    if (given.reduce((sum, x) => sum + x, 0) > units) return
    if (spent.some((x, a) => x > (maximum[a] ?? 0))) return
    const shortfall = guarantee.reduce((sum, g, a) => sum + Math.max(0, g - (spent[a] ?? 0)), 0)
    const worth = (x: number): number => (objective === 'scores' ? Math.min(x, 1) : x)
    const value = given.reduce((sum, x, rank) => sum + worth(x) * (priority[order[rank] ?? 0] ?? 0), 0)
    const ranks = given.reduce((sum, x, rank) => sum + (x > 0 ? n - rank - 1 : 0), 0)
    const key = [-shortfall, value, ranks, ...given]
    const place0 = best === undefined ? 0 : key.findIndex((x, at) => x !== best?.[at])
    if (best === undefined || (place0 >= 0 && (key[place0] ?? 0) > (best[place0] ?? 0))) best = key
  }
  walk(0, [])
  return best ?? []
}

/** Up to six proposals in two areas with guarantees and maxima. */
export const small = fc
  .record({
    rows: fc.array(
      fc.record({
        score: fc.integer({ min: 0, max: 4 }),
        U: fc.integer({ min: 1, max: 4 }),
        tight: fc.boolean(),
        area: fc.constantFrom('a', 'b'),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    N: fc.integer({ min: 0, max: 12 }),
    guarantee: fc.record({ a: fc.integer({ min: 0, max: 5 }), b: fc.integer({ min: 0, max: 3 }) }),
    maximum: fc.record({ a: fc.integer({ min: 3, max: 12 }), b: fc.integer({ min: 3, max: 12 }) }),
  })
  .map(({ rows, N, guarantee, maximum }) => {
    const entries = rows.map(({ score, U, tight, area }, i) => ({
      id: `P${i}`,
      score,
      U,
      L: tight ? U : Math.ceil(U / 2),
      area,
    }))
    const kept = { a: Math.min(guarantee.a, maximum.a, N), b: 0 }
    kept.b = Math.min(guarantee.b, maximum.b, N - kept.a)
    return contestOf(entries, { N, guarantee: kept, maximum })
  })
