import { describe, expect, it } from 'vitest'
import { fillByRank, isFeasible, shortfallOf } from '@furrow/core/allocation/fill'
import { makeChoice, programOf, type Stage } from '@furrow/core/allocation/program'
import { highsSolver, type Highs } from '@furrow/core/allocation/solver'
import { contestOf, type Entry } from './contests.ts'

/** In rank order P2, P0, P1: the ids have another order than the scores. */
const entries: readonly Entry[] = [
  { id: 'P0', score: 50, U: 8, L: 3, area: 'a' },
  { id: 'P1', score: 40, U: 6, L: 6, area: 'a' },
  { id: 'P2', score: 70, U: 9, L: 2, area: 'b' },
]
const bounds = { N: 15, guarantee: { a: 4 }, maximum: { a: 10 } }
const contest = contestOf(entries, bounds)
const lines = (stage: Stage, objective: 'score-hours' | 'scores' = 'score-hours') =>
  programOf(makeChoice(contest, { kind: 'knapsack', objective }), stage).split('\n')

const common = [
  'Subject To',
  ' hours: + 1 x0 + 6 z1 + 1 x2 <= 15',
  ' most0: + 1 x0 + 6 z1 <= 10',
  ' least0: + 1 x0 + 6 z1 + s0 >= 4',
  ' most1: + 1 x2 <= 15',
  ' from0: x0 - 3 z0 >= 0',
  ' to0: x0 - 8 z0 <= 0',
  ' from2: x2 - 2 z2 >= 0',
  ' to2: x2 - 9 z2 <= 0',
]
const end = ['Bounds', ' 0 <= x0 <= 8', ' 0 <= x2 <= 9', ' 0 <= s0 <= 4', 'Binary', ' z0 z1 z2', 'End', '']

describe('the model of a stage', () => {
  it('first leaves as little of the guarantees unfilled as can be', () => {
    expect(lines({ goal: 'shortfall' })).toEqual(['Minimize', ' goal: + s0', ...common, ...end])
  })

  it('then asks for the value, in hours or in proposals', () => {
    const kept = ' shortfall: + s0 <= 1'
    const stage = { goal: 'value', shortfall: 1 } as const
    const byHours = ' goal: + 50 x0 + 240 z1 + 70 x2'
    expect(lines(stage)).toEqual(['Maximize', byHours, ...common, kept, ...end])
    expect(lines(stage, 'scores')[1]).toBe(' goal: + 50 z0 + 40 z1 + 70 z2')
  })

  it('then for the ranks, and for another choice than those that are known', () => {
    const known = [new Set([0, 2]), new Set([1])]
    expect(lines({ goal: 'rank', shortfall: 0, value: 900n, rank: 3, known })).toEqual([
      'Maximize',
      ' goal: + 1 z0 + 0 z1 + 2 z2',
      ...common,
      ' shortfall: + s0 <= 0',
      ' value: + 50 x0 + 240 z1 + 70 x2 >= 899.5',
      ' rank: + 1 z0 + 0 z1 + 2 z2 >= 2.5',
      ' other0: - z0 + z1 - z2 >= -1',
      ' other1: + z0 - z1 + z2 >= 0',
      ...end,
    ])
  })

  it('last for more to the first of some, with the awards in front of them as they are', () => {
    const fixed = new Map([
      [1, 6],
      [2, 0],
    ])
    const rows = lines({ goal: 'first', shortfall: 0, fixed, wanted: [0] })
    expect(rows.slice(0, 2)).toEqual(['Maximize', ' goal: + x0'])
    expect(rows).toEqual(expect.arrayContaining([' fixed1: + 6 z1 = 6', ' fixed2: + 1 x2 = 0']))
    expect(lines({ goal: 'first', wanted: [1] })[1]).toBe(' goal: + 1 z1')
  })

  it('breaks its lines after eight terms, and knows areas that nobody asks for', () => {
    const many = Array.from({ length: 9 }, (_, n) => ({ id: `P${n}`, score: 9, U: 2, L: 2, area: 'a' }))
    const choice = makeChoice(contestOf(many, { N: 9 }), { kind: 'knapsack', objective: 'scores' })
    const model = programOf(choice, { goal: 'shortfall', shortfall: 0 })
    expect(model).toContain(' goal: 0 z\n')
    expect(model).not.toContain('shortfall:')
    expect(model).toContain('+ 2 z7\n + 2 z8 <= 9')
    const alone = { ...contest, order: contest.order.filter((i) => i === 2) }
    const without = programOf(makeChoice(alone, { kind: 'knapsack', objective: 'scores' }), { goal: 'value' })
    expect(without).not.toContain('most0')
    expect(without).toContain(' most1: + 1 x2 <= 15')
  })
})

