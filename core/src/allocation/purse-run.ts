import { at } from './contest.ts'
import { ExactPurses, type Purchase } from './exact-purses.ts'
import { compareFractions, type Fraction } from './fraction.ts'
import { orderFor, plainPrice, valueOf, type Market } from './market.ts'

/** One run of the method of equal shares. Purses are doubles; where they cannot decide, exact fractions do. */
export interface PurseRun {
  readonly market: Market
  readonly purse: Float64Array
  readonly alive: Uint8Array
  readonly exact: ExactPurses
  /** Exact prices since the latest of so many purchases: who is compared with many is worked out once. */
  readonly known: { purchases: number; readonly prices: Map<number, Fraction> }
  readonly log: Purchase[]
  /** Units per area. */
  readonly spent: Float64Array
  /** Per proposal: 1 where bought or out of reach for good. */
  readonly gone: Uint8Array
  readonly all: number
  total: number
  order: Int32Array
  next: number
}

export function startRun(market: Market, raise: number): PurseRun {
  const { voters, contest } = market
  const purses = voters.reduce((sum, { purse }) => sum + purse, 0)
  const all = (contest.units * (1000 + raise)) / 1000
  const alive = new Uint8Array(voters.length).fill(1)
  const log: Purchase[] = []
  return {
    market,
    purse: Float64Array.from(voters, ({ purse }) => (all * purse) / purses),
    alive,
    exact: new ExactPurses(voters, log, { units: contest.units, raise }),
    known: { purchases: 0, prices: new Map() },
    log,
    spent: new Float64Array(contest.maximum.length),
    gone: new Uint8Array(contest.upper.length),
    all,
    total: 0,
    order: orderFor(market, alive),
    next: 0,
  }
}

/** What a proposal costs its supporters: price per value and who pays all that they have. */
export interface Offer {
  readonly proposal: number
  /** Per utility, to compare with other offers. */
  readonly price: number
  /** How far `price` may be off. */
  readonly doubt: number
  /** Per value, to pay. */
  readonly rate: number
  /** Undefined where nobody is short. */
  readonly emptied: Uint8Array | undefined
}

/** Bound of the error of a purse in doubles: each payment rounds thrice; what the emptied lack, others pay. */
const slackOf = ({ all, log, purse }: PurseRun): number => all * 4e-16 * (log.length + 16) * purse.length

/** over / under of integers of any size. */
function quotient(over: bigint, under: bigint): number {
  const digits = Math.max(over.toString(16).length, under.toString(16).length)
  const cut = BigInt(Math.max(0, 4 * (digits - 200)))
  return Number(over >> cut) / Number(under >> cut)
}

interface ExactOffer {
  /** In units over the denominator that all purses share: thousands of digits, which comparisons need not multiply. */
  readonly rate: Fraction
  readonly emptied: Uint8Array
}

/** The same by exact fractions; undefined where the supporters together have too little. */
function exactOffer({ exact, alive, market }: PurseRun, proposal: number): ExactOffer | undefined {
  exact.catchUp()
  const { over, under } = exact
  const value = (voter: number): bigint => exact.value(voter, proposal)
  const payers = [...alive.keys()].filter((voter) => alive[voter] === 1 && value(voter) > 0n)
  payers.sort((a, b) => {
    const difference = (over[a] ?? 0n) * value(b) - (over[b] ?? 0n) * value(a)
    return difference === 0n ? a - b : difference > 0n ? 1 : -1
  })
  const emptied = new Uint8Array(alive.length)
  let rest = BigInt(at(market.contest.upper, proposal)) * under
  let sum = payers.reduce((total, voter) => total + value(voter), 0n)
  let rate: Fraction = { over: rest, under: sum }
  for (const voter of payers) {
    const held = over[voter] ?? 0n
    if (rest * value(voter) < held * sum) break
    rate = { over: rest, under: sum }
    emptied[voter] = 1
    rest -= held
    sum -= value(voter)
    if (sum > 0n) rate = { over: rest, under: sum }
  }
  return sum === 0n && rest > 0n ? undefined : { rate, emptied }
}

/** Dearer than any price. */
const beyondReach: Fraction = { over: 1n, under: 0n }

/** Price per utility of an offer, exactly, in units over the denominator of the purses. */
function exactPrice(run: PurseRun, proposal: number): Fraction {
  const { known } = run
  if (known.purchases !== run.log.length) {
    known.purchases = run.log.length
    known.prices.clear()
  }
  const price = known.prices.get(proposal) ?? newPrice(run, proposal)
  known.prices.set(proposal, price)
  return price
}

