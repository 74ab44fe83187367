import { m } from '../../messages.ts'
import { areaControls, baseControl, controlGroups, shownValue, type Control } from './controls.ts'
import type { Draft, Rules } from './draft.ts'

export type Difference = { readonly name: string; readonly published: string; readonly now: string }

const allControls = (rules: Rules): readonly Control[] => [
  ...controlGroups(rules).flatMap((group) => group.controls),
  ...rules.areas.flatMap(areaControls),
]

const words = (yes: boolean) => (yes ? '✓' : '–')

/** The policy as one line. */
export function policyText({ policy }: Draft): string {
  if (policy.kind === 'cutoff') {
    const mode = policy.mode === 'skip' ? m.studio_mode_skip() : m.studio_mode_stop()
    return `${m.studio_policy_cutoff()}, ${mode}, ${m.studio_partial()} ${words(policy.partial)}`
  }
  const base = shownValue(baseControl(), policy.base)
  return `${m.studio_policy_proportional()}, ${policy.admission}, ${policy.weight}, ${base}, ${policy.rounding}`
}

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
  const policies = { name: m.studio_policy(), published: policyText(published), now: policyText(draft) }
  return policies.published === policies.now ? numbers : [...numbers, policies]
}
