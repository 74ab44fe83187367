import type {
  BulkEligibilityBody,
  BulkEligibilityReply,
  EligibilityBody,
} from '@furrow/core/contract/office-proposals'
import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Db, Tx } from '../../plugins/database.ts'
import type { By } from './change.ts'
import { requireVersion } from './change.ts'

const columns = {
  id: true,
  callId: true,
  number: true,
  state: true,
  eligible: true,
  eligibilityReason: true,
  submissionId: true,
  version: true,
  call: { select: { state: true } },
} as const

type Row = Awaited<ReturnType<typeof loadRow>>

const loadRow = (db: Db, id: string) => db.proposal.findUniqueOrThrow({ where: { id }, select: columns })

/** @throws DomainError `wrong-state` before a person has closed the call and after it is decided */
function requireClosed(state: string): void {
  if (state !== 'closed')
    throw new DomainError(
      'wrong-state',
      'Eligibility and assessment are recorded between the closing of the call and its decision.',
    )
}

const changeOf = (row: Row, { eligible, reason }: EligibilityBody) => ({
  before: { eligible: row.eligible, reason: row.eligibilityReason ?? '' },
  after: { eligible, reason: reason.trim() },
})

async function save(tx: Tx, by: By, { row, after }: { row: Row; after: EligibilityBody }): Promise<void> {
  const data = {
    eligible: after.eligible,
    eligibilityReason: after.reason === '' ? null : after.reason,
    updatedAt: by.now,
    version: { increment: 1 },
  }
  await tx.proposal.update({ where: { id: row.id }, data, select: { id: true } })
  const what = { action: 'record proposal.eligibility', objectType: 'proposal', objectId: row.id } as const
  await audit(tx, { ...by.audit, ...what, callId: row.callId, detail: { eligible: after.eligible } })
}

type Wanted = { readonly id: string; readonly version: number; readonly body: EligibilityBody }

/** Records whether a proposal may take part, with the reason if not. */
export async function recordEligibility(tx: Tx, by: By, { id, version, body }: Wanted): Promise<void> {
  const row = await loadRow(tx, id)
  requireClosed(row.call.state)
  if (row.state === 'withdrawn') throw new DomainError('wrong-state', 'The proposal was withdrawn.')
  requireVersion(row, version)
  await save(tx, by, { row, after: changeOf(row, body).after })
}

type Bulk = { readonly callId: string; readonly body: BulkEligibilityBody }
type Skip = BulkEligibilityReply['skipped'][number]['why']

function skipOf(row: Row, change: BulkEligibilityBody['changes'][number]): Skip | null {
  if (row.submissionId === null) return 'not-handed-in'
  if (row.state === 'withdrawn') return 'withdrawn'
  if (change.version !== undefined && change.version !== row.version) return 'stale'
  const { before, after } = changeOf(row, change)
  return before.eligible === after.eligible && before.reason === after.reason ? 'same' : null
}

/** Records many at once, or says what that would change; what cannot change is listed with the reason. */
export async function recordMany(tx: Tx, by: By, { callId, body }: Bulk): Promise<BulkEligibilityReply> {
  const call = await tx.call.findUniqueOrThrow({ where: { id: callId }, select: { state: true } })
  requireClosed(call.state)
  const ids = body.changes.map(({ id }) => id)
  const noConflict = { conflicts: { none: { personId: by.personId, state: { not: 'waived' } } } } as const
  const rows = await tx.proposal.findMany({
    where: { id: { in: ids }, callId, deletedAt: null, ...noConflict },
    select: columns,
  })
  const reply: BulkEligibilityReply = { changed: [], skipped: [] }
  for (const change of body.changes) {
    const row = rows.find(({ id }) => id === change.id)
    const why = row === undefined ? 'not-found' : skipOf(row, change)
    if (row === undefined || why !== null) {
      reply.skipped.push({ id: change.id, number: row?.number ?? null, why: why ?? 'not-found' })
      continue
    }
    const { before, after } = changeOf(row, change)
    reply.changed.push({ id: row.id, number: row.number, before, after })
    if (!body.preview) await save(tx, by, { row, after })
  }
  return reply
}
