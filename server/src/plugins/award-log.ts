import type { LedgerEvent } from '@furrow/core/allocation/award-ledger'
import { account, ledgerKind, type Account } from '@furrow/core/contract/ledger'
import { z } from 'zod'
import type { Prisma } from '../generated/prisma/client.ts'
import type { Db, Tx } from './database.ts'
import type { Doer } from './doer.ts'
import { insertMany } from './insert.ts'
import { sqlDate, type Statements } from './statements.ts'

/** What an entry says beside the event itself. */
export interface Entry extends LedgerEvent {
  readonly proposalId: string | null
  readonly decisionId?: string
  readonly offerId?: string
  readonly appealId?: string
  readonly reason?: string
}

const rowOf = (callId: string, { proposal: _number, from, to, ...entry }: Entry, { actor, at }: Doer) => ({
  ...entry,
  callId,
  fromAccount: from,
  toAccount: to,
  actorId: actor.personId,
  actorName: actor.name,
  at,
})

/** Appends to the log of a call, in the transaction of the change itself. Nothing changes or deletes an entry. */
export async function appendToLog(
  tx: Tx,
  { callId, entries }: { readonly callId: string; readonly entries: readonly Entry[] },
  by: Doer,
): Promise<void> {
  await tx.awardEvent.createMany({ data: entries.map((entry) => rowOf(callId, entry, by)) })
}

/** Opens the log of a call: one entry an award, thousands of them at once. */
export async function openLog(
  sql: Statements,
  { callId, entries }: { readonly callId: string; readonly entries: readonly Entry[] },
  by: Doer,
): Promise<void> {
  const at = sqlDate(by.at)
  const rows = entries.map((entry) => ({ ...rowOf(callId, entry, by), at }))
  await insertMany(sql, 'AwardEvent', rows)
}

const logFields = {
  seq: true,
  kind: true,
  hours: true,
  fromAccount: true,
  toAccount: true,
  reason: true,
  actorName: true,
  at: true,
  decisionId: true,
  offerId: true,
  proposalId: true,
  proposal: { select: { number: true } },
} as const

const accountOrNull = z.nullable(account)

const loadRows = (db: Db, find: Pick<Prisma.AwardEventFindManyArgs, 'where' | 'orderBy' | 'take'>) =>
  db.awardEvent.findMany({ ...find, select: logFields })

const eventOf = ({
  kind,
  fromAccount,
  toAccount,
  proposal,
  ...row
}: Awaited<ReturnType<typeof loadRows>>[number]) => ({
  ...row,
  kind: ledgerKind.parse(kind),
  from: accountOrNull.parse(fromAccount),
  to: accountOrNull.parse(toAccount),
  proposal: proposal?.number ?? null,
})

/** The whole log of a call, oldest first; empty before the first release. */
export async function readLog(db: Db, callId: string) {
  const rows = await loadRows(db, { where: { callId }, orderBy: { seq: 'asc' } })
  return rows.map(eventOf)
}

interface Proposed {
  readonly id: string
  readonly proposedAt: Date
}

/**
 * The log as it stood when a decision was proposed: its record states the awards as of then. What the decision entered
 * itself and all behind it came later, also where a clock shows the same moment for them.
 * @param log oldest first
 */
export function logUntil<E extends { readonly at: Date; readonly decisionId: string | null }>(
  log: readonly E[],
  { id, proposedAt }: Proposed,
): E[] {
  const own = log.findIndex(({ decisionId }) => decisionId === id)
  return log.slice(0, own < 0 ? log.length : own).filter(({ at }) => at <= proposedAt)
}

/** What the log says of one proposal, oldest first: a few rows, however long it is. */
export async function readLogOf(db: Db, proposalId: string) {
  const rows = await loadRows(db, { where: { proposalId }, orderBy: { seq: 'asc' } })
  return rows.map(eventOf)
}

interface Part {
  readonly callId: string
  /** Entries before this one; all where absent. */
  readonly before?: number | undefined
  /** Entries that move hours from or to this account; all where absent. */
  readonly account?: Account | undefined
  /** Numbers of proposals of which nothing is read. */
  readonly without: ReadonlySet<string>
  readonly most: number
}

/** A part of the log of a call, newest first. */
export async function readLogPart(db: Db, { callId, before, account: of, without, most }: Part) {
  const where = {
    callId,
    ...(before !== undefined && { seq: { lt: before } }),
    AND: [
      { OR: [{ proposalId: null }, { proposal: { number: { notIn: [...without] } } }] },
      of === undefined ? {} : { OR: [{ fromAccount: of }, { toAccount: of }] },
    ],
  }
  const rows = await loadRows(db, { where, orderBy: { seq: 'desc' }, take: most })
  return rows.map(eventOf)
}
