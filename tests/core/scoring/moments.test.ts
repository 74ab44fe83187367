import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentsOf } from '@furrow/core/scoring/components'
import { crossedMoments, oneWayMoments, type Variances } from '@furrow/core/scoring/moments'
import { remlVariances } from '@furrow/core/scoring/reml'
import { anyDesigns, invent, solidDesigns, type Design } from './designs.ts'
import { designOf, oneStratum, readCases, type OracleReview } from './oracles.ts'

interface Case {
  readonly reviews: readonly OracleReview[]
  readonly expected: {
    readonly reml: Variances & { readonly minus2_restricted_loglik: number }
    readonly moments_raw: Variances
    readonly sums_of_squares: Record<'within_proposal' | 'within_reviewer' | 'total', number>
  }
  readonly tolerance: {
    readonly reml_relative: number
    readonly minus2_absolute: number
    readonly moments_relative: number
  }
  readonly cross_checks: { readonly lme4: readonly [number, number, number] }
}

const parts = ['proposal', 'reviewer', 'noise'] as const

/** The largest relative distance of the three variances. */
const apart = (found: Variances | null, wanted: Variances): number =>
  Math.max(...parts.map((part) => Math.abs((found?.[part] ?? NaN) / wanted[part] - 1)))

describe.each(readCases<Case>('variance-components'))('the worked variances of $name', (oracle) => {
  const { expected, tolerance } = oracle
  const { graph, y } = designOf(oracle.reviews)

  it('by moments are the worked ones, sums of squares included', () => {
    const { sums, raw } = crossedMoments(graph, y, oneStratum(graph))
    const wanted = expected.sums_of_squares
    expect(Math.abs(sums.withinProposal / wanted.within_proposal - 1)).toBeLessThan(
      tolerance.moments_relative,
    )
    expect(Math.abs(sums.withinReviewer / wanted.within_reviewer - 1)).toBeLessThan(
      tolerance.moments_relative,
    )
    expect(Math.abs(sums.total / wanted.total - 1)).toBeLessThan(tolerance.moments_relative)
    expect(apart(raw, expected.moments_raw)).toBeLessThan(tolerance.moments_relative)
  })

  it('by restricted likelihood are the worked ones, and those of lme4', () => {
    const reml = remlVariances(graph, y, oneStratum(graph))
    expect(apart(reml?.variances ?? null, expected.reml)).toBeLessThan(tolerance.reml_relative)
    const [proposal, reviewer, noise] = oracle.cross_checks.lme4
    expect(apart(reml?.variances ?? null, { proposal, reviewer, noise })).toBeLessThan(1e-5)
    expect(
      Math.abs((reml?.minusTwoLogLikelihood ?? NaN) - expected.reml.minus2_restricted_loglik),
    ).toBeLessThan(tolerance.minus2_absolute)
  })
})

const scaledBy = (variances: Variances | null, factor: number): Variances | null =>
  variances && {
    proposal: factor * variances.proposal,
    reviewer: factor * variances.reviewer,
    noise: factor * variances.noise,
  }

const largest = (variances: Variances): number => Math.max(...parts.map((part) => Math.abs(variances[part])))

describe('moments', () => {
  it('grow with the square of the scale and do not see a shift', () => {
    const check = ({ graph, y }: Design, factor: number, shift: number): void => {
      const strata = oneStratum(graph)
      const plain = crossedMoments(graph, y, strata).raw
      const moved = crossedMoments(
        graph,
        y.map((score) => shift + factor * score),
        strata,
      ).raw
      expect(moved === null).toBe(plain === null)
      const wanted = scaledBy(plain, factor * factor)
      if (moved === null || wanted === null) return
      for (const part of parts)
        expect(Math.abs(moved[part] - wanted[part])).toBeLessThanOrEqual(1e-7 * (1 + largest(wanted)))
    }
    const factors = fc.constantFrom(-2, 0.01, 0.5, 3, 10)
    fc.assert(fc.property(anyDesigns, factors, fc.integer({ min: -1000, max: 1000 }), check), {
      numRuns: 300,
    })
  })

  it('hit the truth in the mean of many calls', () => {
    const calls = Array.from({ length: 400 }, (_, seed) =>
      invent({ proposals: 24, reviewers: 8, each: 3, spread: [12, 8, 9], seed: seed + 1 }),
    )
    const sum = { proposal: 0, reviewer: 0, noise: 0 }
    for (const { graph, y } of calls) {
      const { raw } = crossedMoments(graph, y, oneStratum(graph))
      for (const part of parts) sum[part] += (raw?.[part] ?? NaN) / calls.length
    }
    expect(apart(sum, { proposal: 144, reviewer: 64, noise: 81 })).toBeLessThan(0.06)
  })

  it('see what lies inside islands only where each has a mean of its own', () => {
    const read = [0, 1].flatMap((island) => {
      const { graph, y } = invent({ proposals: 40, reviewers: 10, each: 4, spread: [12, 8, 9], seed: 77 })
      return [...y].map((score, row) => ({
        proposal: 40 * island + (graph.proposal[row] ?? 0),
        reviewer: 10 * island + (graph.reviewer[row] ?? 0),
        score: score + 1000 * island,
        weight: 1,
      }))
    })
    const { graph, y } = designOf(read)
    const { count, ofProposal } = componentsOf(graph)
    expect(count).toBe(2)
    const half = designOf(read.slice(0, 160))
    const wanted = crossedMoments(half.graph, half.y, oneStratum(half.graph)).raw
    const found = crossedMoments(graph, y, { count, ofProposal }).raw
    expect(wanted === null ? NaN : apart(found, wanted)).toBeLessThan(1e-9)
    const mixed = crossedMoments(graph, y, oneStratum(graph)).raw
    expect((mixed?.proposal ?? 0) + (mixed?.reviewer ?? 0)).toBeGreaterThan(10_000)
  })

  it('are absent where a call cannot tell the variances apart', () => {
    const one = (reviews: readonly (readonly [number, number])[]) =>
      designOf(reviews.map(([proposal, reviewer], k) => ({ proposal, reviewer, score: 50 + k, weight: 1 })))
    const calls = {
      'each proposal has one review': one([
        [0, 0],
        [1, 0],
        [2, 1],
        [3, 1],
      ]),
      'each reviewer has one review': one([
        [0, 0],
        [0, 1],
        [1, 2],
        [1, 3],
      ]),
      'one reviewer for all': one([
        [0, 0],
        [1, 0],
        [2, 0],
      ]),
      'one proposal': one([
        [0, 0],
        [0, 1],
      ]),
    }
    for (const [title, { graph, y }] of Object.entries(calls)) {
      expect([title, crossedMoments(graph, y, oneStratum(graph)).raw]).toEqual([title, null])
      expect([title, remlVariances(graph, y, oneStratum(graph))]).toEqual([title, null])
    }
  })
})

