import type { Policy } from '@furrow/core/contract/policies'
import { m } from '../messages.ts'
import { formatExactShare, formatHours, formatNumber } from './format.ts'

type Of<Kind extends Policy['kind']> = Extract<Policy, { kind: Kind }>

const decimals = (value: number) => formatNumber(value, 4)

/** A walk down the ranking by its departures from the usual one, which skips and awards in part. */
function walked(policy: string, mode: 'skip' | 'stop', partial = true): string {
  if (partial) return mode === 'skip' ? policy : m.ui_policy_name_stop({ policy })
  return mode === 'skip' ? m.ui_policy_name_whole({ policy }) : m.ui_policy_name_whole_stop({ policy })
}

function proportionalName({ weight, base, admission }: Of<'proportional'>): string {
  if (weight === 'equal') return walked(m.ui_policy_name_equal(), admission)
  const by = {
    request: m.ui_policy_name_by_request,
    score: m.ui_policy_name_by_score,
    'score-times-request': m.ui_policy_name_by_score_request,
    // The points above nothing are the score.
    'score-above-base-times-request': () =>
      base === 0 ? m.ui_policy_name_by_score_request() : m.ui_policy_name_by_base({ base: decimals(base) }),
  }
  return walked(m.ui_policy_name_proportional({ by: by[weight]() }), admission)
}

function tiersName({ tiers, mode, partial }: Of<'tiers'>): string {
  return walked(
    tiers === undefined ? m.ui_policy_name_tiers() : m.ui_policy_name_tiers_listed(),
    mode,
    partial,
  )
}

function equalSharesName({ voters, utility }: Of<'equal-shares'>): string {
  const policy = voters === 'criteria' ? m.ui_policy_name_criteria() : m.ui_policy_name_funders()
  return utility === 'score' ? m.ui_policy_name_by_score_alone({ policy }) : policy
}

/** What a policy is called on every page: a few words that tell it from the others of its kind. */
export function policyName(policy: Policy): string {
  if (policy.kind === 'cutoff') return walked(m.ui_policy_name_cutoff(), policy.mode, policy.partial)
  if (policy.kind === 'steps') return walked(m.ui_policy_name_steps(), policy.mode, policy.partial)
  if (policy.kind === 'proportional') return proportionalName(policy)
  if (policy.kind === 'tiers') return tiersName(policy)
  if (policy.kind === 'equal-shares') return equalSharesName(policy)
  return policy.objective === 'scores' ? m.ui_policy_name_scores() : m.ui_policy_name_score_hours()
}

function tiersDetail({ fund, draw, tiers, sizeBands }: Of<'tiers'>): string {
  const bands = tiers === undefined && fund !== undefined && draw !== undefined
  return [
    ...(bands ? [m.ui_policy_detail_bands({ fund: decimals(fund), draw: decimals(draw) })] : []),
    ...(tiers === undefined
      ? []
      : [m.ui_policy_detail_listed({ n: formatNumber(Object.keys(tiers).length) })]),
    ...(sizeBands === undefined
      ? []
      : [m.ui_policy_detail_sizes({ sizes: sizeBands.map(formatHours).join(' / ') })]),
  ].join('; ')
}

/** The numbers that the name leaves out; empty where it says all. */
export function policyDetail(policy: Policy): string {
  if (policy.kind === 'steps')
    return policy.steps
      .map(({ score, share }) => m.ui_policy_step({ score: decimals(score), share: formatExactShare(share) }))
      .join(', ')
  if (policy.kind === 'tiers') return tiersDetail(policy)
  return policy.kind === 'proportional' && policy.rounding === 'hamilton' ? m.ui_policy_detail_hamilton() : ''
}

/** Name and numbers in one line: two policies that differ never read alike. */
export function policyWhole(policy: Policy): string {
  const detail = policyDetail(policy)
  return detail === '' ? policyName(policy) : `${policyName(policy)} (${detail})`
}
