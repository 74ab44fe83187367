import type { Outcome } from '../contract/outcome.ts'
import {
  balanceOf,
  neededOfReserve,
  standingsOf,
  type AwardStanding,
  type Balance,
  type LedgerEvent,
} from './award-ledger.ts'

/** What a later decision makes of one award: `award` GPU-hours in all, `hours` more or fewer than were held when it was proposed. */
export interface LaterChange {
  readonly proposal: string
  readonly award: number
  readonly hours: number
}

type Standings = ReadonlyMap<string, AwardStanding>

/**
 * Proposals of which a later decision states an award that it would not make of them any more: they hold another
 * amount than when it was proposed, or an offer to them is open.
 */
export const movedSince = (changes: readonly LaterChange[], standings: Standings): string[] =>
  changes
    .filter(({ proposal, award, hours }) => {
      const { held, offered } = standings.get(proposal) ?? { held: 0, offered: 0 }
      return held !== award - hours || offered > 0
    })
    .map(({ proposal }) => proposal)

/** An area that would hold more GPU-hours than its maximum. */
export interface FullArea {
  readonly area: string
  readonly hours: number
  readonly maximum: number
}

interface Given {
  /** With the maximum of each area in GPU-hours. */
  readonly outcome: Pick<Outcome, 'areas' | 'totals'>
  readonly areaOf: ReadonlyMap<string, string>
  readonly standings: Standings
}

/**
 * Areas that hours given on top would take above their maximum, what is offered counted as given. An area that gets
 * nothing more on balance is not one of them, even if overrides took it above its maximum before; nor is one that may
 * have all that is shared out: the reserve can come on top of that.
 */
export function areasAboveMaximum(
  changes: readonly Pick<LaterChange, 'proposal' | 'hours'>[],
  { outcome, areaOf, standings }: Given,
): FullArea[] {
  const { available, rounding } = outcome.totals
  return outcome.areas.flatMap(({ area, maximum }) => {
    if (maximum >= available - rounding) return []
    const isIn = (proposal: string) => areaOf.get(proposal) === area
    const more = changes.reduce((sum, { proposal, hours }) => sum + (isIn(proposal) ? hours : 0), 0)
    const there = [...standings].reduce(
      (sum, [proposal, { held, offered }]) => sum + (isIn(proposal) ? held + offered : 0),
      0,
    )
    return more > 0 && there + more > maximum ? [{ area, hours: there + more, maximum }] : []
  })
}

/** Why a later decision would not do any more what it states. */
export type Stale =
  | { readonly kind: 'moved'; readonly proposals: readonly string[] }
  /** So many GPU-hours are missing for what it gives. */
  | { readonly kind: 'short'; readonly hours: number }
  | ({ readonly kind: 'area' } & FullArea)

/** Hours that are missing for what a decision gives, once it has taken what it takes. */
function missingHours(changes: readonly LaterChange[], log: readonly LedgerEvent[]): number {
  const { leftOver, reserve } = balanceOf(log)
  return changes.reduce((sum, { hours }) => sum + hours, 0) - leftOver - reserve
}

/**
 * Whether a later decision still does what it states, by the log of its call: an award that it changes has moved, its
 * hours were given elsewhere, or an area has filled up. Null where it does. More offers never make it stand again.
 */
export function staleOf(
  changes: readonly LaterChange[],
  { log, ...given }: Omit<Given, 'standings'> & { readonly log: readonly LedgerEvent[] },
): Stale | null {
  const standings = standingsOf(log)
  const proposals = movedSince(changes, standings)
  if (proposals.length > 0) return { kind: 'moved', proposals }
  const hours = missingHours(changes, log)
  if (hours > 0) return { kind: 'short', hours }
  const [full] = areasAboveMaximum(changes, { ...given, standings })
  return full === undefined ? null : { kind: 'area', ...full }
}

/** An entry of the log with the offer that it is about. */
type Offered = LedgerEvent & { readonly offerId: string | null }

/** GPU-hours of the reserve that are offered and not answered: what is declined or let go comes back to it. */
function offeredFromReserve(log: readonly Offered[]): number {
  const open = new Map<string | null, number>()
  for (const { from, to, hours, offerId } of log) {
    if (from === 'reserve' && to === 'offered') open.set(offerId, hours)
    if (from === 'offered') open.delete(offerId)
  }
  return [...open.values()].reduce((sum, hours) => sum + hours, 0)
}

/** In GPU-hours; what is on offer counts as what it was offered from, and is not free. */
export interface LaterAccounts extends Pick<Balance, 'reserve' | 'rounding'> {
  /** Neither awarded nor offered nor kept back once the decision is released. */
  readonly free: number
}

/**
 * What a later decision leaves on the accounts of its call, with what it takes, draws and gives itself.
 * @param log of the call until the decision was proposed, oldest first
 * @param changes that fit what was free then
 */
export function laterAccounts(
  log: readonly Offered[],
  changes: readonly Pick<LaterChange, 'hours'>[],
): LaterAccounts {
  const balance = balanceOf(log)
  const given = changes.reduce((sum, { hours }) => sum + Math.max(0, hours), 0)
  const taken = changes.reduce((sum, { hours }) => sum + Math.max(0, -hours), 0)
  const leftOver = balance.leftOver + taken
  // A log cut at a moment can hold what others took within it: a page that is read never shows less than nothing.
  const drawn = Math.min(neededOfReserve(given, { leftOver }), balance.reserve)
  return {
    reserve: balance.reserve - drawn + offeredFromReserve(log),
    rounding: balance.rounding,
    free: leftOver + drawn - given,
  }
}
