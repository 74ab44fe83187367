import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { DomainError } from '../errors.ts'
import { at, type Contest } from './contest.ts'
import { makeEngine, type EngineRun, type RunOptions } from './engine.ts'

/** What happens to awards after the decision, in the order in which it happened. */
export type WaitingEvent =
  /** All hours of a proposal come back, and it leaves the list. */
  | { readonly kind: 'withdrawn'; readonly proposal: string }
  /** Hours that it will not use come back; it leaves the list. */
  | { readonly kind: 'returned'; readonly proposal: string; readonly gpuHours: number }
  /** Hours of the reserve, into the pot of a track or, without one, into that of the other proposals. */
  | { readonly kind: 'released'; readonly gpuHours: number; readonly track?: string }
  | { readonly kind: 'accepted'; readonly proposal: string }
  /** Or let expire: it leaves the list, and the next one is asked. */
  | { readonly kind: 'declined'; readonly proposal: string }

export interface Offer {
  readonly proposal: string
  /** Place in the waiting list as it was at first, from 1. */
  readonly place: number
  /** Hours offered on top of what it holds. */
  readonly gpuHours: number
  /** What it would hold then. */
  readonly award: number
}

export interface WaitingState {
  /** Open offers, in the order of the list. */
  readonly offers: readonly Offer[]
  /** Who still waits for an award or for more, in order. */
  readonly waiting: readonly string[]
  /** Hours that nobody holds and that nobody is offered; awarded + offered + pool + reserve + rounding = budget. */
  readonly pool: number
  /** Hours of the reserve that are not released. */
  readonly reserve: number
  readonly rounding: number
  readonly awards: readonly { readonly proposal: string; readonly award: number }[]
}

interface Ledger {
  readonly run: EngineRun
  /** Proposal indices in the order of the list. */
  readonly list: readonly number[]
  readonly place: ReadonlyMap<string, number>
  /** Per proposal, in units. */
  readonly award: Float64Array
  readonly offered: Float64Array
  readonly listed: Uint8Array
  readonly pot: Int32Array
  /** Per pot, in GPU-hours: returned hours need not be whole units. */
  readonly pool: Float64Array
  readonly reserve: Float64Array
}

/** What a proposal waits for, in units: its request or, under `steps`, what its step makes of it. */
export const wantOf = ({ grants, contest }: EngineRun, i: number): number =>
  grants.demand === undefined ? at(contest.upper, i) : at(grants.demand, i)

/** Tier 1 by rank, then tier 2 in the order of the draw; other policies by rank; tier 3 waits for nothing. */
export function listOf({ contest, grants: { tier, place } }: EngineRun): number[] {
  if (tier === undefined || place === undefined) return [...contest.order]
  const first = contest.order.filter((i) => tier[i] === 1)
  const drawn = contest.order.filter((i) => tier[i] === 2).sort((a, b) => at(place, a) - at(place, b))
  return [...first, ...drawn]
}

/** Most units of an area: hours of the reserve come on top of all that there was, so that is no maximum of its own. */
export const mostOf = ({ maximum, units }: Contest, area: number): number =>
  at(maximum, area) < units ? at(maximum, area) : Infinity

function openLedger(run: EngineRun): Ledger {
  const { field, pots, grants } = run
  const n = field.ids.length
  const pot = new Int32Array(n)
  pots.forEach(({ contest }, index) => contest.order.forEach((i) => (pot[i] = index)))
  const { granularity } = field.snapshot.call
  const left = pots.map(({ contest }) => {
    const given = contest.order.reduce((sum, i) => sum + at(grants.award, i), 0)
    return (contest.units - given) * granularity
  })
  const list = listOf(run)
  const ledger: Ledger = {
    run,
    list,
    place: new Map(field.ids.map((id, i) => [id, i])),
    award: grants.award.slice(),
    offered: new Float64Array(n),
    listed: new Uint8Array(n),
    pot,
    pool: Float64Array.from(left),
    reserve: Float64Array.from(pots, ({ reserve }) => reserve),
  }
  for (const i of list) if (at(grants.award, i) < wantOf(ledger.run, i)) ledger.listed[i] = 1
  return ledger
}

/** Whole units that the area's maximum still allows, offers counted as given; what was returned need not be whole. */
function areaRoom({ run, award, offered, pot }: Ledger, i: number): number {
  const { contest } = run.pots[at(pot, i)] ?? run
  const area = at(contest.area, i)
  const held = contest.order.reduce(
    (sum, other) => (at(contest.area, other) === area ? sum + at(award, other) + at(offered, other) : sum),
    0,
  )
  return Math.floor(mostOf(contest, area) - held)
}

