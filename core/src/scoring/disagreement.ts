import { chiSquareTail } from './distributions.ts'

/** How far the reviews of one proposal lie apart. */
export interface Disagreement {
  readonly reviews: number
  /** In points; null with one review. */
  readonly deviation: number | null
  /** Largest less smallest score. */
  readonly range: number
  /** Variance over what the call has within proposals; null with one review or where that is 0. */
  readonly ratio: number | null
  /** Chance of so much where reviewers differ as everywhere in the call. */
  readonly p: number | null
  /** p below 0.05 and a range of at least 30 points. */
  readonly flagged: boolean
}

const unlikely = 0.05
const wide = 30

/**
 * Disagreement beyond what the call's reviewers show anyway.
 * @param scores of one proposal, 0…100 @param within variance within proposals: reviewers + noise, in points²
 */
export function disagreementOf(scores: Float64Array, within: number): Disagreement {
  const reviews = scores.length
  if (reviews < 2) return { reviews, deviation: null, range: 0, ratio: null, p: null, flagged: false }
  const mean = scores.reduce((sum, score) => sum + score, 0) / reviews
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0)
  const range = Math.max(...scores) - Math.min(...scores)
  const deviation = Math.sqrt(squares / (reviews - 1))
  if (!(within > 0)) return { reviews, deviation, range, ratio: null, p: null, flagged: false }
  const p = chiSquareTail(squares / within, reviews - 1)
  const ratio = deviation ** 2 / within
  return { reviews, deviation, range, ratio, p, flagged: p < unlikely && range >= wide }
}