describe('moments of one way', () => {
  it('are those of the analysis of variance where all have the same number of reviews', () => {
    const { graph, y } = invent({ proposals: 10, reviewers: 6, each: 3, spread: [12, 0, 9], seed: 5 })
    const mean = (values: Float64Array): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length
    const groups = Array.from({ length: 10 }, (_, i) => y.slice(3 * i, 3 * i + 3))
    const within =
      groups.reduce((sum, own) => sum + own.reduce((all, v) => all + (v - mean(own)) ** 2, 0), 0) / 20
    const between = groups.reduce((sum, own) => sum + 3 * (mean(own) - mean(y)) ** 2, 0) / 9
    const found = oneWayMoments(graph, y)
    expect(found?.noise).toBeCloseTo(within, 9)
    expect(found?.proposal).toBeCloseTo((between - within) / 3, 9)
    expect(found?.reviewer).toBe(0)
  })

  it('are absent where each proposal has one review, and where there is one proposal', () => {
    const single = designOf(
      [0, 1, 2].map((proposal) => ({ proposal, reviewer: 0, score: proposal, weight: 1 })),
    )
    expect(oneWayMoments(single.graph, single.y)).toBeNull()
    const alone = designOf([0, 1].map((reviewer) => ({ proposal: 0, reviewer, score: reviewer, weight: 1 })))
    expect(oneWayMoments(alone.graph, alone.y)).toBeNull()
  })
})

/** −2 ln of the restricted likelihood from the whole covariance of the reviews, by elimination. */
function denseLikelihood({ graph, y }: Design, v: Variances): number {
  const n = y.length
  const same = (of: Int32Array, a: number, b: number): number => (of[a] === of[b] ? 1 : 0)
  const matrix = Array.from({ length: n }, (_, a) =>
    Array.from(
      { length: n },
      (_entry, b) =>
        v.proposal * same(graph.proposal, a, b) +
        v.reviewer * same(graph.reviewer, a, b) +
        (a === b ? v.noise / (graph.weight[a] ?? 1) : 0),
    ),
  )
  let determinant = 0
  const rows = matrix.map((row, a) => [...row, 1, y[a] ?? 0])
  for (const [k, lead] of rows.entries()) {
    const pivot = lead[k] ?? NaN
    determinant += Math.log(pivot)
    rows.forEach((row, a) => {
      const factor = (row[k] ?? 0) / pivot
      if (a > k) rows[a] = row.map((value, b) => value - factor * (lead[b] ?? 0))
    })
  }
  // What elimination leaves beside the matrix is L⁻¹ of the ones and of y, up to the pivots.
  const dot = (a: number, b: number): number =>
    rows.reduce((sum, row, k) => sum + ((row[a] ?? 0) * (row[b] ?? 0)) / (row[k] ?? 1), 0)
  const ones = dot(n, n)
  const squares = dot(n + 1, n + 1) - dot(n, n + 1) ** 2 / ones
  return (n - 1) * Math.log(2 * Math.PI) + determinant + Math.log(ones) + squares
}

describe('the restricted likelihood', () => {
  it('is that of the whole covariance written out, and has its top where the variances are', () => {
    for (const design of fc.sample(solidDesigns, { numRuns: 6, seed: 11 })) {
      const { variances, minusTwoLogLikelihood } = remlVariances(
        design.graph,
        design.y,
        oneStratum(design.graph),
      ) ?? {
        variances: { proposal: NaN, reviewer: NaN, noise: NaN },
        minusTwoLogLikelihood: NaN,
      }
      expect(denseLikelihood(design, variances)).toBeCloseTo(minusTwoLogLikelihood, 6)
      for (const [part, factor] of parts.flatMap((name) => [0.97, 1.03].map((by) => [name, by] as const))) {
        const beside = denseLikelihood(design, { ...variances, [part]: factor * variances[part] })
        expect(beside).toBeGreaterThan(minusTwoLogLikelihood - 1e-9)
      }
    }
  })

  it('puts a variance that is not there near 0', () => {
    const { graph, y } = invent({ proposals: 30, reviewers: 8, each: 4, spread: [12, 0, 9], seed: 21 })
    const reml = remlVariances(graph, y, oneStratum(graph))
    expect(reml?.variances.reviewer).toBeLessThan(3)
  })
})
