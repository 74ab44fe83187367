import { leastGroup, mergeSmall, type Group, type Members } from '../statistics/disclosure.ts'

/** One proposal as success rates count it. Amounts in GPU-hours. */
export interface Applied {
  readonly group: string
  readonly funded: boolean
  readonly requested: number
  readonly awarded: number
}

export interface GroupRate {
  readonly group: string
  readonly applied: number
  readonly funded: number
  readonly requested: number
  readonly awarded: number
}

export interface SuccessRates {
  readonly total: Omit<GroupRate, 'group'>
  /** Groups that may be shown, the largest first, ties by name. */
  readonly shown: readonly GroupRate[]
  /** The others together, of at least five proposals; null where there are none, or where not even that may be shown. */
  readonly others: (Omit<GroupRate, 'group'> & { readonly groups: number }) | null
}

const none = { applied: 0, funded: 0, requested: 0, awarded: 0 }
type Sums = typeof none

const plus = (a: Sums, b: Sums): Sums => ({
  applied: a.applied + b.applied,
  funded: a.funded + b.funded,
  requested: a.requested + b.requested,
  awarded: a.awarded + b.awarded,
})

function groupsOf(proposals: readonly Applied[]): GroupRate[] {
  const groups = new Map<string, Sums>()
  for (const { group, funded, requested, awarded } of proposals)
    groups.set(
      group,
      plus(groups.get(group) ?? none, { applied: 1, funded: funded ? 1 : 0, requested, awarded }),
    )
  return [...groups]
    .map(([group, sums]) => ({ group, ...sums }))
    .sort((a, b) => b.applied - a.applied || (a.group < b.group ? -1 : 1))
}

function membersOf(proposals: readonly Applied[]): Group[] {
  const groups = new Map<string, Set<number>>()
  proposals.forEach(({ group }, i) => groups.set(group, (groups.get(group) ?? new Set()).add(i)))
  return [...groups].map(([id, members]) => ({ id, members }))
}

/**
 * Success rates by group. Groups of fewer than five proposals are put together, and with them as many of the next
 * larger ones as it takes that nothing masked comes out by subtraction from the total: the rest is at least two
 * groups and at least five proposals. Source: the rule of the threshold with complementary suppression, Hundepool
 * et al. 2012, Statistical Disclosure Control, ch. 4.
 */
export function successRates(proposals: readonly Applied[]): SuccessRates {
  const groups = groupsOf(proposals)
  const total = groups.reduce(plus, none)
  const mayShow = ({ size }: Members) => size >= leastGroup
  const alone = new Set(mergeSmall(membersOf(proposals), mayShow).map(({ id }) => id))
  const rest = groups.filter(({ group }) => !alone.has(group))
  const sums = rest.reduce(plus, none)
  return {
    total,
    shown: groups.filter(({ group }) => alone.has(group)),
    others: sums.applied < leastGroup ? null : { ...sums, groups: rest.length },
  }
}
