import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beliefOf } from '@furrow/core/scoring/belief'
import { calibrate } from '@furrow/core/scoring/calibrate'
import { makeReviewGraph, weightedMeans } from '@furrow/core/scoring/review-graph'
import { invent, solidDesigns, type Design } from './designs.ts'
import { designOf, distance } from './oracles.ts'

const connected = invent({ proposals: 40, reviewers: 10, each: 4, spread: [12, 8, 7], seed: 1 })

/** Two designs that share nobody, the second moved by some points. */
function sideBySide(one: Design, other: Design, shift: number): Design {
  const entries = [one, other].flatMap(({ graph, y }, side) =>
    [...y].map((score, row) => ({
      proposal: side * one.graph.proposals + (graph.proposal[row] ?? 0),
      reviewer: side * one.graph.reviewers + (graph.reviewer[row] ?? 0),
      score: score + side * shift,
      weight: 1,
    })),
  )
  return designOf(entries)
}

const grid = (proposals: number, reviewers: number, score: (i: number, j: number) => number): Design =>
  designOf(
    Array.from({ length: proposals * reviewers }, (_, place) => {
      const [proposal, reviewer] = [Math.floor(place / reviewers), place % reviewers]
      return { proposal, reviewer, score: score(proposal, reviewer), weight: 1 }
    }),
  )

const verdictOf = ({ graph, y }: Design) => calibrate(graph, y).verdict

describe('the gate', () => {
  it('lets a connected call through, with the numbers that decided', () => {
    expect(verdictOf(connected)).toMatchObject({
      method: 'shift',
      applied: true,
      reason: 'connected',
      reviews: 160,
      proposals: 40,
      reviewers: 10,
      components: 1,
      islands: 1,
      cycles: 111,
      frequentReviewers: 10,
    })
  })

  it('gives each of several islands a mean of its own: what lies between them stays as it was', () => {
    const other = invent({ proposals: 30, reviewers: 10, each: 4, spread: [12, 8, 7], seed: 2 })
    const [near, far] = [sideBySide(connected, other, 0), sideBySide(connected, other, 15)]
    expect(verdictOf(far)).toMatchObject({ applied: true, reason: 'islands', components: 2, islands: 2 })
    const before = calibrate(near.graph, near.y).calibrated
    const after = calibrate(far.graph, far.y).calibrated
    const wanted = before?.adjusted.map((score, i) => score + (i < 40 ? 0 : 15)) ?? []
    expect(distance(after?.adjusted ?? [], wanted)).toBeLessThan(1e-6)
    expect(after?.effects.mean).toHaveLength(2)
  })

  it('counts parts of fewer than three proposals as no islands', () => {
    const pair = grid(2, 3, (i, j) => 40 + 20 * i + 7 * j)
    expect(verdictOf(sideBySide(connected, pair, 0))).toMatchObject({
      reason: 'connected',
      components: 2,
      islands: 1,
    })
  })

  it('refuses a call without reviews', () => {
    const graph = makeReviewGraph([], { proposals: 3, reviewers: 0 })
    expect(verdictOf({ graph, y: new Float64Array() })).toMatchObject({
      applied: false,
      reason: 'no-reviews',
      variances: null,
      components: 0,
    })
  })

  it('refuses fewer than ten cycles', () => {
    // 5 × 3 has 15 − 5 − 3 + 1 = 8 of them, 6 × 3 has 10.
    const score = (i: number, j: number): number => 30 + 9 * i + 8 * j + ((i * 7 + j * 5) % 4)
    expect(verdictOf(grid(5, 3, score))).toMatchObject({
      applied: false,
      reason: 'too-few-reviews',
      cycles: 8,
    })
    expect(verdictOf(grid(6, 3, score))).toMatchObject({ applied: true, reason: 'connected', cycles: 10 })
  })

  it('refuses where fewer than half of the reviewers have three reviews', () => {
    const rare = Array.from({ length: 11 }, (_, k) => ({
      proposal: k,
      reviewer: 10 + k,
      score: 60 + k,
      weight: 1,
    }))
    const all = [...connected.y].map((score, row) => ({
      proposal: connected.graph.proposal[row] ?? 0,
      reviewer: connected.graph.reviewer[row] ?? 0,
      score,
      weight: 1,
    }))
    const withRare = (count: number): Design =>
      designOf(
        [...all, ...rare.slice(0, count)].sort((a, b) => a.proposal - b.proposal || a.reviewer - b.reviewer),
      )
    expect(verdictOf(withRare(10))).toMatchObject({ applied: true, frequentReviewers: 10, reviewers: 20 })
    expect(verdictOf(withRare(11))).toMatchObject({
      applied: false,
      reason: 'too-few-reviews',
      reviewers: 21,
    })
  })

  it('refuses where each proposal has one review, each reviewer one, or one reviewer has them all', () => {
    const calls = [
      designOf(Array.from({ length: 40 }, (_, i) => ({ proposal: i, reviewer: i % 5, score: i, weight: 1 }))),
      designOf(
        Array.from({ length: 40 }, (_, j) => ({
          proposal: Math.floor(j / 4),
          reviewer: j,
          score: j,
          weight: 1,
        })),
      ),
      grid(30, 1, (i) => i),
    ]
    for (const call of calls)
      expect(verdictOf(call)).toMatchObject({ applied: false, reason: 'too-few-reviews', variances: null })
  })

  it('refuses where no difference between reviewers is to be seen', () => {
    const wish = { proposals: 40, reviewers: 10, each: 4, spread: [12, 0, 7] as const }
    // The first has a trace of an effect, below a twentieth of what lies within proposals; the second none.
    for (const seed of [1, 2])
      expect(verdictOf(invent({ ...wish, seed }))).toMatchObject({
        applied: false,
        reason: 'no-visible-effect',
      })
  })

  it('refuses where all scores are equal, with variances of 0', () => {
    expect(verdictOf(grid(10, 4, () => 66.1))).toMatchObject({
      applied: false,
      reason: 'no-visible-effect',
      variances: { proposal: 0, reviewer: 0, noise: 0 },
    })
  })

  it('refuses where the scores do not separate proposals', () => {
    const call = grid(12, 4, (i, j) => 40 + 10 * j + (((i + 3 * j) % 4) - 1.5))
    expect(verdictOf(call)).toMatchObject({
      applied: false,
      reason: 'no-separation',
      variances: { proposal: 0 },
    })
  })
})

