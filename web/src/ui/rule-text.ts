import type { RuleBook, RuleDifference } from '@furrow/core/contract/decisions'
import { ruleSubject, type RuleSubject } from '@furrow/core/record/differences'
import { m } from '../messages.ts'
import { areaName } from './area-name.ts'
import { formatExactShare, formatNumber } from './format.ts'
import { policyWhole } from './policy-name.ts'

/** Names for the keys that rules and reasons hold, and the policy in words. */
export const namesOfRules = ({ published, areas, applied }: RuleBook) => {
  const criteria = new Map(published.criteria.map(({ id, name }) => [id, name ?? id]))
  const areaNames = new Map(areas.map((area) => [area.id, areaName(area)]))
  return {
    criterion: (id: string) => criteria.get(id) ?? id,
    area: (id: string) => areaNames.get(id) ?? id,
    policy: () => policyWhole(applied.policy),
  }
}

export type RuleNames = ReturnType<typeof namesOfRules>

const levelTexts: Readonly<Record<string, () => string>> = {
  1: m.ui_level_1,
  2: m.ui_level_2,
  3: m.ui_level_3,
}

const decimals = (value: number) => formatNumber(value, 4)
const times = (value: number) => `×\u00A0${decimals(value)}`

type Shown = {
  name: string
  show: (value: number) => string
  /** What is said where there is no number. */
  text?: string
  /** The call publishes no such rule. */
  unfixed?: true
}

const shownRules: Readonly<Record<RuleSubject['kind'], (of: string, names: RuleNames) => Shown>> = {
  weight: (of, names) => ({ name: m.ui_rule_weight({ name: names.criterion(of) }), show: decimals }),
  threshold: (of, names) => ({ name: m.ui_rule_threshold({ name: names.criterion(of) }), show: decimals }),
  scoreThreshold: () => ({ name: m.ui_rule_threshold_score(), show: decimals }),
  guarantee: (of, names) => ({ name: m.ui_rule_guarantee({ name: names.area(of) }), show: formatExactShare }),
  maximum: (of, names) => ({ name: m.ui_rule_maximum({ name: names.area(of) }), show: formatExactShare }),
  areaWeight: (of, names) => ({ name: m.ui_rule_area_weight({ name: names.area(of) }), show: times }),
  confidence: (of) => ({ name: m.ui_rule_confidence({ level: levelTexts[of]?.() ?? of }), show: times }),
  calibration: () => ({
    name: m.ui_rule_calibration(),
    show: decimals,
    text: m.ui_rule_calibration_shift(),
  }),
  policy: (_of, names) => ({ name: m.ui_rule_policy(), show: decimals, text: names.policy(), unfixed: true }),
  reserve: () => ({ name: m.ui_rule_reserve(), show: formatExactShare, unfixed: true }),
}

function valueText(value: RuleDifference['published'], { show, text, unfixed }: Shown): string {
  if (value === null || value === 'none') return unfixed ? m.ui_rule_unfixed() : m.ui_rule_none()
  return typeof value === 'number' ? show(value) : (text ?? value)
}

/** A difference from the published rules in words: what it is called, as published, as applied. */
export function ruleText({ rule, published, applied }: RuleDifference, names: RuleNames) {
  const { kind, of } = ruleSubject(rule)
  const shown = shownRules[kind](of, names)
  return { name: shown.name, published: valueText(published, shown), applied: valueText(applied, shown) }
}

/** A policy of any kind, by the parameters that its sentence names. */
type PolicyShown = {
  readonly kind: string
  readonly mode?: string
  readonly partial?: boolean
  readonly weight?: string
  readonly base?: number
  readonly steps?: readonly { readonly score: number; readonly share: number }[]
  readonly fund?: number
  readonly draw?: number
  readonly objective?: string
  readonly voters?: string
}

const weightTexts: Readonly<Record<string, (base: string) => string>> = {
  equal: m.ui_policy_weight_equal,
  request: m.ui_policy_weight_request,
  score: m.ui_policy_weight_score,
  'score-times-request': m.ui_policy_weight_score_times_request,
  'score-above-base-times-request': (base) => m.ui_policy_weight_score_above_base({ base }),
}

function stepsText({ steps = [] }: PolicyShown): string {
  const texts = steps.map(({ score, share }) =>
    m.ui_policy_step({ score: decimals(score), share: formatExactShare(share) }),
  )
  return m.ui_policy_steps({ steps: texts.join(', ') })
}

const policyTexts: Readonly<Record<string, (policy: PolicyShown) => string>> = {
  cutoff: ({ mode, partial }) => {
    const turn = mode === 'stop' ? m.ui_policy_cutoff_stop() : m.ui_policy_cutoff_skip()
    return `${turn} ${partial === false ? m.ui_policy_whole() : m.ui_policy_partial()}`
  },
  proportional: ({ weight = '', base = 0 }) =>
    m.ui_policy_proportional({ weight: weightTexts[weight]?.(decimals(base)) ?? weight }),
  steps: stepsText,
  tiers: ({ fund, draw }) =>
    fund === undefined || draw === undefined
      ? m.ui_policy_tiers_listed()
      : m.ui_policy_tiers({ fund: decimals(fund), draw: decimals(draw) }),
  knapsack: ({ objective }) =>
    objective === 'scores' ? m.ui_policy_knapsack_scores() : m.ui_policy_knapsack_hours(),
  'equal-shares': ({ voters }) =>
    voters === 'funders' ? m.ui_policy_shares_funders() : m.ui_policy_shares_criteria(),
}

/** How a policy shares the hours out, in one or two sentences. */
export const policySentence = (policy: PolicyShown): string =>
  policyTexts[policy.kind]?.(policy) ?? policy.kind
