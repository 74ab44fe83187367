import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { budgetCurve } from '@furrow/core/allocation/budget-curve'
import { jainIndex } from '@furrow/core/allocation/measures'
import { gamingReport, policyMatrix } from '@furrow/core/allocation/policy-matrix'
import { priceOfRules } from '@furrow/core/allocation/price-of-rules'
import type { Policy } from '@furrow/core/contract/policies'
import { callOf, scenarioOf } from './calls.ts'
import { loadSolver } from './highs.ts'

const areas = [{ id: 'x' }, { id: 'y' }]
const rows = [
  { id: 'A', score: 90, requested: 60, minimum: 10, area: 'x', firstTime: false },
  { id: 'B', score: 80, requested: 40, minimum: 20, area: 'x', firstTime: true },
  { id: 'C', score: 50, requested: 50, minimum: 20, area: 'y', firstTime: true },
]

describe('the price of rules', () => {
  it('is the score-hours that come back when a rule is switched off, with those who move', () => {
    const scenario = scenarioOf({ areas: { y: { minShare: 0.3 } }, thresholds: { score: 40 }, reserve: 0 })
    const priced = priceOfRules(callOf({ budget: 100, areas }, rows), scenario)
    expect(priced.map(({ rule }) => rule.kind)).toEqual(['guarantee', 'score-threshold'])
    const [guarantee, threshold] = priced
    // With the guarantee A 60, nobody fits 10 of x (B needs 20), so C gets 40: 5400 + 2000; without it B gets 40.
    expect(guarantee?.moved).toEqual([
      { proposal: 'B', with: 0, without: 40 },
      { proposal: 'C', with: 40, without: 0 },
    ])
    expect(guarantee?.scoreHours).toBe(60 * 90 + 40 * 80 - (60 * 90 + 40 * 50))
    expect(guarantee?.shareFraction).toBeCloseTo(1200 / 8600)
    expect(threshold).toMatchObject({ scoreHours: 0, moved: [] })
  })

  it('lists every rule that is on, once', () => {
    const scenario = scenarioOf({
      areas: { x: { minShare: 0.1, maxShare: 0.5 } },
      areaWeights: { x: 1.2, y: 1 },
      reserve: 0.2,
      confidence: { '1': 0.5 },
      thresholds: { criteria: { x: 10 } },
      calibration: 'shift',
    })
    const kinds = priceOfRules(callOf({ budget: 100, areas }, rows), scenario).map(({ rule }) => rule.kind)
    expect(kinds).toEqual([
      'guarantee',
      'maximum',
      'area-weight',
      'reserve',
      'criterion-threshold',
      'confidence',
      'calibration',
    ])
  })
})

describe('the budget curve', () => {
  it('shows who enters where, and the unit that removes somebody', () => {
    const two = [
      { id: 'P0', score: 70, requested: 1 },
      { id: 'P1', score: 100, requested: 3, minimum: 3 },
    ]
    const { points, removals } = budgetCurve(callOf({ budget: 3 }, two), scenarioOf({}), { from: 0, to: 6 })
    expect(points.map(({ budget, funded }) => [budget, funded])).toEqual([
      [0, 0],
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 2],
      [5, 2],
      [6, 2],
    ])
    expect(points[3]).toMatchObject({ enters: ['P1'], leaves: ['P0'] })
    expect(removals).toEqual([{ proposal: 'P0', budget: 3, award: 1 }])
  })

  it('finds the removal between two points that lie far apart, in whole units', () => {
    const many = Array.from({ length: 30 }, (_, i) => ({
      id: `P${i}`,
      score: 100 - i,
      requested: 100 * (1 + ((i * 7) % 11)),
      minimum: 100 * (1 + ((i * 7) % 11)),
    }))
    const snapshot = callOf({ budget: 9000, granularity: 100 }, many)
    const { points, removals } = budgetCurve(snapshot, scenarioOf({}), { points: 20 })
    expect(points).toHaveLength(20)
    expect(removals.length).toBeGreaterThan(0)
    for (const { proposal, budget, award } of removals) {
      const at = (amount: number) =>
        allocate({ ...snapshot, call: { ...snapshot.call, budget: amount } }, scenarioOf({})).awards.find(
          (row) => row.proposal === proposal,
        )?.award
      expect([at(budget - 100), at(budget)]).toEqual([award, 0])
    }
  })

  it('takes 200 budgets by default', () => {
    const { points } = budgetCurve(callOf({ budget: 1000 }, rows), scenarioOf({}))
    expect(points).toHaveLength(200)
    expect([points[0]?.budget, points.at(-1)?.budget]).toEqual([0, 2000])
  })
})