describe('calibrated scores', () => {
  it('do not see a shift, and scale with the scale', () => {
    const check = ({ graph, y }: Design, factor: number, shift: number): void => {
      const plain = calibrate(graph, y)
      const moved = calibrate(
        graph,
        y.map((score) => shift + factor * score),
      )
      expect(moved.verdict.reason).toBe(plain.verdict.reason)
      for (const kind of ['adjusted', 'posterior'] as const) {
        const wanted = plain.calibrated?.[kind].map((score) => shift + factor * score) ?? []
        expect(distance(moved.calibrated?.[kind] ?? [], wanted)).toBeLessThan(1e-5)
      }
    }
    const factors = fc.constantFrom(-1, 0.1, 0.5, 2)
    fc.assert(fc.property(solidDesigns, factors, fc.integer({ min: -100, max: 100 }), check), { numRuns: 60 })
  })

  it('are drawn from the adjusted mean towards the common one, the more the fewer the reviews', () => {
    const check = ({ graph, y }: Design): void => {
      const { calibrated } = calibrate(graph, y)
      if (calibrated === null) return
      const { adjusted, posterior, effects } = calibrated
      const { variances } = calibrated.model
      const mean = effects.mean[0] ?? NaN
      posterior.forEach((score, i) => {
        const reviews = (graph.first[i + 1] ?? 0) - (graph.first[i] ?? 0)
        const share = reviews / (reviews + variances.noise / variances.proposal)
        expect(score).toBeCloseTo(mean + share * ((adjusted[i] ?? NaN) - mean), 6)
      })
    }
    fc.assert(fc.property(solidDesigns, check), { numRuns: 60 })
  })

  it('give back what a strict reviewer took, so far as it is seen', () => {
    const { graph, y } = connected
    const strict = y.map((score, row) => (graph.reviewer[row] === 3 ? score - 20 : score))
    const read = new Set(graph.proposal.filter((_, row) => graph.reviewer[row] === 3))
    /** What the proposals that were read lost, beside those that were not. */
    const lossOf = (from: Float64Array, to: Float64Array): number => {
      const mean = (isRead: boolean): number => {
        const losses = [...from].map((score, i) => score - (to[i] ?? NaN))
        const own = losses.filter((_, i) => read.has(i) === isRead)
        return own.reduce((sum, loss) => sum + loss, 0) / own.length
      }
      return mean(true) - mean(false)
    }
    const [before, after] = [calibrate(graph, y).calibrated, calibrate(graph, strict).calibrated]
    expect(lossOf(weightedMeans(graph, y), weightedMeans(graph, strict))).toBeCloseTo(5, 9)
    expect(lossOf(before?.adjusted ?? y, after?.adjusted ?? y)).toBeLessThan(1.5)
    const [own = 0, then = 0] = [before?.effects.reviewer[3], after?.effects.reviewer[3]]
    expect(then - own).toBeLessThan(-12)
  })

  it('are nearer to the truth than plain means', () => {
    const wish = { proposals: 60, reviewers: 15, each: 4, spread: [12, 8, 9] as const }
    const missed = { plain: 0, calibrated: 0 }
    for (let seed = 1; seed <= 30; seed += 1) {
      const { graph, y, proposal } = invent({ ...wish, seed })
      const { calibrated } = calibrate(graph, y)
      const miss = (scores: Float64Array): number =>
        scores.reduce((sum, score, i) => sum + (score - 60 - (proposal[i] ?? 0)) ** 2, 0)
      missed.plain += miss(weightedMeans(graph, y))
      missed.calibrated += miss(calibrated?.posterior ?? new Float64Array())
    }
    expect(missed.calibrated).toBeLessThan(0.7 * missed.plain)
  })

  it('are the same for reviews without any noise, and find every effect', () => {
    const { graph, y, proposal, reviewer } = invent({
      proposals: 30,
      reviewers: 8,
      each: 4,
      spread: [12, 8, 0],
      seed: 6,
    })
    const { calibrated } = calibrate(graph, y)
    const spreadOf = (found: ArrayLike<number>, truth: readonly number[]): number => {
      const apart = Array.from(found, (value, k) => value - (truth[k] ?? NaN))
      return Math.max(...apart) - Math.min(...apart)
    }
    expect(spreadOf(calibrated?.adjusted ?? [NaN], proposal)).toBeLessThan(0.05)
    expect(spreadOf(calibrated?.effects.reviewer ?? [NaN], reviewer)).toBeLessThan(0.05)
  })

  it('are absent without a review', () => {
    const { graph, y } = connected
    const wider = { ...graph, proposals: 41, first: Int32Array.of(...graph.first, y.length) }
    const { calibrated } = calibrate(wider, y)
    expect([calibrated?.adjusted[40], calibrated?.posterior[40]]).toEqual([NaN, NaN])
    expect(
      distance(calibrated?.adjusted.slice(0, 40) ?? [], calibrate(graph, y).calibrated?.adjusted ?? []),
    ).toBe(0)
  })
})

