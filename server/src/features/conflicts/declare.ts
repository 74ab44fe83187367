import type { ConflictKind } from '@furrow/core/contract/conflicts'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'

type Declaration = {
  readonly callId: string
  readonly proposalId: string
  readonly kind: ConflictKind
  readonly reason: string
}

/** A conflict of one's own. Access ends with this transaction; a review that is not locked no longer counts. */
export async function declareConflict(tx: Tx, by: Doer, declaration: Declaration): Promise<void> {
  const { callId, proposalId, kind, reason } = declaration
  const { personId } = by.actor
  const open = { state: 'recused', origin: 'declared', blocking: true, reason } as const
  const nobody = { waivedById: null, waivedReason: null, secondedById: null }
  const { id } = await tx.conflict.upsert({
    where: { proposalId_personId_kind: { proposalId, personId, kind } },
    create: { callId, proposalId, personId, kind, createdAt: by.at, ...open },
    update: { ...open, ...nobody },
    select: { id: true },
  })
  await recuse(tx, { proposalId, personId })
  const detail = { kind, proposalId }
  await audit(tx, { ...by, action: 'declare conflict', objectType: 'conflict', objectId: id, callId, detail })
}

async function recuse(tx: Tx, whose: { proposalId: string; personId: string }): Promise<void> {
  const { proposalId, personId: reviewerId } = whose
  await tx.assignment.updateMany({
    where: { proposalId, reviewerId, state: { not: 'declined' } },
    data: { state: 'recused' },
  })
  const { count } = await tx.review.updateMany({
    where: { proposalId, reviewerId, state: 'submitted', call: { reviewsLockedAt: null } },
    data: { state: 'draft', submittedAt: null, version: { increment: 1 } },
  })
  if (count === 0) return
  await tx.proposal.update({
    where: { id: proposalId },
    data: { reviewCount: { decrement: count } },
    select: { id: true },
  })
}
