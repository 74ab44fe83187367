import type { MyProposals } from '@furrow/core/contract/proposals'
import type { Db } from '../../plugins/database.ts'
import { isReleased, shownState } from './read-proposal.ts'

const columns = {
  id: true,
  number: true,
  title: true,
  callId: true,
  state: true,
  ownerId: true,
  requested: true,
  submissionId: true,
  deletedAt: true,
  updatedAt: true,
  call: { select: { title: true, state: true, deadlineAt: true, decisionDueAt: true } },
} as const

/** Deleted drafts stay in the bin this long. */
export const binDays = 30
export const binStart = (now: Date): Date => new Date(now.getTime() - binDays * 86_400_000)

const loadMine = (db: Db, personId: string, now: Date) =>
  db.proposal.findMany({
    where: {
      OR: [{ ownerId: personId }, { members: { some: { personId } }, deletedAt: null }],
      AND: { OR: [{ deletedAt: null }, { deletedAt: { gte: binStart(now) } }] },
    },
    select: columns,
    orderBy: { updatedAt: 'desc' },
    take: 500,
  })

type Row = Awaited<ReturnType<typeof loadMine>>[number]

const asSummary = (row: Row, personId: string): MyProposals['items'][number] => {
  const { call, ownerId, submissionId, ...own } = row
  const released = isReleased(call.state)
  return {
    ...own,
    state: shownState(row.state, released),
    callTitle: call.title,
    callState: call.state === 'decided' ? 'closed' : call.state,
    isOwner: ownerId === personId,
    handedIn: submissionId !== null,
    deadlineAt: call.deadlineAt?.toISOString() ?? null,
    decisionDueAt: call.decisionDueAt?.toISOString() ?? null,
    released,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** The proposals that a person writes, those of others where they are co-applicant too, and the open calls. */
export async function listMine(db: Db, personId: string, now: Date): Promise<MyProposals> {
  const rows = await loadMine(db, personId, now)
  const calls = await db.call.findMany({
    where: { state: 'open', OR: [{ deadlineAt: null }, { deadlineAt: { gt: now } }] },
    select: { id: true, title: true, deadlineAt: true },
    orderBy: { deadlineAt: 'asc' },
  })
  return {
    items: rows.map((row) => asSummary(row, personId)),
    openCalls: calls.map((call) => ({ ...call, deadlineAt: call.deadlineAt?.toISOString() ?? null })),
    serverTime: now.toISOString(),
  }
}
