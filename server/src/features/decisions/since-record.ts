import { balanceOf, standingsOf } from '@furrow/core/allocation/award-ledger'
import { laterAccounts, type LaterAccounts } from '@furrow/core/allocation/later-decision'
import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { Override } from '@furrow/core/contract/record'
import { isByHand } from '@furrow/core/record/override-origin'
import { applyOverrides } from '@furrow/core/record/overrides'
import { logUntil, readLog } from '../../plugins/award-log.ts'
import type { Db } from '../../plugins/database.ts'
import { linkOf, releasedRecord, storedChanges } from '../../plugins/later-decision.ts'
import type { Decided } from './load.ts'

type Later = NonNullable<DecisionDocument['later']>

type Log = Awaited<ReturnType<typeof readLog>>

/** Released when this one was proposed, oldest first. */
const loadChain = (db: Db, callId: string, { id, proposedAt }: NonNullable<Decided['stored']>) =>
  db.decision.findMany({
    where: { callId, id: { not: id }, state: 'released', releasedAt: { lte: proposedAt } },
    orderBy: [{ releasedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, record: true, recordHash: true, changes: true, proposedAt: true },
  })

type Link = Awaited<ReturnType<typeof loadChain>>[number]

/** Offers that a decision made: its record states them as awards already. */
const offersOf = (log: Log, decisionId: string): Set<string> =>
  new Set(log.flatMap((entry) => (entry.decisionId === decisionId ? (entry.offerId ?? []) : [])))

/** GPU-hours by which an entry makes an award another than the record before states. */
function movedBy({ kind, from, to, hours, offerId }: Log[number], stated: ReadonlySet<string>): number {
  if (!stated.has(offerId ?? '')) return (to === 'awarded' ? hours : 0) - (from === 'awarded' ? hours : 0)
  return kind === 'offer-declined' || kind === 'offer-expired' ? -hours : 0
}

/** What a decision enters itself is in its record, but for those whose proposals were withdrawn until its release. */
const isAfter = ({ kind, decisionId, at }: Pick<Log[number], 'kind' | 'decisionId' | 'at'>, before: Link) =>
  decisionId === before.id ? kind === 'proposal-withdrawn' : at > before.proposedAt

/** What moved the awards after a decision was proposed and until the next one was, by proposal. */
function eventsSince(log: Log, before: Link): Map<string, Later['since'][number]['events']> {
  const stated = offersOf(log, before.id)
  const events = new Map<string, Later['since'][number]['events']>()
  for (const entry of log) {
    const { proposal, kind, decisionId, at } = entry
    if (proposal === null || !isAfter({ kind, decisionId, at }, before)) continue
    const hours = movedBy(entry, stated)
    if (hours !== 0) events.set(proposal, [...(events.get(proposal) ?? []), { kind, hours }])
  }
  return events
}

const hoursBy = (awards: readonly { readonly proposal: string; readonly award: number }[]) =>
  new Map(awards.map(({ proposal, award }) => [proposal, award]))

interface Compared {
  readonly decided: Decided
  readonly before: Link
  /** Until the decision was proposed. */
  readonly log: Log
}

function compare({ decided, before, log }: Compared): Pick<Later, 'changes' | 'since'> {
  const changes = new Map(changesOf(decided).map(({ proposal, hours }) => [proposal, hours]))
  const reasons = new Map(decided.overrides.map(({ proposal, reason }) => [proposal, reason]))
  const was = hoursBy(releasedRecord(before.record).awards)
  const events = eventsSince(log, before)
  const rows = applyOverrides(decided.outcome, decided.overrides).map(({ proposal, award }) => ({
    proposal,
    award,
    held: award - (changes.get(proposal) ?? 0),
    was: was.get(proposal) ?? 0,
  }))
  return {
    changes: rows
      .filter(({ proposal }) => changes.has(proposal))
      .map(({ proposal, award, held }) => ({ proposal, award, held, reason: reasons.get(proposal) ?? '' })),
    since: rows
      .filter((row) => row.was !== row.held)
      .map(({ proposal, held, was: before }) => ({
        proposal,
        was: before,
        now: held,
        events: events.get(proposal) ?? [],
      })),
  }
}

const changesOf = ({ stored }: Decided) => storedChanges(stored?.changes)

export interface Chained {
  readonly later: Later | null
  /** Who had left the waiting list when a later decision was proposed. */
  readonly letGo: ReadonlySet<string>
  /** What a later decision leaves on the accounts; absent for the first. */
  readonly accounts?: LaterAccounts
  /** Whether somebody decided it by hand; else it says what has happened since the first decision. */
  readonly byHand: (override: Override) => boolean
}

/** What a decision changes against the one before it; null for the first of a call, and before it is proposed. */
export async function readSinceRecord(db: Db, decided: Decided): Promise<Chained> {
  const { callId, stored, overrides } = decided
  const chain = stored === undefined ? [] : await loadChain(db, callId, stored)
  const before = chain.at(-1)
  if (stored === undefined || before === undefined)
    return { later: null, letGo: new Set(), byHand: () => true }
  const log = logUntil(await readLog(db, callId), stored)
  const changes = changesOf(decided)
  const own = { overrides, changes: changes.map(({ proposal }) => proposal) }
  const accounts = laterAccounts(log, changes)
  return {
    accounts,
    letGo: new Set([...standingsOf(log)].flatMap(([proposal, { hasLeft }]) => (hasLeft ? [proposal] : []))),
    later: {
      record: chain.length,
      recordHash: before.recordHash ?? '',
      ...compare({ decided, before, log }),
      offered: balanceOf(log).offered,
      free: accounts.free,
    },
    byHand: isByHand([...chain.map(linkOf), own]),
  }
}
