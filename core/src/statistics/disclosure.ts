/** Least number of proposals that a published count stands for, where the record does not show the group anyway. */
export const leastGroup = 5

/** Proposals by their place in a list. */
export type Members = ReadonlySet<number>

/** A group of proposals; id null: several groups that are too small to be told apart. */
export interface Group {
  readonly id: string | null
  readonly members: Members
}

const fewOrNone = (size: number): boolean => size === 0 || size >= leastGroup

const isWithin = (a: Members, b: Members): boolean => {
  if (a.size > b.size) return false
  for (const member of a) if (!b.has(member)) return false
  return true
}

/** Whether one of two counts less the other would tell of fewer than five: only where one group lies in the other. */
export function differsByFew(a: Members, b: Members): boolean {
  const [inner, outer] = a.size <= b.size ? [a, b] : [b, a]
  return !fewOrNone(outer.size - inner.size) && isWithin(inner, outer)
}

const union = (groups: readonly Group[]): Members => new Set(groups.flatMap(({ members }) => [...members]))

const smallestFirst = (a: Group, b: Group): number =>
  a.members.size - b.members.size || ((a.id ?? '') < (b.id ?? '') ? -1 : 1)

/**
 * Groups that may be shown, the largest first, then the rest as one. What may not be shown alone is put together;
 * as long as that may not be shown either, the smallest shown group joins it, so that no sum or difference of what
 * is shown tells of a smaller group. Empty where nothing but the whole could be shown.
 * @param groups disjoint; @param mayShow whether a set of proposals may be counted in public
 */
export function mergeSmall(groups: readonly Group[], mayShow: (members: Members) => boolean): Group[] {
  const filled = groups.filter(({ members }) => members.size > 0)
  const shown = filled.filter(({ id, members }) => id !== null && mayShow(members)).sort(smallestFirst)
  const rest = filled.filter((group) => !shown.includes(group))
  while (rest.length > 0 && shown.length > 0 && !mayShow(union(rest))) rest.push(...shown.splice(0, 1))
  if (shown.length === 0) return []
  return [...shown.reverse(), ...(rest.length === 0 ? [] : [{ id: null, members: union(rest) }])]
}

/** Whether a set is large enough, and far enough from each set that is published already. */
export const isLargeBeside =
  (published: readonly Members[]) =>
  (members: Members): boolean =>
    members.size >= leastGroup && !published.some((known) => differsByFew(members, known))
