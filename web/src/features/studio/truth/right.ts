import { usualPolicies } from '@furrow/core/allocation/policy-matrix'
import type { PracticeTruth } from '@furrow/core/contract/practice'
import type { Policy } from '@furrow/core/contract/policies'
import { bestAwards, type Hindsight } from '@furrow/core/ranking/hindsight'
import type { Draft } from '../draft.ts'
import type { FieldView } from '../run-view.ts'
import type { LotsRight } from './lots.ts'

/** One policy of the report; null is the policy of what is seen. */
export type Trial = { readonly policy: Policy | null; readonly calibration: Draft['calibration'] }

/** Of lots the mean of many draws. */
export type Right = Trial & Hindsight & { readonly lots: Pick<LotsRight, 'draws' | 'low' | 'high'> | null }

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

/** The truly best awards, from what the proposals are worth. */
export const bestOfTruth = (
  { worth }: PracticeTruth,
  { field, available }: { field: FieldView; available: number },
): Float64Array =>
  bestAwards({
    worth: Float64Array.from(field.ids, (id) => worth?.[id] ?? Number.NaN),
    upper: field.upper,
    minimum: field.minimum,
    available,
  })
