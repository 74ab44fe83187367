import { describe, expect, it } from 'vitest'
import { rankedReasons } from '@furrow/core/allocation/contest'
import { compareFractions } from '@furrow/core/allocation/fraction'
import { guardedGreedy } from '@furrow/core/allocation/guarded-greedy'
import { quotientHalfEven, weighted } from '@furrow/core/allocation/priority'
import { stepOf, steps } from '@furrow/core/allocation/steps'
import { contestOf, type Entry } from './contests.ts'

interface Call {
  readonly N: number
  readonly guarantee?: Record<string, number>
  readonly maximum?: Record<string, number>
  readonly mode?: 'stop' | 'skip'
  readonly partial?: boolean
}

/** Asks of one area each, in rank order: [area, asked, minimum]. */
const entriesOf = (asks: readonly (readonly [string, number, number])[]): Entry[] =>
  asks.map(([area, U, L], index) => ({ id: `P${index}`, score: 100_000 - 1000 * index, U, L, area }))

function decide(asks: Parameters<typeof entriesOf>[0], { mode = 'skip', partial = false, ...bounds }: Call) {
  const contest = contestOf(entriesOf(asks), bounds)
  const { award, reason, ...turns } = guardedGreedy(contest, { mode, partial, demand: contest.upper })
  return { award: [...award], reason: [...reason].map((place) => rankedReasons[place]), ...turns }
}

describe('the guarded greedy', () => {
  it('says that hours lack, or that they are kept for others', () => {
    expect(
      decide(
        [
          ['a', 10, 10],
          ['a', 5, 5],
        ],
        { N: 12 },
      ),
    ).toMatchObject({
      award: [10, 0],
      reason: ['fits', 'no-hours'],
    })
    const kept = decide(
      [
        ['a', 10, 10],
        ['b', 4, 4],
      ],
      { N: 12, guarantee: { b: 4 } },
    )
    expect(kept).toMatchObject({ award: [0, 4], reason: ['guarantee-of-others', 'fits'] })
    expect([kept.free[0], kept.protectedUnits[0]]).toEqual([8, 4])
  })

  it('in stop mode closes the pool where the area could hold as much as was free', () => {
    const asks = [
      ['a', 12, 12],
      ['b', 5, 5],
    ] as const
    expect(decide(asks, { N: 10, maximum: { a: 10 }, mode: 'stop' }).award).toEqual([0, 0])
    expect(decide(asks, { N: 10, maximum: { a: 9 }, mode: 'stop' }).award).toEqual([0, 5])
  })

  it('in stop mode releases nothing after the walk', () => {
    const asks = [
      ['a', 8, 8],
      ['a', 3, 3],
    ] as const
    expect(decide(asks, { N: 10, maximum: { a: 5 }, mode: 'stop' })).toMatchObject({
      award: [0, 0],
      reason: ['area-maximum', 'area-closed'],
    })
  })

  it('releases what a guarantee kept back and nobody took, in part where parts are given', () => {
    const asks = [
      ['a', 10, 2],
      ['b', 6, 6],
      ['b', 3, 3],
    ] as const
    const call = { N: 9, guarantee: { b: 5 }, partial: true }
    expect(decide(asks, call)).toMatchObject({ award: [6, 0, 3], reason: ['trimmed', 'no-hours', 'fits'] })
    expect(
      decide(
        [
          ['a', 10, 2],
          ['b', 20, 20],
        ],
        { ...call, N: 10 },
      ),
    ).toMatchObject({
      award: [10, 0],
      reason: ['fits', 'no-hours'],
    })
  })

  it('notes the turn that decided', () => {
    const { free, areaFree, protectedUnits } = decide(
      [
        ['a', 4, 4],
        ['a', 9, 9],
      ],
      {
        N: 12,
        maximum: { a: 11 },
      },
    )
    expect([[...free], [...areaFree], [...protectedUnits]]).toEqual([
      [12, 8],
      [11, 7],
      [0, 0],
    ])
  })
})

describe('steps', () => {
  const policy = {
    kind: 'steps' as const,
    mode: 'skip' as const,
    partial: true,
    steps: [
      { score: 90, share: 0.5 },
      { score: 50, share: 0.25 },
    ],
  }

  it('are those that the score reaches, whichever way they are written', () => {
    const turned = { ...policy, steps: policy.steps.toReversed() }
    for (const either of [policy, turned]) {
      expect(stepOf(either, 90_000)?.share).toBe(0.5)
      expect(stepOf(either, 89_999)?.share).toBe(0.25)
      expect(stepOf(either, 49_999)).toBeUndefined()
    }
    const twice = { ...policy, steps: [...policy.steps, { score: 90, share: 0.9 }] }
    expect(stepOf(twice, 95_000)?.share).toBe(0.5)
  })

  it('say step where all of it is given, trimmed where a part, and give no turn below the last one', () => {
    const contest = contestOf(
      entriesOf([
        ['a', 40, 1],
        ['a', 40, 1],
        ['a', 40, 1],
      ]),
      { N: 25 },
    )
    const grants = steps(contest, Float64Array.of(95_000, 60_000, 10_000), policy)
    expect([...grants.award]).toEqual([20, 5, 0])
    expect([...grants.reason].map((place) => rankedReasons[place])).toEqual([
      'step',
      'trimmed',
      'below-steps',
    ])
    expect([...(grants.demand ?? [])]).toEqual([20, 10, 0])
    expect([...grants.free]).toEqual([25, 5, 0])
  })
})

describe('a product or quotient of integers', () => {
  it('is rounded half to even', () => {
    expect([5, 15, 25, 24, 26, 30].map((over) => quotientHalfEven(over, 10))).toEqual([0, 2, 2, 2, 3, 3])
    expect([weighted(3, 5000), weighted(5, 5000), weighted(7, 10_000)]).toEqual([2, 2, 7])
  })

  it('is exact beyond the doubles', () => {
    expect(weighted(900_719_925_474_099, 10_001)).toBe(900_809_997_466_646)
    expect(weighted(900_719_925_474_095, 15_000)).toBe(1_351_079_888_211_142)
  })
})

it('fractions are compared by their value', () => {
  const of = (over: bigint, under: bigint) => ({ over, under })
  expect(compareFractions(of(1n, 3n), of(2n, 6n))).toBe(0)
  expect(compareFractions(of(1n, 3n), of(2n, 5n))).toBe(-1)
  expect(compareFractions(of(1n, 2n), of(2n, 5n))).toBe(1)
})
