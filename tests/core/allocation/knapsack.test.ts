import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { cutoff } from '@furrow/core/allocation/cutoff'
import { knapsack } from '@furrow/core/allocation/knapsack'
import type { Solver } from '@furrow/core/allocation/solver'
import { outcomeSchema } from '@furrow/core/contract/outcome'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { callOf, scenarioOf } from './calls.ts'
import { contestOf, named, worked, type Entry } from './contests.ts'
import { loadSolver } from './highs.ts'
import { small, tryAll } from './small-contests.ts'

const solver = await loadSolver()
const byHours = { kind: 'knapsack', objective: 'score-hours' } as const
const byScores = { kind: 'knapsack', objective: 'scores' } as const

const funded = (entries: readonly Entry[], award: Float64Array): string[] =>
  entries.filter((_, i) => (award[i] ?? 0) > 0).map(({ id }) => id)

describe('the exact choice on the worked numbers', () => {
  const { inputs, expected } = worked('knapsack-30')
  const entries: readonly Entry[] = inputs.proposals
  const contest = contestOf(entries, inputs)

  it('has the proven largest score-hours and the one set that reaches them', () => {
    const { award, certificate } = knapsack(contest, byHours, solver)
    expect(certificate).toMatchObject({ proven: true, value: BigInt(expected.score_hours.objective) })
    expect(funded(entries, award)).toEqual(expected.score_hours.funded)
    expect(named(entries, award)).toEqual(expected.score_hours.awards_one_optimum)
  })

  it('is above the cut-off, which reaches what was worked out', () => {
    const { award } = cutoff(contest, { kind: 'cutoff', mode: 'skip', partial: true })
    const value = entries.reduce((sum, { score }, i) => sum + score * (award[i] ?? 0), 0)
    expect(value).toBe(expected.greedy_skip_partial_score_hours)
    expect(value).toBeLessThan(expected.score_hours.objective)
  })

  it('has the proven largest sum of scores, and spreads what the minima leave', () => {
    const { award, certificate } = knapsack(contest, byScores, solver)
    expect(certificate).toMatchObject({ proven: true, value: BigInt(expected.score_count.objective) })
    expect(funded(entries, award)).toEqual(expected.score_count.funded)
    expect(award.reduce((sum, units) => sum + units, 0)).toBe(inputs.N)
  })
})

