import type { AuditAction } from '@furrow/core/contract/audit-actions'
import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'

const load = (tx: Tx, id: string) =>
  tx.decision.findUniqueOrThrow({
    where: { id },
    select: { id: true, state: true, callId: true, recordHash: true },
  })

type Row = Awaited<ReturnType<typeof load>>
type Said = { readonly action: AuditAction; readonly reason: string | null }

async function markWithdrawn(
  tx: Tx,
  { id, callId, recordHash, action, reason }: Row & Said,
  by: Doer,
): Promise<void> {
  await tx.decision.update({
    where: { id },
    data: {
      state: 'withdrawn',
      withdrawnById: by.actor.personId,
      withdrawnAt: by.at,
      withdrawnReason: reason,
      version: { increment: 1 },
    },
    select: { id: true },
  })
  const detail = recordHash === null ? {} : { reason, recordHash }
  await audit(tx, { ...by, action, objectType: 'decision', objectId: id, callId, detail })
}

/** Takes a proposed decision back, so that another one can be proposed. @throws DomainError `wrong-state` */
export async function withdrawDecision(tx: Tx, decisionId: string, by: Doer): Promise<void> {
  const row = await load(tx, decisionId)
  if (row.state !== 'proposed')
    throw new DomainError('wrong-state', `Only a proposed decision is withdrawn; this one is ${row.state}.`)
  await markWithdrawn(tx, { ...row, action: 'decision.withdrawn', reason: null }, by)
}

/** A call whose first decision is taken back is where it was before the signature; a released one stays released. */
async function reopenCall(tx: Tx, callId: string): Promise<void> {
  const { count } = await tx.call.updateMany({
    where: { id: callId, state: 'decided' },
    data: { state: 'closed', decidedAt: null, version: { increment: 1 } },
  })
  if (count > 0)
    await tx.proposal.updateMany({ where: { callId, state: 'decided' }, data: { state: 'reviewing' } })
}

/**
 * Takes a signature back before the release: the way out where what was signed does not fit any more. The record stays
 * with its reason, and outside of the chain. @throws DomainError `wrong-state`
 */
export async function revokeDecision(
  tx: Tx,
  { decisionId, reason }: { readonly decisionId: string; readonly reason: string },
  by: Doer,
): Promise<void> {
  const row = await load(tx, decisionId)
  if (row.state !== 'signed')
    throw new DomainError('wrong-state', `Only a signed decision is taken back; this one is ${row.state}.`)
  await markWithdrawn(tx, { ...row, action: 'decision.revoked', reason }, by)
  await reopenCall(tx, row.callId)
}
