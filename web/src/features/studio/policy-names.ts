import type { Policy } from '@furrow/core/contract/policies'
import { m } from '../../messages.ts'

export const policyNames: Readonly<Record<Policy['kind'], () => string>> = {
  cutoff: m.studio_policy_cutoff,
  proportional: m.studio_policy_proportional,
  steps: m.studio_policy_steps,
  tiers: m.studio_policy_tiers,
  'equal-shares': m.studio_policy_equal_shares,
  knapsack: m.studio_policy_knapsack,
}

/** In the order in which they are offered. */
export const policyKinds = ['cutoff', 'proportional', 'steps', 'tiers', 'equal-shares', 'knapsack'] as const

export const weightNames = {
  equal: m.studio_weighting_equal,
  request: m.studio_weighting_request,
  score: m.studio_weighting_score,
  'score-times-request': m.studio_weighting_score_times_request,
  'score-above-base-times-request': m.studio_weighting_score_above_base_times_request,
} as const
