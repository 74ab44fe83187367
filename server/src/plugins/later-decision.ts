import type { LedgerEvent } from '@furrow/core/allocation/award-ledger'
import { staleOf, type LaterChange, type Stale } from '@furrow/core/allocation/later-decision'
import type { DecisionRecord } from '@furrow/core/contract/record'
import { z } from 'zod'
import type { Db } from './database.ts'

const stored = z.array(z.object({ proposal: z.string(), hours: z.number() }))

/** What a later decision changes, in GPU-hours more or fewer, as stored with it; nothing with the first one. */
export const storedChanges = (changes: unknown) => stored.parse(changes ?? [])

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
