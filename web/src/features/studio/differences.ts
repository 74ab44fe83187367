import type { Policy } from '@furrow/core/contract/policies'
import { m } from '../../messages.ts'
import { formatNumber } from '../../ui/format.ts'
import { areaControls, baseControl, controlGroups, shownValue, type Control } from './controls.ts'
import { calibrationNames } from './calibration-text.ts'
import { fourPlaces, type Draft, type Rules } from './draft.ts'
import { policyNames, weightNames } from './policy-names.ts'

export type Difference = { readonly name: string; readonly published: string; readonly now: string }

const allControls = (rules: Rules): readonly Control[] => [
  ...controlGroups(rules).flatMap((group) => group.controls),
  ...rules.areas.flatMap(areaControls),
]

const words = (yes: boolean) => (yes ? '✓' : '–')

const modeText = (mode: 'skip' | 'stop') => (mode === 'skip' ? m.studio_mode_skip() : m.studio_mode_stop())

const walkText = ({ mode, partial }: { mode: 'skip' | 'stop'; partial: boolean }) => [
  modeText(mode),
  `${m.studio_partial()} ${words(partial)}`,
]

const percentText = (share: number) => `${formatNumber(fourPlaces(share * 100), 4)} %`

function tiersText(policy: Extract<Policy, { kind: 'tiers' }>): string[] {
  const { fund = 0, draw = 0, tiers, sizeBands } = policy
  const bands = [
    `${m.studio_tiers_fund()} ${formatNumber(fund, 4)}`,
    `${m.studio_tiers_draw()} ${formatNumber(draw, 4)}`,
  ]
  return [
    ...(tiers === undefined ? bands : [m.studio_tiers_list({ n: Object.keys(tiers).length })]),
    ...(sizeBands === undefined ? [] : [`${m.studio_tiers_sizes()} ${sizeBands.join(' / ')}`]),
    ...walkText(policy),
  ]
}

function parameterTexts(policy: Policy): string[] {
  if (policy.kind === 'cutoff') return walkText(policy)
  if (policy.kind === 'steps')
    return [
      ...policy.steps.map(({ score, share }) => `≥ ${formatNumber(score, 4)}: ${percentText(share)}`),
      ...walkText(policy),
    ]
  if (policy.kind === 'tiers') return tiersText(policy)
  if (policy.kind === 'knapsack')
    return [policy.objective === 'scores' ? m.studio_objective_scores() : m.studio_objective_hours()]
  if (policy.kind === 'equal-shares')
    return [
      policy.voters === 'criteria' ? m.studio_voters_criteria() : m.studio_voters_funders(),
      policy.utility === 'score' ? m.studio_utility_score() : m.studio_utility_times_cost(),
    ]
  return [
    modeText(policy.admission),
    weightNames[policy.weight](),
    `${m.studio_base()} ${shownValue(baseControl(), policy.base)}`,
    policy.rounding === 'webster' ? 'Webster' : 'Hamilton',
  ]
}

/** The policy as one line. */
export const policyText = ({ policy }: Draft): string =>
  [policyNames[policy.kind](), ...parameterTexts(policy)].join(', ')

/** Everything in which a draft differs from the published rules, as the page and the director read it. */
export function differencesOf(draft: Draft, rules: Rules): readonly Difference[] {
  const { published } = rules
  const numbers = allControls(rules)
    .filter((control) => control.get(draft) !== control.get(published))
    .map((control) => ({
      name: control.name ?? control.label,
      published: shownValue(control, control.get(published)),
      now: shownValue(control, control.get(draft)),
    }))
  const calibration = {
    name: m.studio_calibration(),
    published: calibrationNames[published.calibration](),
    now: calibrationNames[draft.calibration](),
  }
  const policies = { name: m.studio_policy(), published: policyText(published), now: policyText(draft) }
  return [...numbers, ...[calibration, policies].filter((words) => words.published !== words.now)]
}
