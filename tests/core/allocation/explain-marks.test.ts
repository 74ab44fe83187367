import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { explain } from '@furrow/core/allocation/explain'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { callOf, reviewedCall, scenarioOf } from './calls.ts'
import { loadSolver } from './highs.ts'

const solver = await loadSolver()

const hoursOf = (snapshot: Snapshot, scenario: Scenario, proposal: string): number =>
  allocate(snapshot, scenario, { solver }).awards.find((row) => row.proposal === proposal)?.award ?? 0

/** Every mark of one proposal on one criterion raised alike, at most to 5. */
const raised = (snapshot: Snapshot, proposal: string, [criterion, rise]: readonly [string, number]) => ({
  ...snapshot,
  reviews: snapshot.reviews.map((review) => {
    const mark = review.scores[criterion]
    if (review.proposal !== proposal || mark === undefined || mark === null) return review
    return { ...review, scores: { ...review.scores, [criterion]: Math.min(5, mark + rise) } }
  }),
})

const mark = fc.integer({ min: 1, max: 5 })
const calls = fc
  .record({
    hours: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 6 }),
    marks: fc.array(fc.tuple(mark, mark), { minLength: 18, maxLength: 18 }),
    budget: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ hours, marks, budget }) =>
    reviewedCall({
      criteria: ['x', 'y'].map((id) => ({ id, min: 1, max: 5 })),
      proposals: hours.map((requested, i) => ({ id: `P${i}`, requested })),
      reviews: hours.flatMap((_, i) =>
        ['R1', 'R2', 'R3'].map((reviewer, j) => {
          const [x = 1, y = 1] = marks[3 * i + j] ?? []
          return { proposal: `P${i}`, reviewer, scores: { x, y } }
        }),
      ),
      budget,
    }),
  )

const meanOf = (snapshot: Snapshot, proposal: string, criterion: string): number => {
  const marks = snapshot.reviews.filter((review) => review.proposal === proposal)
  const sum = marks.reduce((total, { scores }) => total + (scores[criterion] ?? 0), 0)
  return Math.ceil((sum / marks.length) * 10_000 - 1e-6) / 10_000
}

describe('where a better mark may also cost hours and marks are whole', () => {
  it.each([
    ['who pays reads them', { policy: { kind: 'equal-shares' } }],
    ['they say something about their reviewers', { calibration: 'shift' }],
  ])('every mark that can be given is tried, as %s', (_, rules) => {
    const scenario = scenarioOf({ ...rules, seed: 's' })
    fc.assert(
      fc.property(calls, fc.nat(), (snapshot, pick) => {
        const { id: proposal } = snapshot.proposals[pick % snapshot.proposals.length] ?? { id: '' }
        const { goal, criteria, unproven } = explain(snapshot, scenario, { proposal, only: ['criteria'] })
        if (goal !== 'award') return
        expect(unproven).toEqual([])
        for (const criterion of ['x', 'y']) {
          const change = criteria.find((found) => found.criterion === criterion)
          const rise = [1, 2, 3, 4].find(
            (step) => hoursOf(raised(snapshot, proposal, [criterion, step]), scenario, proposal) > 0,
          )
          expect(change === undefined).toBe(rise === undefined)
          if (change === undefined || rise === undefined) continue
          const better = raised(snapshot, proposal, [criterion, rise])
          expect(change).toMatchObject({ step: 1, exact: true, award: hoursOf(better, scenario, proposal) })
          expect(change.to).toBe(meanOf(better, proposal, criterion))
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('the budget', () => {
  it('is tried step by step far beyond what whole runs could try', () => {
    const rows = [
      { id: 'A', score: 90, requested: 90_000, minimum: 90_000 },
      { id: 'B', score: 80, requested: 60_000, minimum: 60_000 },
    ]
    const { budget } = explain(callOf({ budget: 10 }, rows), scenarioOf({}), { proposal: 'A' })
    expect(budget).toMatchObject({ from: 10, to: 90_000, exact: true })
  })
})

describe('in a small call under the exact choice', () => {
  const rows = fc.array(
    fc.record({
      score: fc.integer({ min: 1, max: 9 }),
      requested: fc.integer({ min: 1, max: 6 }),
      least: fc.integer({ min: 1, max: 6 }),
    }),
    { minLength: 2, maxLength: 4 },
  )
  const scenario = scenarioOf({ policy: { kind: 'knapsack', objective: 'score-hours' }, seed: 's' })

  it('request, minimum and budget are the first that do, and null only where none does', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 8 }), fc.nat(), (list, budget, pick) => {
        const all = list.map(({ score, requested, least }, i) => {
          return { id: `P${i}`, score, requested, minimum: Math.min(least, requested) }
        })
        const me = all[pick % all.length] ?? { id: '', score: 0, requested: 0, minimum: 0 }
        const only = ['request', 'minimum', 'budget'] as const
        const found = explain(callOf({ budget }, all), scenario, { proposal: me.id, only, solver })
        expect(found.unproven).toEqual([])
        if (found.goal !== 'award') return
        const withOwn = (part: object, amount = budget) =>
          hoursOf(
            callOf(
              { budget: amount },
              all.map((row) => (row.id === me.id ? { ...row, ...part } : row)),
            ),
            scenario,
            me.id,
          )
        const down = (from: number, to: number) =>
          Array.from({ length: Math.max(0, from - to) }, (_, n) => from - 1 - n)
        const request = down(me.requested, me.minimum).find((requested) => withOwn({ requested }) > 0)
        const minimum = down(me.minimum, 1).find((least) => withOwn({ minimum: least }) > 0)
        const more = Array.from({ length: 60 }, (_, n) => budget + 1 + n)
        expect(found.request?.to).toBe(request)
        expect(found.minimum?.to).toBe(minimum)
        expect(found.budget?.to).toBe(more.find((amount) => withOwn({}, amount) > 0))
        for (const change of [found.request, found.minimum, found.budget])
          expect(change?.exact ?? true).toBe(true)
      }),
      { numRuns: 15 },
    )
  }, 60_000)
})