function newPrice(run: PurseRun, proposal: number): Fraction {
  const rate = exactOffer(run, proposal)?.rate ?? beyondReach
  const cost = BigInt(at(run.market.contest.upper, proposal))
  return run.market.timesCost ? { over: rate.over, under: rate.under * cost } : rate
}

const perUtility = ({ market }: PurseRun, proposal: number, rate: number): number =>
  market.timesCost ? rate / at(market.contest.upper, proposal) : rate

function fromExact(run: PurseRun, proposal: number): Offer | undefined {
  const offer = exactOffer(run, proposal)
  if (offer === undefined) return undefined
  const rate = quotient(offer.rate.over, offer.rate.under * run.exact.under)
  const price = perUtility(run, proposal, rate)
  const isShort = offer.emptied.includes(1)
  return { proposal, price, doubt: price * 1e-12, rate, emptied: isShort ? offer.emptied : undefined }
}

/** Supporters with money, those first who run out first. */
function payersOf({ market: { voters }, alive, purse }: PurseRun, proposal: number): number[] {
  const value = (voter: number): number => voters[voter]?.value[proposal] ?? 0
  const payers: number[] = []
  for (let voter = 0; voter < voters.length; voter += 1)
    if (alive[voter] === 1 && value(voter) > 0) payers.push(voter)
  return payers.sort((a, b) => at(purse, a) * value(b) - at(purse, b) * value(a))
}

/** Nobody is short: known without sorting, which is the case nearly always. */
function isPlain(run: PurseRun, proposal: number, value: number): boolean {
  const rate = at(run.market.contest.upper, proposal) / value
  const slack = slackOf(run)
  const { voters } = run.market
  for (let voter = 0; voter < voters.length; voter += 1)
    if (run.alive[voter] === 1 && rate * (voters[voter]?.value[proposal] ?? 0) > at(run.purse, voter) - slack)
      return false
  return true
}

/**
 * The price at which the supporters can pay for a proposal, each at most what it has; undefined where they
 * cannot. Source: Peters, Pierczyński & Skowron 2021, Proportional Participatory Budgeting with Additive Utilities.
 */
export function offerOf(run: PurseRun, proposal: number): Offer | undefined {
  const cost = at(run.market.contest.upper, proposal)
  let sum = valueOf(run.market, run.alive, proposal)
  if (isPlain(run, proposal, sum)) {
    const rate = cost / sum
    const price = perUtility(run, proposal, rate)
    return { proposal, price, doubt: price * 1e-15, rate, emptied: undefined }
  }
  const slack = 2 * slackOf(run)
  const emptied = new Uint8Array(run.alive.length)
  let rest = cost
  for (const voter of payersOf(run, proposal)) {
    const value = run.market.voters[voter]?.value[proposal] ?? 0
    const lacking = (rest * value) / sum - at(run.purse, voter)
    if (Math.abs(lacking) <= slack) return fromExact(run, proposal)
    if (lacking < 0) break
    emptied[voter] = 1
    rest -= at(run.purse, voter)
    sum -= value
  }
  if (sum === 0) return rest > slack ? undefined : fromExact(run, proposal)
  const rate = rest / sum
  const doubt = perUtility(run, proposal, slack / sum) + 1e-15 * rate
  return { proposal, price: perUtility(run, proposal, rate), doubt, rate, emptied }
}

/** Whether one offer is bought before another: the lower price, then the smaller id. */
export function isCheaper(run: PurseRun, a: Offer, b: Offer): boolean {
  const difference = a.price - b.price
  if (Math.abs(difference) > a.doubt + b.doubt) return difference < 0
  const exact = compareFractions(exactPrice(run, a.proposal), exactPrice(run, b.proposal))
  return exact === 0 ? a.proposal < b.proposal : exact < 0
}

/**
 * Whether an offer is bought before a proposal and all that follow it in the order of plain prices: none of them
 * costs less than its price where nobody is short, and of equal prices the smaller id goes first.
 */
export function isCheaperThanRest(run: PurseRun, offer: Offer, proposal: number): boolean {
  const [over, under] = plainPrice(run.market, proposal, valueOf(run.market, run.alive, proposal))
  const bound = over / under
  const difference = offer.price - bound
  if (Math.abs(difference) > offer.doubt + bound * 1e-15) return difference < 0
  const price = exactPrice(run, offer.proposal)
  const lowest = { over: BigInt(over) * run.exact.under, under: BigInt(under) }
  const exact = compareFractions(price, lowest)
  return exact === 0 ? offer.proposal < proposal : exact < 0
}
