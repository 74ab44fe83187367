import { runAll, type Parts } from '../allocation/progress.ts'
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
export const expectedRanks = (estimates: Estimates): Float64Array => runAll(expectedRankParts(estimates))

/** The same, a row of pairs at a time: `of` counts the pairs. */
export function* expectedRankParts(estimates: Estimates): Parts<Float64Array> {
  const n = estimates.mean.length
  const ranks = new Float64Array(n).fill(1)
  const row = new Float64Array(n)
  let done = 0
  for (let i = 0; i < n; i += 1) {
    estimates.covariances?.(i, row)
    addRow(estimates, i, { ranks, row })
    done += n - 1 - i
    yield { done, of: (n * (n - 1)) / 2 }
  }
  return ranks
}

interface Ranked {
  readonly ranks: Float64Array
  /** Covariances of i with all. */
  readonly row: Float64Array
}

/** Compares i with all after it. */
function addRow({ mean, variance }: Estimates, i: number, { ranks, row }: Ranked): void {
  for (let k = i + 1; k < mean.length; k += 1) {
    const spread = real(variance, i) + real(variance, k) - 2 * real(row, k)
    const above = chanceAbove(real(mean, k) - real(mean, i), spread)
    ranks[i] = real(ranks, i) + above
    ranks[k] = real(ranks, k) + 1 - above
  }
}
