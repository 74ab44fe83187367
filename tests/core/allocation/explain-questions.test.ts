import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { makeEngine } from '@furrow/core/allocation/engine'
import { explain, explainParts, type Explanation } from '@furrow/core/allocation/explain'
import { asks, type Ask } from '@furrow/core/allocation/what-if-case'
import { callOf, reviewedCall, scenarioOf, type Row } from './calls.ts'
import { loadSolver } from './highs.ts'

const rows: readonly Row[] = [
  { id: 'A', score: 90, requested: 50, minimum: 10 },
  { id: 'B', score: 80, requested: 40, minimum: 20 },
  { id: 'C', score: 70, requested: 40, minimum: 25 },
  { id: 'D', score: 60, requested: 30, minimum: 30 },
  { id: 'E', score: 0, requested: 45, minimum: 10 },
]
const whole = scenarioOf({ policy: { kind: 'cutoff', partial: false }, seed: 's' })

const answers = ({
  score,
  criteria,
  request,
  minimum,
  budget,
  margin,
}: Explanation): Record<Ask, unknown> => ({
  score,
  criteria,
  request,
  minimum,
  budget,
  margin,
})
const nothing = { score: null, criteria: [], request: null, minimum: null, budget: null, margin: null }

describe('a question by itself', () => {
  it.each(asks)('%s has the answer that it has among all, and costs no other', (ask) => {
    const call = callOf({ budget: 120 }, rows)
    const partial = scenarioOf({ seed: 's' })
    for (const [proposal, scenario] of [
      ['C', whole],
      ['E', whole],
      ['B', whole],
      ['D', partial],
    ] as const) {
      const all = explain(call, scenario, { proposal })
      const one = explain(call, scenario, { proposal, only: [ask] })
      const isAsked = !all.unasked.includes(ask)
      expect(answers(one)).toEqual({ ...nothing, ...(isAsked && { [ask]: answers(all)[ask] }) })
      expect(one.unasked).toEqual(asks.filter((other) => other !== ask || !isAsked))
    }
  })

  it('of hours is not asked of one that is not ranked, but for a minimum above the cap', () => {
    const call = callOf({ budget: 100 }, [
      { id: 'A', score: 90, requested: 50 },
      { id: 'B', score: 40, requested: 50 },
      { id: 'C', score: 80, requested: 50, minimum: 40, technicalCap: 30 },
    ])
    const engine = makeEngine(call)
    const questions = (proposal: string): (number | undefined)[] => {
      const parts = [...explainParts(engine, scenarioOf({ thresholds: { score: 60 } }), { proposal })]
      return [...new Set(parts.map(({ of }) => of / 1000))]
    }
    // The margin alone; the score, one criterion and the margin; then the minimum too.
    expect([questions('A'), questions('B'), questions('C')]).toEqual([[1], [3], [4]])
  })

  it('say within each how far they are', () => {
    const call = callOf({ budget: 60 }, [
      { id: 'A', score: 90, requested: 50 },
      { id: 'B', score: 40, requested: 50, minimum: 40 },
    ])
    const done = [...explainParts(makeEngine(call), scenarioOf({}), { proposal: 'B' })].map(
      (part) => part.done / part.of,
    )
    expect(done).toEqual(done.toSorted((a, b) => a - b))
    expect(Math.max(...done)).toBeLessThan(1)
    // Score, criterion, request, minimum, budget and a margin that is not asked for.
    const within = [0, 1, 2, 3, 4, 5].map(
      (question) => done.filter((share) => Math.floor(share * 6) === question).length,
    )
    expect(within.slice(0, 5).every((parts) => parts > 0)).toBe(true)
    expect([within[0], within[1], within[4]].every((parts = 0) => parts > 2)).toBe(true)
    expect(within[5]).toBe(0)
  })
})

describe('in steps of ten hours', () => {
  const call = callOf({ budget: 105, granularity: 10 }, rows.slice(0, 3))
  it('amounts are hours', () => {
    const { request, minimum, budget, score } = explain(call, scenarioOf({ seed: 's' }), { proposal: 'C' })
    expect(request).toBeNull()
    // Ten of the hundred are left, and 25 are three steps.
    expect(minimum).toEqual({ from: 30, to: 10, exact: true, award: 10, displaced: [] })
    expect(budget).toEqual({ from: 105, to: 120, exact: true, award: 30, displaced: [] })
    expect(score).toMatchObject({ award: 40, displaced: [{ proposal: 'B', from: 40, to: 0 }] })
    const cut = callOf({ budget: 105, granularity: 10 }, [
      ...rows.slice(0, 2),
      { id: 'C', score: 70, requested: 40, minimum: 5 },
    ])
    expect(explain(cut, whole, { proposal: 'C' }).request).toEqual({
      from: 40,
      to: 10,
      exact: true,
      award: 10,
      displaced: [],
    })
  })

  it('a budget that no number of hours mends is known at once not to be there', () => {
    const steps = scenarioOf({ policy: { kind: 'steps', steps: [{ score: 75, share: 1 }] } })
    const { budget, unproven } = explain(call, steps, { proposal: 'C', effort: 2 })
    expect([budget, unproven]).toEqual([null, []])
  })
})