describe('the policy matrix', () => {
  const machine = {
    name: 'M',
    gpus: 8,
    gpusPerNode: 8,
    energy: { kwhPerGpuHour: 0.5, pue: 1.2, gramsPerKwh: { location: 100, market: 10 } },
    price: { perGpuHour: 20, currency: 'DKK' },
  }
  const snapshot = { ...callOf({ budget: 100, areas }, rows), machine }

  it('has a row for each policy with what it comes to', async () => {
    const table = policyMatrix(snapshot, scenarioOf({}), { solver: await loadSolver() })
    expect(table.map(({ policy }) => policy.kind)).toEqual([
      'cutoff',
      'cutoff',
      'proportional',
      'steps',
      'tiers',
      'equal-shares',
      'knapsack',
      'knapsack',
    ])
    const [own] = table
    expect(own).toMatchObject({
      scoreHours: 8600,
      funded: 2,
      awarded: 100,
      leftOver: 0,
      firstTime: 1,
      differing: 0,
      footprint: { cost: 2000, currency: 'DKK', kwh: 60, kgLocation: 6, kgMarket: 0.6 },
    })
    expect(own?.jain).toBeCloseTo(4 / 6)
    expect(own?.areas).toEqual([
      { area: 'x', awarded: 100, share: 1 },
      { area: 'y', awarded: 0, share: 0 },
    ])
    for (const { awarded, leftOver, proven } of table)
      expect([awarded + leftOver, proven]).toEqual([100, true])
    const best = Math.max(...table.map(({ scoreHours }) => scoreHours))
    expect(table.find(({ policy }) => policy.kind === 'knapsack')?.scoreHours).toBe(best)
  })

  it('leaves the exact choice out where no solver is handed in', () => {
    const kinds = policyMatrix(snapshot, scenarioOf({})).map(({ policy }) => policy.kind)
    expect(kinds).not.toContain('knapsack')
  })

  it('has an index of fairness of 1 where all get the same part, of 1/n where one gets all', () => {
    expect([jainIndex([0.5, 0.5]), jainIndex([1, 0, 0, 0]), jainIndex([0]), jainIndex([])]).toEqual([
      1,
      0.25,
      null,
      null,
    ])
  })
})

describe('the gaming report', () => {
  const request = {
    kind: 'proportional',
    admission: 'skip',
    weight: 'request',
    base: 0,
    rounding: 'webster',
  } as const
  const equals = [
    { id: 'A', score: 50, requested: 60, minimum: 1 },
    { id: 'B', score: 50, requested: 60, minimum: 1 },
  ]

  it('shows that asking for twice as much pays where requests are weights', () => {
    const [row] = gamingReport(callOf({ budget: 60 }, equals), scenarioOf({}), { policies: [request] })
    expect(row?.doubledRequest.map(({ before, after }) => [before, after])).toEqual([
      [30, 40],
      [30, 40],
    ])
  })

  it('shows that it pays no more where the technical assessment caps the request', () => {
    const capped = equals.map((row) => ({ ...row, technicalCap: 60 }))
    const [row] = gamingReport(callOf({ budget: 60 }, capped), scenarioOf({}), { policies: [request] })
    expect(row?.doubledRequest).toEqual([])
  })

  it('shows that a higher minimum pays under proportional and steps, and never under the cut-off', () => {
    const three = [
      { id: 'A', score: 90, requested: 50, minimum: 20 },
      { id: 'B', score: 70, requested: 30, minimum: 20 },
    ]
    const steps: Policy = {
      kind: 'steps',
      steps: [{ score: 60, share: 0.5 }],
      mode: 'skip',
      partial: true,
    }
    const cutoff = { kind: 'cutoff', mode: 'skip', partial: true } as const
    const report = gamingReport(callOf({ budget: 60 }, three), scenarioOf({}), {
      policies: [{ ...request, weight: 'score' }, steps, cutoff],
    })
    expect(report.map(({ doubledMinimum }) => doubledMinimum.length > 0)).toEqual([true, true, false])
    expect(report[2]).toMatchObject({ doubledRequest: [], doubledMinimum: [], tried: 2 })
  })

  it('tries only those who are named', () => {
    const [row] = gamingReport(callOf({ budget: 60 }, equals), scenarioOf({}), {
      policies: [request],
      proposals: ['B'],
    })
    expect([row?.tried, row?.doubledRequest.map(({ proposal }) => proposal)]).toEqual([1, ['B']])
  })
})