describe('the hours of a choice', () => {
  const fill = (chosen: readonly number[], shortfall: number, call: object = {}) => [
    ...fillByRank(contestOf(entries, { ...bounds, ...call }), new Set(chosen), shortfall),
  ]

  it('are the minima first, then go by rank within the maximum', () => {
    expect(fill([0, 2], 0)).toEqual([6, 0, 9])
    expect(fill([0, 2], 0, { N: 12 })).toEqual([4, 0, 8])
    expect(fill([0, 2], 1, { N: 12 })).toEqual([3, 0, 9])
    expect(fill([0, 1], 0, { N: 30 })).toEqual([4, 6, 0])
    expect(fill([0], 0, { N: 30 })).toEqual([8, 0, 0])
    expect(fill([0], 0, { N: 30, maximum: { a: 7 } })).toEqual([7, 0, 0])
    expect(fill([2], 4)).toEqual([0, 0, 9])
  })

  it('keep what guarantees need from those before, area by area', () => {
    const four = [
      ...entries.map((entry) => ({ ...entry, L: 1 })),
      { id: 'P3', score: 30, U: 9, L: 1, area: 'c' },
    ]
    const call = { N: 14, guarantee: { a: 5, c: 4 }, maximum: {} }
    expect([...fillByRank(contestOf(four, call), new Set([0, 2, 3]), 0)]).toEqual([5, 0, 5, 4])
    expect([...fillByRank(contestOf(four, call), new Set([0, 2, 3]), 2)]).toEqual([5, 0, 7, 2])
    expect([...fillByRank(contestOf(four, { ...call, N: 30 }), new Set([0, 2, 3]), 0)]).toEqual([8, 0, 9, 9])
  })

  it('lack of guarantees what areas do not get', () => {
    expect(shortfallOf(contest, Float64Array.of(3, 0, 9))).toBe(1)
    expect(shortfallOf(contest, Float64Array.of(4, 0, 0))).toBe(0)
    expect(shortfallOf(contest, Float64Array.of(0, 6, 0))).toBe(0)
    expect(shortfallOf(contest, Float64Array.of(0, 0, 9))).toBe(4)
  })

  it.each([
    ['nothing', [0, 0, 0], true],
    ['minima and maxima', [3, 6, 2], true],
    ['all that is asked', [8, 0, 7], true],
    ['less than a minimum', [2, 0, 0], false],
    ['less than nothing', [-1, 0, 0], false],
    ['more than was asked', [0, 0, 10], false],
    ['all of an area', [4, 6, 5], true],
    ['more than an area may have', [5, 6, 2], false],
    ['more than there is', [8, 0, 8], false],
  ] as const)('hold or do not: %s', (_, award, holds) => {
    expect(isFeasible(contest, Float64Array.from(award))).toBe(holds)
  })
})

describe('HiGHS', () => {
  const answering = (Status: string, Columns: Record<string, object> = {}) => {
    const asked: unknown[] = []
    const highs: Highs = {
      solve: (model, options) => {
        asked.push(model, options)
        return { Status, Columns }
      },
    }
    return { solution: highsSolver(highs, { seconds: 7 }).solve('the model'), asked }
  }

  it('is asked without any gap, for so many seconds, in silence', () => {
    expect(answering('Optimal').asked).toEqual([
      'the model',
      { time_limit: 7, mip_rel_gap: 0, mip_abs_gap: 0, output_flag: false },
    ])
  })

  it('proves a choice, or that there is none; anything else is not known', () => {
    const columns = { z0: { Primal: 1 }, z1: { Primal: 'x' }, z2: {} }
    expect(answering('Optimal', columns).solution).toEqual({
      status: 'optimal',
      values: { z0: 1, z1: 0, z2: 0 },
    })
    expect(answering('Infeasible').solution).toEqual({ status: 'infeasible' })
    expect(answering('Time limit reached', columns).solution).toEqual({ status: 'unknown' })
  })
})
