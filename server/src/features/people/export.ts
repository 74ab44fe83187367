import type { Actor } from '@furrow/core/access/roles'
import type { Db } from '../../plugins/database.ts'
import { readProfile } from './profile.ts'

/** One's own data: the reviews that one wrote are in it, the names of others are not. */
export async function exportPersonalData(db: Db, { personId, grants }: NonNullable<Actor>) {
  const [profile, proposals, reviews, conflicts, mails, appeals, questions] = await Promise.all([
    readProfile(db, personId),
    db.proposal.findMany({ where: { ownerId: personId }, select: proposalColumns }),
    db.review.findMany({ where: { reviewerId: personId }, select: reviewColumns }),
    db.conflict.findMany({ where: { personId, origin: 'declared' }, select: conflictColumns }),
    db.outboxMail.findMany({ where: { personId }, select: { subject: true, text: true, createdAt: true } }),
    db.appeal.findMany({ where: { filedById: personId }, select: appealColumns }),
    db.awardQuestion.findMany({ where: { askedById: personId }, select: questionColumns }),
  ])
  const roles = grants.map((grant) => ({ ...grant }))
  return { profile, roles, proposals, reviews, conflicts, mails, appeals, questions }
}

const proposalColumns = {
  id: true,
  callId: true,
  number: true,
  title: true,
  summary: true,
  requested: true,
  minimum: true,
  institution: true,
  unsent: true,
  sections: { select: { key: true, text: true } },
} as const

const reviewColumns = {
  callId: true,
  scores: true,
  confidence: true,
  textForApplicant: true,
  textForPanel: true,
  submittedAt: true,
} as const

const appealColumns = { callId: true, text: true, filedAt: true, state: true, reason: true } as const

const questionColumns = { callId: true, text: true, askedAt: true, answer: true } as const

const conflictColumns = { callId: true, kind: true, reason: true, createdAt: true } as const
