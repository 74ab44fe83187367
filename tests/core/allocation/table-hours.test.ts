// oxlint-disable vitest/no-standalone-expect -- `holds` makes the tests
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { buyAll } from '@furrow/core/allocation/equal-shares'
import { makeMarket } from '@furrow/core/allocation/market'
import { steps } from '@furrow/core/allocation/steps'
import { reviewedCall, scenarioOf } from './calls.ts'
import {
  all,
  awardsBy,
  but,
  calls,
  change,
  given,
  holds,
  picked,
  plain,
  rowsOf,
  rules,
  spreadBy,
  stepList,
  totalOf,
  tries,
  type Call,
  type Name,
} from './rules.ts'

/** What is asked in full, and the marks on two criteria that weigh 2 and 1. */
type Marks = readonly (readonly [number, number, number])[]

/** Awards under equal shares, paid by the criteria. */
const byMarks = (budget: number, rows: Marks): number[] =>
  allocate(
    reviewedCall({
      criteria: [2, 1].map((weight, c) => ({ id: `c${c}`, min: 0, max: 100, weight })),
      proposals: rows.map(([requested], i) => ({ id: `P${i}`, requested })),
      reviews: rows.map(([, c0, c1], i) => ({ proposal: `P${i}`, reviewer: 'R', scores: { c0, c1 } })),
      budget,
    }),
    scenarioOf({ policy: { kind: 'equal-shares' } }),
  )
    .awards.toSorted((a, b) => (a.proposal < b.proposal ? -1 : 1))
    .map(({ award }) => award)

/** Awards under steps that walk in another way than those of the table. */
const underSteps = (walk: { mode: 'skip' | 'stop'; partial: boolean }, call: Call): number[] => {
  const score = Float64Array.from(call.entries, (entry) => entry.score * 1000)
  return [...steps(plain(call), score, { kind: 'steps', steps: stepList, ...walk }).award]
}

describe('P1: awards are 0 or L…U, within the hours and the maxima', () => {
  holds(all, (rule, call) => {
    const { contest, award } = rule(call)
    const spent = new Float64Array(contest.maximum.length)
    call.entries.forEach(({ L, U }, i) => {
      const units = award[i] ?? 0
      expect(units === 0 || (units >= L && units <= U)).toBe(true)
      const area = contest.area[i] ?? 0
      spent[area] = (spent[area] ?? 0) + units
    })
    expect(spent.reduce((sum, units) => sum + units, 0)).toBeLessThanOrEqual(call.N)
    spent.forEach((units, area) => expect(units).toBeLessThanOrEqual(contest.maximum[area] ?? 0))
  })
})

describe('P2: the order of the rows does not matter', () => {
  // The exact choice and equal shares read rows by id, which the engine sorts: tried there, to the byte.
  holds(but('knapsack', 'equal shares'), (rule, call) => {
    const turned = awardsBy(rule, { ...call, entries: call.entries.toReversed() })
    for (const [id, units] of awardsBy(rule, call)) expect(turned.get(id)).toBe(units)
  })
})

describe('P3: a higher score of one’s own does not lower one’s award', () => {
  holds(but('equal shares'), (rule, call, pick) => {
    const { id, score } = picked(call, pick)
    const more = awardsBy(rule, change(call, id, { score: score + 1 + (pick % 4) }))
    expect(more.get(id)).toBeGreaterThanOrEqual(awardsBy(rule, call).get(id) ?? 0)
  })

  it('does not hold under equal shares: the better mark takes its purse where another proposal is cheaper by now', () => {
    expect(
      [30, 50].map(
        (x) =>
          byMarks(5, [
            [5, 70, 20],
            [1, 0, 70],
            [4, x, 40],
          ])[2],
      ),
    ).toEqual([4, 0])
  })

  it('does not hold for steps where nothing is given in part: the higher step asks for more than fits', () => {
    const run = (score: number) =>
      underSteps({ mode: 'skip', partial: false }, { entries: rowsOf([score, 1, 4]), N: 3 })
    expect([run(7), run(8)]).toEqual([[2], [0]])
  })
})

