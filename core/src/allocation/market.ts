import { at, type Contest } from './contest.ts'
import type { Voter } from './voters.ts'

/** What is for sale under equal shares, and who pays. */
export interface Market {
  readonly contest: Contest
  readonly voters: readonly Voter[]
  /** True where the utility is score × cost: then the price per utility does not grow with the cost. */
  readonly timesCost: boolean
  /** Ranked proposals that somebody values and that fit into the budget and their area, ascending. */
  readonly candidates: Int32Array
  /** Candidates by price where nobody is short of money, per set of voters with money; kept between runs. */
  readonly orders: Map<string, Int32Array>
  readonly prices: Prices
}

/** The same of all that are ranked: it holds in every market that differs in hours alone. */
export type Prices = Map<string, Int32Array>

interface Sale {
  readonly timesCost: boolean
  readonly prices?: Prices | undefined
}

export function makeMarket(
  contest: Contest,
  voters: readonly Voter[],
  { timesCost, prices = new Map() }: Sale,
): Market {
  const isOffered = (i: number): boolean =>
    at(contest.upper, i) <= Math.min(contest.units, at(contest.maximum, at(contest.area, i))) &&
    voters.some(({ value }) => at(value, i) > 0)
  return {
    contest,
    voters,
    timesCost,
    candidates: Int32Array.from(contest.order.filter(isOffered)).sort(),
    orders: new Map(),
    prices,
  }
}

/** Sum of the values of those with money. */
export function valueOf({ voters }: Market, alive: Uint8Array, proposal: number): number {
  let sum = 0
  for (let voter = 0; voter < voters.length; voter += 1)
    if (alive[voter] === 1) sum += voters[voter]?.value[proposal] ?? 0
  return sum
}

/** a / b against c / d, integers: below 0, 0 or above 0. */
function compareExactly([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number {
  const [left, right] = [a * d, c * b]
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right
  const exact = BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b)
  return exact === 0n ? 0 : exact > 0n ? 1 : -1
}

/** Price per utility where nobody is short: cost over value, or 1 over value. */
export const plainPrice = (market: Market, proposal: number, value: number): readonly [number, number] => [
  market.timesCost ? 1 : at(market.contest.upper, proposal),
  value,
]

/** Ranked proposals that those with money value, the cheapest per utility first, ties by id. */
function pricesFor(market: Market, alive: Uint8Array): Int32Array {
  const { contest } = market
  const values = new Float64Array(contest.upper.length)
  const quotients = new Float64Array(contest.upper.length)
  for (const i of contest.order) {
    const value = valueOf(market, alive, i)
    const [over, under] = plainPrice(market, i, value)
    values[i] = value
    quotients[i] = over / under
  }
  const price = (i: number) => plainPrice(market, i, at(values, i))
  const compare = (a: number, b: number): number => {
    const [first, second] = [at(quotients, a), at(quotients, b)]
    const difference = first - second
    if (Math.abs(difference) > 1e-15 * (first + second)) return difference
    return compareExactly(price(a), price(b)) || a - b
  }
  return contest.order.filter((i) => at(values, i) > 0).sort(compare)
}

/** Candidates that those with money value, the cheapest per utility first, ties by id. */
export function orderFor(market: Market, alive: Uint8Array): Int32Array {
  const { candidates, orders, prices } = market
  const key = alive.join('')
  const known = orders.get(key)
  if (known !== undefined) return known
  const all = prices.get(key) ?? pricesFor(market, alive)
  prices.set(key, all)
  const isOffered = new Uint8Array(market.contest.upper.length)
  for (const i of candidates) isOffered[i] = 1
  const order = all.filter((i) => isOffered[i] === 1)
  orders.set(key, order)
  return order
}
