import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { notFound } from '../../plugins/errors.ts'

type Waiver = { readonly proposalId: string; readonly conflictId: string; readonly reason: string }

/** Waives a conflict with a reason. A blocking one holds until a second person agrees. */
export async function waiveConflict(tx: Tx, by: Doer, { proposalId, conflictId, reason }: Waiver) {
  const row = await tx.conflict.findUnique({
    where: { id: conflictId },
    select: { proposalId: true, personId: true, callId: true, blocking: true, state: true, waivedById: true },
  })
  const { personId } = by.actor
  if (row?.proposalId !== proposalId || row.personId === personId) throw notFound()
  if (row.state === 'waived') throw new DomainError('wrong-state', 'This conflict is waived already.')
  if (row.waivedById === personId) {
    throw new DomainError('wrong-state', 'A blocking conflict needs a second person: you are the first.')
  }
  const isSecond = row.waivedById !== null
  const isDone = !row.blocking || isSecond
  await tx.conflict.update({
    where: { id: conflictId },
    data: {
      ...(isSecond ? { secondedById: personId } : { waivedById: personId, waivedReason: reason }),
      ...(isDone && { state: 'waived' as const }),
    },
    select: { id: true },
  })
  const action = isDone ? 'waive conflict' : 'propose waiver'
  const detail = { proposalId, blocking: row.blocking }
  const { callId } = row
  await audit(tx, { ...by, action, objectType: 'conflict', objectId: conflictId, callId, detail })
}