describe('the own score', () => {
  const calls = fc.array(
    fc.record({
      score: fc.integer({ min: 0, max: 12 }).map((tenths) => tenths * 8),
      requested: fc.integer({ min: 1, max: 8 }),
      minimum: fc.integer({ min: 1, max: 8 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  const bars = [72, 40]
  const steps = bars.map((score, k) => ({ score, share: k === 0 ? 1 : 0.5 }))
  const policies = fc.constantFrom(
    { kind: 'cutoff' },
    { kind: 'cutoff', mode: 'stop', partial: false },
    { kind: 'steps', steps, partial: false },
    { kind: 'steps', steps },
    { kind: 'tiers', fund: bars[0], draw: bars[1] },
  )

  it('turns at another score or at a bar: the first that does it, and the last that keeps the award', () => {
    fc.assert(
      fc.property(
        calls,
        policies,
        fc.integer({ min: 1, max: 20 }),
        fc.nat(),
        (list, policy, budget, pick) => {
          const all: Row[] = list.map((row, i) => ({
            ...row,
            id: `P${i}`,
            minimum: Math.min(row.minimum, row.requested),
          }))
          const me = all[pick % all.length] ?? { id: '', score: 0, requested: 0 }
          const scenario = scenarioOf({ policy, seed: 's' })
          const awardAt = (score: number): number =>
            allocate(
              callOf(
                { budget },
                all.map((row) => (row.id === me.id ? { ...row, score } : row)),
              ),
              scenario,
            ).awards.find(({ proposal }) => proposal === me.id)?.award ?? NaN
          // Nothing changes between the places where it draws level with another or reaches a bar.
          const places = [me.score, 100, 0, ...bars, ...all.map(({ score }) => score)]
            .flatMap((score) => [score, score + 0.001, score - 0.001])
            .map((score) => Math.round(score * 1000) / 1000)
            .filter((score) => score >= 0 && score <= 100)
            .sort((a, b) => a - b)
          const held = awardAt(me.score)
          const { score, margin, goal } = explain(callOf({ budget }, all), scenario, {
            proposal: me.id,
            effort: 1,
          })
          const wanted = goal === 'full' ? me.requested : 1
          const first = places.find((place) => place > me.score && awardAt(place) >= wanted)
          expect(score?.to).toBe(goal === null ? undefined : first)
          const lost = places.findLast((place) => place < me.score && awardAt(place) < held)
          const wantedMargin = held === 0 || lost === undefined ? null : me.score - lost - 0.001
          if (wantedMargin === null) expect(margin).toBeNull()
          else expect(margin).toBeCloseTo(wantedMargin, 6)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('where scores are calibrated', () => {
  it('marks are tried one by one, and what lies beyond the effort is not proven', () => {
    const reviews = ['A', 'B', 'C', 'D', 'E'].flatMap((proposal, i) =>
      [0, 1, 2, 3].map((j) => ({
        proposal,
        reviewer: `R${j}`,
        scores: { x: 90 - 12 * i + 7 * j + ((i * j) % 3) },
      })),
    )
    const call = reviewedCall({
      criteria: [{ id: 'x', min: 0, max: 200 }],
      proposals: ['A', 'B', 'C', 'D', 'E'].map((id) => ({ id, requested: 6 })),
      reviews,
      budget: 6,
    })
    const asked = { proposal: 'C', effort: 3, only: ['criteria'] as const }
    const alone = explain(call, scenarioOf({ seed: 's' }), asked)
    expect(alone).toMatchObject({ unproven: [], criteria: [{ exact: true }] })
    const shifted = explain(call, scenarioOf({ seed: 's', calibration: 'shift' }), asked)
    expect(shifted).toMatchObject({ unproven: [], criteria: [{ exact: false }] })
    const never = explain(
      call,
      scenarioOf({ seed: 's', calibration: 'shift', thresholds: { score: 100 } }),
      asked,
    )
    expect(never).toMatchObject({ unproven: ['criteria'], criteria: [] })
  })
})

describe('under the exact choice', () => {
  const exact = scenarioOf({ policy: { kind: 'knapsack', objective: 'score-hours' } })

  it('the score is found exactly, hours beyond the effort by halving and without a proof', async () => {
    const solver = await loadSolver()
    // A and C are worth 7,500, B and C 6,900, and A and B do not fit.
    const call = callOf({ budget: 100 }, [
      { id: 'A', score: 90, requested: 60, minimum: 60 },
      { id: 'B', score: 80, requested: 60, minimum: 60 },
      { id: 'C', score: 70, requested: 30, minimum: 30 },
    ])
    const { score, request, minimum, budget, unproven } = explain(call, exact, {
      proposal: 'B',
      solver,
      effort: 5,
      only: ['score', 'request', 'minimum', 'budget'],
    })
    expect(score).toMatchObject({ to: 90, exact: true, award: 60 })
    expect(request).toBeNull()
    // A with 40 of B: 8,600.
    expect(minimum).toEqual({
      from: 60,
      to: 40,
      exact: false,
      award: 40,
      displaced: [{ proposal: 'C', from: 30, to: 0 }],
    })
    expect(budget).toMatchObject({ from: 100, to: 120, exact: false, award: 60 })
    expect(unproven).toEqual([])
  })

  it('that there is none is not proven, but where there is no more to try than the effort', async () => {
    const solver = await loadSolver()
    const call = callOf({ budget: 60 }, [
      { id: 'A', score: 90, requested: 60, minimum: 60 },
      { id: 'B', score: 10, requested: 60, minimum: 58 },
      { id: 'C', score: 10, requested: 60, minimum: 60 },
      { id: 'D', score: 10, requested: 1, minimum: 1 },
      { id: 'E', score: 10, requested: 2, minimum: 1 },
    ])
    const unproven = (proposal: string) =>
      explain(call, exact, { proposal, solver, effort: 1, only: ['request', 'minimum'] }).unproven
    expect(['B', 'C', 'D', 'E'].map(unproven)).toEqual([['request', 'minimum'], ['minimum'], [], []])
  })
})
