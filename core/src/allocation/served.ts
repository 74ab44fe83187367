import { type Contest } from './contest.ts'
import { equalShares } from './equal-shares.ts'
import { grant, votersOf, type GrantSource } from './grant.ts'
import { guardedGreedy } from './guarded-greedy.ts'
import { admit } from './proportional.ts'
import { stepDemands } from './steps.ts'
import { drawOrder, servingOrder, tiersOf } from './tiers.ts'

/** Per proposal: above 0 for whom a policy gives hours. */
export type Served = (contest: Contest) => Float64Array

/**
 * Finds who is served in contests that differ in their units and quotas alone, with nothing said of reasons. What the
 * units do not move is worked out once; the proportional policy settles who is served before it spreads hours.
 * @param contest any of them @throws DomainError `solver-missing`
 */
export function makeServed({ order, ...contest }: Contest, source: GrantSource): Served {
  const { policy } = source.scenario
  const { field, scores, ties } = source
  if (policy.kind === 'cutoff')
    return (next) => guardedGreedy({ ...next, onlyAwards: true }, { ...policy, demand: next.upper }).award
  if (policy.kind === 'proportional')
    return (next) => admit({ ...next, onlyAwards: true }, policy.admission).award
  if (policy.kind === 'steps') {
    const demand = stepDemands({ ...contest, order }, scores.score, policy)
    const reached = order.filter((i) => (demand[i] ?? 0) > 0)
    return (next) => guardedGreedy({ ...next, order: reached, onlyAwards: true }, { ...policy, demand }).award
  }
  if (policy.kind === 'tiers') {
    const { granularity } = field.snapshot.call
    const tier = tiersOf(policy, { ids: field.ids, score: scores.score })
    const drawn = drawOrder({ ...contest, order }, policy, { ties, granularity, tier })
    const inTiers = servingOrder({ ...contest, order }, { tier, drawn })
    return (next) =>
      guardedGreedy({ ...next, order: inTiers, onlyAwards: true }, { ...policy, demand: next.upper }).award
  }
  if (policy.kind === 'equal-shares') {
    const voters = votersOf(source, policy.voters)
    const { utility } = policy
    const prices = new Map<string, Int32Array>()
    return (next) => equalShares(next, voters, { utility, prices }).award
  }
  return (next) => grant(next, policy, source).award
}
