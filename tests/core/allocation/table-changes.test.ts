// oxlint-disable vitest/no-standalone-expect -- `holds` makes the tests
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutoff } from '@furrow/core/allocation/cutoff'
import { knapsack } from '@furrow/core/allocation/knapsack'
import { contestOf } from './contests.ts'
import { loadSolver } from './highs.ts'
import {
  awardsBy,
  but,
  calls,
  change,
  given,
  holds,
  inThousandths,
  picked,
  plain,
  rowsOf,
  rules,
  spreadBy,
  tries,
  type Awards,
  type Call,
  type Entry,
} from './rules.ts'

const solver = await loadSolver()

describe('P8: hours times two give awards times two', () => {
  const doubled = (call: Call): Call => ({
    N: call.N * 2,
    entries: call.entries.map((row) => ({ ...row, L: row.L * 2, U: row.U * 2 })),
  })
  holds(['stop', 'stop in full', 'skip', 'skip in full', 'knapsack', 'equal shares'], (rule, call) => {
    const twice = awardsBy(rule, doubled(call))
    for (const [id, units] of awardsBy(rule, call)) expect(twice.get(id)).toBe(2 * units)
  })

  it('with quotas: where the shares are whole units', () => {
    fc.assert(
      fc.property(calls, (call) => {
        const whole = { ...call, N: 4 * Math.ceil(call.N / 4) }
        const twice = awardsBy(rules['skip with quotas'], doubled(whole))
        for (const [id, units] of awardsBy(rules['skip with quotas'], whole))
          expect(twice.get(id)).toBe(2 * units)
      }),
      tries(100),
    )
  })

  it('does not hold where the exact choice of scores spreads what the minima leave', () => {
    const call = { N: 3, entries: rowsOf([5, 1, 3], [5, 1, 3]) }
    const byScores = (of: Call): number[] => {
      const { award } = knapsack(plain(of), { kind: 'knapsack', objective: 'scores' }, solver)
      return [...award].toSorted((a, b) => a - b)
    }
    expect([byScores(call), byScores(doubled(call))]).toEqual([
      [1, 2],
      [3, 3],
    ])
  })

  it('does not hold for rounded shares and for the floors of steps', () => {
    const two = { N: 3, entries: rowsOf([5, 1, 3], [5, 1, 3]) }
    const one = [...awardsBy(rules.proportional, two).values()].toSorted((a, b) => a - b)
    expect([one, [...awardsBy(rules.proportional, doubled(two)).values()]]).toEqual([
      [1, 2],
      [3, 3],
    ])
    const step = { N: 9, entries: rowsOf([5, 1, 3]) }
    expect([...awardsBy(rules.steps, step).values()]).toEqual([1])
    expect([...awardsBy(rules.steps, doubled(step)).values()]).toEqual([3])
  })
})

describe('P9: scores times two change nothing', () => {
  const doubled = (call: Call): Call => ({
    ...call,
    entries: call.entries.map((row) => ({
      ...row,
      score: row.score * 2,
      values: row.values.map((value) => value * 2),
    })),
  })
  holds(but('steps'), (rule, call) => {
    const twice = awardsBy(rule, doubled(call))
    for (const [id, units] of awardsBy(rule, call)) expect(twice.get(id)).toBe(units)
  })

  it('does not hold for steps and for scores above a base', () => {
    const step = { N: 9, entries: rowsOf([4, 1, 4]) }
    expect([...awardsBy(rules.steps, step).values()]).toEqual([1])
    expect([...awardsBy(rules.steps, doubled(step)).values()]).toEqual([4])
    const above = spreadBy('score', 3)
    const two = { N: 10, entries: rowsOf([4, 1, 10], [6, 1, 10]) }
    expect([...awardsBy(above, two).values()]).toEqual([2, 8])
    expect([...awardsBy(above, doubled(two)).values()]).toEqual([4, 6])
  })
})

/** What an award is worth to one who needs at most U. */
const use = (awards: Awards, { id, U }: Entry): number => Math.min(U, awards.get(id) ?? 0)

describe('P10: asking for more than is needed does not pay', () => {
  holds(['stop', 'skip', 'skip with quotas', 'proportional'], (rule, call, pick) => {
    const target = picked(call, pick)
    const more = awardsBy(rule, change(call, target.id, { U: target.U + 1 + (pick % 3) }))
    expect(use(more, target)).toBeLessThanOrEqual(use(awardsBy(rule, call), target))
  })

  it('does not hold where requests are weights, for steps, and for the exact choice', () => {
    const byRequest = spreadBy('request')
    const pair = { N: 10, entries: rowsOf([5, 1, 10], [5, 1, 10]) }
    expect(awardsBy(byRequest, pair).get('P0')).toBe(5)
    expect(awardsBy(byRequest, change(pair, 'P0', { U: 20 })).get('P0')).toBe(7)
    const step = { N: 9, entries: rowsOf([5, 1, 4]) }
    expect(awardsBy(rules.steps, step).get('P0')).toBe(2)
    expect(awardsBy(rules.steps, change(step, 'P0', { U: 8 })).get('P0')).toBe(4)
    const exact = { N: 5, entries: rowsOf([11, 1, 3], [9, 3, 4]) }
    expect(awardsBy(rules.knapsack, exact).get('P0')).toBe(2)
    expect(awardsBy(rules.knapsack, change(exact, 'P0', { U: 6 })).get('P0')).toBe(5)
  })

  it('does not hold under equal shares, where a dearer request is bought in another round', () => {
    const entries = rowsOf(
      [0, 3, 3, 'health', [1, 1, 1]],
      [0, 5, 5, 'health', [1, 2, 1]],
      [0, 3, 3, 'health', [0, 0, 1]],
      [0, 1, 1, 'health', [0, 2, 2]],
    )
    expect(given('equal shares', entries, 7)).toEqual([0, 5, 0, 1])
    const more = change({ N: 7, entries }, 'P0', { U: 4, L: 4 })
    expect(awardsBy(rules['equal shares'], more).get('P0')).toBe(4)
  })
})

