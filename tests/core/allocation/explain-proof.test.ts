import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { explain } from '@furrow/core/allocation/explain'
import { halve } from '@furrow/core/allocation/smallest'
import type { Snapshot, SnapshotInput } from '@furrow/core/contract/snapshot'
import type { Scenario } from '@furrow/core/contract/scenario'
import { callOf, reviewedCall, scenarioOf, type Row } from './calls.ts'

const hoursOf = (snapshot: Snapshot, scenario: Scenario, proposal: string): number =>
  allocate(snapshot, scenario).awards.find((row) => row.proposal === proposal)?.award ?? 0

describe('that no budget does it', () => {
  const one = [{ id: 'A', score: 75, requested: 10, minimum: 10, area: 'q' }]
  const quota = { areas: { q: { maxShare: 0.1 } } }

  it('is not said where a small share of a large one does', () => {
    const { budget } = explain(callOf({ budget: 10, areas: [{ id: 'q' }] }, one), scenarioOf(quota), {
      proposal: 'A',
    })
    expect(budget).toMatchObject({ to: 100, award: 10, exact: true })
  })

  it('is not said where a reserve or the budget of a track takes most of it', () => {
    const call = {
      budget: 510,
      areas: [{ id: 'q' }],
      tracks: [{ id: 't', budget: 500 }, { id: 'o' }],
    }
    const rows = one.map((row) => ({ ...row, track: 'o' }))
    const { budget } = explain(callOf(call, rows), scenarioOf({ ...quota, reserve: 0.5 }), { proposal: 'A' })
    expect(budget).toMatchObject({ to: 700, award: 10 })
  })

  it('is said, and proven at once, of a track with a budget of its own and of a closed area', () => {
    const call = { budget: 10, areas: [{ id: 'q' }], tracks: [{ id: 't', budget: 5 }] }
    const rows = one.map((row) => ({ ...row, track: 't' }))
    const own = explain(callOf(call, rows), scenarioOf({}), { proposal: 'A' })
    expect(own).toMatchObject({ budget: null, unproven: [] })
    const closed = scenarioOf({ areas: { q: { maxShare: 0 } } })
    expect(
      explain(callOf({ budget: 10, areas: [{ id: 'q' }] }, one), closed, { proposal: 'A' }),
    ).toMatchObject({ budget: null, unproven: [] })
  })

  it('counts in whole steps, so that no smaller budget gives the same', () => {
    const rows = [{ id: 'A', score: 75, requested: 40, minimum: 40 }]
    const { budget } = explain(callOf({ budget: 15, granularity: 10 }, rows), scenarioOf({}), {
      proposal: 'A',
    })
    expect(budget).toMatchObject({ from: 15, to: 40 })
  })
})

describe('a proposal whose cap lies below its minimum', () => {
  it('is told the minimum that ranks it', () => {
    const rows = [{ id: 'A', score: 75, requested: 60, minimum: 40, technicalCap: 30 }]
    const { status, minimum, request, budget } = explain(callOf({ budget: 100 }, rows), scenarioOf({}), {
      proposal: 'A',
    })
    expect(status).not.toBe('funded')
    expect(minimum).toMatchObject({ from: 40, to: 30, award: 30, exact: true })
    expect([request, budget]).toEqual([null, null])
  })
})

describe('under steps that are given in full or not at all', () => {
  const policy = {
    kind: 'steps',
    partial: false,
    steps: [
      { score: 61, share: 1 },
      { score: 40, share: 0.25 },
    ],
  }
  const call = callOf({ budget: 10 }, [
    { id: 'A', score: 60, requested: 36, minimum: 1 },
    { id: 'B', score: 50, requested: 12, minimum: 1 },
  ])

  it('the score is found between two steps, whatever the effort', () => {
    const { score } = explain(call, scenarioOf({ policy, seed: 's' }), { proposal: 'B', effort: 1 })
    const to = score?.to ?? 0
    expect(to).toBeGreaterThanOrEqual(60)
    expect(to).toBeLessThanOrEqual(60.001)
    expect(score).toMatchObject({ award: 3, exact: true })
  })

  it('so is the mean mark', () => {
    const { criteria } = explain(call, scenarioOf({ policy, seed: 's' }), { proposal: 'B', effort: 1 })
    expect(criteria[0]?.to).toBeCloseTo(60, 2)
    expect(criteria[0]).toMatchObject({ award: 3, exact: true })
  })

  it('and the margin, as the first fall that takes hours', () => {
    const { margin, unproven } = explain(call, scenarioOf({ policy, seed: 's' }), {
      proposal: 'A',
      effort: 1,
    })
    expect(margin).toBeCloseTo(10, 2)
    expect(unproven).not.toContain('margin')
  })
})

