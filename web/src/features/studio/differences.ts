import { m } from '../../messages.ts'
import { policyWhole } from '../../ui/policy-name.ts'
import { areaControls, controlGroups, shownValue, type Control } from './controls.ts'
import { calibrationNames } from './calibration-text.ts'
import type { Draft, Rules } from './draft.ts'

export type Difference = { readonly name: string; readonly published: string; readonly now: string }

const allControls = (rules: Rules): readonly Control[] => [
  ...controlGroups(rules).flatMap((group) => group.controls),
  ...rules.areas.flatMap(areaControls),
]

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
  const policies = {
    name: m.studio_policy(),
    published: policyWhole(published.policy),
    now: policyWhole(draft.policy),
  }
  return [...numbers, ...[calibration, policies].filter((words) => words.published !== words.now)]
}
