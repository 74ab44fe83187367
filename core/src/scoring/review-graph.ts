import { int, real } from './at.ts'
/**
 * Who read what: one entry per used review, by proposal and then by reviewer, so that every sum runs in the same
 * order. Proposals and reviewers are indices; some may have no review.
 */
export interface ReviewGraph {
  readonly proposals: number
  readonly reviewers: number
  /** Reviews of proposal i are those from first[i] to before first[i + 1]. */
  readonly first: Int32Array
  readonly proposal: Int32Array
  readonly reviewer: Int32Array
  /** v of each review, above 0; the variance of its noise is that of the call divided by it. */
  readonly weight: Float64Array
}

export interface ReviewEntry {
  readonly proposal: number
  readonly reviewer: number
  readonly weight?: number
}

/** A graph from entries that stand by proposal. */
export function makeReviewGraph(
  entries: readonly ReviewEntry[],
  { proposals, reviewers }: { readonly proposals: number; readonly reviewers: number },
): ReviewGraph {
  const first = new Int32Array(proposals + 1)
  for (const { proposal } of entries) first[proposal + 1] = int(first, proposal + 1) + 1
  for (let i = 0; i < proposals; i += 1) first[i + 1] = int(first, i + 1) + int(first, i)
  return {
    proposals,
    reviewers,
    first,
    proposal: Int32Array.from(entries, ({ proposal }) => proposal),
    reviewer: Int32Array.from(entries, ({ reviewer }) => reviewer),
    weight: Float64Array.from(entries, ({ weight = 1 }) => weight),
  }
}

/** Reviews per proposal. */
export const reviewsPerProposal = ({ proposals, first }: ReviewGraph): Int32Array =>
  Int32Array.from({ length: proposals }, (_, i) => int(first, i + 1) - int(first, i))

/** Reviews per reviewer. */
export function reviewsPerReviewer({ reviewers, reviewer }: ReviewGraph): Int32Array {
  const counts = new Int32Array(reviewers)
  for (const j of reviewer) counts[j] = int(counts, j) + 1
  return counts
}

/** Σ v·y / Σ v per proposal; NaN without a review. */
export function weightedMeans({ proposals, first, weight }: ReviewGraph, y: Float64Array): Float64Array {
  const means = new Float64Array(proposals)
  for (let i = 0; i < proposals; i += 1) {
    let sum = 0
    let total = 0
    for (let row = int(first, i); row < int(first, i + 1); row += 1) {
      sum += real(weight, row) * real(y, row)
      total += real(weight, row)
    }
    means[i] = sum / total
  }
  return means
}
