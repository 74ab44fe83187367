import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { audit } from '../../plugins/audit.ts'
import { inCopenhagen } from '../../plugins/copenhagen.ts'
import { enqueueMail } from '../../plugins/outbox.ts'
import { notMine } from './grounds.ts'

const appLink = (publicUrl: string, language: string, path: string): string =>
  `${publicUrl}${language === 'da' ? '/da' : ''}/app${path}`

export const invitationKey = (assignmentId: string): string => `review-invited:${assignmentId}`

type Invitation = {
  readonly assignmentId: string
  readonly reviewerId: string
  readonly call: { readonly id: string; readonly title: string; readonly reviewsDueAt: Date | null }
  readonly publicUrl: string
  readonly at: Date
}

/** The mail names the call, never the proposal. */
export async function mailInvitation(tx: Tx, invitation: Invitation): Promise<void> {
  const { assignmentId, reviewerId, call, publicUrl, at } = invitation
  const { name, email, language } = await tx.person.findUniqueOrThrow({
    where: { id: reviewerId },
    select: { name: true, email: true, language: true },
  })
  await enqueueMail(tx, {
    dedupeKey: invitationKey(assignmentId),
    to: email,
    personId: reviewerId,
    callId: call.id,
    language,
    template: 'review-invited',
    data: {
      name,
      call: call.title,
      due: inCopenhagen(call.reviewsDueAt, language),
      link: appLink(publicUrl, language, `/reviews/${assignmentId}`),
    },
    at,
  })
}

const dayMilliseconds = 24 * 3_600_000

const findLate = (tx: Tx, by: Doer, callId: string) =>
  tx.person.findMany({
    where: {
      assignments: {
        some: {
          callId,
          state: { in: ['invited', 'accepted'] },
          dueAt: { lt: by.at },
          call: { reviewsLockedAt: null },
          proposal: notMine(by.actor.personId),
        },
      },
    },
    select: { id: true, name: true, email: true, language: true },
  })

/** Who was reminded within the last day. */
async function findReminded(tx: Tx, by: Doer, callId: string): Promise<ReadonlySet<string | null>> {
  const since = new Date(by.at.getTime() - dayMilliseconds)
  const recent = await tx.outboxMail.findMany({
    where: { callId, template: 'review-late', createdAt: { gt: since } },
    select: { personId: true },
  })
  return new Set(recent.map(({ personId }) => personId))
}

/** Reminds everybody who is late, one mail a person, never twice within a day. */
export async function remindLate(
  tx: Tx,
  by: Doer,
  { callId, publicUrl }: { callId: string; publicUrl: string },
) {
  const call = await tx.call.findUniqueOrThrow({ where: { id: callId }, select: { title: true } })
  const late = await findLate(tx, by, callId)
  const reminded = await findReminded(tx, by, callId)
  const due = late.filter(({ id }) => !reminded.has(id))
  for (const { id, name, email, language } of due) {
    await enqueueMail(tx, {
      dedupeKey: `review-late:${callId}:${id}:${by.at.toISOString()}`,
      to: email,
      personId: id,
      callId,
      language,
      template: 'review-late',
      data: { name, call: call.title, link: appLink(publicUrl, language, '/reviews') },
      at: by.at,
    })
  }
  const counts = { sent: due.length, waiting: late.length - due.length }
  await audit(tx, {
    ...by,
    action: 'remind reviewers',
    objectType: 'call',
    objectId: callId,
    callId,
    detail: counts,
  })
  return counts
}
