import { awardList } from '@furrow/core/allocation/award-list'
import type { WaitingList } from '@furrow/core/contract/awards'
import { parseRecord } from '@furrow/core/contract/record'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { endOfDay } from '../../plugins/copenhagen.ts'
import type { Db } from '../../plugins/database.ts'
import { readAwards, type Awards } from './load.ts'
import { hiddenFrom } from '../../plugins/hidden-numbers.ts'

/** Snapshot, scenario and overrides of the first decision: the list goes by them whatever follows. */
async function loadFirst(db: Db, { first }: Awards) {
  const row = await db.decision.findUniqueOrThrow({
    where: { id: first.id },
    select: { snapshot: true, record: true },
  })
  const snapshot = parseSnapshot(JSON.parse(row.snapshot))
  const record = parseRecord(JSON.parse(row.record ?? 'null'))
  if (!snapshot.ok || !record.ok) throw new Error('A released decision does not fit its schema.')
  return { snapshot: snapshot.value, record: record.value }
}

/** Who waits, and what the list would get of the hours left over, in its order. */
export async function listOfCall(db: Db, awards: Awards) {
  const { snapshot, record } = await loadFirst(db, awards)
  const gone = await db.proposal.findMany({
    where: { callId: awards.call.id, OR: [{ state: 'withdrawn' }, { deletedAt: { not: null } }] },
    select: { number: true },
  })
  const out = new Set([
    ...record.overrides.map(({ proposal }) => proposal),
    ...gone.map(({ number }) => number),
  ])
  return awardList(snapshot, record.scenario, { events: awards.log, out })
}

/** The waiting list as a page. @throws DomainError `not-found` before the release */
export async function readWaitingList(
  db: Db,
  { callId, personId, now }: { readonly callId: string; readonly personId: string; readonly now: Date },
): Promise<WaitingList> {
  const awards = await readAwards(db, callId)
  const { next, waiting } = await listOfCall(db, awards)
  const hidden = await hiddenFrom(db, { callId, personId })
  const numbers = [...next, ...waiting].map(({ proposal }) => proposal)
  const rows = await db.proposal.findMany({
    where: { callId, number: { in: numbers } },
    select: { id: true, number: true, title: true },
  })
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const named = (number: string) => ({
    proposal: number,
    proposalId: byNumber.get(number)?.id ?? '',
    title: byNumber.get(number)?.title ?? '',
  })
  const stop = next.findIndex(({ proposal }) => hidden.has(proposal))
  return {
    leftOver: awards.balance.leftOver,
    next: (stop < 0 ? next : next.slice(0, stop)).map(({ proposal, place, gpuHours, award }) => ({
      ...named(proposal),
      place,
      hours: gpuHours,
      award,
    })),
    blocked: stop >= 0,
    waiting: waiting
      .filter(({ proposal }) => !hidden.has(proposal))
      .map(({ proposal, ...row }) => ({ ...named(proposal), ...row })),
    expiresAt: endOfDay(now, awards.call.offerDays).toISOString(),
  }
}
