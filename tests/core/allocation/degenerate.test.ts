import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import type { Outcome } from '@furrow/core/contract/outcome'
import { parseScenario, type ScenarioInput } from '@furrow/core/contract/scenario'
import { parseSnapshot, type SnapshotInput } from '@furrow/core/contract/snapshot'
import { unwrap } from './calls.ts'
import { loadSolver } from './highs.ts'

/** The answers to degenerate calls that docs/policies.md promises, under every policy. */
const policies = {
  cutoff: { kind: 'cutoff' },
  'cutoff that stops': { kind: 'cutoff', mode: 'stop', partial: false },
  proportional: { kind: 'proportional' },
  'proportional that stops': {
    kind: 'proportional',
    admission: 'stop',
    weight: 'equal',
    rounding: 'hamilton',
  },
  steps: { kind: 'steps', steps: [{ score: 50, share: 1 }] },
  tiers: { kind: 'tiers', fund: 80, draw: 0 },
  'tiers in bands of sizes': { kind: 'tiers', fund: 80, draw: 0, sizeBands: [300] },
  'equal-shares': { kind: 'equal-shares' },
  'equal-shares by score': { kind: 'equal-shares', utility: 'score' },
  knapsack: { kind: 'knapsack' },
  'knapsack of scores': { kind: 'knapsack', objective: 'scores' },
} as const satisfies Record<string, ScenarioInput['policy']>

const solver = await loadSolver()

const run = (snapshot: SnapshotInput, scenario: ScenarioInput): Outcome => {
  const given = unwrap(parseSnapshot(snapshot))
  return allocate(given, unwrap(parseScenario(scenario, given)), { solver })
}

