import type { AwardDates } from '@furrow/core/contract/awards'
import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import { inCopenhagen } from '../../plugins/copenhagen.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { requireReleased } from './load.ts'
import { mailPeople, type Sending } from './mail.ts'

const names = ['answerBy', 'appealUntil'] as const

/** Moves the dates of a released decision to later, and tells everybody who applied. @throws DomainError `invalid-input`, `wrong-state` */
export async function changeAwardDates(
  tx: Tx,
  { callId, wish, publicUrl }: Sending & { readonly callId: string; readonly wish: AwardDates },
  by: Doer,
): Promise<void> {
  const { first, call } = await requireReleased(tx, callId)
  const errors = names
    .filter((name) => first[name] !== null && new Date(wish[name]) < (first[name] ?? by.at))
    .map((path) => ({ path, message: 'Choose a later date than the published one.' }))
  if (errors.length > 0) throw new DomainError('invalid-input', 'Dates can only move to later.', { errors })
  const { answerBy, appealUntil, reason } = wish
  await tx.decision.update({
    where: { id: first.id },
    data: {
      answerBy: new Date(answerBy),
      appealUntil: new Date(appealUntil),
      version: { increment: 1 },
    },
    select: { id: true },
  })
  const detail = { answerBy, appealUntil, reason }
  await audit(tx, {
    ...by,
    action: 'award.dates_changed',
    objectType: 'decision',
    objectId: first.id,
    callId,
    detail,
  })
  await tellApplicants(tx, { callId, title: call.title, decisionId: first.id, wish, publicUrl }, by)
}

interface News extends Sending {
  readonly callId: string
  readonly title: string
  readonly decisionId: string
  readonly wish: AwardDates
}

async function tellApplicants(tx: Tx, news: News, by: Doer): Promise<void> {
  const { callId, title, decisionId, wish, publicUrl } = news
  const owners = await tx.proposal.findMany({
    where: { callId, awards: { some: { decisionId } }, ownerId: { not: null } },
    select: { ownerId: true },
  })
  const letter = {
    template: 'award-dates-changed',
    key: `${decisionId}:${by.at.getTime()}`,
    callId,
    data: (language: string) => ({
      call: title,
      answerBy: inCopenhagen(new Date(wish.answerBy), language),
      appealUntil: inCopenhagen(new Date(wish.appealUntil), language),
      reason: wish.reason,
    }),
    path: '/app/proposals',
  } as const
  await mailPeople(tx, { to: owners.flatMap(({ ownerId }) => ownerId ?? []), letter, publicUrl }, by)
}
