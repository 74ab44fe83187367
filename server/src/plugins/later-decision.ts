import type { LedgerEvent } from '@furrow/core/allocation/award-ledger'
import { staleOf, type LaterChange, type Stale } from '@furrow/core/allocation/later-decision'
import { overrideSchema, parseRecord, type DecisionRecord, type Override } from '@furrow/core/contract/record'
import { isByHand } from '@furrow/core/record/override-origin'
import { z } from 'zod'
import type { Db } from './database.ts'

const stored = z.array(z.object({ proposal: z.string(), hours: z.number() }))

/** What a later decision changes, in GPU-hours more or fewer, as stored with it; nothing with the first one. */
export const storedChanges = (changes: unknown) => stored.parse(changes ?? [])

/** @throws Error where a released record does not read back */
export function releasedRecord(text: string | null): DecisionRecord {
  const record = parseRecord(JSON.parse(text ?? 'null'))
  if (record.ok) return record.value
  throw new Error('A released record does not fit its schema.')
}

interface ReleasedDecision {
  readonly record: string | null
  readonly changes: unknown
}

/** What a released decision decided itself, by its place in the chain. */
export const linkOf = ({ record, changes }: ReleasedDecision, index: number) => ({
  overrides: releasedRecord(record).overrides,
  changes: index === 0 ? null : storedChanges(changes).map(({ proposal }) => proposal),
})

interface Proposed {
  readonly proposedAt: Date
  readonly overrides: unknown
  readonly changes: unknown
}

/** How many awards a decision of a call gave or kept back by hand: a later one states answers of applicants, too, as overrides. */
export async function byHandCounter(db: Db, callId: string): Promise<(decision: Proposed) => number> {
  const released = await db.decision.findMany({
    where: { callId, state: 'released' },
    orderBy: [{ releasedAt: 'asc' }, { id: 'asc' }],
    select: { record: true, changes: true, releasedAt: true },
  })
  const chain = released.map((row, index) => ({ at: row.releasedAt, link: linkOf(row, index) }))
  return ({ proposedAt, overrides, changes }) => {
    const stated: Override[] = z.array(overrideSchema).parse(overrides)
    const before = chain.filter(({ at }) => at !== null && at <= proposedAt).map(({ link }) => link)
    if (before.length === 0) return stated.length
    const own = { overrides: stated, changes: storedChanges(changes).map(({ proposal }) => proposal) }
    return stated.filter(isByHand([...before, own])).length
  }
}

/** A later decision of a call. */
export interface Later {
  readonly callId: string
  /** As stored with the decision; null with the first one. */
  readonly changes: unknown
  readonly record: Pick<DecisionRecord, 'awards' | 'outcome'>
}

/** What a later decision changes itself, with the award in all that its record states. */
export function changesOf({ changes, record }: Omit<Later, 'callId'>): LaterChange[] {
  const stated = new Map(record.awards.map(({ proposal, award }) => [proposal, award]))
  return storedChanges(changes).map((change) => ({ ...change, award: stated.get(change.proposal) ?? 0 }))
}

async function areasOfCall(db: Db, callId: string): Promise<Map<string, string>> {
  const rows = await db.proposal.findMany({
    where: { callId, areaKey: { not: null } },
    select: { number: true, areaKey: true },
  })
  return new Map(rows.map(({ number, areaKey }) => [number, areaKey ?? '']))
}

/** Whether a later decision still does what it states, by a log of its call, also one with what might be offered. */
export async function staleCheck(
  db: Db,
  later: Later,
): Promise<(log: readonly LedgerEvent[]) => Stale | null> {
  const changes = changesOf(later)
  const areaOf = await areasOfCall(db, later.callId)
  return (log) => staleOf(changes, { log, areaOf, outcome: later.record.outcome })
}
