import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { ReasonAbout } from '../../ui/reason-text.ts'
import { namesOfRules } from '../../ui/rule-text.ts'

/** What the sentence about one proposal of a decision needs beside its reason. */
export const aboutReason = ({ rules, proposals }: DecisionDocument, number: string): ReasonAbout => ({
  criterionName: (id) => namesOfRules(rules).criterion(id),
  policy: rules.applied.policy,
  requested: proposals[number]?.requested ?? 0,
})