describe('what was not tried', () => {
  const rivals = (funders: NonNullable<SnapshotInput['call']['funders']>) =>
    callOf({ budget: 6, funders, areas: [{ id: 'p' }, { id: 'q' }] }, [
      { id: 'A', score: 99.5, requested: 6, area: 'p' },
      { id: 'B', score: 99.4, requested: 6, area: 'q' },
    ])
  const scenario = scenarioOf({ policy: { kind: 'equal-shares', voters: 'funders' } })
  const blind = rivals([{ id: 'F', purse: 1, areas: { p: 1 } }])

  it('is no proof that there is none', () => {
    const few = explain(blind, scenario, { proposal: 'B', effort: 5, only: ['score', 'budget'] })
    expect(few).toMatchObject({ score: null, unproven: ['score'] })
    const all = explain(blind, scenario, { proposal: 'B', effort: 600, only: ['score'] })
    expect(all).toMatchObject({ score: null, unproven: [] })
  })

  it('leaves the margin unproven', () => {
    const seen = rivals([{ id: 'F', purse: 1 }])
    const few = explain(seen, scenario, { proposal: 'A', effort: 5, only: ['margin'] })
    expect(few.unproven).toEqual(['margin'])
    const all = explain(seen, scenario, { proposal: 'A', effort: 100_000, only: ['margin'] })
    expect(all).toMatchObject({ margin: few.margin, unproven: [] })
  })
})

