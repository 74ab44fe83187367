import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { OutcomeAward } from '@furrow/core/contract/outcome'
import type { ReasonAbout } from '../../ui/reason-text.ts'
import { namesOfRules } from '../../ui/rule-text.ts'

/** What the sentence about one proposal of a decision needs beside its reason; the award of an override is not that of the rules. */
export const aboutReason = (
  { rules, proposals, overrides }: DecisionDocument,
  { proposal: number, award }: Pick<OutcomeAward, 'proposal' | 'award'>,
): ReasonAbout => ({
  criterionName: (id) => namesOfRules(rules).criterion(id),
  policy: rules.applied.policy,
  requested: proposals[number]?.requested ?? 0,
  ineligible: proposals[number]?.ineligible,
  award: overrides.find(({ proposal }) => proposal === number)?.computed ?? award,
})
