import type { BulkResult, PlannedRow } from '@furrow/core/contract/assignments'
import { planAssignments } from '@furrow/core/assignment/plan-assignments'
import type { SignedInAccess } from '../../plugins/access.ts'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { loadGrounds } from './grounds.ts'
import { mailInvitation } from './mail.ts'

export type Bulk = {
  readonly rows: readonly { readonly proposal: string; readonly email: string }[]
  readonly dryRun: boolean
  readonly publicUrl: string
}

type Loaded = Awaited<ReturnType<typeof loadGrounds>>
type Applying = Loaded & { readonly publicUrl: string }

/** Plans the rows and, unless it is a dry run, applies what holds at this moment. */
export async function assignRows(
  tx: Tx,
  by: Doer,
  { access, bulk }: { access: SignedInAccess; bulk: Bulk },
): Promise<BulkResult> {
  const loaded = await loadGrounds(tx, access)
  const rows = planAssignments(bulk.rows, loaded.grounds)
  if (bulk.dryRun) return { rows, assignmentIds: [] }
  const applying = { ...loaded, publicUrl: bulk.publicUrl }
  const assignmentIds: string[] = []
  for (const row of rows) {
    if (row.skip === null) assignmentIds.push(await invite(tx, by, { applying, row }))
    else await noteConflict(tx, by, { applying, row })
  }
  return { rows, assignmentIds }
}

type RowOf = { readonly applying: Applying; readonly row: PlannedRow }

async function invite(tx: Tx, by: Doer, { applying, row }: RowOf): Promise<string> {
  const { call, grounds, ids, publicUrl } = applying
  const proposalId = ids.get(row.proposal) ?? ''
  const reviewerId = grounds.candidates.get(row.email)?.personId ?? ''
  const { id } = await tx.assignment.create({
    data: {
      callId: call.id,
      proposalId,
      reviewerId,
      state: 'invited',
      invitedById: by.actor.personId,
      invitedAt: by.at,
      dueAt: call.reviewsDueAt,
    },
    select: { id: true },
  })
  await mailInvitation(tx, { assignmentId: id, reviewerId, call, publicUrl, at: by.at })
  const detail = { proposalId, reviewerId }
  const callId = call.id
  await audit(tx, {
    ...by,
    action: 'assign reviewer',
    objectType: 'assignment',
    objectId: id,
    callId,
    detail,
  })
  return id
}

const kinds = {
  'team-member': { kind: 'coauthor', blocking: true },
  'same-institution': { kind: 'institution', blocking: false },
  'applicant-in-call': { kind: 'competitor', blocking: false },
} as const

/** What detection found is kept as a conflict, so that a person judges it. */
async function noteConflict(tx: Tx, by: Doer, { applying, row }: RowOf): Promise<void> {
  if (row.skip !== 'team-member' && row.skip !== 'same-institution' && row.skip !== 'applicant-in-call')
    return
  const { call, grounds, ids } = applying
  const proposalId = ids.get(row.proposal) ?? ''
  const personId = grounds.candidates.get(row.email)?.personId ?? ''
  const { kind, blocking } = kinds[row.skip]
  const whose = { proposalId, personId, kind }
  const known = await tx.conflict.findUnique({
    where: { proposalId_personId_kind: whose },
    select: { id: true },
  })
  if (known !== null) return
  const { id } = await tx.conflict.create({
    data: { ...whose, callId: call.id, blocking, origin: 'detected', createdAt: by.at },
    select: { id: true },
  })
  const detail = { proposalId, personId, kind }
  const callId = call.id
  await audit(tx, {
    ...by,
    action: 'detect conflict',
    objectType: 'conflict',
    objectId: id,
    callId,
    detail,
  })
}
