import { runAll, type Parts } from './progress.ts'

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

/** One amount tried, which is a part of the whole search. */
type Tries = (amount: number) => Parts<boolean>

/** The turning point between one that does not do and one that does. */
export function* halveParts(tries: Tries, from: number, to: number): Parts<number> {
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (yield* tries(middle)) high = middle
    else low = middle
  }
  return high
}

/** The same at once. */
export const halve = (does: Does, from: number, to: number): number =>
  runAll(halveParts(triesOf(does, 0), from, to))

/** Doubles the amount until it does; null where even the limit does not. */
function* gallop(tries: Tries, from: number, limit: number): Parts<number | null> {
  let low = from
  for (let step = 1; low < limit; step *= 2) {
    const next = Math.min(limit, low + step)
    if (yield* tries(next)) return yield* halveParts(tries, low, next)
    low = next
  }
  return null
}

function* firstIn(stretches: readonly number[], tries: Tries): Parts<number | null> {
  let from = 0
  for (const last of stretches) {
    if (last > from && (yield* tries(last))) return yield* halveParts(tries, from, last)
    from = Math.max(from, last)
  }
  return null
}

/** Counts what is tried, of so many at most. */
function triesOf(does: Does, of: number): Tries {
  let done = 0
  return function* (amount) {
    const found = does(amount)
    done = Math.min(of, done + 1)
    yield { done, of }
    return found
  }
}

const doublings = (length: number): number => Math.ceil(Math.log2(Math.max(1, length)))

/** No search tries more amounts. */
function mostTries({ limit, stretches, effort }: Search): number {
  if (stretches !== undefined) return stretches.length + doublings(limit)
  const walked = Math.min(limit, effort)
  return 1 + walked + 2 * doublings(limit - walked) + 1
}

/**
 * The smallest whole amount from 1 to `limit` that does it. By halving in each stretch where it can only turn
 * once; else one by one, and beyond `effort` by doubling: then a smaller one, or one at all, may exist.
 */
export const smallest = (does: Does, search: Search): Found => runAll(smallestParts(does, search))

/** The same, a tried amount at a time. */
export function* smallestParts(does: Does, search: Search): Parts<Found> {
  const { limit, stretches, isLimitBest, effort } = search
  const tries = triesOf(does, mostTries(search))
  if (stretches !== undefined) return { amount: yield* firstIn(stretches, tries), exact: true }
  if (limit < 1 || (isLimitBest === true && !(yield* tries(limit)))) return { amount: null, exact: true }
  const walked = Math.min(limit, effort)
  for (let amount = 1; amount <= walked; amount += 1) if (yield* tries(amount)) return { amount, exact: true }
  return { amount: yield* gallop(tries, walked, limit), exact: walked === limit }
}