describe('the exact choice in small calls', () => {
  it('is what trying everything finds: shortfall, value, ranks, then more to the higher rank', () => {
    fc.assert(
      fc.property(small, (contest) => {
        const { award, certificate } = knapsack(contest, byHours, solver)
        expect(certificate?.proven).toBe(true)
        const [, value, , ...given] = tryAll(contest)
        expect(Number(certificate?.value)).toBe(value)
        expect([...contest.order].map((i) => award[i])).toEqual(given)
      }),
      { numRuns: 600 },
    )
  })

  it('is asked for once more where presolving of the solver called a choice the best that was not', () => {
    const rows = [
      { id: 'A', score: 2, U: 2, L: 1, area: 'a' },
      { id: 'B', score: 2, U: 1, L: 1, area: 'a' },
      { id: 'C', score: 1, U: 2, L: 1, area: 'a' },
    ]
    const { award, certificate } = knapsack(contestOf(rows, { N: 4 }), byHours, solver)
    expect(certificate).toMatchObject({ proven: true, value: 7n })
    expect([...award]).toEqual([2, 1, 1])
  })

  it('gives more to the higher rank also where dozens of choices are equal in value and ranks', () => {
    const tied = fc
      .record({
        rows: fc.array(fc.record({ U: fc.integer({ min: 2, max: 5 }), tight: fc.boolean() }), {
          minLength: 8,
          maxLength: 9,
        }),
        N: fc.integer({ min: 9, max: 16 }),
      })
      .map(({ rows, N }) =>
        contestOf(
          rows.map(({ U, tight }, i) => ({ id: `P${i}`, score: 1, U, L: tight ? U : U - 1, area: 'a' })),
          { N },
        ),
      )
    fc.assert(
      fc.property(tied, (contest) => {
        const { award, certificate } = knapsack(contest, byHours, solver)
        expect(certificate?.proven).toBe(true)
        expect([...contest.order].map((i) => award[i])).toEqual(tryAll(contest).slice(3))
      }),
      { numRuns: 25 },
    )
  })

  it('settles 83 equal choices of sixteen proposals, each all or nothing', () => {
    const entries = Array.from({ length: 16 }, (_, i) => ({
      id: `P${String(i).padStart(2, '0')}`,
      score: 100 - i,
      U: 11 + i,
      L: 11 + i,
    }))
    const contest = { ...contestOf(entries, { N: 95 }), priority: new Float64Array(16).fill(50_000) }
    const { award, certificate } = knapsack(contest, byHours, solver)
    expect(certificate?.proven).toBe(true)
    expect(funded(entries, award)).toEqual(['P00', 'P01', 'P02', 'P03', 'P08', 'P15'])
  })

  it('does not take half a unit from a guarantee to buy what whole awards cannot have', () => {
    const contest = contestOf(
      [
        { id: 'P0', score: 0, U: 1, L: 1, area: 'a' },
        { id: 'P1', score: 0, U: 2, L: 1, area: 'a' },
        { id: 'P2', score: 4, U: 2, L: 1, area: 'b' },
        { id: 'P3', score: 1, U: 3, L: 3, area: 'b' },
      ],
      { N: 7, guarantee: { a: 3, b: 0 }, maximum: { a: 3, b: 5 } },
    )
    const { award, certificate } = knapsack(contest, byHours, solver)
    expect(certificate?.proven).toBe(true)
    expect([...award]).toEqual([1, 2, 2, 0])
  })

  it('does not depend on the order of the input, also where scores are tied', () => {
    const rows = Array.from({ length: 24 }, (_, i) => ({
      id: `P${i}`,
      score: 40 + 20 * (i % 3),
      requested: 3 + (i % 5),
      minimum: 2,
    }))
    const scenario = scenarioOf({ policy: byHours, seed: 's' })
    const outcomes = [rows, rows.toReversed(), [...rows.slice(11), ...rows.slice(0, 11)]].map((list) =>
      canonicalJson(allocate(callOf({ budget: 50 }, list), scenario, { solver })),
    )
    expect(new Set(outcomes).size).toBe(1)
    expect(outcomeSchema.parse(JSON.parse(outcomes[0] ?? '')).solver?.proven).toBe(true)
  })
})

describe('without a proof', () => {
  const rows = [
    { id: 'A', score: 90, requested: 60, minimum: 10 },
    { id: 'B', score: 80, requested: 60, minimum: 10 },
    { id: 'C', score: 70, requested: 60, minimum: 10 },
  ]
  const snapshot = callOf({ budget: 100 }, rows)
  const scenario = scenarioOf({ policy: byHours })

  it('the policy is refused where no solver is handed in', () => {
    expect(() => allocate(snapshot, scenario)).toThrowError(
      expect.objectContaining({ code: 'solver-missing' }),
    )
  })

  const liars: [string, Solver['solve']][] = [
    ['that runs out of time', () => ({ status: 'unknown' })],
    ['that finds nothing at all', () => ({ status: 'infeasible' })],
    ['that chooses nobody', () => ({ status: 'optimal', values: {} })],
    ['that chooses too many', () => ({ status: 'optimal', values: { z0: 1, z1: 1, z2: 1 } })],
  ]
  it.each(liars)('a solver %s leads to the cut-off or to a checked answer, visibly', (name, solve) => {
    const outcome = allocate(snapshot, scenario, { solver: { name: 'liar', version: '1', solve } })
    const cutoff = allocate(snapshot, scenarioOf({}))
    const awards = outcome.awards.map(({ award }) => award)
    expect(awards).toEqual(cutoff.awards.map(({ award }) => award))
    expect(outcome.solver).toMatchObject({ name: 'liar', proven: false, value: null })
    expect(name).not.toBe('')
  })

  it('an honest one is named in the outcome with the hash of what it solved', () => {
    const { solver: stated } = allocate(snapshot, scenario, { solver })
    expect(stated).toMatchObject({ name: 'HiGHS', version: '1.15.3', proven: true, value: 8600 })
    expect(stated?.model).toMatch(/^sha256:/)
  })
})