describe('P11: claiming to need more at least does not pay', () => {
  holds(['stop', 'skip', 'skip in full', 'skip with quotas', 'equal shares'], (rule, call, pick) => {
    const target = picked(call, pick)
    const more = awardsBy(rule, change(call, target.id, { L: Math.min(target.U, target.L + 1 + (pick % 3)) }))
    expect(more.get(target.id)).toBeLessThanOrEqual(awardsBy(rule, call).get(target.id) ?? 0)
  })

  it('does not hold under proportional, steps and the exact choice', () => {
    const pair = { N: 6, entries: rowsOf([9, 2, 5], [7, 2, 3]) }
    const base = awardsBy(rules.proportional, { ...pair, N: 5 })
    const claimed = awardsBy(rules.proportional, change({ ...pair, N: 5 }, 'P1', { L: 3 }))
    expect([base.get('P1'), claimed.get('P1')]).toEqual([2, 3])
    const step = { N: 9, entries: rowsOf([5, 2, 5]) }
    expect(awardsBy(rules.steps, step).get('P0')).toBe(2)
    expect(awardsBy(rules.steps, change(step, 'P0', { L: 3 })).get('P0')).toBe(3)
    const exact = { N: 5, entries: rowsOf([10, 3, 4], [9, 1, 3]) }
    expect(awardsBy(rules.knapsack, exact).get('P1')).toBe(1)
    expect(awardsBy(rules.knapsack, change(exact, 'P1', { L: 2 })).get('P1')).toBe(2)
  })
})

describe('P12: one more at the bottom that gets nothing changes nothing', () => {
  const withLoser = (call: Call, U: number): Call => ({
    ...call,
    entries: [
      ...call.entries.map((row) => ({ ...row, score: row.score + 1 })),
      { id: 'Z', score: 0, U, L: U, area: 'health', values: [0, 0, 0] },
    ],
  })
  holds(but('skip with quotas', 'knapsack'), (rule, call, pick) => {
    const raised = { ...call, entries: call.entries.map((row) => ({ ...row, score: row.score + 1 })) }
    const more = awardsBy(rule, withLoser(call, 1 + (pick % 20)))
    if (more.get('Z') !== 0) return
    for (const [id, units] of awardsBy(rule, raised)) expect(more.get(id)).toBe(units)
  })

  const worth = ({ entries }: Call, awards: Awards): number =>
    entries.reduce((sum, { id, score }) => sum + score * (awards.get(id) ?? 0), 0)

  it('leaves the value of the exact choice as it was', () => {
    const property = fc.property(calls, fc.nat({ max: 20 }), (call, more) => {
      const raised = { ...call, entries: call.entries.map((row) => ({ ...row, score: row.score + 1 })) }
      const awards = awardsBy(rules.knapsack, withLoser(call, 1 + more))
      expect(worth(raised, awards)).toBe(worth(raised, awardsBy(rules.knapsack, raised)))
    })
    fc.assert(property, tries(25))
  })

  it('may change which of two choices of one value is made, since ranks count from the bottom', () => {
    const entries = rowsOf([7, 4, 4], [6, 3, 3], [5, 2, 2], [3, 3, 3])
    expect(given('knapsack', entries, 5)).toEqual([4, 0, 0, 0])
    const loser = rowsOf([1, 20, 20]).map((row) => ({ ...row, id: 'Z' }))
    expect(given('knapsack', [...entries, ...loser], 5)).toEqual([0, 3, 2, 0, 0])
  })

  it('does not hold with quotas where it raises what its area asks for', () => {
    const contest = (entries: readonly Entry[]) =>
      contestOf(inThousandths(entries), { N: 8, guarantee: { health: 2 } })
    const full = { kind: 'cutoff', mode: 'skip', partial: false } as const
    const entries = rowsOf([9, 7, 7, 'life'], [8, 4, 4, 'life'])
    expect([...cutoff(contest(entries), full).award]).toEqual([7, 0])
    const more = [...entries, ...rowsOf([1, 5, 5]).map((row) => ({ ...row, id: 'P9' }))]
    expect([...cutoff(contest(more), full).award]).toEqual([0, 4, 0])
  })
})
