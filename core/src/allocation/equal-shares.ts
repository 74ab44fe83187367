import { at, makeGrants, reasonNumber, type Contest, type Grants } from './contest.ts'
import { makeMarket, orderFor, plainPrice, type Market, type Prices } from './market.ts'
import { OfferHeap } from './offer-heap.ts'
import { isCheaper, isCheaperThanRest, offerOf, startRun, type Offer, type PurseRun } from './purse-run.ts'
import type { Voter } from './voters.ts'

/** Purses are raised at most to twice themselves; what is left then goes by utility per unit. */
const lastRaise = 1000

const roomOf = ({ market: { contest }, spent }: PurseRun, proposal: number): number => {
  const area = at(contest.area, proposal)
  return at(contest.maximum, area) - at(spent, area)
}

function pay(run: PurseRun, { proposal, rate, emptied }: Offer): void {
  const { market, alive, purse } = run
  const cost = at(market.contest.upper, proposal)
  const area = at(market.contest.area, proposal)
  run.log.push({ proposal, cost, alive: alive.slice(), ...(emptied === undefined ? {} : { emptied }) })
  run.gone[proposal] = 1
  run.total += cost
  run.spent[area] = at(run.spent, area) + cost
  market.voters.forEach(({ value }, voter) => {
    if (emptied?.[voter] === 1) {
      purse[voter] = 0
      alive[voter] = 0
    } else if (alive[voter] === 1) purse[voter] = at(purse, voter) - rate * at(value, proposal)
  })
}

/** The next proposal in the order of prices where nobody is short, or −1. */
function peek(run: PurseRun): number {
  for (; run.next < run.order.length; run.next += 1) {
    const i = at(run.order, run.next)
    if (run.gone[i] === 1) continue
    if (at(run.market.contest.upper, i) <= roomOf(run, i)) return i
    run.gone[i] = 1
  }
  return -1
}

/** The cheapest of those whose supporters are short; who fits into its area no more falls out. */
function popOpen(run: PurseRun, heap: OfferHeap): Offer | undefined {
  let offer = heap.pop()
  while (offer !== undefined && at(run.market.contest.upper, offer.proposal) > roomOf(run, offer.proposal))
    offer = heap.pop()
  return offer
}

/** The cheaper of two offers; the other one waits. */
function cheaper(run: PurseRun, heap: OfferHeap, [known, offer]: readonly [Offer | undefined, Offer]): Offer {
  if (known === undefined) return offer
  const isNew = isCheaper(run, offer, known)
  heap.push(isNew ? known : offer)
  return isNew ? offer : known
}

/** An offer that is bought first; the other one waits. */
function insteadOf(heap: OfferHeap, short: Offer | undefined, offer: Offer): Offer {
  if (short !== undefined) heap.push(short)
  return offer
}

/** The cheapest proposal that its supporters can pay, or undefined. */
function seek(run: PurseRun, heap: OfferHeap): Offer | undefined {
  let short = popOpen(run, heap)
  for (;;) {
    const i = peek(run)
    if (i < 0 || (short !== undefined && isCheaperThanRest(run, short, i))) return short
    const offer = offerOf(run, i)
    run.next += 1
    if (offer === undefined) run.gone[i] = 1
    else if (offer.emptied !== undefined) short = cheaper(run, heap, [short, offer])
    else return insteadOf(heap, short, offer)
  }
}

/** One run to its end; stops early once more than the budget is spent. */
export function buyAll(market: Market, raise: number): PurseRun {
  const run = startRun(market, raise)
  const heap = new OfferHeap(run)
  while (run.total <= market.contest.units) {
    const offer = seek(run, heap)
    if (offer === undefined) return run
    pay(run, offer)
    if (offer.emptied === undefined) continue
    run.order = orderFor(market, run.alive)
    run.next = 0
    heap.clear()
  }
  return run
}

