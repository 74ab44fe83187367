import type { ScoresDocument } from '@furrow/core/contract/scores'
import type { NoBelief } from '@furrow/core/scoring/belief'

/** What the draws say, as columns that can be handed from the worker to the page. Lists are per proposal. */
export type ChancesView = {
  readonly draws: number
  /** Share of the draws in which the policy gave it hours; NaN for who cannot be ranked. */
  readonly funded: Float64Array
  /** GPU-hours: mean, 10th and 90th percentile of the draws. */
  readonly meanHours: Float64Array
  readonly lowHours: Float64Array
  readonly highHours: Float64Array
  /** First and last rank of the interval that holds 50 and 90 % of the draws; 0 for who cannot be ranked. */
  readonly rank50: readonly [Int32Array, Int32Array]
  readonly rank90: readonly [Int32Array, Int32Array]
  /** NaN where there is none. */
  readonly expectedRank: Float64Array
  /** 1 where the interval of 50 % holds the line. */
  readonly grey: Uint8Array
  /** Rank at which the hours run out in the order of the expected ranks; null where all are served. */
  readonly line: number | null
  /** Candidates, and fewer reviewed proposals than the variances need. */
  readonly candidates: number
  readonly approximate: boolean
  /** Whether the strictness of reviewers is allowed for. */
  readonly model: 'crossed' | 'one-way'
  /** Whether the draws went through the policy: not where it takes too long or reads marks of single criteria. */
  readonly awards: ScoresDocument['uncertainty']['awards']
}

/** Nothing can be said where the reviews do not say how far they scatter. */
export type ChancesFound =
  | { readonly ok: true; readonly chances: ChancesView }
  | { readonly ok: false; readonly reason: NoBelief }

/** Rank interval of a proposal, or null. */
export function intervalOf({ rank50, rank90, expectedRank }: ChancesView, i: number) {
  const [low, high] = [rank90[0][i] ?? 0, rank90[1][i] ?? 0]
  if (low === 0) return null
  return {
    low,
    high,
    innerLow: rank50[0][i] ?? low,
    innerHigh: rank50[1][i] ?? high,
    middle: expectedRank[i] ?? NaN,
  }
}
