import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankedReasons, type Contest } from '@furrow/core/allocation/contest'
import { cutoff } from '@furrow/core/allocation/cutoff'
import { knapsack } from '@furrow/core/allocation/knapsack'
import type { Solution, Solver } from '@furrow/core/allocation/solver'
import { contestOf } from './contests.ts'
import { loadSolver } from './highs.ts'
import { small, tryAll } from './small-contests.ts'

const honest = await loadSolver()
const byHours = { kind: 'knapsack', objective: 'score-hours' } as const
const byScores = { kind: 'knapsack', objective: 'scores' } as const

/** The honest solver, but for what `twist` makes of its answers, told by number. */
function twisted(
  twist: (answer: Solution, call: number, model: string) => Solution,
): Solver & { calls: () => number } {
  let calls = 0
  const solve = (model: string): Solution => twist(honest.solve(model), calls++, model)
  return { name: 'twisted', version: '2', solve, calls: () => calls }
}

const greedyOf = (contest: Contest) => cutoff(contest, { kind: 'cutoff', mode: 'skip', partial: true })

describe('a solver that errs in one answer', () => {
  const errors: readonly (readonly [string, Solution])[] = [
    ['runs out of time', { status: 'unknown' }],
    ['finds nothing', { status: 'infeasible' }],
    ['chooses nobody', { status: 'optimal', values: {} }],
  ]

  it.each(errors)(
    'and %s leads to the cut-off, or to the true choice: nothing false is proven',
    (_, error) => {
      fc.assert(
        fc.property(small, fc.nat(4), (contest, wrong) => {
          const solver = twisted((answer, call) => (call === wrong ? error : answer))
          const { award, certificate, ...rest } = knapsack(contest, byHours, solver)
          const isAsked = solver.calls() > wrong
          if (certificate?.proven === true) {
            expect(error.status === 'unknown' && isAsked).toBe(false)
            const [, value, , ...given] = tryAll(contest)
            expect(Number(certificate.value)).toBe(value)
            // That there is no other choice of equal value is believed.
            if (error.status !== 'infeasible') expect([...contest.order].map((i) => award[i])).toEqual(given)
            return
          }
          expect(isAsked).toBe(true)
          expect({ award, ...rest }).toEqual(greedyOf(contest))
          expect(certificate).toMatchObject({ name: 'twisted', version: '2', proven: false, value: 0n })
          expect(certificate?.models).toHaveLength(solver.calls())
        }),
        { numRuns: 25 },
      )
    },
  )

  it('only by rounding does no harm', () => {
    const blurred = (answer: Solution): Solution =>
      answer.status === 'optimal'
        ? {
            ...answer,
            values: Object.fromEntries(
              Object.entries(answer.values).map(([name, value], k) => [
                name,
                value + (k % 2 === 0 ? 1e-6 : -1e-6),
              ]),
            ),
          }
        : answer
    fc.assert(
      fc.property(small, (contest) => {
        const { certificate: _, ...plain } = knapsack(contest, byHours, honest)
        const { certificate, ...rounded } = knapsack(contest, byHours, twisted(blurred))
        expect(certificate?.proven).toBe(true)
        expect(rounded).toEqual(plain)
      }),
      { numRuns: 25 },
    )
  })
})

describe('the stages', () => {
  const goals = (models: readonly string[] = []): string[] =>
    models.map((model) =>
      ['shortfall:', 'value:', 'rank:', 'other0:'].filter((row) => model.includes(` ${row}`)).join(' '),
    )

  it('ask for the shortfall only where the cut-off has one, then value, ranks and others', () => {
    const rows = [
      { id: 'A', score: 3, U: 4, L: 4, area: 'a' },
      { id: 'B', score: 2, U: 3, L: 3, area: 'b' },
    ]
    const free = knapsack(contestOf(rows, { N: 7, guarantee: { a: 4 } }), byHours, honest)
    expect(goals(free.certificate?.models)).toEqual([
      'shortfall:',
      'shortfall: value:',
      'shortfall: value: rank: other0:',
    ])
    // Three hours of five are kept for b, and A does not fit into the others.
    const short = contestOf(rows, { N: 6, guarantee: { a: 2, b: 3 } })
    const { certificate, award } = knapsack(short, byHours, honest)
    expect(goals(certificate?.models)).toEqual([
      '',
      'shortfall:',
      'shortfall: value:',
      'shortfall: value: rank: other0:',
    ])
    expect([...award]).toEqual([0, 3])
  })

  it('ask nothing where nobody is ranked', () => {
    const silent = twisted(() => {
      throw new Error('asked')
    })
    const { certificate, award } = knapsack(
      { ...contestOf([], { N: 5 }), upper: new Float64Array(2) },
      byHours,
      silent,
    )
    expect(certificate).toEqual({ name: 'twisted', version: '2', models: [], proven: true, value: 0n })
    expect([...award]).toEqual([0, 0])
  })
})

describe('what is left', () => {
  /** Who scores 0 has no weight in the spreading, and keeps the minimum. */
  const scoring = small.map((contest) => ({
    ...contest,
    priority: contest.priority.map((score) => score + 1),
  }))

  it('is told to everybody, with what is left below the maximum of the area', () => {
    const contest = contestOf(
      [
        { id: 'A', score: 9, U: 5, L: 5, area: 'a' },
        { id: 'B', score: 8, U: 4, L: 3, area: 'b' },
        { id: 'C', score: 7, U: 6, L: 6, area: 'b' },
      ],
      { N: 12, maximum: { a: 8, b: 7 } },
    )
    const { award, reason, free, areaFree } = knapsack(contest, byHours, honest)
    expect([...award]).toEqual([5, 0, 6])
    expect([...reason].map((place) => rankedReasons[place])).toEqual(['chosen', 'not-chosen', 'chosen'])
    expect([[...free], [...areaFree]]).toEqual([
      [1, 1, 1],
      [3, 1, 1],
    ])
  })

  it('beyond the minima of the largest sum of scores goes to the chosen, as far as areas and requests allow', () => {
    fc.assert(
      fc.property(scoring, (contest) => {
        const { award, certificate } = knapsack(contest, byScores, honest)
        const [shortfall = NaN, value = NaN, , ...given] = tryAll(contest, 'scores')
        expect([certificate?.proven, Number(certificate?.value)]).toEqual([true, value])
        const chosen = [...contest.order].filter((_, rank) => (given[rank] ?? 0) > 0)
        expect([...contest.order].filter((i) => (award[i] ?? 0) > 0)).toEqual(chosen)
        for (const i of chosen) {
          expect(award[i]).toBeGreaterThanOrEqual(contest.lower[i] ?? NaN)
          expect(award[i]).toBeLessThanOrEqual(contest.upper[i] ?? NaN)
        }
        const sumIn = (area: number, of: Float64Array): number =>
          chosen.reduce((sum, i) => sum + (contest.area[i] === area ? (of[i] ?? 0) : 0), 0)
        const areas = [...contest.maximum.keys()]
        const room = areas.map((area) => Math.min(contest.maximum[area] ?? NaN, sumIn(area, contest.upper)))
        const held = areas.map((area) => sumIn(area, award))
        expect(held.reduce((sum, units) => sum + units, 0)).toBe(
          Math.min(
            contest.units,
            room.reduce((sum, units) => sum + units, 0),
          ),
        )
        const lacking = held.map((units, area) => Math.max(0, (contest.guarantee[area] ?? 0) - units))
        expect(lacking.reduce((sum, units) => sum + units, 0)).toBeLessThanOrEqual(-shortfall)
        expect(held.every((units, area) => units <= (room[area] ?? NaN))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})
