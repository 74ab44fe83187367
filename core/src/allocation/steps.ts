import type { StepsPolicy } from '../contract/policies.ts'
import { floorShare, tenThousandths } from '../scoring/decimals.ts'
import { at, reasonNumber, type Contest, type Grants } from './contest.ts'
import { guardedGreedy } from './guarded-greedy.ts'

/** The highest step that a score (thousandths of a point) reaches, or undefined below the last one. */
export function stepOf({ steps }: StepsPolicy, score: number): StepsPolicy['steps'][number] | undefined {
  let best: StepsPolicy['steps'][number] | undefined
  for (const step of steps) {
    const isReached = score * 10 >= tenThousandths(step.score)
    if (isReached && (best === undefined || step.score > best.score)) best = step
  }
  return best
}

/** Per proposal: max(L, ⌊share of its step × U⌋) units, 0 below the last step. */
export function stepDemands(contest: Contest, score: Float64Array, policy: StepsPolicy): Float64Array {
  const demand = new Float64Array(contest.upper.length)
  for (const i of contest.order) {
    const step = stepOf(policy, at(score, i))
    if (step !== undefined)
      demand[i] = Math.max(at(contest.lower, i), floorShare(step.share, at(contest.upper, i)))
  }
  return demand
}

/**
 * Scaled by steps of the score, then the guarded greedy with what is left of the request: whoever reaches a
 * step is served up to that share of the request (at least the minimum), whoever is below the last step gets
 * nothing. @param score thousandths of a point per proposal. Source: docs/policies.md.
 */
export function steps(contest: Contest, score: Float64Array, policy: StepsPolicy): Grants {
  const demand = stepDemands(contest, score, policy)
  const order = contest.order.filter((i) => at(demand, i) > 0)
  const grants = guardedGreedy({ ...contest, order }, { mode: policy.mode, partial: policy.partial, demand })
  for (const i of contest.order) {
    const asked = at(demand, i)
    if (asked === 0) grants.reason[i] = reasonNumber('below-steps')
    else if (at(grants.award, i) === asked && asked < at(contest.upper, i))
      grants.reason[i] = reasonNumber('step')
  }
  return { ...grants, demand }
}
