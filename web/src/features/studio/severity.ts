import type { Engine } from '@furrow/core/allocation/engine'
import type { CalibrationVerdict } from '@furrow/core/contract/calibration'
import type { Scenario } from '@furrow/core/contract/scenario'
import { calibrate, type Calibration } from '@furrow/core/scoring/calibrate'
import { covarianceOf } from '@furrow/core/scoring/covariance'
import { distancesOf } from '@furrow/core/scoring/distances'
import { reviewsPerReviewer } from '@furrow/core/scoring/review-graph'
import { usedReviews } from '@furrow/core/scoring/scorer'

/** One reviewer of the call. Points; above 0 is strict. */
export type Severity = {
  readonly reviewer: string
  /** Used reviews, and those of them whose proposal somebody else reviewed too. */
  readonly reviews: number
  readonly shared: number
  /** How far below the others' mean the marks lie on the same proposals; null where nobody else reviewed them. */
  readonly before: number | null
  /** The same once the adjustment is taken off; null where the gate refuses. */
  readonly after: number | null
  /** The adjustment itself, and its standard error; null where the gate refuses, or where it takes too long. */
  readonly adjustment: number | null
  readonly standardError: number | null
}

export type ReviewerTable = {
  readonly verdict: CalibrationVerdict
  /** Those who have an id. */
  readonly reviewers: readonly Severity[]
  /** Per used review: its proposal (place in the snapshot) and its reviewer (place in `reviewers`, or after them). */
  readonly proposal: Int32Array
  readonly reviewer: Int32Array
  /** Per proposal, and per reviewer: the island, 0 for the largest; −1 without a used review. */
  readonly islandOf: Int32Array
  readonly islandOfReviewer: Int32Array
  /** Proposals and reviewers in each island, the largest first. */
  readonly islands: readonly { readonly proposals: number; readonly reviewers: number }[]
}

/** A dense inverse of more reviewers takes longer than anybody waits. */
const mostForErrors = 1500

const at = (values: Float64Array | Int32Array, i: number): number => values[i] ?? 0

function errorsOf({ calibrated }: Calibration): Float64Array | null {
  if (calibrated === null || calibrated.model.graph.reviewers > mostForErrors) return null
  const covariance = covarianceOf(calibrated.model, { withMean: false })
  return covariance?.reviewer.map((variance) => Math.sqrt(Math.max(0, variance))) ?? null
}

function islandsOf({ components }: Calibration): ReviewerTable['islands'] {
  const { count, proposals, ofReviewer } = components
  const reviewers = new Int32Array(count)
  for (const island of ofReviewer) if (island >= 0) reviewers[island] = at(reviewers, island) + 1
  return Array.from(proposals, (size, island) => ({ proposals: size, reviewers: at(reviewers, island) }))
}

/** How strict each reviewer is before and after the adjustment, and which parts of the call nobody compared. */
export function severityOf({ field, scorer }: Engine, scenario: Scenario): ReviewerTable {
  const scores = scorer.score({ ...scenario, calibration: 'none' })
  const known = scorer.reviewers()
  const { graph, y } = usedReviews(field.table, known, { scenario, scores })
  const calibration = calibrate(graph, y)
  const effects = calibration.calibrated?.effects.reviewer ?? null
  const before = distancesOf(graph, y)
  const adjusted = effects && y.map((mark, row) => mark - at(effects, at(graph.reviewer, row)))
  const after = adjusted && distancesOf(graph, adjusted).mean
  const written = reviewsPerReviewer(graph)
  const errors = errorsOf(calibration)
  const { ofReviewer, ofProposal } = calibration.components
  const reviewers = known.ids.map((reviewer, j): Severity => ({
    reviewer,
    reviews: at(written, j),
    shared: at(before.shared, j),
    before: at(before.shared, j) === 0 ? null : at(before.mean, j),
    after: after === null || at(before.shared, j) === 0 ? null : at(after, j),
    adjustment: effects === null ? null : -at(effects, j),
    standardError: errors === null ? null : at(errors, j),
  }))
  return {
    verdict: calibration.verdict,
    reviewers,
    proposal: graph.proposal,
    reviewer: graph.reviewer,
    islandOf: ofProposal,
    islandOfReviewer: ofReviewer,
    islands: islandsOf(calibration),
  }
}
