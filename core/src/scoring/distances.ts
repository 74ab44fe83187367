import { int, real } from './at.ts'
import type { ReviewGraph } from './review-graph.ts'

/** How far reviewers lie below the others on the same proposals, before any model. */
export interface Distances {
  /** Per reviewer, in points: mean of the others' mean − own score, above 0 strict; NaN where nothing is shared. */
  readonly mean: Float64Array
  /** Reviews of proposals that somebody else reviewed too. */
  readonly shared: Int32Array
}

/**
 * Compares each reviewer with the others on the same proposals; weights of confidence play no part.
 * @param y score of each review, in points, in the order of the graph
 */
export function distancesOf(graph: ReviewGraph, y: Float64Array): Distances {
  const { first, reviewer, reviewers, proposals } = graph
  const sum = new Float64Array(reviewers)
  const shared = new Int32Array(reviewers)
  for (let i = 0; i < proposals; i += 1) {
    const [from, to] = [int(first, i), int(first, i + 1)]
    const others = to - from - 1
    if (others < 1) continue
    let total = 0
    for (let row = from; row < to; row += 1) total += real(y, row)
    for (let row = from; row < to; row += 1) {
      const j = int(reviewer, row)
      sum[j] = real(sum, j) + (total - real(y, row)) / others - real(y, row)
      shared[j] = int(shared, j) + 1
    }
  }
  return { mean: sum.map((distance, j) => distance / int(shared, j)), shared }
}

/** Size of the distances over the shared reviews: their root mean square, in points; null where none is shared. */
export function spreadOf({ mean, shared }: Distances): number | null {
  let [squares, reviews] = [0, 0]
  shared.forEach((count, j) => {
    if (count === 0) return
    squares += count * real(mean, j) ** 2
    reviews += count
  })
  return reviews === 0 ? null : Math.sqrt(squares / reviews)
}