describe.each(Object.entries(policies))('a degenerate call by %s', (kind, policy) => {
  const scenario: ScenarioInput = { format: 'furrow.scenario/1', policy }
  const call = { id: 'c', title: 'C', budget: 1000, criteria: [{ id: 'x', min: 0, max: 10 }] }
  const base: SnapshotInput = { format: 'furrow.snapshot/1', call }
  const callOf = (rows: readonly { requested: number; minimum?: number; x: number; area?: string }[]) => ({
    ...base,
    proposals: rows.map(({ requested, minimum = 1, area }, i) => ({
      id: `P${i}`,
      requested,
      minimum,
      ...(area === undefined ? {} : { area }),
    })),
    reviews: rows.map(({ x }, i) => ({ proposal: `P${i}`, reviewer: 'R1', scores: { x } })),
  })

  it('none: all hours are left over', () => {
    expect(run(base, scenario)).toMatchObject({ totals: { awarded: 0, leftOver: 1000 }, cutLine: null })
  })

  it('one that fits gets all that it asks for', () => {
    expect(run(callOf([{ requested: 400, x: 9 }]), scenario).awards[0]).toMatchObject({ award: 400 })
  })

  it('no hours: nobody gets any', () => {
    const empty = { ...callOf([{ requested: 400, x: 9 }]), call: { ...call, budget: 0 } }
    expect(run(empty, scenario).totals).toMatchObject({ awarded: 0, leftOver: 0 })
  })

  it('all equal: the keys of the seed decide, another seed otherwise', () => {
    const rows = Array.from({ length: 5 }, () => ({ requested: 400, minimum: 200, x: 8 }))
    const orderBy = (seed: string) =>
      run(callOf(rows), { ...scenario, seed }).awards.map((row) => row.proposal)
    const { awards, totals } = run(callOf(rows), scenario)
    expect(totals.leftOver).toBeLessThanOrEqual(200)
    expect(new Set(awards.map(({ score }) => score))).toEqual(new Set([80]))
    expect(new Set(['a', 'b'].map((seed) => orderBy(seed).join(' '))).size).toBe(2)
  })

  it('one that asks for nothing it can use: not ranked', () => {
    const none = { ...callOf([{ requested: 400, x: 9 }]), call: { ...call, granularity: 500 } }
    expect(run(none, scenario).awards[0]).toMatchObject({ status: 'below-minimum', rank: null, award: 0 })
  })

  it('without reviews: nobody is ranked, and all hours are left over', () => {
    const unread = { ...callOf([{ requested: 400, x: 9 }]), reviews: [] }
    const { awards, totals } = run(unread, { ...scenario, calibration: 'shift' })
    expect(awards[0]).toMatchObject({ status: 'not-reviewed', score: null })
    expect(totals.leftOver).toBe(1000)
  })

  it('one reviewer for all, or each reviewer once: plain means, and the verdict says why', () => {
    const rows = Array.from({ length: 8 }, (_, i) => ({ requested: 400, minimum: 100, x: i + 1 }))
    const alone = callOf(rows)
    const strangers = {
      ...alone,
      reviews: alone.reviews.flatMap((review, i) => [
        { ...review, reviewer: `A${i}` },
        { ...review, reviewer: `B${i}` },
      ]),
    }
    for (const given of [alone, strangers]) {
      const { awards, calibration } = run(given, { ...scenario, calibration: 'shift' })
      expect(calibration).toMatchObject({ applied: false, reason: 'too-few-reviews', variances: null })
      expect(awards.map(({ score }) => score)).toEqual(run(given, scenario).awards.map(({ score }) => score))
    }
  })

  it('all scores equal: nothing to calibrate, and the seed decides', () => {
    const rows = Array.from({ length: 8 }, () => ({ requested: 400, minimum: 100, x: 6 }))
    const one = callOf(rows)
    const reviews = ['R1', 'R2', 'R3', 'R4'].flatMap((reviewer) =>
      one.reviews.map((review) => ({ ...review, reviewer })),
    )
    const { awards, calibration } = run({ ...one, reviews }, { ...scenario, calibration: 'shift' })
    expect(calibration).toMatchObject({ applied: false, reason: 'no-visible-effect' })
    expect(new Set(awards.map(({ score }) => score))).toEqual(new Set([60]))
  })

  it('all weight on one criterion: the others do not count; on none: refused', () => {
    const two = {
      ...callOf([
        { requested: 400, x: 9 },
        { requested: 300, x: 5 },
      ]),
      call: { ...call, criteria: [...call.criteria, { id: 'y', min: 0, max: 10 }] },
    }
    const reviews = two.reviews.map((review, i) => ({ ...review, scores: { ...review.scores, y: i * 9 } }))
    const only = run({ ...two, reviews }, { ...scenario, weights: { y: 0 } })
    expect(only.awards.map(({ proposal, score }) => [proposal, score])).toEqual([
      ['P0', 90],
      ['P1', 50],
    ])
    expect(() => run({ ...two, reviews }, { ...scenario, weights: { x: 0, y: 0 } })).toThrow(
      'All weights are zero',
    )
  })

  it('all below the threshold: nobody is ranked', () => {
    const bar = { ...scenario, thresholds: { score: 95 } }
    const { awards, totals } = run(
      callOf([
        { requested: 400, x: 9 },
        { requested: 4, x: 1 },
      ]),
      bar,
    )
    expect([awards.map(({ rank }) => rank), totals.leftOver]).toEqual([[null, null], 1000])
  })

  it('every request above the budget: at most one is served, in part', () => {
    const rows = [9, 8].map((x) => ({ requested: 5000, minimum: 900, x }))
    const funded = run(callOf(rows), scenario).awards.filter(({ award }) => award > 0)
    const isInFull = kind === 'cutoff that stops' || policy.kind === 'equal-shares'
    expect(funded.map(({ proposal, award }) => [proposal, award])).toEqual(isInFull ? [] : [['P0', 1000]])
  })

  it('an area without proposals and a guarantee that cannot be met: shortfall is told, hours add up', () => {
    const quotas = { ...scenario, areas: { a: { minShare: 0.5 }, b: { minShare: 0.3, maxShare: 0.3 } } }
    const rows = [
      { requested: 600, minimum: 600, x: 9, area: 'a' },
      { requested: 100, minimum: 100, x: 7, area: 'c' },
    ]
    const given = { ...callOf(rows), call: { ...call, areas: ['a', 'b', 'c'].map((id) => ({ id })) } }
    const { areas: list, totals } = run(given, quotas)
    expect(list.find(({ area }) => area === 'b')).toMatchObject({ proposals: 0, guarantee: 0, shortfall: 0 })
    expect(totals.awarded + totals.leftOver).toBe(1000)
    const short = { ...scenario, areas: { a: { minShare: 0.5, maxShare: 0.5 } } }
    const { areas: shorts, awards } = run(given, short)
    expect(shorts[0]).toMatchObject({ guarantee: 500, awarded: 0, shortfall: 500 })
    const refused = awards.find(({ proposal }) => proposal === 'P0')
    expect(refused).toMatchObject({ status: 'waiting', reason: { asked: 600, minimum: 600 } })
    const code = policy.kind === 'knapsack' ? 'not-chosen' : 'area-maximum'
    expect(refused?.reason.code).toBe(code)
  })

  it('all scores zero: nothing breaks', () => {
    const rows = [0, 0].map((x) => ({ requested: 900, minimum: 300, x }))
    const { totals } = run(callOf(rows), scenario)
    expect(totals.awarded + totals.leftOver).toBe(1000)
  })

  it('two million hours in steps of one are shared out', () => {
    const rows = Array.from({ length: 50 }, (_, i) => ({ requested: 100_000, minimum: 1, x: (i % 9) + 1 }))
    const many = { ...callOf(rows), call: { ...call, budget: 2_000_000 } }
    const { awarded, leftOver } = run(many, scenario).totals
    expect(awarded + leftOver).toBe(2_000_000)
    // In full requests of 100,000, twenty fit; above the last step there are fewer.
    expect(leftOver).toBe(0)
  })
})

describe('proportional with all scores zero', () => {
  it('has weights of zero, and everybody admitted keeps the minimum', () => {
    const snapshot: SnapshotInput = {
      format: 'furrow.snapshot/1',
      call: { id: 'c', title: 'C', budget: 1000, criteria: [{ id: 'x', min: 0, max: 10 }] },
      proposals: ['P1', 'P2'].map((id) => ({ id, requested: 900, minimum: 300 })),
      reviews: ['P1', 'P2'].map((proposal) => ({ proposal, reviewer: 'R1', scores: { x: 0 } })),
    }
    const { awards } = run(snapshot, { format: 'furrow.scenario/1', policy: { kind: 'proportional' } })
    expect(awards.map(({ award }) => award)).toEqual([300, 300])
  })
})
