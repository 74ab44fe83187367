import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Grants } from '@furrow/core/allocation/contest'
import { buyAll, equalShares } from '@furrow/core/allocation/equal-shares'
import { ExactPurses } from '@furrow/core/allocation/exact-purses'
import { makeMarket } from '@furrow/core/allocation/market'
import type { Voter } from '@furrow/core/allocation/voters'
import { contestOf, worked, type Entry } from './contests.ts'
import { slowShares } from './slow-shares.ts'

const byText = (a: string, b: string): number => (a < b ? -1 : 1)

const bought = (entries: readonly Entry[], { place }: Grants): string[] =>
  entries
    .map(({ id }, i) => ({ id, place: place?.[i] ?? 0 }))
    .filter((row) => row.place > 0)
    .sort((a, b) => a.place - b.place)
    .map(({ id }) => id)

const entriesOf = (costs: readonly number[]): Entry[] =>
  costs.map((cost, i) => ({ id: `P${String(i).padStart(3, '0')}`, score: 1, U: cost, L: 1 }))

describe('equal shares on the worked numbers', () => {
  const { inputs, expected } = worked('mes-8x15')
  const ids = Object.keys(inputs.costs).sort()
  const entries: readonly Entry[] = ids.map((id) => ({
    id,
    score: 1,
    U: inputs.costs[id],
    L: inputs.costs[id],
  }))
  const voters: readonly Voter[] = inputs.utilities.map((utilities: Record<string, number>) => ({
    purse: 1,
    value: Float64Array.from(ids, (id) => utilities[id] ?? 0),
  }))
  const contest = contestOf(entries, { N: inputs.N })

  it('buys the worked proposals in their order and leaves the worked exact purses', () => {
    const run = buyAll(makeMarket(contest, voters, { timesCost: false }), 0)
    expect(run.log.map(({ proposal }) => ids[proposal])).toEqual(expected.selected_in_order)
    run.exact.catchUp()
    expected.left_per_voter.forEach((text: string, voter: number) => {
      const [over = '0', under = '1'] = text.split('/')
      expect((run.exact.over[voter] ?? 0n) * BigInt(under)).toBe(BigInt(over) * run.exact.under)
    })
  })

  it('lets every supporter pay its value times the worked price, at most what it has', () => {
    const { log } = buyAll(makeMarket(contest, voters, { timesCost: false }), 0)
    const pursesAfter = (purchases: number): ExactPurses => {
      const purses = new ExactPurses(voters, log.slice(0, purchases), { units: inputs.N, raise: 0 })
      purses.catchUp()
      return purses
    }
    expect(expected.price_per_utility).toHaveLength(log.length)
    expected.price_per_utility.forEach(([id, price]: readonly [string, string], turn: number) => {
      const [over = '0', under = '1'] = price.split('/')
      const [before, after] = [pursesAfter(turn), pursesAfter(turn + 1)]
      for (const voter of voters.keys()) {
        const [held, left] = [before.over[voter] ?? 0n, after.over[voter] ?? 0n]
        // Both sides times the three denominators.
        const paid = (held * after.under - left * before.under) * BigInt(under)
        const due = BigInt(over) * before.value(voter, ids.indexOf(id)) * before.under * after.under
        const all = held * after.under * BigInt(under)
        expect(paid, `${id}, voter ${voter}`).toBe(due < all ? due : all)
      }
    })
  })

  it('ends with the worked completion', () => {
    const grants = equalShares(contest, voters, { utility: 'score' })
    expect(bought(entries, grants).slice(0, 9)).toEqual(expected.add1_selected_in_order)
    const funded = ids.filter((_, i) => (grants.award[i] ?? 0) > 0)
    expect(funded.toSorted(byText)).toEqual(
      [...expected.add1_then_greedy_by_utility_per_cost].toSorted(byText),
    )
    expect(grants.award.reduce((sum, units) => sum + units, 0)).toBe(expected.final_cost)
  })
})

/** A linear congruential generator. Source: POSIX rand. */
function makeDice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >> 8) % below
  }
}

describe('equal shares against a slow program in exact fractions', () => {
  const market = fc
    .record({
      proposals: fc.integer({ min: 1, max: 9 }),
      voters: fc.integer({ min: 1, max: 4 }),
      N: fc.integer({ min: 1, max: 60 }),
      highest: fc.constantFrom(1, 2, 5, 100_000),
      dearest: fc.constantFrom(1, 3, 20),
      seed: fc.infiniteStream(fc.nat(1_000_000)),
    })
    .map(({ proposals, voters, N, highest, dearest, seed }) => {
      const next = (below: number): number => (seed.next().value ?? 0) % below
      const costs = Array.from({ length: proposals }, () => 1 + next(dearest))
      const purses = Array.from({ length: voters }, () => 1 + next(3))
      const values = purses.map(() => costs.map(() => Math.max(0, next(highest + 2) - 1)))
      return { N, costs, purses, values }
    })

  it('looks past a proposal that cannot be paid to one of the same price and a smaller id', () => {
    const costs = Array.from({ length: 9 }, () => 1)
    const values = [
      [0, 0, 0, 0, 0, 0, 2, 0, 1],
      [1, 2, 0, 2, 2, 0, 0, 0, 2],
      [0, 1, 0, 2, 0, 0, 0, 1, 0],
    ]
    const voters = values.map((value) => ({ purse: 3, value: Float64Array.from(value) }))
    const { log } = buyAll(makeMarket(contestOf(entriesOf(costs), { N: 5 }), voters, { timesCost: false }), 0)
    expect(log.map(({ proposal }) => proposal)).toEqual([3, 1, 6, 8])
  })

  it('buys the same where the exact purses outgrow a double, and every proposal has a twin', () => {
    const next = makeDice(7)
    const pairs = Array.from({ length: 26 }, () => ({
      cost: 1 + next(9),
      values: [0, 1, 2].map(() => 1e12 + next(1e6) * 1_000_003),
    }))
    const twins = pairs.flatMap((pair) => [pair, pair])
    const costs = twins.map(({ cost }) => cost)
    const purses = [3, 2, 2]
    const values = purses.map((_, voter) => twins.map((twin) => twin.values[voter] ?? 0))
    const voters = purses.map((purse, v) => ({ purse, value: Float64Array.from(values[v] ?? []) }))
    const N = 210
    const { log, exact } = buyAll(
      makeMarket(contestOf(entriesOf(costs), { N }), voters, { timesCost: false }),
      0,
    )
    expect(log.map(({ proposal }) => proposal)).toEqual(
      slowShares({ N, costs, purses, values, raise: 0, utility: 'score' }),
    )
    exact.catchUp()
    expect(exact.under.toString(16).length).toBeGreaterThan(200)
  })

  it.each(['score', 'score-times-cost'] as const)(
    'buys the same in the same order, utility %s',
    (utility) => {
      fc.assert(
        fc.property(market, ({ N, costs, purses, values }) => {
          const voters = purses.map((purse, v) => ({ purse, value: Float64Array.from(values[v] ?? []) }))
          const contest = contestOf(entriesOf(costs), { N })
          for (const raise of [0, 1, 7]) {
            const { log } = buyAll(
              makeMarket(contest, voters, { timesCost: utility === 'score-times-cost' }),
              raise,
            )
            const slow = slowShares({ N, costs, purses, values, raise, utility })
            expect(log.map(({ proposal }) => proposal)).toEqual(slow)
          }
        }),
        { numRuns: 800 },
      )
    },
  )
})
