import fc from 'fast-check'
import { expect } from 'vitest'
import { makeMarket } from '@furrow/core/allocation/market'
import { offerOf, startRun, type Offer, type PurseRun } from '@furrow/core/allocation/purse-run'
import { contestOf } from './contests.ts'
import { less, priceOf, type Ratio } from './slow-shares.ts'

export interface Sale {
  readonly N: number
  readonly costs: readonly number[]
  /** Per voter: its purse, and what each proposal is worth to it. */
  readonly voters: readonly (readonly [number, readonly number[]])[]
  readonly raise?: number
  readonly timesCost?: boolean
}

export function runOf({ N, costs, voters, raise = 0, timesCost = false }: Sale): PurseRun {
  const entries = costs.map((U, i) => ({ id: `P${String(i).padStart(2, '0')}`, score: 1, U, L: 1 }))
  const payers = voters.map(([purse, value]) => ({ purse, value: Float64Array.from(value) }))
  return startRun(makeMarket(contestOf(entries, { N }), payers, { timesCost }), raise)
}

/** What a voter holds at the start, and the price of a proposal per value, exactly. */
export function exactly({ N, costs, voters, raise = 0, timesCost = false }: Sale, i: number) {
  const all = BigInt(voters.reduce((sum, [purse]) => sum + purse, 0))
  const held = voters.map(([purse]): Ratio => [BigInt(N) * BigInt(purse) * BigInt(1000 + raise), all * 1000n])
  const worth = (voter: number): bigint => BigInt(voters[voter]?.[1][i] ?? 0)
  const cost = BigInt(costs[i] ?? 0)
  const payers = held.map((amount, voter) => ({ held: amount, value: worth(voter) }))
  const rate = priceOf(
    cost,
    payers.filter(({ value }) => value > 0n),
  )
  if (rate === undefined) return undefined
  const [over, under] = rate
  return {
    rate: Number(over) / Number(under),
    price: [over, timesCost ? under * cost : under] satisfies Ratio,
    emptied: payers.map(({ held: [a, b], value }) =>
      Number(value > 0n && !less([over * value, under], [a, b])),
    ),
  }
}

export const sales = fc
  .record({
    proposals: fc.integer({ min: 1, max: 9 }),
    voters: fc.integer({ min: 1, max: 4 }),
    N: fc.integer({ min: 20, max: 60 }),
    highest: fc.constantFrom(1, 2, 6, 100_000),
    dearest: fc.constantFrom(1, 3, 20),
    raise: fc.constantFrom(0, 7),
    timesCost: fc.boolean(),
    seed: fc.infiniteStream(fc.nat(1_000_000)),
  })
  .map(({ proposals, voters, N, highest, dearest, raise, timesCost, seed }) => {
    const next = (below: number): number => (seed.next().value ?? 0) % below
    const costs = Array.from({ length: proposals }, () => 1 + next(dearest))
    const payers = Array.from(
      { length: voters },
      () => [1 + next(5), costs.map((_, i) => next(highest + 1) + (i === 0 ? 1 : 0))] as const,
    )
    return { N, costs, voters: payers, raise, timesCost }
  })

export const offersOf = (run: PurseRun): Offer[] =>
  [...run.market.candidates].flatMap((i) => offerOf(run, i) ?? [])

/** Buys a proposal for which nobody is short. */
export function buy(run: PurseRun, proposal: number): void {
  const offer = offerOf(run, proposal)
  const cost = run.market.contest.upper[proposal] ?? NaN
  expect(offer?.emptied).toBeUndefined()
  run.log.push({ proposal, cost, alive: run.alive.slice() })
  run.market.voters.forEach(({ value }, voter) => {
    run.purse[voter] = (run.purse[voter] ?? NaN) - (offer?.rate ?? NaN) * (value[proposal] ?? NaN)
  })
}

/** The order in which proposals are bought at their exact prices, ties by id. */
export const byPrice =
  (sale: Sale) =>
  (a: number, b: number): number => {
    const priceOfOne = (i: number): Ratio => exactly(sale, i)?.price ?? [1n, 0n]
    const [left, right] = [priceOfOne(a), priceOfOne(b)]
    return less(left, right) ? -1 : less(right, left) ? 1 : a - b
  }