describe('the value that is printed', () => {
  const marks = (merit: number, cost: number, second = merit) => ({
    criteria: [
      { id: 'merit', min: 1, max: 5 },
      { id: 'cost', min: 1, max: 5, lowIsGood: true },
    ],
    proposals: ['P', 'Q'].map((id) => ({ id, requested: 10 })),
    budget: 10,
    reviews: [
      { proposal: 'P', reviewer: 'R1', scores: { merit: 4, cost: 3 } },
      ...[merit, second, 4.9999].map((mark, j) => ({
        proposal: 'Q',
        reviewer: `R${j}`,
        scores: { merit: mark, cost: j === 0 ? cost : 1.0001 },
      })),
    ],
  })

  it('is not below what suffices: a mean mark is rounded towards the better end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 9999 }), (own, other) => {
        const merit = (10_000 + own) / 10_000
        const call = reviewedCall(marks(merit, 5, (10_000 + other) / 10_000))
        const { criteria } = explain(call, scenarioOf({ seed: 's' }), { proposal: 'Q' })
        for (const { criterion, to } of criteria) {
          const isMerit = criterion === 'merit'
          const given = call.reviews.filter(({ proposal }) => proposal === 'Q')
          // All moved alike, each at most to its end: the least rise that reaches the printed mean.
          const moved = (rise: number) =>
            given.map(({ scores }) => {
              const mark = Math.round((scores[criterion] ?? 0) * 10_000)
              return isMerit ? Math.min(50_000, mark + rise) : Math.max(10_000, mark - rise)
            })
          const isReached = (rise: number) => {
            const mean = moved(rise).reduce((sum, mark) => sum + mark, 0) / 3 / 10_000
            return isMerit ? mean >= to - 1e-12 : mean <= to + 1e-12
          }
          const better = moved(halve(isReached, 0, 40_000))
          const reviews = call.reviews.map((review) => {
            const j = given.indexOf(review)
            if (j < 0) return review
            return { ...review, scores: { ...review.scores, [criterion]: (better[j] ?? 0) / 10_000 } }
          })
          expect(hoursOf({ ...call, reviews }, scenarioOf({ seed: 's' }), 'Q')).toBe(10)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('against every value tried', () => {
  const row = fc.record({
    score: fc.integer({ min: 0, max: 20 }).map((n) => n * 5),
    requested: fc.integer({ min: 1, max: 8 }),
    least: fc.integer({ min: 1, max: 8 }),
    cap: fc.integer({ min: 1, max: 12 }),
    area: fc.constantFrom('a', 'b'),
  })
  const walk = fc.record({ mode: fc.constantFrom('skip', 'stop'), partial: fc.boolean() })
  const steps = [
    { score: 80, share: 1 },
    { score: 50, share: 0.5 },
    { score: 20, share: 0.25 },
  ]
  const policy = fc.oneof(
    walk.map((rest) => ({ kind: 'cutoff', ...rest })),
    walk.map((rest) => ({ kind: 'steps', steps, ...rest })),
    walk.map((rest) => ({ kind: 'tiers', fund: 70, draw: 30, ...rest })),
    walk.map((rest) => ({ kind: 'tiers', fund: 70, draw: 30, sizeBands: [3], ...rest })),
    fc
      .record({
        admission: fc.constantFrom('skip', 'stop'),
        weight: fc.constantFrom('equal', 'request', 'score', 'score-above-base-times-request'),
        base: fc.constantFrom(0, 30),
      })
      .map((rest) => ({ kind: 'proportional', ...rest })),
    fc.constant({ kind: 'equal-shares' }),
  )
  const quota = fc.record({ minShare: fc.constantFrom(0, 0.25, 0.3), maxShare: fc.constantFrom(0.3, 0.6, 1) })
  const rules = fc.record({
    policy,
    areas: fc.record({ a: quota, b: quota }),
    areaWeights: fc.record({ a: fc.constantFrom(0.9, 1, 1.1) }),
    reserve: fc.constantFrom(0, 0.1),
    thresholds: fc.constantFrom({}, { score: 20 }),
  })

  it('minimum and budget are the first that do, and null only where none does', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 2, maxLength: 6 }),
        rules,
        fc.integer({ min: 1, max: 20 }),
        fc.nat(),
        (list, scenarioRules, budget, pick) => {
          const all = list.map(({ least, cap, ...rest }, i) => ({
            ...rest,
            id: `P${i}`,
            minimum: Math.min(least, rest.requested),
            technicalCap: cap,
          }))
          const me = all[pick % all.length] ?? all[0]
          if (me === undefined) return
          const scenario = scenarioOf({ ...scenarioRules, seed: 's' })
          const at = (rows: readonly Row[], amount: number): number =>
            hoursOf(callOf({ budget: amount, areas: [{ id: 'a' }, { id: 'b' }] }, rows), scenario, me.id)
          const snapshot = callOf({ budget, areas: [{ id: 'a' }, { id: 'b' }] }, all)
          const found = explain(snapshot, scenario, {
            proposal: me.id,
            only: ['minimum', 'budget'],
          })
          if (found.goal === null) return
          const wanted = found.goal === 'full' ? Math.min(me.requested, me.technicalCap) : 1
          if (found.award === 0) {
            const minima = Array.from({ length: me.minimum - 1 }, (_, cut) => me.minimum - 1 - cut)
            const first = minima.find((minimum) => {
              const rows = all.map((other) => (other.id === me.id ? { ...other, minimum } : other))
              return at(rows, budget) > 0
            })
            expect(found.minimum?.to).toBe(first)
          }
          const budgets = Array.from({ length: 180 }, (_, n) => budget + 1 + n)
          expect(found.budget?.to).toBe(budgets.find((amount) => at(all, amount) >= wanted))
          expect(found.unproven).toEqual([])
        },
      ),
      { numRuns: 100 },
    )
  }, 60_000)
})
