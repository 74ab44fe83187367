import { at, type Contest } from './contest.ts'

/** Awards of a chosen set: every minimum first, then by rank, with guarantees filled as far as they can be. */
interface Filling {
  readonly award: Float64Array
  readonly spent: Float64Array
  total: number
  /** Units that have to go to areas below their guarantee. */
  needed: number
}

function start({ upper, lower, area, guarantee }: Contest, chosen: readonly number[]): Filling {
  const filling = {
    award: new Float64Array(upper.length),
    spent: new Float64Array(guarantee.length),
    total: 0,
    needed: 0,
  }
  for (const i of chosen) {
    const units = at(lower, i)
    filling.award[i] = units
    filling.spent[at(area, i)] = at(filling.spent, at(area, i)) + units
    filling.total += units
  }
  return filling
}

const missing = ({ guarantee }: Contest, { spent }: Filling, area: number): number =>
  Math.max(0, at(guarantee, area) - at(spent, area))

/** Σ of what areas lack of their guarantees, in units. */
export function shortfallOf(contest: Contest, award: Float64Array): number {
  const spent = new Float64Array(contest.guarantee.length)
  for (const i of contest.order) {
    const area = at(contest.area, i)
    spent[area] = at(spent, area) + at(award, i)
  }
  return contest.guarantee.reduce((sum, units, area) => sum + Math.max(0, units - at(spent, area)), 0)
}

function raise(contest: Contest, filling: Filling, i: number): void {
  const area = at(contest.area, i)
  const lacking = missing(contest, filling, area)
  const room = at(contest.maximum, area) - at(filling.spent, area)
  const open = contest.units - filling.total - filling.needed
  const more = Math.max(
    0,
    Math.min(at(contest.upper, i) - at(filling.award, i), room, open + Math.min(lacking, filling.needed)),
  )
  filling.award[i] = at(filling.award, i) + more
  filling.spent[area] = at(filling.spent, area) + more
  filling.total += more
  filling.needed = Math.max(0, filling.needed - Math.min(more, lacking))
}

/**
 * The awards with the largest Σ priority × award for a chosen set: minima, then units in rank order, at most
 * `shortfall` units of guarantees unfilled. Of equal ones the one that gives more to the higher rank.
 */
export function fillByRank(contest: Contest, chosen: ReadonlySet<number>, shortfall: number): Float64Array {
  const inOrder = [...contest.order].filter((i) => chosen.has(i))
  const filling = start(contest, inOrder)
  const lacking = contest.guarantee.reduce((sum, _, area) => sum + missing(contest, filling, area), 0)
  filling.needed = Math.max(0, lacking - shortfall)
  for (const i of inOrder) raise(contest, filling, i)
  return filling.award
}

/** Whether awards keep the budget, the maxima and their own bounds. */
export function isFeasible(
  { upper, lower, area, maximum, units, order }: Contest,
  award: Float64Array,
): boolean {
  const spent = new Float64Array(maximum.length)
  for (const i of order) {
    const given = at(award, i)
    if (given !== 0 && (given < at(lower, i) || given > at(upper, i))) return false
    spent[at(area, i)] = at(spent, at(area, i)) + given
  }
  const total = spent.reduce((sum, amount) => sum + amount, 0)
  return total <= units && spent.every((amount, index) => amount <= at(maximum, index))
}
