import type { AuditAction } from '@furrow/core/contract/audit-actions'
import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import type { By } from './change.ts'
import { requireVersion } from './change.ts'
import { requireOpenDoor } from './door.ts'
import { binStart } from './list-proposals.ts'
import { isReleased, loadProposal } from './read-proposal.ts'

type Row = Awaited<ReturnType<typeof loadProposal>>
type Target = { id: string; version: number }

const load = async (tx: Tx, { id, version }: Target): Promise<Row> => {
  const row = await loadProposal(tx, id)
  requireVersion(row, version)
  return row
}

const record = (tx: Tx, by: By, { row, action }: { row: Row; action: AuditAction }) =>
  audit(tx, { ...by.audit, action, objectType: 'proposal', objectId: row.id, callId: row.callId, detail: {} })

/** Takes a submitted proposal out of the call; possible until the decisions are out. */
export async function withdrawProposal(tx: Tx, by: By, target: Target): Promise<void> {
  const row = await load(tx, target)
  if (row.submission === null || row.state === 'withdrawn' || isReleased(row.call.state))
    throw new DomainError(
      'wrong-state',
      'Only a submitted proposal can be withdrawn, and only before the decision.',
    )
  const data = {
    state: 'withdrawn',
    withdrawnAt: by.now,
    updatedAt: by.now,
    version: { increment: 1 },
  } as const
  await tx.proposal.update({ where: { id: row.id }, data, select: { id: true } })
  await record(tx, by, { row, action: 'withdraw proposal' })
}

/** Makes a submitted proposal a draft again; what was handed in counts until something new is. */
export async function reopenProposal(tx: Tx, by: By, target: Target): Promise<void> {
  const row = await load(tx, target)
  requireOpenDoor(row.call, by.now)
  if (row.state !== 'submitted' && row.state !== 'withdrawn')
    throw new DomainError('wrong-state', 'Only a submitted or withdrawn proposal can be reopened.')
  const revived =
    row.state === 'withdrawn' ? { withdrawnAt: null, submissionId: null, submittedAt: null } : {}
  const data = { ...revived, state: 'draft', updatedAt: by.now, version: { increment: 1 } } as const
  await tx.proposal.update({ where: { id: row.id }, data, select: { id: true } })
  await record(tx, by, { row, action: 'reopen proposal' })
}

/** Puts a draft that was never handed in into the bin. */
export async function deleteDraft(tx: Tx, by: By, target: Target): Promise<void> {
  const row = await load(tx, target)
  if (row.state !== 'draft' || row.submission !== null || row.deletedAt !== null)
    throw new DomainError('wrong-state', 'Only a draft that was never handed in can be deleted.')
  const data = { deletedAt: by.now, version: { increment: 1 } } as const
  await tx.proposal.update({ where: { id: row.id }, data, select: { id: true } })
  await record(tx, by, { row, action: 'delete proposal' })
}

/** Takes a draft out of the bin. */
export async function restoreDraft(tx: Tx, by: By, target: Target): Promise<void> {
  const row = await load(tx, target)
  if (row.deletedAt === null || row.deletedAt < binStart(by.now))
    throw new DomainError('wrong-state', 'The draft is not in the bin.')
  const data = { deletedAt: null, updatedAt: by.now, version: { increment: 1 } } as const
  await tx.proposal.update({ where: { id: row.id }, data, select: { id: true } })
  await record(tx, by, { row, action: 'restore proposal' })
}
