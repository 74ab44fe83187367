import type { OwnDesk } from '@furrow/core/contract/desk'
import { can } from '@furrow/core/access/can'
import type { Actor } from '@furrow/core/access/roles'
import { loadFacts } from '../../plugins/access-facts.ts'
import type { Db, Readers } from '../../plugins/database.ts'
import { inQueueOf } from '../../plugins/review-queue.ts'
import { readAfterRelease } from './after-release.ts'
import { readCallsAtWork } from './calls-at-work.ts'
import { readOwnAwards } from './own-awards.ts'

export interface DeskOwner {
  readonly actor: NonNullable<Actor>
  readonly now: Date
}

/** What waits for a person, by what each of their roles allows; numbers are counted, not listed. */
export async function readDesk({ db, sql }: Readers, owner: DeskOwner): Promise<OwnDesk> {
  const { actor, now } = owner
  const mayReview = can(actor, 'list review.assignment.own', { self: true })
  const [awards, drafts, reviews, calls, decisions, people] = await Promise.all([
    readOwnAwards(db, owner),
    readDrafts(db, owner),
    mayReview ? readReviews(db, owner) : null,
    readCallsAtWork({ db, sql }, owner),
    can(actor, 'sign decision') ? readUnsigned({ db, sql }, actor) : null,
    can(actor, 'manage user.role') ? countPeople(db, actor.personId) : null,
  ])
  const released = readAfterRelease({ sql }, owner)
  return { awards, drafts, reviews, calls, decisions, released, people, serverTime: now.toISOString() }
}

/** The next deadlines first; nobody has more drafts than a page shows. */
async function readDrafts(db: Db, { actor: { personId }, now }: DeskOwner): Promise<OwnDesk['drafts']> {
  const rows = await db.proposal.findMany({
    where: {
      OR: [{ ownerId: personId }, { members: { some: { personId, acceptedAt: { not: null } } } }],
      state: { in: ['draft', 'returned'] },
      deletedAt: null,
      call: { state: 'open', OR: [{ deadlineAt: null }, { deadlineAt: { gt: now } }] },
    },
    orderBy: [{ call: { deadlineAt: 'asc' } }, { updatedAt: 'desc' }],
    take: 20,
    select: {
      id: true,
      number: true,
      title: true,
      submissionId: true,
      call: { select: { title: true, deadlineAt: true } },
    },
  })
  return rows.map(({ call, submissionId, ...draft }) => ({
    ...draft,
    callTitle: call.title,
    deadlineAt: call.deadlineAt?.toISOString() ?? null,
    handedIn: submissionId !== null,
  }))
}

const unfinished = ['invited', 'accepted'] as const

async function readReviews(db: Db, { actor, now }: DeskOwner): Promise<NonNullable<OwnDesk['reviews']>> {
  const mine = inQueueOf(actor.personId)
  const call = { state: 'closed', reviewsLockedAt: null } as const
  const unlocked = { ...mine, call, state: { in: [...unfinished] } }
  const [done, left, invitations, late, next] = await Promise.all([
    db.assignment.count({ where: { ...mine, state: 'done' } }),
    db.assignment.count({ where: unlocked }),
    db.assignment.count({ where: { ...unlocked, state: 'invited' } }),
    db.assignment.count({ where: { ...unlocked, dueAt: { lt: now } } }),
    db.assignment.aggregate({ where: unlocked, _min: { dueAt: true } }),
  ])
  return { done, left, invitations, late, dueAt: next._min.dueAt?.toISOString() ?? null }
}

/** Decisions that this director may sign: not one's own, and none of a call with a conflict. */
async function readUnsigned({ db, sql }: Readers, actor: DeskOwner['actor']): Promise<OwnDesk['decisions']> {
  const rows = await db.decision.findMany({
    where: { state: 'proposed' },
    orderBy: { proposedAt: 'asc' },
    select: { id: true, proposedAt: true, call: { select: { title: true } } },
  })
  const signable = rows.filter(({ id }) => {
    const facts = loadFacts(sql, { scope: 'decision', id, actorId: actor.personId })
    return facts !== null && can(actor, 'sign decision', facts)
  })
  return signable.map(({ id, proposedAt, call }) => ({
    id,
    callTitle: call.title,
    proposedAt: proposedAt.toISOString(),
  }))
}

/** Accounts, and directors that somebody else named and a second admin has to approve. */
async function countPeople(db: Db, personId: string): Promise<NonNullable<OwnDesk['people']>> {
  const byAnother = { not: personId }
  const [total, waiting] = await Promise.all([
    db.person.count(),
    db.roleGrant.count({
      where: { role: 'director', approvedById: null, grantedById: byAnother, personId: byAnother },
    }),
  ])
  return { total, waiting }
}
