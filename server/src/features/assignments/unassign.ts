import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { notMine } from './grounds.ts'
import { invitationKey } from './mail.ts'

/** Assignments that nobody has begun: no review was written. */
const untouched = { state: { in: ['invited', 'accepted'] as ('invited' | 'accepted')[] }, review: null }

type Taking = { readonly callId: string; readonly ids: readonly string[] }

/** Takes assignments back that are not begun; the others stay. Invitations that have not gone out are dropped. */
export async function takeBack(tx: Tx, by: Doer, { callId, ids }: Taking) {
  const rows = await tx.assignment.findMany({
    where: {
      id: { in: [...ids] },
      callId,
      call: { reviewsLockedAt: null },
      proposal: notMine(by.actor.personId),
      ...untouched,
    },
    select: { id: true, proposalId: true, reviewerId: true },
  })
  for (const { id, proposalId, reviewerId } of rows) {
    await tx.assignment.delete({ where: { id }, select: { id: true } })
    await tx.outboxMail.deleteMany({ where: { dedupeKey: invitationKey(id), sentAt: null } })
    const detail = { proposalId, reviewerId }
    await audit(tx, {
      ...by,
      action: 'unassign reviewer',
      objectType: 'assignment',
      objectId: id,
      callId,
      detail,
    })
  }
  return { removed: rows.length, kept: ids.length - rows.length }
}

/** @throws DomainError `wrong-state` once something was written */
export async function takeOneBack(tx: Tx, by: Doer, { callId, ids }: Taking) {
  const taken = await takeBack(tx, by, { callId, ids })
  if (taken.removed === 0) {
    throw new DomainError('wrong-state', 'The review has begun or is over: the assignment stays.')
  }
  return taken
}