describe('what is believed of a call', () => {
  it('allows for strictness where the gate does and the scenario asks', () => {
    const { graph, y } = connected
    const calibration = calibrate(graph, y)
    const crossed = beliefOf(graph, y, calibration)
    expect(crossed).toMatchObject({ kind: 'crossed', posterior: calibration.calibrated?.posterior })
    expect(beliefOf(graph, y, undefined)).toMatchObject({ kind: 'one-way' })
  })

  it('counts strictness as noise elsewhere: a mean drawn towards that of all', () => {
    const { graph, y } = grid(
      3,
      2,
      (i, j) =>
        [
          [70, 74],
          [40, 48],
          [52, 52],
        ][i]?.[j] ?? NaN,
    )
    const belief = beliefOf(graph, y, calibrate(graph, y))
    // By hand: means 72, 44, 52; within 8 + 32 + 0 = 40 over 3; between 2 × (256 + 144 + 16) / 2 = 416.
    const [noise, proposal] = [40 / 3, (416 - 40 / 3) / 2]
    const share = 2 / (2 + noise / proposal)
    const posterior = typeof belief === 'string' ? [] : belief.posterior
    expect(
      distance(
        posterior,
        [72, 44, 52].map((mean) => 56 + share * (mean - 56)),
      ),
    ).toBeLessThan(1e-9)
  })

  it('is nothing without reviews, with one review each, and where proposals do not differ', () => {
    const none = makeReviewGraph([], { proposals: 2, reviewers: 0 })
    expect(beliefOf(none, new Float64Array(), undefined)).toBe('no-reviews')
    const single = grid(5, 1, (i) => i)
    expect(beliefOf(single.graph, single.y, undefined)).toBe('one-review-each')
    const alike = grid(5, 3, (_, j) => 50 + j)
    expect(beliefOf(alike.graph, alike.y, undefined)).toBe('no-separation')
  })
})
