import { balanceOf, noStanding, standingsOf, type AwardStanding } from '@furrow/core/allocation/award-ledger'
import { DomainError } from '@furrow/core/errors'
import { readLog, readLogOf } from '../../plugins/award-log.ts'
import type { Db } from '../../plugins/database.ts'
import { notFound } from '../../plugins/errors.ts'

const decisionFields = {
  id: true,
  recordHash: true,
  previousHash: true,
  releasedAt: true,
  answerBy: true,
  appealUntil: true,
  changes: true,
  signedById: true,
} as const

/** A released call with its decisions, oldest first; null before the release. */
async function findReleased(db: Db, callId: string) {
  const call = await db.call.findFirst({
    where: { id: callId, state: { in: ['released', 'archived'] } },
    select: {
      id: true,
      title: true,
      practice: true,
      granularity: true,
      offerDays: true,
      machine: { select: { currency: true } },
    },
  })
  if (call === null) return null
  const decisions = await db.decision.findMany({
    where: { callId, state: 'released' },
    orderBy: [{ releasedAt: 'asc' }, { id: 'asc' }],
    select: decisionFields,
  })
  const first = decisions[0]
  return first === undefined ? null : { call, decisions, first }
}

/** The same with the whole log and what follows from it. */
async function findAwards(db: Db, callId: string) {
  const released = await findReleased(db, callId)
  if (released === null) return null
  const log = await readLog(db, callId)
  const standings = standingsOf(log)
  const standing = (proposal: string): AwardStanding => standings.get(proposal) ?? noStanding
  return { ...released, log, standings, standing, balance: balanceOf(log) }
}

export type Awards = NonNullable<Awaited<ReturnType<typeof findAwards>>>

/** The same with what the log says of one proposal: its people need no more, and the log may be long. */
async function findOwn(db: Db, { id, callId, number }: AwardedProposal) {
  const released = await findReleased(db, callId)
  if (released === null) return null
  const log = await readLogOf(db, id)
  const standing = standingsOf(log).get(number) ?? noStanding
  /** Last entry about the proposal: what its people saw. */
  const version = log.at(-1)?.seq ?? 0
  return { ...released, log, standing, version }
}

export type OwnAward = NonNullable<Awaited<ReturnType<typeof findOwn>>>

const absent = <T>(found: T | null): T => {
  if (found === null) throw notFound()
  return found
}

const tooEarly = <T>(found: T | null): T => {
  if (found !== null) return found
  throw new DomainError('wrong-state', 'The decision of this call is not released yet.')
}

/** For what is read: before the release it is absent. @throws DomainError `not-found` */
export const readAwards = async (db: Db, callId: string): Promise<Awards> =>
  absent(await findAwards(db, callId))

/** For what the office and the director do. @throws DomainError `wrong-state` before the release */
export const requireAwards = async (db: Db, callId: string): Promise<Awards> =>
  tooEarly(await findAwards(db, callId))

/** As `readAwards`, of one proposal. @throws DomainError `not-found` */
export const readOwn = async (db: Db, proposal: AwardedProposal): Promise<OwnAward> =>
  absent(await findOwn(db, proposal))

/** As `requireAwards`, of one proposal. @throws DomainError `wrong-state` before the release */
export const requireOwn = async (db: Db, proposal: AwardedProposal): Promise<OwnAward> =>
  tooEarly(await findOwn(db, proposal))

/** As `readAwards`, for what does not need the log. @throws DomainError `not-found` */
export const readReleased = async (db: Db, callId: string) => absent(await findReleased(db, callId))

/** As `requireAwards`, for what does not need the log. @throws DomainError `wrong-state` before the release */
export const requireReleased = async (db: Db, callId: string) => tooEarly(await findReleased(db, callId))

export async function loadProposal(db: Db, id: string) {
  const row = await db.proposal.findUnique({
    where: { id },
    select: {
      id: true,
      callId: true,
      number: true,
      title: true,
      requested: true,
      minimum: true,
      ownerId: true,
    },
  })
  if (row === null) throw notFound()
  return { ...row, requested: row.requested ?? 0, minimum: row.minimum ?? 1 }
}

export type AwardedProposal = Awaited<ReturnType<typeof loadProposal>>

const changedNumbers = (changes: unknown): unknown[] =>
  Array.isArray(changes) ? changes.map((change: unknown) => numberOf(change)) : []

const numberOf = (change: unknown): unknown =>
  typeof change === 'object' && change !== null && 'proposal' in change ? change.proposal : null

/** The decision that a proposal appeals against: the last one that says something new about it. */
export const decisionOf = ({ decisions, first }: Pick<Awards, 'decisions' | 'first'>, proposal: string) =>
  decisions.findLast(({ changes }) => changedNumbers(changes).includes(proposal)) ?? first
