import type { DecisionRecord } from '../contract/record.ts'
import type { Outcome } from '../contract/outcome.ts'
import type { Account, LedgerKind } from '../contract/ledger.ts'
import { DomainError } from '../errors.ts'

/** One line of the log: `hours` move from one account to another; both null where only something is said. */
export interface LedgerEvent {
  readonly kind: LedgerKind
  /** Public number; null where the event is about the call. */
  readonly proposal: string | null
  readonly hours: number
  /** Null with `to` set: hours of the budget, put there when the ledger opens. */
  readonly from: Account | null
  readonly to: Account | null
}

/** In GPU-hours; budget = awarded + offered + reserve + leftOver + rounding, after every event. */
export type Balance = Readonly<Record<Account | 'budget', number>>

/** How the holder has answered: `open` waits for them, `none` has nothing to answer. */
export type AwardAnswer = 'none' | 'open' | 'accepted' | 'declined' | 'withdrawn' | 'withdrew'

export interface AwardStanding {
  /** GPU-hours held, and offered on top. */
  readonly held: number
  readonly offered: number
  readonly answer: AwardAnswer
  /** Of the hours held, those of an award that waits for its answer; whoever accepts an offer has answered that one. */
  readonly unanswered: number
  /** It gets no more by the list: it declined, returned hours, let an offer go, or was cut by a decision. */
  readonly hasLeft: boolean
}

/** Of whoever is in no event. */
export const noStanding: AwardStanding = {
  held: 0,
  offered: 0,
  answer: 'none',
  unanswered: 0,
  hasLeft: false,
}

const opened = (to: Account, hours: number): LedgerEvent => ({
  kind: 'opened',
  proposal: null,
  hours,
  from: null,
  to,
})

const draw = (from: Account, hours: number): LedgerEvent => ({
  kind: 'drawn',
  proposal: null,
  hours,
  from,
  to: 'leftOver',
})

/** Hours that overrides give beyond what was available: from the rounding first, then from the reserve. */
function drawn({ rounding, reserve }: Outcome['totals'], short: number): LedgerEvent[] {
  const first = Math.min(short, rounding)
  const second = Math.min(short - first, reserve)
  return [draw('rounding', first), draw('reserve', second)].filter(({ hours }) => hours > 0)
}

/** GPU-hours of the reserve that a later decision needs which gives `hours`: as many as are not left over. */
export const neededOfReserve = (hours: number, { leftOver }: Pick<Balance, 'leftOver'>): number =>
  Math.max(0, hours - leftOver)

/**
 * What a later decision that gives `hours` draws from the reserve; nothing where all is left over.
 * @throws DomainError `wrong-state` where the reserve does not hold as much
 */
export function drawnLater(hours: number, { leftOver, reserve }: Balance): LedgerEvent[] {
  const needed = neededOfReserve(hours, { leftOver })
  if (needed === 0) return []
  if (needed <= reserve) return [draw('reserve', needed)]
  throw new DomainError(
    'wrong-state',
    'The hours of this decision are not free any more: wait for open offers, or take it back and propose another.',
  )
}

/**
 * The first events of a ledger: the budget is put on its accounts, and the awards of the first decision are granted.
 * @param awards of the record, after its overrides; in sum at most the budget
 */
export function openingEvents({ totals }: Outcome, awards: DecisionRecord['awards']): LedgerEvent[] {
  const free = totals.awarded + totals.leftOver
  const given = awards.reduce((sum, { award }) => sum + award, 0)
  return [
    ...[
      opened('leftOver', free),
      opened('reserve', totals.reserve),
      opened('rounding', totals.rounding),
    ].filter(({ hours }) => hours > 0),
    ...drawn(totals, Math.max(0, given - free)),
    ...awards
      .filter(({ award }) => award > 0)
      .map(({ proposal, award }): LedgerEvent => ({
        kind: 'granted',
        proposal,
        hours: award,
        from: 'leftOver',
        to: 'awarded',
      })),
  ]
}

/**
 * The accounts after the events, oldest first.
 * @throws DomainError `wrong-state` where an account would fall below zero
 */
export function balanceOf(events: Iterable<LedgerEvent>): Balance {
  const balance = { budget: 0, awarded: 0, offered: 0, reserve: 0, leftOver: 0, rounding: 0 }
  for (const { hours, from, to } of events) {
    if (from === null && to !== null) balance.budget += hours
    if (to !== null) balance[to] += hours
    if (from === null) continue
    balance[from] -= hours
    if (balance[from] < 0)
      throw new DomainError('wrong-state', `There are ${balance[from] + hours} GPU-hours, not ${hours}.`)
  }
  return balance
}

const answers: Partial<Record<LedgerKind, AwardAnswer>> = {
  granted: 'open',
  accepted: 'accepted',
  declined: 'declined',
  'proposal-withdrawn': 'withdrew',
}

const leaving: ReadonlySet<LedgerKind> = new Set([
  'reduced',
  'declined',
  'returned',
  'withdrawn',
  'proposal-withdrawn',
  'cut',
  'offer-declined',
  'offer-expired',
])

const answering: ReadonlySet<LedgerKind> = new Set([
  'accepted',
  'declined',
  'withdrawn',
  'proposal-withdrawn',
])

/** An offer accepted on top leaves the answer of the award open; hours cut off are those without an answer first. */
function unansweredAfter(before: number, { kind, hours }: LedgerEvent): number {
  if (kind === 'granted') return hours
  if (kind === 'cut') return Math.max(0, before - hours)
  return answering.has(kind) ? 0 : before
}

/** Where an award is taken back and hours of an accepted offer are held beside it, these stay accepted. */
function answerAfter(before: AwardAnswer, kind: LedgerKind, now: { held: number; unanswered: number }) {
  const { held, unanswered } = now
  if (kind === 'offer-accepted') return before === 'open' ? 'open' : 'accepted'
  if (kind === 'cut' || kind === 'withdrawn') {
    if (held === 0) return 'withdrawn'
    return unanswered === 0 ? 'accepted' : before
  }
  return answers[kind] ?? before
}

const change = (account: Account, { hours, from, to }: LedgerEvent): number =>
  (to === account ? hours : 0) - (from === account ? hours : 0)

/** What one event makes of the standing of its proposal. */
export const standingAfter = (before: AwardStanding | undefined, event: LedgerEvent): AwardStanding => {
  const { offered, answer, hasLeft, ...had } = before ?? noStanding
  const held = had.held + change('awarded', event)
  const unanswered = unansweredAfter(had.unanswered, event)
  return {
    held,
    offered: offered + change('offered', event),
    answer: answerAfter(answer, event.kind, { held, unanswered }),
    unanswered,
    hasLeft: hasLeft || leaving.has(event.kind),
  }
}

/** Who holds what after the events, oldest first; a proposal without an event is not in it. */
export function standingsOf(events: Iterable<LedgerEvent>): Map<string, AwardStanding> {
  const standings = new Map<string, AwardStanding>()
  for (const event of events)
    if (event.proposal !== null)
      standings.set(event.proposal, standingAfter(standings.get(event.proposal), event))
  return standings
}
