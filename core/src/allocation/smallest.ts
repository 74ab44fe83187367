export interface Found {
  /** Null where none was found. */
  readonly amount: number | null
  /** Every smaller amount is known not to do; of null, every amount. */
  readonly exact: boolean
}

/** What is known of where the answer turns. */
export interface Turning {
  /**
   * Last amounts of stretches, ascending to the limit: what does it in one is also done by every larger amount
   * of the same one. Absent where nothing is known.
   */
  readonly stretches?: readonly number[] | undefined
  /** What the limit does not do, no smaller amount does. */
  readonly isLimitBest?: boolean
}

interface Search extends Turning {
  /** Amounts from 1 to here are looked at. */
  readonly limit: number
  /** So many amounts are tried one by one where the answer may turn anywhere. */
  readonly effort: number
}

type Does = (amount: number) => boolean

/** The turning point between one that does not do and one that does. */
export function halve(does: Does, from: number, to: number): number {
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (does(middle)) high = middle
    else low = middle
  }
  return high
}

/** Doubles the amount until it does; null where even the limit does not. */
function gallop(does: Does, from: number, limit: number): number | null {
  let low = from
  for (let step = 1; low < limit; step *= 2) {
    const next = Math.min(limit, low + step)
    if (does(next)) return halve(does, low, next)
    low = next
  }
  return null
}

function firstIn(stretches: readonly number[], does: Does): number | null {
  let from = 0
  for (const last of stretches) {
    if (last > from && does(last)) return halve(does, from, last)
    from = Math.max(from, last)
  }
  return null
}

/**
 * The smallest whole amount from 1 to `limit` that does it. By halving in each stretch where it can only turn
 * once; else one by one, and beyond `effort` by doubling: then a smaller one, or one at all, may exist.
 */
export function smallest(does: Does, { limit, stretches, isLimitBest, effort }: Search): Found {
  if (stretches !== undefined) return { amount: firstIn(stretches, does), exact: true }
  if (limit < 1 || (isLimitBest === true && !does(limit))) return { amount: null, exact: true }
  const walked = Math.min(limit, effort)
  for (let amount = 1; amount <= walked; amount += 1) if (does(amount)) return { amount, exact: true }
  return { amount: gallop(does, walked, limit), exact: walked === limit }
}