function isExhaustive(run: PurseRun): boolean {
  const { contest, candidates } = run.market
  const left = contest.units - run.total
  const bought = new Set(run.log.map(({ proposal }) => proposal))
  return !candidates.some((i) => !bought.has(i) && at(contest.upper, i) <= Math.min(left, roomOf(run, i)))
}

/** Add1: each purse raised by thousandths of itself until nothing fits any more, or the run before the budget breaks. */
function buyWithRaises(market: Market): PurseRun {
  let run = buyAll(market, 0)
  for (let raise = 1; raise <= lastRaise && !isExhaustive(run); raise += 1) {
    const next = buyAll(market, raise)
    if (next.total > market.contest.units) return run
    run = next
  }
  return run
}

/** By utility (weighted by purses) per unit, ties by id; those without any last. */
function byWorth(market: Market, proposals: readonly number[]): number[] {
  const purses = market.voters.map(({ purse }) => BigInt(purse))
  const worth = (i: number): bigint =>
    market.voters.reduce((sum, { value }, voter) => sum + (purses[voter] ?? 0n) * BigInt(at(value, i)), 0n)
  const rows = proposals.map((i) => ({ i, worth: worth(i), cost: BigInt(plainPrice(market, i, 1)[0]) }))
  rows.sort((a, b) => {
    const difference = b.worth * a.cost - a.worth * b.cost
    if (difference === 0n) return a.i - b.i
    return difference > 0n ? 1 : -1
  })
  return rows.map(({ i }) => i)
}

function reasonFor(asked: number, free: number, areaFree: number) {
  if (asked <= Math.min(free, areaFree)) return 'fits'
  return areaFree < free ? 'area-maximum' : 'no-hours'
}

function serve(run: PurseRun, grants: Grants, i: number): void {
  const { contest } = run.market
  const [asked, free, areaFree] = [at(contest.upper, i), contest.units - run.total, roomOf(run, i)]
  const reason = reasonFor(asked, free, areaFree)
  grants.reason[i] = reasonNumber(reason)
  grants.free[i] = free
  grants.areaFree[i] = areaFree
  if (reason !== 'fits') return
  const area = at(contest.area, i)
  grants.award[i] = asked
  run.total += asked
  run.spent[area] = at(run.spent, area) + asked
}

/** In full while hours last, by utility per unit; who does not fit into what is left at first never will. */
function complete(run: PurseRun, grants: Grants): void {
  const { contest } = run.market
  const left = [...contest.order].filter((i) => at(grants.award, i) === 0)
  const fits = (i: number): boolean =>
    at(contest.upper, i) <= Math.min(contest.units - run.total, roomOf(run, i))
  const open = left.filter(fits)
  for (const i of left) if (!fits(i)) serve(run, grants, i)
  for (const i of byWorth(run.market, open)) serve(run, grants, i)
}

interface Purchases {
  readonly utility: 'score' | 'score-times-cost'
  /** Kept between contests of the same voters that differ in hours alone. */
  readonly prices?: Prices
}

/**
 * The method of equal shares: every voter has its part of the hours and pays only for what it values; the
 * proposal with the lowest price per utility is bought next, in full. Then purses are raised (Add1), then what
 * is left goes by utility per unit. Areas' maxima bind, guarantees do not. Source: docs/policies.md; Peters,
 * Pierczyński & Skowron 2021, Proportional Participatory Budgeting with Additive Utilities.
 */
export function equalShares(
  contest: Contest,
  voters: readonly Voter[],
  { utility, prices }: Purchases,
): Grants {
  const run = buyWithRaises(
    makeMarket(contest, voters, { timesCost: utility === 'score-times-cost', prices }),
  )
  const place = new Int32Array(contest.upper.length)
  const grants = { ...makeGrants(contest), place }
  run.log.forEach(({ proposal, cost }, index) => {
    grants.award[proposal] = cost
    grants.reason[proposal] = reasonNumber('bought')
    place[proposal] = index + 1
  })
  complete(run, grants)
  return grants
}
