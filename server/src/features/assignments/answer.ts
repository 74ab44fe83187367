import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'

type Answer = {
  readonly assignmentId: string
  readonly state: 'accepted' | 'declined'
  readonly reason?: string
}

/** The reviewer's yes or no. A yes may still become a no while nothing is handed in. */
export async function answerAssignment(tx: Tx, by: Doer, { assignmentId, state, reason = '' }: Answer) {
  const row = await tx.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    select: { state: true, callId: true, call: { select: { state: true, reviewsLockedAt: true } } },
  })
  if (row.call.reviewsLockedAt !== null) {
    throw new DomainError('reviews-locked', 'The reviews of this call are locked.')
  }
  if (row.call.state !== 'closed') throw new DomainError('wrong-state', 'Reviewing has not begun or is over.')
  const from = state === 'accepted' ? ['invited'] : ['invited', 'accepted']
  if (!from.includes(row.state)) throw new DomainError('wrong-state', 'This assignment was answered already.')
  await tx.assignment.update({
    where: { id: assignmentId },
    data: { state, respondedAt: by.at, ...(reason !== '' && { declineReason: reason }) },
    select: { id: true },
  })
  const action = state === 'accepted' ? 'accept assignment' : 'decline assignment'
  const { callId } = row
  await audit(tx, { ...by, action, objectType: 'assignment', objectId: assignmentId, callId })
  return { id: assignmentId, state }
}
