/** A criterion as far as a single review's total needs it. */
export interface TotalCriterion {
  readonly key: string
  readonly min: number
  readonly max: number
  readonly weight: number
  readonly lowIsGood: boolean
}

export interface ReviewTotal {
  /** 0…100, the weighted mean over the scored criteria; null without any. */
  readonly total: number | null
  /** Share of the weight that is answered, 0…1: below half the review is not used. */
  readonly answeredShare: number
}

/**
 * The running total of one review, for its writer to see, in doubles. What counts for a proposal is
 * computed exactly by `scoreProposals`.
 */
export function reviewTotal(
  criteria: readonly TotalCriterion[],
  scores: Readonly<Record<string, number | null>>,
): ReviewTotal {
  let sum = 0
  let answered = 0
  for (const { key, min, max, weight, lowIsGood } of criteria) {
    const score = scores[key]
    if (score === undefined || score === null) continue
    const share = (score - min) / (max - min)
    sum += weight * (lowIsGood ? 1 - share : share)
    answered += weight
  }
  const whole = criteria.reduce((total, { weight }) => total + weight, 0)
  return {
    total: answered > 0 ? (100 * sum) / answered : null,
    answeredShare: whole > 0 ? answered / whole : 0,
  }
}
