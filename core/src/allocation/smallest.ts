export interface Found {
  readonly amount: number
  /** Every smaller amount is known not to do. */
  readonly exact: boolean
}

interface Search {
  /** Amounts from 1 to here are looked at. */
  readonly limit: number
  /** What does it is also done by every larger amount. */
  readonly oneWay: boolean
  /** So many amounts are tried one by one where the answer may turn more than once. */
  readonly effort: number
}

/** The turning point between one that does not do and one that does. */
function halve(does: (amount: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (does(middle)) high = middle
    else low = middle
  }
  return high
}

/** Doubles the amount until it does; null where even the limit does not. */
function gallop(does: (amount: number) => boolean, from: number, limit: number): number | null {
  let low = from
  for (let step = 1; low < limit; step *= 2) {
    const next = Math.min(limit, low + step)
    if (does(next)) return halve(does, low, next)
    low = next
  }
  return null
}

/**
 * The smallest whole amount from 1 to `limit` that does it, or null. By halving where it can only turn once;
 * else one by one, and beyond `effort` by doubling: then a smaller one may exist.
 */
export function smallest(does: (amount: number) => boolean, search: Search): Found | null {
  const { limit, oneWay, effort } = search
  if (oneWay) {
    if (limit < 1 || !does(limit)) return null
    return { amount: halve(does, 0, limit), exact: true }
  }
  const walked = Math.min(limit, effort)
  for (let amount = 1; amount <= walked; amount += 1) if (does(amount)) return { amount, exact: true }
  const amount = gallop(does, walked, limit)
  return amount === null ? null : { amount, exact: false }
}