describe('P4: with equal bounds and area, the higher score gets no less', () => {
  holds(but('equal shares'), (rule, call) => {
    const awards = awardsBy(rule, call)
    const pairs = call.entries.flatMap((left) => call.entries.map((right) => [left, right] as const))
    for (const [left, right] of pairs) {
      const alike = left.U === right.U && left.L === right.L && left.area === right.area
      if (!alike || left.score <= right.score) continue
      expect(awards.get(left.id)).toBeGreaterThanOrEqual(awards.get(right.id) ?? 0)
    }
  })

  it('does not hold for steps where nothing is given in part: the higher step asks for more than fits', () => {
    const call = { N: 3, entries: rowsOf([8, 1, 4], [7, 1, 4]) }
    expect(underSteps({ mode: 'skip', partial: false }, call)).toEqual([0, 2])
  })

  it('does not hold under equal shares: supporters who still have money decide', () => {
    const entries = rowsOf([9, 3, 3, 'health', [5, 0, 0]], [5, 3, 3, 'health', [0, 0, 2]])
    expect(given('equal shares', entries, 6)).toEqual([3, 3])
    const tight = rowsOf([9, 3, 3, 'health', [5, 0, 0]], [2, 3, 3, 'health', [0, 0, 2]])
    expect(given('equal shares', tight, 5)).toEqual([0, 3])
  })
})

describe('P5: with more hours no award falls', () => {
  holds(['stop', 'stop in full'], (rule, call) => {
    const more = awardsBy(rule, { ...call, N: call.N + 1 })
    for (const [id, units] of awardsBy(rule, call)) expect(more.get(id)).toBeGreaterThanOrEqual(units)
  })

  it.each<Name>(['skip in full', 'skip', 'steps', 'knapsack'])(
    'does not hold under %s: with one hour more the larger one fits',
    (name) => {
      const entries = rowsOf([7, 1, 1], [10, 3, 3])
      expect([given(name, entries, 2), given(name, entries, 3)]).toEqual([
        [1, 0],
        [0, 3],
      ])
    },
  )

  it('does not hold with quotas: floors of the shares move', () => {
    const entries = rowsOf([11, 2, 2], [2, 3, 6], [1, 3, 5, 'life'])
    const [six = [], seven = []] = [6, 7].map((N) => given('skip with quotas', entries, N))
    expect(six.some((award, i) => award > (seven[i] ?? 0))).toBe(true)
  })

  it('does not hold under proportional: one more is admitted and dilutes', () => {
    const entries = rowsOf([7, 3, 3], [9, 2, 3])
    expect([given('proportional', entries, 4), given('proportional', entries, 5)]).toEqual([
      [0, 3],
      [3, 2],
    ])
  })

  it('does not hold under equal shares', () => {
    const entries = rowsOf([7, 1, 1, 'health', [0, 0, 1]], [10, 3, 3, 'health', [5, 5, 5]])
    expect([given('equal shares', entries, 2), given('equal shares', entries, 3)]).toEqual([
      [1, 0],
      [0, 3],
    ])
  })
})

describe('P6: with more hours the total does not fall', () => {
  holds(
    ['stop', 'stop in full', 'skip', 'skip in full', 'proportional', 'steps', 'knapsack'],
    (rule, call) => {
      const total = totalOf(awardsBy(rule, call))
      expect(totalOf(awardsBy(rule, { ...call, N: call.N + 1 }))).toBeGreaterThanOrEqual(total)
    },
  )

  it('does not hold with quotas: floors of the shares move', () => {
    const entries = rowsOf([11, 2, 2], [2, 3, 6], [1, 3, 5, 'life'])
    const totals = [6, 7].map((N) => given('skip with quotas', entries, N).reduce((a, b) => a + b, 0))
    expect(totals).toEqual([6, 5])
  })
})

