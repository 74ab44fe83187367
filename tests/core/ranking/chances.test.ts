import { describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { parseSnapshot, type Snapshot, type SnapshotInput } from '@furrow/core/contract/snapshot'
import { drawChances, type Chances } from '@furrow/core/ranking/chances'
import { finish } from '@furrow/core/ranking/leave-one-out'
import { beliefOf, type Belief } from '@furrow/core/scoring/belief'
import { makeEffectsModel, solveEffects } from '@furrow/core/scoring/effects'
import { makeReviewGraph } from '@furrow/core/scoring/review-graph'
import { usedReviews } from '@furrow/core/scoring/scorer'
import { callOf, scenarioOf, unwrap } from '../allocation/calls.ts'
import { oneStratum, readCases } from '../scoring/oracles.ts'

interface Case {
  readonly input: {
    readonly mean: readonly number[]
    readonly sd: readonly number[]
    readonly funded_slots: number
    readonly covariance?: readonly (readonly number[])[]
  }
  readonly expected: {
    readonly rank_interval_90: readonly (readonly [number, number])[]
    readonly probability_in_top?: readonly number[]
    readonly probability_in_top_monte_carlo?: readonly number[]
  }
  readonly tolerance: {
    readonly probability_absolute_if_simulated_10000: number
    readonly rank_interval_absolute: number
  }
}

/** A belief with given means and independent errors: proposals that have nothing in common but their scale. */
function beliefWith(mean: readonly number[], variance: readonly number[]): Belief {
  const entries = variance.map((own, proposal) => ({ proposal, reviewer: 0, weight: 1 / own }))
  const graph = makeReviewGraph(entries, { proposals: mean.length, reviewers: 1 })
  const model = makeEffectsModel(graph, oneStratum(graph), { proposal: 1e10, reviewer: 0, noise: 1 })
  const posterior = Float64Array.from(mean)
  return { kind: 'one-way', model, effects: solveEffects(model, posterior), posterior }
}

describe.each(readCases<Case>('expected-rank'))(
  'the worked ranks $name',
  ({ input, expected, tolerance }) => {
    const rows = input.mean.map((score, i) => ({ id: `P${i}`, score, requested: 1 }))
    const snapshot = callOf({ budget: input.funded_slots }, rows)
    // What all have in common moves nobody past anybody.
    const variance = input.sd.map((sd, i) => sd * sd - (input.covariance?.[i]?.[i === 0 ? 1 : 0] ?? 0))
    const chances = finish(
      drawChances(makeEngine(snapshot), scenarioOf({ seed: 'oracle' }), {
        belief: beliefWith(input.mean, variance),
        draws: 10_000,
      }),
    )

    it('give the worked chance of being among the first', () => {
      const wanted = expected.probability_in_top ?? expected.probability_in_top_monte_carlo ?? []
      expect(wanted).toHaveLength(rows.length)
      wanted.forEach((chance, i) =>
        expect(Math.abs((chances.funded[i] ?? NaN) - chance)).toBeLessThan(
          tolerance.probability_absolute_if_simulated_10000,
        ),
      )
    })

    it('give the worked interval of 90 %', () => {
      expected.rank_interval_90.forEach((interval, i) =>
        interval.forEach((rank, end) =>
          expect(Math.abs((chances.rank90[end === 0 ? 0 : 1][i] ?? NaN) - rank)).toBeLessThanOrEqual(
            tolerance.rank_interval_absolute,
          ),
        ),
      )
    })
  },
)

/** Marks from 0 to 100 by proposal, one for each reviewer in turn. */
const reviewsOf = (marks: Readonly<Record<string, readonly number[]>>): SnapshotInput['reviews'] =>
  Object.entries(marks).flatMap(([proposal, list]) =>
    list.map((x, j) => ({ proposal, reviewer: `R${j}`, scores: { x } })),
  )

const withReviews = (snapshot: Snapshot, reviews: SnapshotInput['reviews']): Snapshot =>
  unwrap(parseSnapshot({ ...snapshot, reviews }))

function chancesOf(snapshot: Snapshot, rest: object, draws = 400): Chances {
  const engine = makeEngine(snapshot)
  const scenario = scenarioOf(rest, snapshot)
  const scores = engine.scorer.score(scenario)
  const { graph, y } = usedReviews(engine.field.table, engine.scorer.reviewers(), { scenario, scores })
  const belief = beliefOf(graph, y, scores.calibration)
  if (typeof belief === 'string') throw new Error(belief)
  return finish(drawChances(engine, scenario, { belief, draws }))
}

const asks = (ids: readonly string[], requested = 10): { id: string; score: number; requested: number }[] =>
  ids.map((id) => ({ id, score: 0, requested }))

const four = { A: [90, 80, 85], B: [70, 85, 60], C: [60, 75, 70], D: [20, 30, 10] }

describe('chances', () => {
  it('of a call without noise are 0 or 1, and its intervals are points', () => {
    const call = callOf({ budget: 20 }, asks(['A', 'B', 'C', 'D']))
    const snapshot = withReviews(call, reviewsOf({ A: [50, 50], B: [80, 80], C: [20, 20], D: [65, 65] }))
    const chances = chancesOf(snapshot, { seed: 's' })
    expect([...chances.funded]).toEqual([0, 1, 0, 1])
    expect([...chances.meanHours]).toEqual([0, 10, 0, 10])
    for (const rank of [...chances.rank50, ...chances.rank90]) expect([...rank]).toEqual([3, 1, 4, 2])
    expect([...chances.deviation].every((deviation) => deviation < 1e-6)).toBe(true)
  })

  it('are 1 for all where there is enough, and 0 where there is nothing', () => {
    const rows = asks(['A', 'B', 'C', 'D'])
    const rich = withReviews(callOf({ budget: 40 }, rows), reviewsOf(four))
    const poor = withReviews(callOf({ budget: 0 }, rows), reviewsOf(four))
    expect([...chancesOf(rich, {}).funded]).toEqual([1, 1, 1, 1])
    expect([...chancesOf(poor, {}).funded]).toEqual([0, 0, 0, 0])
  })

  it('follow the policy with its quotas: a maximum of 0 takes them all', () => {
    const rows = asks(['A', 'B', 'C', 'D']).map((row, i) => ({ ...row, area: i === 0 ? 'shut' : 'open' }))
    const call = callOf({ budget: 40, areas: [{ id: 'open' }, { id: 'shut' }] }, rows)
    const snapshot = withReviews(call, reviewsOf(four))
    expect([...chancesOf(snapshot, { areas: { shut: { maxShare: 0 } } }).funded]).toEqual([0, 1, 1, 1])
  })

  it('count hours in steps of the call, with the percentiles of the draws', () => {
    const call = callOf({ budget: 1500, granularity: 100 }, asks(['A', 'B'], 1000))
    const snapshot = withReviews(call, reviewsOf({ A: [80, 60, 70], B: [60, 70, 50] }))
    const { funded, meanHours, lowHours, highHours } = chancesOf(snapshot, {})
    // One gets 1,000, the other 500: it changes from draw to draw who.
    expect([...funded]).toEqual([1, 1])
    expect((meanHours[0] ?? 0) + (meanHours[1] ?? 0)).toBeCloseTo(1500, 9)
    expect([...lowHours, ...highHours]).toEqual([500, 500, 1000, 1000])
  })

  it('come from the seed and do not depend on the order of the input', () => {
    const call = callOf({ budget: 20 }, asks(['A', 'B', 'C', 'D']))
    const snapshot = withReviews(call, reviewsOf(four))
    const turned = {
      ...snapshot,
      proposals: snapshot.proposals.toReversed(),
      reviews: snapshot.reviews.toReversed(),
    }
    const once = chancesOf(snapshot, { seed: 'a' })
    expect(chancesOf(turned, { seed: 'a' })).toEqual(once)
    expect(chancesOf(snapshot, { seed: 'b' }).funded).not.toEqual(once.funded)
  })

  it('are nothing for who cannot be ranked', () => {
    const rows = [
      ...asks(['A', 'B', 'C', 'D']),
      { id: 'E', score: 0, requested: 10, technicalCap: 0 },
      { id: 'F', score: 0, requested: 10 },
    ]
    const call = callOf({ budget: 100 }, rows)
    const chances = chancesOf(withReviews(call, reviewsOf({ ...four, E: [99, 95] })), {})
    expect([...chances.candidates]).toEqual([0, 1, 2, 3])
    expect([chances.funded[4], chances.funded[5]]).toEqual([0, 0])
  })

  it('give a proposal just below the threshold of the score the draws in which it passes', () => {
    const call = callOf({ budget: 100 }, asks(['A', 'B', 'C', 'D']))
    const snapshot = withReviews(call, reviewsOf(four))
    const chances = chancesOf(snapshot, { thresholds: { score: 69 } })
    expect([...chances.candidates]).toEqual([0, 1, 2, 3])
    expect(chances.funded[2]).toBeGreaterThan(0.2)
    expect(chances.funded[2]).toBeLessThan(0.6)
    // Ranks are those of all four in every draw, whoever passes.
    const ranks = chances.rank90.map((list) => [...list])
    expect(Math.min(...(ranks[0] ?? []))).toBe(1)
    expect(ranks[1]?.[3]).toBe(4)
  })

  it('are nothing for who misses a criterion, even where its score misses the threshold too', () => {
    const call = callOf(
      {
        budget: 100,
        criteria: [
          { id: 'x', min: 0, max: 100 },
          { id: 'y', min: 0, max: 1 },
        ],
      },
      [],
    )
    const rows = Object.entries(four).flatMap(([proposal, marks]) =>
      marks.map((x, j) => ({ proposal, reviewer: `R${j}`, scores: { x, y: proposal === 'C' ? 0 : 1 } })),
    )
    const snapshot = unwrap(
      parseSnapshot({
        ...call,
        proposals: asks(['A', 'B', 'C', 'D']).map(({ id, requested }) => ({ id, requested })),
        reviews: rows,
      }),
    )
    const thresholds = { score: 69, criteria: { y: 1 } }
    const chances = chancesOf(snapshot, { weights: { y: 0 }, thresholds })
    expect([...chances.candidates]).toEqual([0, 1, 3])
    expect(chances.funded[2]).toBe(0)
    for (const i of chances.candidates) expect(chances.rank90[0][i]).toBeGreaterThanOrEqual(1)
  })
})

describe('drawing', () => {
  const call = callOf({ budget: 20 }, asks(['A', 'B', 'C', 'D']))
  const snapshot = withReviews(call, reviewsOf(four))
  const engine = makeEngine(snapshot)
  const scenario = scenarioOf({ seed: 's' }, snapshot)
  const scores = engine.scorer.score(scenario)
  const { graph, y } = usedReviews(engine.field.table, engine.scorer.reviewers(), { scenario, scores })
  const belief = beliefOf(graph, y, undefined)

  it('reports as it goes, and what it has so far is what fewer draws give', () => {
    if (typeof belief === 'string') throw new Error(belief)
    const steps = drawChances(engine, scenario, { belief, draws: 90, batch: 30 })
    const first = steps.next()
    if (first.done === true) throw new Error('no report')
    expect([first.value.done, first.value.of]).toEqual([30, 90])
    const sofar = first.value.sofar()
    expect(sofar).toEqual(finish(drawChances(engine, scenario, { belief, draws: 30 })))
    expect(finish(steps)).toEqual(finish(drawChances(engine, scenario, { belief, draws: 90 })))
  })

  it('stops where it is left', () => {
    if (typeof belief === 'string') throw new Error(belief)
    const steps = drawChances(engine, scenario, { belief, draws: 1000, batch: 10 })
    for (const { done } of steps) if (done === 20) break
    expect(steps.next()).toEqual({ done: true, value: undefined })
  })
})
