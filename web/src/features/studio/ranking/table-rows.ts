import type { RunView } from '../run-view.ts'

/** Stands among the places of the table for the furrow. */
export const furrowItem = -1
const headItem = (group: number): number => -2 - group
/** The group whose head stands at a place; −1 where none does. */
export const groupAt = (item: number): number => (item <= -2 ? -2 - item : -1)

/** What the head of a group and its furrow say. Hours in GPU-hours; what is asked for counts for the ranked, as in `areas`. */
export type Group = {
  readonly key: number
  /** All of the group, whatever the filter lets through. */
  readonly count: number
  /** Those that the filter lets through. */
  readonly shown: number
  readonly ranked: number
  readonly funded: number
  readonly requested: number
  readonly awarded: number
  /** Whether all of its ranked proposals, shown or not, stand before the cut line. */
  readonly isServed: boolean
}

export type Layout = {
  /** A proposal, the furrow, or the head of a group, from top to bottom. */
  readonly items: Int32Array
  /** Places of the furrow: one for each group that is unfolded. */
  readonly lines: readonly number[]
  /** The group of each of `lines`; none where there are no groups. */
  readonly lineGroups: readonly Group[]
  readonly groups: readonly Group[]
  /** Proposals that the filter lets through, folded ones included. */
  readonly count: number
}

type Wish = {
  readonly view: Pick<RunView, 'order' | 'rank' | 'ranked' | 'cutLine' | 'award'>
  /** At most that much may be given, in GPU-hours. */
  readonly upper: Float64Array
  readonly keep: ((proposal: number) => boolean) | null
  /** Group of each proposal, 0 for none; groups stand in this order, none last. */
  readonly groupOf: Int32Array | null
  readonly groups: number
  /** What is sorted by; without it by rank. What has no key stands last. */
  readonly keys: Float64Array | null
  readonly descending: boolean
  /** Groups whose proposals are not shown. */
  readonly folded: ReadonlySet<number>
}

/** Where the furrow lies among the ranks: before the first that gets no hours. */
export const linePlace = ({ cutLine, ranked }: Pick<RunView, 'cutLine' | 'ranked'>): number =>
  cutLine < 0 ? ranked : cutLine

const at = (values: Float64Array | Int32Array, i: number): number => values[i] ?? 0

const furrow = Int32Array.of(furrowItem)

function joined(parts: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let place = 0
  for (const part of parts) {
    whole.set(part, place)
    place += part.length
  }
  return whole
}

/** By key; what has none last; the order before decides among equals. */
function sorted(proposals: Int32Array, { keys, descending }: Pick<Wish, 'keys' | 'descending'>): Int32Array {
  if (keys === null) return proposals
  const sign = descending ? -1 : 1
  const key = (i: number): number => {
    const own = keys[i] ?? NaN
    return Number.isNaN(own) ? Infinity : sign * own
  }
  const places = Int32Array.from(proposals.keys())
  const own = Float64Array.from(proposals, key)
  places.sort((a, b) => {
    const [left, right] = [at(own, a), at(own, b)]
    return left === right ? a - b : left - right
  })
  return Int32Array.from(places, (place) => at(proposals, place))
}

/** Who stands before the cut line, and who does not. */
type Sides = readonly [Int32Array, Int32Array]

function groupFacts(key: number, [above, below]: Sides, { view, upper }: Wish): Omit<Group, 'shown'> {
  const all = [...above, ...below]
  const isRanked = (i: number) => at(view.rank, i) > 0
  const ranked = all.filter(isRanked)
  return {
    key,
    count: all.length,
    ranked: ranked.length,
    funded: all.filter((i) => at(view.award, i) > 0).length,
    requested: ranked.reduce((sum, i) => sum + at(upper, i), 0),
    awarded: all.reduce((sum, i) => sum + at(view.award, i), 0),
    isServed: !below.some(isRanked),
  }
}

/**
 * What stands where in the ranking. Whatever it is sorted by, the furrow keeps its meaning: above it stands who
 * is before the cut line, below it who is not, and each side is sorted by itself; so it is inside each group.
 */
export function layoutOf(wish: Wish): Layout {
  const { view, keep, groupOf, folded } = wish
  const line = linePlace(view)
  const side = (from: number, to: number): Int32Array => {
    const part = view.order.subarray(from, to)
    return sorted(keep === null ? part : part.filter(keep), wish)
  }
  const [above, below] = [side(0, line), side(line, view.order.length)]
  const count = above.length + below.length
  if (groupOf === null)
    return { items: joined([above, furrow, below]), lines: [above.length], lineGroups: [], groups: [], count }
  const items: Int32Array[] = []
  const lines: number[] = []
  const lineGroups: Group[] = []
  const groups: Group[] = []
  let place = 0
  for (const key of [...Array.from({ length: wish.groups }, (_, k) => k + 1), 0]) {
    const own = (part: Int32Array) => part.filter((i) => groupOf[i] === key)
    const [first, second] = [own(above), own(below)]
    const shown = first.length + second.length
    if (shown === 0) continue
    const whole: Sides =
      keep === null ? [first, second] : [own(view.order.subarray(0, line)), own(view.order.subarray(line))]
    const facts = { ...groupFacts(key, whole, wish), shown }
    items.push(Int32Array.of(headItem(groups.length)))
    groups.push(facts)
    place += 1
    if (folded.has(key)) continue
    items.push(first, furrow, second)
    lines.push(place + first.length)
    lineGroups.push(facts)
    place += shown + 1
  }
  return { items: joined(items), lines, lineGroups, groups, count }
}

/** The next proposal from a place in a direction, or null. */
export function proposalFrom(items: Int32Array, place: number, step: 1 | -1): number | null {
  for (let next = place; next >= 0 && next < items.length; next += step) if (at(items, next) >= 0) return next
  return null
}

/** How far the nearest furrow is from what is in sight: rows up (negative), down, or 0 where one is in sight. */
export function linesAway(
  lines: readonly number[],
  { first, last }: { readonly first: number; readonly last: number },
): number {
  const distances = lines.map((line) => (line < first ? line - first : Math.max(0, line - last)))
  return distances.reduce((best, own) => (Math.abs(own) < Math.abs(best) ? own : best), distances[0] ?? 0)
}