/** Walks down the list: whoever can reach its minimum is offered what there is; guarantees are not kept back. */
function offerAll(ledger: Ledger): void {
  const { run, list, award, offered, listed, pot, pool } = ledger
  const { granularity } = run.field.snapshot.call
  for (const i of list) {
    if (listed[i] === 0 || at(offered, i) > 0) continue
    const units = Math.floor(at(pool, at(pot, i)) / granularity)
    if (units === 0) continue
    const more = Math.min(wantOf(ledger.run, i) - at(award, i), units, areaRoom(ledger, i))
    if (more <= 0 || at(award, i) + more < at(run.contest.lower, i)) continue
    offered[i] = more
    pool[at(pot, i)] = at(pool, at(pot, i)) - more * granularity
  }
}

function refuse(message: string): never {
  throw new DomainError('invalid-input', message)
}

/** Hours that come back to the pot of a proposal. */
function giveBack({ pool, pot }: Ledger, i: number, gpuHours: number): void {
  pool[at(pot, i)] = at(pool, at(pot, i)) + gpuHours
}

function takeBack(ledger: Ledger, i: number): void {
  const { granularity } = ledger.run.field.snapshot.call
  giveBack(ledger, i, at(ledger.offered, i) * granularity)
  ledger.offered[i] = 0
  ledger.listed[i] = 0
}

function answer(ledger: Ledger, i: number, isAccepted: boolean): void {
  const more = at(ledger.offered, i)
  if (more === 0) refuse(`There is no open offer to ${ledger.run.field.ids[i] ?? ''}.`)
  if (!isAccepted) return takeBack(ledger, i)
  ledger.award[i] = at(ledger.award, i) + more
  ledger.offered[i] = 0
  if (at(ledger.award, i) >= wantOf(ledger.run, i)) ledger.listed[i] = 0
}

function release({ run, pool, reserve }: Ledger, gpuHours: number, track: string | undefined): void {
  const index = run.pots.findIndex((pot) => pot.track === (track ?? null))
  if (index < 0) refuse(`The call has no budget for the track ${track ?? ''}.`)
  const held = at(reserve, index)
  if (gpuHours > held) refuse(`The reserve holds ${held} GPU-hours, and cannot release ${gpuHours}.`)
  pool[index] = at(pool, index) + gpuHours
  reserve[index] = held - gpuHours
}

const isAmount = (gpuHours: number): boolean => Number.isSafeInteger(gpuHours) && gpuHours > 0

function apply(ledger: Ledger, event: WaitingEvent): void {
  const { granularity } = ledger.run.field.snapshot.call
  if ('gpuHours' in event && !isAmount(event.gpuHours)) refuse('Give a whole number of GPU-hours above 0.')
  if (event.kind === 'released') return release(ledger, event.gpuHours, event.track)
  const i = ledger.place.get(event.proposal) ?? refuse(`There is no proposal ${event.proposal}.`)
  if (event.kind === 'accepted' || event.kind === 'declined')
    return answer(ledger, i, event.kind === 'accepted')
  const held = at(ledger.award, i) * granularity
  const back = event.kind === 'withdrawn' ? held : event.gpuHours
  if (back > held) refuse(`${event.proposal} holds ${held} GPU-hours, and cannot return ${back}.`)
  takeBack(ledger, i)
  giveBack(ledger, i, back)
  ledger.award[i] = (held - back) / granularity
}

const sumOf = (hours: Float64Array): number => hours.reduce((sum, part) => sum + part, 0)

function stateOf({ run, list, award, offered, listed, pool, reserve }: Ledger): WaitingState {
  const { ids, snapshot } = run.field
  const { granularity } = snapshot.call
  const offers = list.flatMap((i, index) => {
    const more = at(offered, i)
    if (more === 0) return []
    const total = (at(award, i) + more) * granularity
    return [{ proposal: ids[i] ?? '', place: index + 1, gpuHours: more * granularity, award: total }]
  })
  return {
    offers,
    waiting: list.filter((i) => listed[i] === 1 && at(offered, i) === 0).map((i) => ids[i] ?? ''),
    pool: sumOf(pool),
    reserve: sumOf(reserve),
    rounding: run.pots.reduce(
      (sum, { available, contest }) => sum + available - contest.units * granularity,
      0,
    ),
    awards: ids.map((proposal, i) => ({ proposal, award: at(award, i) * granularity })),
  }
}

/**
 * The waiting list after a decision: everybody ranked with less than it wants, in the order in which the policy
 * served. Each event adds hours to its pot, and the list is walked: an offer is as much as is wanted, as the pot
 * and the area's maximum hold, if the minimum is reached by it. What nobody was given at the decision is in the
 * pot from the first event on. When offers expire is for people and clocks: that is the event `declined`.
 * @param events oldest first @throws DomainError `invalid-input` where an event does not fit what stands
 */
export function offers(
  snapshot: Snapshot,
  scenario: Scenario,
  { events, ...options }: RunOptions & { readonly events: readonly WaitingEvent[] },
): WaitingState {
  const ledger = openLedger(makeEngine(snapshot).run(scenario, options))
  for (const event of events) {
    apply(ledger, event)
    offerAll(ledger)
  }
  return stateOf(ledger)
}
