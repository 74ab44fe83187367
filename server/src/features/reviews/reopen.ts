import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Db, Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'

/** Whether a decision of the call is there that was not taken back: then nothing opens its reviews again. */
export const hasDecision = async (db: Db, callId: string): Promise<boolean> =>
  (await db.decision.count({ where: { callId, state: { not: 'withdrawn' } } })) > 0

type Reopening = { readonly callId: string; readonly reason: string }

/**
 * Opens the locked reviews of a call for one more. What was handed in stays as it is; the pseudonyms are drawn
 * anew by the next lock. @throws DomainError `wrong-state` unless locked, and where there is a decision
 */
export async function reopenReviews(tx: Tx, by: Doer, { callId, reason }: Reopening): Promise<void> {
  if (await hasDecision(tx, callId))
    throw new DomainError('wrong-state', 'A decision of this call is proposed: its reviews stay locked.')
  const { count } = await tx.call.updateMany({
    where: { id: callId, state: 'closed', reviewsLockedAt: { not: null } },
    data: {
      reviewsLockedAt: null,
      reviewsReopenedAt: by.at,
      updatedAt: by.at,
      version: { increment: 1 },
    },
  })
  if (count === 0) throw new DomainError('wrong-state', 'The reviews of this call are not locked.')
  await audit(tx, {
    ...by,
    action: 'reopen reviews',
    objectType: 'call',
    objectId: callId,
    callId,
    detail: { reason },
  })
}
