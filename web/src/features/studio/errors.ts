import type { Engine, RunOptions } from '@furrow/core/allocation/engine'
import type { Scenario } from '@furrow/core/contract/scenario'
import { judge } from '@furrow/core/ranking/judge'
import type { NoBelief } from '@furrow/core/scoring/belief'
import { covarianceOf } from '@furrow/core/scoring/covariance'

/** How sure the scores are, given the reviews; or why nothing can be said. In points, NaN without a review. */
export type ScoreErrors =
  | { readonly ok: true; readonly middle: Float64Array; readonly error: Float64Array }
  | { readonly ok: false; readonly reason: NoBelief | 'too-many-reviewers' }

/** A dense inverse of more reviewers takes longer than anybody waits. */
const mostForInverse = 1500

/** What each proposal is worth by the reviews, drawn towards the mean where they are few, and its standard error. */
export function errorsOf(engine: Engine, scenario: Scenario, { solver }: RunOptions): ScoreErrors {
  const { belief } = judge(engine, scenario, solver)
  if (typeof belief === 'string') return { ok: false, reason: belief }
  const { graph, variances } = belief.model
  const isSmall = variances.reviewer === 0 || graph.reviewers <= mostForInverse
  const covariance = isSmall ? covarianceOf(belief.model) : null
  if (covariance === null) return { ok: false, reason: 'too-many-reviewers' }
  const error = covariance.proposal.map((variance) => Math.sqrt(Math.max(0, variance)))
  return { ok: true, middle: belief.posterior, error }
}
