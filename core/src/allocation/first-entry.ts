import { at } from './contest.ts'

/** Who first gets hours beyond a budget, and from which on, in GPU-hours. */
export interface FirstEntry {
  readonly budget: number
  /** Ids, in the order of the snapshot. */
  readonly enters: readonly string[]
}

interface Beyond {
  /** Per proposal: above 0 for whom a budget gives hours. */
  readonly served: (budget: number) => Float64Array
  readonly ids: readonly string[]
  readonly granularity: number
  /** The call's own budget. */
  readonly own: number
}

/**
 * Looks for the smallest larger budget, in steps of one unit, that gives hours to somebody who has none at the call's own.
 * @returns a search through budgets up to `high`, to be asked with growing ones; where not every unit is tried it only
 * halves the way to `high`, and an earlier entry may be missed
 */
export function makeFirstEntry({ served, ids, granularity, own }: Beyond, isEveryUnit: boolean) {
  const base = served(own).slice()
  const entersAt = (budget: number): number[] => {
    const now = served(budget)
    return [...base.keys()].filter((i) => at(base, i) === 0 && at(now, i) > 0)
  }
  const found = (budget: number): FirstEntry => ({
    budget,
    enters: entersAt(budget).map((i) => ids[i] ?? ''),
  })
  let tried = own
  const scan = (high: number): FirstEntry | null => {
    for (let budget = tried + granularity; budget <= high; budget += granularity) {
      tried = budget
      if (entersAt(budget).length > 0) return found(budget)
    }
    return null
  }
  const halve = (high: number): FirstEntry | null => {
    let [from, to] = [tried, own + granularity * Math.floor((high - own) / granularity)]
    tried = to
    if (to <= from || entersAt(to).length === 0) return null
    while (to - from > granularity) {
      const middle = from + granularity * Math.floor((to - from) / granularity / 2)
      if (entersAt(middle).length > 0) to = middle
      else from = middle
    }
    return found(to)
  }
  return (high: number): FirstEntry | null => (high <= tried ? null : isEveryUnit ? scan(high) : halve(high))
}
