import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTops, kendall, spearman, topOf } from '@furrow/core/ranking/compare-ranks'
import { expectedRanks } from '@furrow/core/ranking/expected-rank'
import { distance, readCases } from '../scoring/oracles.ts'

interface RankCase {
  readonly input: {
    readonly mean: readonly number[]
    readonly sd: readonly number[]
    readonly covariance?: readonly (readonly number[])[]
  }
  readonly expected: {
    readonly expected_rank: readonly number[]
    readonly percentile_based_on_expected_rank: readonly number[]
    readonly order: readonly number[]
  }
  readonly tolerance: { readonly expected_rank_absolute: number }
}

describe.each(readCases<RankCase>('expected-rank'))(
  'the worked ranks $name',
  ({ input, expected, tolerance }) => {
    const mean = Float64Array.from(input.mean)
    const ranks = expectedRanks({
      mean,
      variance: Float64Array.from(input.sd, (sd) => sd * sd),
      covariances: input.covariance && ((i, out) => out.set(input.covariance?.[i] ?? [])),
    })

    it('are the worked ones, as ranks and as percentiles', () => {
      expect(distance(ranks, expected.expected_rank)).toBeLessThan(tolerance.expected_rank_absolute)
      const percentiles = ranks.map((rank) => (100 * (rank - 0.5)) / mean.length)
      expect(distance(percentiles, expected.percentile_based_on_expected_rank)).toBeLessThan(
        100 * tolerance.expected_rank_absolute,
      )
    })

    it('stand in the worked order', () => {
      const order = [...ranks.keys()].sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0))
      expect(order).toEqual(expected.order)
    })
  },
)

const estimates = fc.array(
  fc.record({
    mean: fc.integer({ min: 0, max: 100 }),
    variance: fc.constantFrom(0, 1, 4, 25, 100),
  }),
  { minLength: 1, maxLength: 12 },
)

describe('expected ranks', () => {
  const of = (rows: readonly { mean: number; variance: number }[], factor = 1, shift = 0): Float64Array =>
    expectedRanks({
      mean: Float64Array.from(rows, ({ mean }) => shift + factor * mean),
      variance: Float64Array.from(rows, ({ variance }) => factor * factor * variance),
    })

  it('lie from 1 to n and add up to n (n + 1) / 2', () => {
    const check = (rows: { mean: number; variance: number }[]): void => {
      const [ranks, n] = [of(rows), rows.length]
      expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo((n * (n + 1)) / 2, 9)
      expect(Math.min(...ranks)).toBeGreaterThanOrEqual(1)
      expect(Math.max(...ranks)).toBeLessThanOrEqual(n + 1e-9)
    }
    fc.assert(fc.property(estimates, check))
  })

  it('do not see scale, shift and order of the input', () => {
    const check = (rows: { mean: number; variance: number }[], start: number): void => {
      const plain = of(rows)
      expect(distance(of(rows, 3, -200), plain)).toBeLessThan(1e-9)
      const turned = rows.map((_, k) => rows[(k + start) % rows.length] ?? { mean: 0, variance: 0 })
      const wanted = plain.map((_, k) => plain[(k + start) % rows.length] ?? NaN)
      expect(distance(of(turned), wanted)).toBeLessThan(1e-9)
    }
    fc.assert(fc.property(estimates, fc.nat(11), check))
  })

  it('of what is certain are the ranks themselves, shared by equal ones', () => {
    const certain = [70, 90, 70, 10].map((mean) => ({ mean, variance: 0 }))
    expect([...of(certain)]).toEqual([2.5, 1, 2.5, 4])
  })

  it('see that what two have in common cannot change their order', () => {
    const both = { mean: Float64Array.of(60, 50), variance: Float64Array.of(100, 100) }
    const covariances = (i: number, out: Float64Array): void => out.set(i === 0 ? [100, 99] : [99, 100])
    expect(expectedRanks({ ...both, covariances })[0]).toBeLessThan(1.000001)
    expect(expectedRanks(both)[0]).toBeGreaterThan(1.2)
  })
})

interface ComparisonCase {
  readonly a: readonly number[]
  readonly b: readonly number[]
  readonly top: number
  readonly expected: {
    readonly kendall_tau_b: number
    readonly spearman: number
    readonly top_overlap: number
    readonly entering: readonly number[]
    readonly leaving: readonly number[]
  }
  readonly tolerance: { readonly absolute: number }
}

describe.each(readCases<ComparisonCase>('rank-comparison'))('the worked comparison $name', (oracle) => {
  it('has the worked correlations and changes', () => {
    const { expected, tolerance } = oracle
    const [a, b] = [Float64Array.from(oracle.a), Float64Array.from(oracle.b)]
    expect(Math.abs(kendall(a, b) - expected.kendall_tau_b)).toBeLessThan(tolerance.absolute)
    expect(Math.abs(spearman(a, b) - expected.spearman)).toBeLessThan(tolerance.absolute)
    const { overlap, entering, leaving } = compareTops(a, b, oracle.top)
    expect(Math.abs(overlap - expected.top_overlap)).toBeLessThan(tolerance.absolute)
    expect([entering, leaving]).toEqual([expected.entering, expected.leaving])
  })
})

describe('comparisons of two orders', () => {
  const lists = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 10 })
  const varies = (list: readonly number[]): boolean => new Set(list).size > 1

  it('are 1 with itself, −1 with its reverse, and see the order alone', () => {
    const check = (list: number[]): void => {
      const a = Float64Array.from(list)
      const [bent, turned] = [a.map((x) => x ** 3), a.map((x) => -x)]
      for (const measure of [kendall, spearman]) {
        expect(measure(a, bent)).toBeCloseTo(1, 12)
        expect(measure(a, turned)).toBeCloseTo(-1, 12)
      }
      expect(compareTops(a, bent, 2)).toEqual({ overlap: 1, entering: [], leaving: [] })
    }
    fc.assert(fc.property(lists.filter(varies), check))
  })

  it('give the top to the lower index among equals', () => {
    expect(topOf(Float64Array.of(3, 5, 5, 5), 2)).toEqual(new Set([1, 2]))
  })
})
