import { usualPolicies } from '@furrow/core/allocation/policy-matrix'
import type { PracticeTruth } from '@furrow/core/contract/practice'
import type { Policy } from '@furrow/core/contract/policies'
import { bestAwards, hindsight, type Hindsight } from '@furrow/core/ranking/hindsight'
import type { Draft } from '../draft.ts'
import type { FieldView, RunView } from '../run-view.ts'

/** One policy of the report; null is the policy of what is seen. */
export type Trial = { readonly policy: Policy | null; readonly calibration: Draft['calibration'] }

export type Right = Trial & Hindsight

const scores = ['none', 'shift'] as const

/** What is seen first, then every usual policy on the scores as given and adjusted. */
export const trials = (draft: Draft): readonly Trial[] => [
  { policy: null, calibration: draft.calibration },
  ...usualPolicies.flatMap((policy) => scores.map((calibration) => ({ policy, calibration }))),
]

export const draftOf = (draft: Draft, { policy, calibration }: Trial): Draft => ({
  ...draft,
  calibration,
  policy: policy ?? draft.policy,
})

/** How right a run is, seen from what the proposals are worth. */
export function rightOf(
  { worth }: PracticeTruth,
  { field, view }: { field: FieldView; view: RunView },
): Hindsight {
  const best = bestAwards({
    worth: Float64Array.from(field.ids, (id) => worth?.[id] ?? Number.NaN),
    upper: field.upper,
    minimum: field.minimum,
    available: view.totals.available,
  })
  return hindsight(best, view.award)
}
