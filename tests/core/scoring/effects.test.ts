import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentsOf } from '@furrow/core/scoring/components'
import { cholesky, inverseOf } from '@furrow/core/scoring/cholesky'
import { covarianceOf, covarianceParts, reducedMatrix } from '@furrow/core/scoring/covariance'
import { makeEffectsModel, solveEffects } from '@furrow/core/scoring/effects'
import type { Variances } from '@furrow/core/scoring/moments'
import { expectedRanks } from '@furrow/core/ranking/expected-rank'
import { denseSolution } from './dense.ts'
import { anyDesigns, invent } from './designs.ts'
import { designOf, distance, oneStratum, readCases, type OracleReview } from './oracles.ts'

interface Case {
  readonly reviews: readonly OracleReview[]
  readonly variance: Variances
  readonly expected: {
    readonly mu: number
    readonly se_mu: number
    readonly proposal: readonly number[]
    readonly reviewer: readonly number[]
    readonly sd_proposal: readonly number[]
    readonly sd_reviewer: readonly number[]
    readonly calibrated: readonly number[]
    readonly sd_calibrated: readonly number[]
    readonly order: readonly number[]
    readonly expected_rank_full_covariance: readonly number[]
    readonly covariance_proposal?: readonly (readonly number[])[]
  }
  readonly tolerance: { readonly absolute: number; readonly expected_rank: number }
}

const rows = (count: number, write: (i: number, out: Float64Array) => void): Float64Array[] =>
  Array.from({ length: count }, (_, i) => {
    const out = new Float64Array(count)
    write(i, out)
    return out
  })

describe.each(readCases<Case>('blup'))('the worked calibration $name', (oracle) => {
  const { expected, tolerance, variance } = oracle
  const { graph, y } = designOf(oracle.reviews)
  const model = makeEffectsModel(graph, oneStratum(graph), variance)
  const effects = solveEffects(model, y)
  const calibrated = effects.proposal.map((effect) => (effects.mean[0] ?? NaN) + effect)

  it('has the worked mean and effects', () => {
    expect(distance(effects.mean, [expected.mu])).toBeLessThanOrEqual(tolerance.absolute)
    expect(distance(effects.proposal, expected.proposal)).toBeLessThanOrEqual(tolerance.absolute)
    expect(distance(effects.reviewer, expected.reviewer)).toBeLessThanOrEqual(tolerance.absolute)
    expect(distance(calibrated, expected.calibrated)).toBeLessThanOrEqual(tolerance.absolute)
  })

  it('is inverted in parts, which end where all of it does', () => {
    const parts = covarianceParts(model)
    const done: number[] = []
    let part = parts.next()
    for (; part.done !== true; part = parts.next()) done.push(part.value.done / part.value.of)
    expect(done).toEqual(done.toSorted((a, b) => a - b))
    // Each reviewer and the mean: in the factor, in its inverse and in the product.
    expect(done).toHaveLength(3 * reducedMatrix(model).size)
    expect(done.at(-1)).toBeCloseTo(1, 12)
    expect(part.value?.proposal).toEqual(covarianceOf(model)?.proposal)
  })

  it('has the worked order', () => {
    const order = [...calibrated.keys()].sort((a, b) => (calibrated[b] ?? 0) - (calibrated[a] ?? 0))
    expect(order).toEqual(expected.order)
  })

  it('has the worked standard errors', () => {
    const whole = covarianceOf(model)
    const alone = covarianceOf(model, { withMean: false })
    expect(distance(whole?.proposal.map(Math.sqrt) ?? [], expected.sd_calibrated)).toBeLessThanOrEqual(
      tolerance.absolute,
    )
    expect(distance(alone?.proposal.map(Math.sqrt) ?? [], expected.sd_proposal)).toBeLessThanOrEqual(
      tolerance.absolute,
    )
    expect(distance(whole?.reviewer.map(Math.sqrt) ?? [], expected.sd_reviewer)).toBeLessThanOrEqual(
      tolerance.absolute,
    )
  })

  it('has the worked standard error of the mean', () => {
    const { reviewers, ...matrix } = reducedMatrix(model)
    const factor = cholesky(matrix)
    const { size, values } = inverseOf(factor ?? { size: 0, values: new Float64Array() })
    const own = values[reviewers * size + reviewers] ?? NaN
    const error = Math.sqrt(variance.noise * own)
    expect(Math.abs(error - expected.se_mu)).toBeLessThanOrEqual(tolerance.absolute)
  })

  it('has the worked covariances of the proposals, where they are given', () => {
    const alone = covarianceOf(model, { withMean: false })
    const found = rows(graph.proposals, (i, out) => alone?.row(i, out))
    for (const [i, row] of (expected.covariance_proposal ?? []).entries())
      expect(distance(found[i] ?? [], row)).toBeLessThanOrEqual(tolerance.absolute)
  })

  it('has the worked expected ranks', () => {
    const covariance = covarianceOf(model)
    const ranks = expectedRanks({
      mean: calibrated,
      variance: covariance?.proposal ?? new Float64Array(),
      covariances: covariance?.row,
    })
    expect(distance(ranks, expected.expected_rank_full_covariance)).toBeLessThanOrEqual(
      tolerance.expected_rank,
    )
  })
})

