import { turnsPerBudget, type BudgetCurve } from '@furrow/core/allocation/budget-curve'
import type { Draft } from '../draft.ts'

/** Turns of proposals that somebody who asks for every step waits for: about a minute. */
export const mostWork = 2e8

/** Whether every budget of a curve that is a sample can be tried in a minute. */
export function canTryEvery(
  { scanned, points, step }: BudgetCurve,
  draft: Pick<Draft, 'policy'>,
  proposals: number,
) {
  const [first, last] = [points[0]?.budget ?? 0, points.at(-1)?.budget ?? 0]
  const budgets = (last - first) / step + 1
  return scanned === 'sample' && budgets * turnsPerBudget(draft.policy, proposals) <= mostWork
}