describe('P6 under equal shares', () => {
  it('does not hold: richer purses buy another one first', () => {
    const rows: Marks = [
      [4, 60, 60],
      [5, 90, 0],
      [6, 60, 10],
    ]
    const totals = [10, 11].map((hours) => byMarks(hours, rows).reduce((sum, award) => sum + award, 0))
    expect(totals).toEqual([10, 9])
  })
})

describe('P7: nobody is refused whose minimum would still fit', () => {
  holds(['skip', 'proportional', 'knapsack'], (rule, call) => {
    const awards = awardsBy(rule, call)
    const left = call.N - totalOf(awards)
    for (const { id, L, score } of call.entries)
      if (awards.get(id) === 0 && (rule !== rules.knapsack || score > 0)) expect(L).toBeGreaterThan(left)
  })

  it('under steps: who reaches a step at all', () => {
    const lowest = Math.min(...stepList.map(({ score }) => score))
    fc.assert(
      fc.property(calls, (call) => {
        const awards = awardsBy(rules.steps, call)
        const left = call.N - totalOf(awards)
        for (const { id, L, score } of call.entries)
          if (awards.get(id) === 0 && score >= lowest) expect(L).toBeGreaterThan(left)
      }),
      tries(100),
    )
  })

  it.each(['skip in full', 'equal shares'] as const)('in full: whose request would fit, under %s', (name) => {
    fc.assert(
      fc.property(calls, (call) => {
        const awards = awardsBy(rules[name], call)
        const left = call.N - totalOf(awards)
        for (const { id, U } of call.entries) if (awards.get(id) === 0) expect(U).toBeGreaterThan(left)
      }),
      tries(100),
    )
  })

  it('with quotas: whose minimum fits into the hours and its area', () => {
    fc.assert(
      fc.property(calls, (call) => {
        const { contest, award } = rules['skip with quotas'](call)
        const left = call.N - award.reduce((sum, units) => sum + units, 0)
        call.entries.forEach(({ L }, i) => {
          if ((award[i] ?? 0) > 0) return
          const area = contest.area[i]
          const spent = award.reduce((sum, units, j) => sum + (contest.area[j] === area ? units : 0), 0)
          expect(L).toBeGreaterThan(Math.min(left, (contest.maximum[area ?? 0] ?? 0) - spent))
        })
      }),
      tries(100),
    )
  })

  it('does not hold in stop mode: the line closes before one that would fit', () => {
    expect(given('stop', rowsOf([7, 1, 1], [10, 3, 3]), 2)).toEqual([0, 0])
  })

  it('does not hold under proportional and steps in stop mode', () => {
    const call = { N: 2, entries: rowsOf([8, 1, 1], [10, 3, 3]) }
    expect([...awardsBy(spreadBy('score', undefined, 'stop'), call).values()]).toEqual([0, 0])
    expect(underSteps({ mode: 'stop', partial: true }, call)).toEqual([0, 0])
  })

  it('does not hold where nothing is given in part: the request does not fit, the minimum would', () => {
    expect(given('skip in full', rowsOf([8, 1, 4]), 3)).toEqual([0])
    expect(underSteps({ mode: 'skip', partial: false }, { N: 3, entries: rowsOf([8, 1, 4]) })).toEqual([0])
  })

  it('does not hold under equal shares before the completion: who values it has too little alone', () => {
    const entries = rowsOf([5, 2, 2, 'health', [5, 0, 0]])
    const values = [5, 0, 0].map((value, voter) => ({ purse: voter + 1, value: Float64Array.of(value) }))
    const run = buyAll(makeMarket(plain({ entries, N: 6 }), values, { timesCost: true }), 0)
    expect([run.log, run.total]).toEqual([[], 0])
    expect(given('equal shares', entries, 6)).toEqual([2])
  })
})