const variances: fc.Arbitrary<Variances> = fc.record({
  proposal: fc.double({ min: 1, max: 400, noNaN: true }),
  reviewer: fc.double({ min: 0.5, max: 200, noNaN: true }),
  noise: fc.double({ min: 1, max: 200, noNaN: true }),
})

describe('effects', () => {
  it('are those of the mixed-model equations written out, with a mean for each island', () => {
    const check = (
      { graph, y }: { graph: Parameters<typeof componentsOf>[0]; y: Float64Array },
      v: Variances,
    ) => {
      const { count, ofProposal } = componentsOf(graph)
      const model = makeEffectsModel(graph, { count, ofProposal }, v)
      const { mean, proposal, reviewer } = solveEffects(model, y)
      const dense = denseSolution(model, y)
      expect(distance(mean, dense.mean)).toBeLessThan(1e-6)
      expect(distance(proposal, dense.proposal)).toBeLessThan(1e-6)
      expect(distance(reviewer, dense.reviewer)).toBeLessThan(1e-6)
      const covariance = covarianceOf(model)
      const reviewed = [...ofProposal.keys()].filter((i) => (ofProposal[i] ?? -1) >= 0)
      const pair = (a: number, b: number): number => dense.covariance[a]?.[b] ?? NaN
      for (const i of reviewed) {
        const out = new Float64Array(graph.proposals)
        covariance?.row(i, out)
        for (const k of reviewed) {
          const [a, b] = [ofProposal[i] ?? 0, ofProposal[k] ?? 0]
          const exact = pair(count + i, count + k) + pair(a, count + k) + pair(count + i, b) + pair(a, b)
          expect(Math.abs((out[k] ?? NaN) - exact)).toBeLessThan(1e-6)
        }
      }
      for (const [j, variance] of (covariance?.reviewer ?? []).entries()) {
        const place = count + graph.proposals + j
        expect(Math.abs(variance - pair(place, place))).toBeLessThan(1e-6)
      }
    }
    fc.assert(
      fc.property(
        anyDesigns.filter(({ y }) => y.length > 0),
        variances,
        check,
      ),
      { numRuns: 150 },
    )
  })

  it('of a warm start are those of a fresh one', () => {
    const { graph, y } = invent({ proposals: 60, reviewers: 15, each: 4, spread: [12, 8, 9], seed: 3 })
    const model = makeEffectsModel(graph, oneStratum(graph), { proposal: 144, reviewer: 64, noise: 81 })
    const before = solveEffects(model, y)
    const moved = y.map((score, row) => score + Math.sin(row))
    const fresh = solveEffects(model, moved)
    const warm = solveEffects(model, moved, { start: before })
    expect(distance(warm.proposal, fresh.proposal)).toBeLessThan(1e-7)
    expect(solveEffects(model, y, { start: before }).iterations).toBeLessThanOrEqual(1)
  })

  it('of a start that is of another call are not taken from it', () => {
    const { graph, y } = invent({ proposals: 20, reviewers: 6, each: 3, spread: [12, 8, 9], seed: 4 })
    const other = invent({ proposals: 20, reviewers: 7, each: 3, spread: [12, 8, 9], seed: 5 })
    const v = { proposal: 144, reviewer: 64, noise: 81 }
    const strange = solveEffects(makeEffectsModel(other.graph, oneStratum(other.graph), v), other.y)
    const model = makeEffectsModel(graph, oneStratum(graph), v)
    expect(solveEffects(model, y, { start: strange })).toEqual(solveEffects(model, y))
  })

  it('take few steps, whatever the size', () => {
    for (const proposals of [50, 400, 1500]) {
      const reviewers = Math.ceil(proposals / 10)
      const { graph, y } = invent({ proposals, reviewers, each: 4, spread: [12, 8, 9], seed: proposals })
      const model = makeEffectsModel(graph, oneStratum(graph), { proposal: 144, reviewer: 64, noise: 81 })
      expect(solveEffects(model, y).iterations).toBeLessThan(20)
    }
  })

  it('of reviewers are 0 where reviewers do not differ: a shrunken mean', () => {
    const { graph, y } = designOf([
      { proposal: 0, reviewer: 0, score: 80, weight: 1 },
      { proposal: 0, reviewer: 1, score: 60, weight: 1 },
      { proposal: 1, reviewer: 0, score: 40, weight: 1 },
      { proposal: 1, reviewer: 1, score: 20, weight: 1 },
    ])
    const model = makeEffectsModel(graph, oneStratum(graph), { proposal: 100, reviewer: 0, noise: 100 })
    const { mean, proposal, reviewer, iterations } = solveEffects(model, y)
    expect([...mean]).toEqual([50])
    expect(distance(proposal, [20 * (2 / 3), -20 * (2 / 3)])).toBeLessThan(1e-12)
    expect([...reviewer]).toEqual([0, 0])
    expect(iterations).toBe(0)
    expect(distance(covarianceOf(model)?.reviewer ?? [], [0, 0])).toBe(0)
  })

  it('of proposals are 0 where proposals do not differ', () => {
    const { graph, y } = invent({ proposals: 12, reviewers: 4, each: 3, spread: [0, 8, 5], seed: 8 })
    const model = makeEffectsModel(graph, oneStratum(graph), { proposal: 0, reviewer: 64, noise: 25 })
    expect(solveEffects(model, y).proposal.every((effect) => effect === 0)).toBe(true)
  })
})
