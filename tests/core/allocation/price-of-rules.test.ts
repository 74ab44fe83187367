import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { makeEngine } from '@furrow/core/allocation/engine'
import { priceOfRules, priceParts, type Rule } from '@furrow/core/allocation/price-of-rules'
import type { Scenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { callOf, scenarioOf, unwrap } from './calls.ts'

const proposals = Array.from({ length: 12 }, (_, i) => ({
  id: `P${String(i).padStart(2, '0')}`,
  area: ['a', 'b', 'c'][i % 3] ?? '',
  requested: 40 + 10 * (i % 4),
  minimum: 10,
}))

/** Each is read by three of five, of whom the last is mild; nobody sure has read the last proposal. */
const reviews = proposals.flatMap(({ id }, i) =>
  [0, 1, 2].map((k) => {
    const j = (2 * i + k * (1 + (i % 2))) % 5
    return {
      proposal: id,
      reviewer: `R${j}`,
      confidence: i === 11 || k > 1 ? (1 as const) : (3 as const),
      scores: {
        merit: 20 + ((7 * i) % 12) * 4 + 6 * j + ((i * j) % 5) * 3,
        reach: 20 + ((5 * i) % 12) * 4 + 5 * j + ((i + j) % 4) * 4,
      },
    }
  }),
)

const snapshot = unwrap(
  parseSnapshot({
    format: 'furrow.snapshot/1',
    call: {
      id: 'c',
      title: 'C',
      budget: 300,
      granularity: 10,
      areas: ['a', 'b', 'c'].map((id) => ({ id })),
      criteria: [
        { id: 'merit', min: 0, max: 100 },
        { id: 'reach', min: 0, max: 100 },
      ],
    },
    proposals,
    reviews,
  }),
)

/** What the rules of a scenario cost, written out: each scenario without one of them is allocated on its own. */
function pricesByHand(scenario: Scenario, offs: readonly (readonly [Rule, object])[]) {
  const hoursUnder = (changed: Scenario): number[] => {
    const awards = new Map(allocate(snapshot, changed).awards.map(({ proposal, award }) => [proposal, award]))
    return proposals.map(({ id }) => awards.get(id) ?? NaN)
  }
  const scores = makeEngine(snapshot).run(scenario).scores.score
  const worth = (hours: readonly number[]): number =>
    hours.reduce((sum, award, i) => sum + (Math.max(0, scores[i] ?? 0) / 1000) * award, 0)
  const own = hoursUnder(scenario)
  return offs.map(([rule, change]) => {
    const other = hoursUnder({ ...scenario, ...change })
    const scoreHours = worth(other) - worth(own)
    const moved = proposals.flatMap(({ id }, i) =>
      own[i] === other[i] ? [] : [{ proposal: id, with: own[i] ?? NaN, without: other[i] ?? NaN }],
    )
    return { rule, scoreHours, shareFraction: scoreHours / worth(other), moved }
  })
}

/** Score-hours to a thousandth, shares to a ten-thousandth, as they are printed. */
const rounded = (rows: ReturnType<typeof pricesByHand> | ReturnType<typeof priceOfRules>) =>
  rows.map((row) => ({
    ...row,
    scoreHours: Number(row.scoreHours.toFixed(3)) + 0,
    shareFraction: Number(row.shareFraction.toFixed(4)) + 0,
  }))

const quota = (minShare: number, maxShare: number) => ({ minShare, maxShare })

describe('the price of each rule', () => {
  const thresholds = { score: 59, criteria: { merit: 44, reach: 55 } }
  const cases: readonly (readonly [object, readonly (readonly [Rule, object])[]])[] = [
    [
      { areas: { a: quota(0.4, 1), b: quota(0, 0.2) } },
      [
        [{ kind: 'guarantee', area: 'a' }, { areas: { a: quota(0, 1), b: quota(0, 0.2) } }],
        [{ kind: 'maximum', area: 'b' }, { areas: { a: quota(0.4, 1), b: quota(0, 1) } }],
      ],
    ],
    [
      { areas: { a: quota(0.1, 0.15), b: quota(0.6, 0.7) } },
      [
        [{ kind: 'guarantee', area: 'a' }, { areas: { a: quota(0, 0.15), b: quota(0.6, 0.7) } }],
        [{ kind: 'maximum', area: 'a' }, { areas: { a: quota(0.1, 1), b: quota(0.6, 0.7) } }],
        [{ kind: 'guarantee', area: 'b' }, { areas: { a: quota(0.1, 0.15), b: quota(0, 0.7) } }],
        [{ kind: 'maximum', area: 'b' }, { areas: { a: quota(0.1, 0.15), b: quota(0.6, 1) } }],
      ],
    ],
    [
      { areaWeights: { a: 0.6, b: 1, c: 1.3 } },
      [
        [{ kind: 'area-weight', area: 'a' }, { areaWeights: { b: 1, c: 1.3 } }],
        [{ kind: 'area-weight', area: 'c' }, { areaWeights: { a: 0.6, b: 1 } }],
      ],
    ],
    [
      { thresholds },
      [
        [{ kind: 'score-threshold' }, { thresholds: { criteria: { merit: 44, reach: 55 } } }],
        [
          { kind: 'criterion-threshold', criterion: 'merit' },
          { thresholds: { score: 59, criteria: { reach: 55 } } },
        ],
        [
          { kind: 'criterion-threshold', criterion: 'reach' },
          { thresholds: { score: 59, criteria: { merit: 44 } } },
        ],
      ],
    ],
    [{ thresholds: { score: 65 } }, [[{ kind: 'score-threshold' }, { thresholds: {} }]]],
    [
      { reserve: 0.2, confidence: { '1': 0, '3': 1 } },
      [
        [{ kind: 'reserve' }, { reserve: 0 }],
        [{ kind: 'confidence' }, { confidence: {} }],
      ],
    ],
    [{ calibration: 'shift' }, [[{ kind: 'calibration' }, { calibration: 'none' }]]],
  ]

  it.each(cases)(
    'of %j is what the allocation without it is worth, less what it is worth itself',
    (rules, offs) => {
      const scenario = scenarioOf({ ...rules, seed: 's' })
      const wanted = pricesByHand(scenario, offs)
      expect(rounded(priceOfRules(snapshot, scenario))).toEqual(rounded(wanted))
    },
  )

  it('is not asked of rules that say nothing', () => {
    const scenario = scenarioOf({
      areas: { a: quota(0, 1) },
      areaWeights: { a: 1 },
      confidence: { '1': 1, '2': 1 },
    })
    expect(priceOfRules(snapshot, scenario)).toEqual([])
  })

  it('is 0 where nothing can be reached', () => {
    const call = callOf({ budget: 0 }, [{ id: 'A', score: 50, requested: 10 }])
    expect(priceOfRules(call, scenarioOf({ reserve: 0.5 }))).toEqual([
      { rule: { kind: 'reserve' }, scoreHours: 0, shareFraction: 0, moved: [] },
    ])
  })

  it('is told a rule at a time', () => {
    const parts = priceParts(makeEngine(snapshot), scenarioOf({ reserve: 0.5, thresholds: { score: 50 } }))
    expect([parts.next().value, parts.next().value]).toEqual([
      { done: 1, of: 2 },
      { done: 2, of: 2 },
    ])
    expect(parts.next()).toMatchObject({ done: true, value: [{}, {}] })
  })
})
