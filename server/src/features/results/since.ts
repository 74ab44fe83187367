import { balanceOf, standingsOf } from '@furrow/core/allocation/award-ledger'
import type { CallResult } from '@furrow/core/contract/results'
import type { readLog } from '../../plugins/award-log.ts'
import { keptPrice, valueOfOffer } from '../../plugins/award-values.ts'
import type { Db } from '../../plugins/database.ts'
import { notFound } from '../../plugins/errors.ts'

/** The whole log of a call, oldest first. */
type Log = Awaited<ReturnType<typeof readLog>>

type Since = Pick<CallResult, 'standing' | 'reserveGrants' | 'acceptedSince' | 'records'>

async function readGrants(db: Db, callId: string): Promise<Since['reserveGrants']> {
  const rows = await db.awardOffer.findMany({
    where: { callId, cause: 'reserve', state: { in: ['open', 'accepted'] } },
    orderBy: [{ offeredAt: 'asc' }, { id: 'asc' }],
    select: {
      hours: true,
      price: true,
      reason: true,
      offeredAt: true,
      state: true,
      proposal: { select: { number: true, title: true } },
    },
  })
  return rows.map(({ hours, price, reason, offeredAt, state, proposal }) => ({
    proposal: proposal.number,
    title: state === 'accepted' ? proposal.title : null,
    hours,
    value: state === 'accepted' ? valueOfOffer(keptPrice(price), hours) : null,
    reason,
    grantedAt: offeredAt.toISOString(),
    accepted: state === 'accepted',
  }))
}

interface Recorded {
  readonly callId: string
  /** The last released decision. */
  readonly decisionId: string
  /** When the last record was proposed: it states the awards as of then. */
  readonly proposedAt: Date
}

/**
 * Whoever holds hours is named, as any award; one that was given back since is not there any more. What the last decision
 * gives itself stands among its awards already.
 */
async function readAccepted(
  db: Db,
  { callId, decisionId, proposedAt }: Recorded,
  log: Log,
): Promise<Since['acceptedSince']> {
  const standings = standingsOf(log)
  const stated = new Set(
    log.flatMap((entry) => (entry.decisionId === decisionId ? (entry.offerId ?? []) : [])),
  )
  const rows = await db.awardOffer.findMany({
    where: { callId, state: 'accepted', cause: { not: 'reserve' }, answeredAt: { gt: proposedAt } },
    orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      hours: true,
      price: true,
      answeredAt: true,
      proposal: { select: { number: true, title: true } },
    },
  })
  return rows
    .filter(({ id, proposal }) => !stated.has(id) && (standings.get(proposal.number)?.held ?? 0) > 0)
    .map(({ hours, price, answeredAt, proposal }) => ({
      proposal: proposal.number,
      title: proposal.title,
      hours,
      value: valueOfOffer(keptPrice(price), hours),
      acceptedAt: answeredAt?.toISOString() ?? '',
    }))
}

const released = (callId: string) => ({ callId, state: 'released', recordHash: { not: null } }) as const

async function readChain(db: Db, callId: string): Promise<Since['records']> {
  const rows = await db.decision.findMany({
    where: released(callId),
    orderBy: [{ releasedAt: 'asc' }, { id: 'asc' }],
    select: { recordHash: true, previousHash: true, releasedAt: true },
  })
  return rows.map(({ recordHash, previousHash, releasedAt }) => ({
    recordHash: recordHash ?? '',
    previous: previousHash,
    releasedAt: releasedAt?.toISOString() ?? '',
  }))
}

/** What has happened since the decision, as far as it is public: sums, grants of the reserve, the chain of records. */
export async function readSince(db: Db, recorded: Recorded, log: Log): Promise<Since> {
  const { callId } = recorded
  return {
    standing: log.length === 0 ? null : balanceOf(log),
    reserveGrants: await readGrants(db, callId),
    acceptedSince: await readAccepted(db, recorded, log),
    records: await readChain(db, callId),
  }
}

/** One record of the chain, byte for byte. @throws DomainError `not-found`, also where it is not released */
export async function readRecord(
  db: Db,
  { callId, hash }: { readonly callId: string; readonly hash: string },
): Promise<string> {
  const row = await db.decision.findFirst({
    where: { callId, state: 'released', recordHash: `sha256:${hash}` },
    select: { record: true },
  })
  if (row === null || row.record === null) throw notFound()
  return row.record
}
