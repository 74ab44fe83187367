import { real } from '../scoring/at.ts'
import { normalCdf } from '../scoring/normal.ts'

/** What ranks, with its uncertainty; of several proposals, all of them in the ranking. */
export interface Estimates {
  readonly mean: Float64Array
  readonly variance: Float64Array
  /** Covariances of one with all, into `out`; errors count as independent without it. */
  readonly covariances?: ((i: number, out: Float64Array) => void) | undefined
}

/** How likely a is above b: equal ones share. */
function chanceAbove(difference: number, variance: number): number {
  if (variance > 0) return normalCdf(difference / Math.sqrt(variance))
  if (difference === 0) return 0.5
  return difference > 0 ? 1 : 0
}

/**
 * Expected rank of each, 1 the best: 1 + Σ Φ((other − own) / their standard deviation). They add up to
 * n (n + 1) / 2. Source: Laird & Louis 1989, Empirical Bayes Ranking Methods.
 */
export function expectedRanks({ mean, variance, covariances }: Estimates): Float64Array {
  const n = mean.length
  const ranks = new Float64Array(n).fill(1)
  const row = new Float64Array(n)
  for (let i = 0; i < n; i += 1) {
    covariances?.(i, row)
    for (let k = i + 1; k < n; k += 1) {
      const spread = real(variance, i) + real(variance, k) - 2 * real(row, k)
      const above = chanceAbove(real(mean, k) - real(mean, i), spread)
      ranks[i] = real(ranks, i) + above
      ranks[k] = real(ranks, k) + 1 - above
    }
  }
  return ranks
}
