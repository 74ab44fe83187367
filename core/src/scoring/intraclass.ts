import type { Units } from './alpha.ts'
import { fQuantile, fTail } from './distributions.ts'

/** Agreement as the share of the variance of scores that lies between proposals. */
export interface Intraclass {
  /** Mean squares between and within proposals, in points². */
  readonly between: number
  readonly within: number
  /** n₀: what stands for the number of reviews where it is not the same for all. */
  readonly reviewsEach: number
  readonly meanReviews: number
  /** ICC(1,1): of one review; negative where reviews of one proposal differ more than those of different ones. */
  readonly single: number
  /** 95 % interval of it; exact where all proposals have the same number of reviews. */
  readonly interval: readonly [number, number]
  /** ICC(1,k): of the mean of n₀ reviews. */
  readonly mean: number
  /** Reviews that a mean needs for a reliability of 0.8; null where one review tells nothing. */
  readonly reviewsNeeded: number | null
  readonly f: number
  /** Chance of such an F where proposals do not differ. */
  readonly p: number
}

const sum = (values: Iterable<number>): number => {
  let total = 0
  for (const value of values) total += value
  return total
}

/** Reliability of the mean of k reviews. Source: Spearman 1910, Brown 1910. */
export const reliabilityOf = (single: number, k: number): number => (k * single) / (1 + (k - 1) * single)

/**
 * ICC of one way for unequal numbers of reviews. Null where it is not defined: no second proposal, no proposal
 * with two reviews, or no variation. Source: Shrout & Fleiss 1979, case 1; n₀ after Donner 1986.
 */
export function intraclass(units: Units): Intraclass | null {
  const origin = units.find((values) => values.length > 0)?.[0] ?? 0
  const filled = units.flatMap((values) => (values.length > 0 ? [values.map((value) => value - origin)] : []))
  const [groups, reviews] = [filled.length, sum(filled.map((values) => values.length))]
  if (groups < 2 || reviews === groups) return null
  const grand = sum(filled.map((values) => sum(values))) / reviews
  const means = filled.map((values) => sum(values) / values.length)
  const between =
    sum(filled.map((values, i) => values.length * ((means[i] ?? 0) - grand) ** 2)) / (groups - 1)
  const squares = sum(filled.map((values, i) => sum(values.map((value) => (value - (means[i] ?? 0)) ** 2))))
  const within = squares / (reviews - groups)
  if (!(between + within > 0)) return null
  const reviewsEach = (reviews - sum(filled.map((values) => values.length ** 2)) / reviews) / (groups - 1)
  const ofRatio = (f: number): number => (f === Infinity ? 1 : (f - 1) / (f + reviewsEach - 1))
  const f = between / within
  const degrees = [groups - 1, reviews - groups] as const
  const single = ofRatio(f)
  return {
    between,
    within,
    reviewsEach,
    meanReviews: reviews / groups,
    single,
    interval: [
      ofRatio(f / fQuantile(0.025, degrees)),
      ofRatio(f * fQuantile(0.025, [degrees[1], degrees[0]])),
    ],
    mean: reliabilityOf(single, reviewsEach),
    reviewsNeeded: single > 0 ? (0.8 * (1 - single)) / (0.2 * single) : null,
    f,
    p: f === Infinity ? 0 : fTail(f, degrees),
  }
}
