import { describe, expect, it } from 'vitest'
import { guardedGreedy } from '@furrow/core/allocation/guarded-greedy'
import { shareOut } from '@furrow/core/allocation/proportional'
import { hamilton, webster } from '@furrow/core/allocation/rounding'
import { openBasin, takeAt, waterLevel, type Taker } from '@furrow/core/allocation/water-level'
import { floorShare } from '@furrow/core/scoring/decimals'
import { contestOf, named, worked, type Entry } from './contests.ts'

type Amounts = Readonly<Record<string, number>>

const orderOf = (entries: readonly Entry[], seed: string): Int32Array =>
  contestOf(entries, { N: 0, seed }).order

describe('the cut-off', () => {
  const { inputs, expected } = worked('greedy-quota-12')

  it.each(Object.keys(expected))('gives the worked awards of %s', (name) => {
    const { mode, partial, guarantee, maximum, awards } = expected[name]
    const contest = contestOf(inputs.proposals, { N: inputs.N, seed: inputs.seed, guarantee, maximum })
    const grants = guardedGreedy(contest, { mode, partial, demand: contest.upper })
    expect(named(inputs.proposals, grants.award)).toEqual(awards)
  })

  it.each([
    { N: 6, g: { b: 1 }, X: { b: 1, a: 6 }, partial: true, L: 9, awards: [1, 1] },
    { N: 8, g: { a: 2, b: 2 }, X: { a: 7, b: 8 }, partial: false, L: 7, awards: [0, 0] },
  ])(
    'in stop mode the smaller term decides what closes, case of $N units',
    ({ N, g, X, partial, awards }) => {
      const entries = [
        { id: 'P0', score: 2, U: 9, L: 1, area: 'b' },
        { id: 'P1', score: 1, U: N === 6 ? 1 : 7, L: 1, area: 'a' },
      ]
      const contest = contestOf(entries, { N, seed: '', guarantee: g, maximum: X })
      const grants = guardedGreedy(contest, { mode: 'stop', partial, demand: contest.upper })
      expect([...grants.award]).toEqual(awards)
    },
  )
})

describe('the spread of hours', () => {
  const { inputs, expected } = worked('waterfill-20')
  const entries: readonly Entry[] = inputs.proposals
  const weights: Record<string, (entry: Entry) => number> = {
    score: ({ score }) => score,
    score_times_request: ({ score, U }) => score * U,
    score_above_2_5_times_request: ({ score, U }) => (score - 2500) * U,
    request: ({ U }) => U,
    equal: () => 1,
  }
  const inOrder = [...orderOf(entries, inputs.seed)].flatMap((index) => entries[index] ?? [])
  const takerOf = (name: string, entry: Entry): Taker => {
    const weight = weights[name]?.(entry) ?? 0
    const [lower, upper] = [BigInt(entry.L), BigInt(entry.U)]
    return weight > 0 ? { weight: BigInt(weight), lower, upper } : { weight: 0n, lower, upper: lower }
  }

  it.each(Object.keys(weights))('gives the worked exact and rounded amounts for weight %s', (name) => {
    const takers = inOrder.map((entry) => takerOf(name, entry))
    const total = BigInt(Math.min(inputs.N, Number(takers.reduce((sum, { upper }) => sum + upper, 0n))))
    const level = waterLevel([openBasin(takers)], total)
    for (const [index, { id }] of inOrder.entries()) {
      const taker = takers[index]
      if (taker === undefined) throw new Error(id)
      const { over, under } = takeAt(taker, level)
      const [p, q = '1'] = expected[name].exact[id].split('/')
      expect(over * BigInt(q), id).toBe(BigInt(p) * under)
    }
    for (const rounding of ['hamilton', 'webster'] as const) {
      const units = shareOut(takers, total, rounding)
      const awards = Object.fromEntries(inOrder.map(({ id }, index) => [id, Number(units[index])]))
      expect(awards).toEqual(expected[name][rounding])
    }
  })
})

describe('rounding', () => {
  const { inputs, expected } = worked('rounding')

  const apportion = (weights: Amounts, total: number, method: 'hamilton' | 'webster'): Amounts => {
    const takers = Object.values(weights).map((weight) => ({
      weight: BigInt(weight),
      lower: 0n,
      upper: BigInt(total),
    }))
    const sum = takers.reduce((all, { weight }) => all + weight, 0n)
    const exact = takers.map(({ weight }) => ({ over: weight * BigInt(total), under: sum }))
    const units = method === 'webster' ? webster(takers, BigInt(total)) : hamilton(exact, BigInt(total))
    return Object.fromEntries(Object.keys(weights).map((id, index) => [id, Number(units[index])]))
  }

  it('Hamilton takes a unit away when the total grows, Webster does not', () => {
    expect(apportion(inputs.alabama_weights, 10, 'hamilton')).toEqual(expected.alabama_10)
    expect(apportion(inputs.alabama_weights, 11, 'hamilton')).toEqual(expected.alabama_11)
    expect(apportion(inputs.alabama_weights, 10, 'webster')).toEqual(expected.webster_10)
    expect(apportion(inputs.alabama_weights, 11, 'webster')).toEqual(expected.webster_11)
  })

  it('both methods give the worked 26 units', () => {
    const { weights, hamilton: remainders, webster: divisors } = expected.webster_26
    expect(apportion(weights, 26, 'hamilton')).toEqual(remainders)
    expect(apportion(weights, 26, 'webster')).toEqual(divisors)
  })

  const random: readonly { weights: Amounts; T: number; hamilton: Amounts; webster: Amounts }[] =
    expected.random
  const floors: readonly { share: string; N: number; floor: number }[] = expected.share_floor

  it.each(random)('both methods give the worked random case of $T units', ({ weights, T, ...methods }) => {
    expect(apportion(weights, T, 'hamilton')).toEqual(methods.hamilton)
    expect(apportion(weights, T, 'webster')).toEqual(methods.webster)
  })

  it.each(floors)('a share of $share of $N is floored as a decimal', ({ share, N, floor }) => {
    expect(floorShare(Number(share), N)).toBe(floor)
  })
})
