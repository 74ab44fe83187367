import { balanceOf, drawnLater, standingsOf, type LedgerEvent } from '@furrow/core/allocation/award-ledger'
import { areasAboveMaximum, movedSince, type LaterChange } from '@furrow/core/allocation/later-decision'
import type { DecisionRecord } from '@furrow/core/contract/record'
import { DomainError } from '@furrow/core/errors'
import { z } from 'zod'
import type { Tx } from '../../plugins/database.ts'

const stored = z.array(z.object({ proposal: z.string(), hours: z.number() }))

interface Later {
  readonly callId: string
  /** As stored with the decision; null with the first one. */
  readonly changes: unknown
  readonly record: Pick<DecisionRecord, 'awards' | 'outcome'>
}

/** What a later decision changes itself, with the award in all that its record states. */
export function changesOf({ changes, record }: Omit<Later, 'callId'>): LaterChange[] {
  const stated = new Map(record.awards.map(({ proposal, award }) => [proposal, award]))
  return stored.parse(changes ?? []).map((change) => ({ ...change, award: stated.get(change.proposal) ?? 0 }))
}

async function areasOfCall(tx: Tx, callId: string): Promise<Map<string, string>> {
  const rows = await tx.proposal.findMany({
    where: { callId, areaKey: { not: null } },
    select: { number: true, areaKey: true },
  })
  return new Map(rows.map(({ number, areaKey }) => [number, areaKey ?? '']))
}

/** Hours taken go back before others are given. @throws DomainError `wrong-state` where too few are free by now */
function requireFree(changes: readonly LaterChange[], log: readonly LedgerEvent[]): void {
  const taken = changes.reduce((sum, { hours }) => sum + Math.max(0, -hours), 0)
  const given = changes.reduce((sum, { hours }) => sum + Math.max(0, hours), 0)
  const balance = balanceOf(log)
  drawnLater(given, { ...balance, leftOver: balance.leftOver + taken })
}

/**
 * A later decision is signed and released on the awards that it was proposed on: where one that it changes has moved,
 * an area has filled up or its hours were given elsewhere, its record would state what will not be.
 * @param log of the call @throws DomainError `wrong-state`
 */
export async function requireUnmoved(tx: Tx, later: Later, log: readonly LedgerEvent[]): Promise<void> {
  const changes = changesOf(later)
  const standings = standingsOf(log)
  const moved = movedSince(changes, standings)
  if (moved.length > 0)
    throw new DomainError(
      'wrong-state',
      `${moved.join(', ')}: what is held or offered is not what it was when this was proposed. Take it back and propose it again.`,
    )
  const areaOf = await areasOfCall(tx, later.callId)
  requireFree(changes, log)
  const [full] = areasAboveMaximum(changes, {
    outcome: later.record.outcome,
    areaOf,
    standings,
  })
  if (full === undefined) return
  throw new DomainError(
    'wrong-state',
    `The area ${full.area} would hold ${full.hours.toLocaleString('en')} GPU-hours by now; its maximum is ${full.maximum.toLocaleString('en')}. Take this back and propose another.`,
  )
}
