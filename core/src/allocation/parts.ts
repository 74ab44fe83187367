import type { Policy } from '../contract/policies.ts'

/** Whether a policy gives a part of what was asked for, down to the minimum; where not, a request is served in full or not at all. */
export function givesParts(policy: Policy): boolean {
  if (policy.kind === 'equal-shares') return false
  return 'partial' in policy ? policy.partial : true
}

/** What an award takes at least: the minimum, or what the proposal's turn is about where nothing is given in part. */
export const leastOf = (
  policy: Policy,
  { asked, minimum, demand = asked }: { asked: number; minimum: number; demand?: number },
): number => (givesParts(policy) ? Math.min(minimum, demand) : demand)
