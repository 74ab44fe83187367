import { rulesPublishedSchema } from '@furrow/core/contract/record'
import type { RulesPublished } from '@furrow/core/contract/record'
import { DomainError } from '@furrow/core/errors'
import { sha256 } from '@furrow/core/record/hash'
import type { Tx } from '../../plugins/database.ts'
import { putBackSubmitted } from '../../plugins/submitted-versions.ts'
import type { By, Target } from './by.ts'
import { record, requireSeen } from './by.ts'
import { loadCall } from './read-call.ts'
import type { CallRow } from './read-call.ts'

const load = async (tx: Tx, target: Target): Promise<CallRow> => {
  const row = await loadCall(tx, target.callId)
  requireSeen(row, target)
  return row
}

/** What the opening publishes: criteria, weights, thresholds and the commitment to the secret seed. */
function rulesOf(row: CallRow, seedCommitment: string): RulesPublished {
  const thresholds = row.criteria.flatMap(({ key, threshold }) =>
    threshold === null ? [] : [[key, threshold] as const],
  )
  return rulesPublishedSchema.parse({
    criteria: row.criteria.map(({ key, name, min, max, lowIsGood }) => ({
      id: key,
      name,
      min,
      max,
      lowIsGood,
    })),
    weights: Object.fromEntries(row.criteria.map(({ key, weight }) => [key, weight])),
    thresholds: {
      ...(row.scoreThreshold !== null && { score: row.scoreThreshold }),
      ...(thresholds.length > 0 && { criteria: Object.fromEntries(thresholds) }),
    },
    seedCommitment,
  })
}

/** Opens a draft: its rules and the hash of the secret seed are public from here on. */
export async function openCall(tx: Tx, by: By, { target, seed }: { target: Target; seed: string }) {
  const row = await load(tx, target)
  if (row.state !== 'draft') throw new DomainError('wrong-state', 'Only a draft can be opened.')
  requireReady(row, by.now)
  const seedCommitment = sha256(seed)
  const published = { seed, seedCommitment, rulesPublished: rulesOf(row, seedCommitment) }
  await tx.call.update({
    where: { id: row.id },
    data: { ...published, state: 'open', openedAt: by.now, updatedAt: by.now, version: { increment: 1 } },
    select: { id: true },
  })
  await record(tx, by, { callId: row.id, action: 'publish call', detail: { seedCommitment } })
}

function requireReady(row: CallRow, now: Date): void {
  const checks = [
    { path: 'deadlineAt', ok: row.deadlineAt !== null, message: 'Set the deadline.' },
    {
      path: 'deadlineAt',
      ok: row.deadlineAt === null || now < row.deadlineAt,
      message: 'The deadline has passed: choose a later one.',
    },
    { path: 'sections', ok: row.sections.length > 0, message: 'Give the form at least one section.' },
    { path: 'criteria', ok: row.criteria.length > 0, message: 'Name at least one criterion.' },
  ]
  const errors = checks.filter(({ ok }) => !ok).map(({ path, message }) => ({ path, message }))
  if (errors.length > 0) throw new DomainError('invalid-input', 'The call is not ready to open.', { errors })
}

/** A person closes the call: what was handed in goes into review, what was not stays a draft. */
export async function closeCall(tx: Tx, by: By, target: Target): Promise<void> {
  const row = await load(tx, target)
  if (row.state !== 'open') throw new DomainError('wrong-state', 'Only an open call can be closed.')
  await putBackSubmitted(tx, row.id)
  const { count } = await tx.proposal.updateMany({
    where: { callId: row.id, state: 'submitted', deletedAt: null },
    data: { state: 'reviewing', version: { increment: 1 }, updatedAt: by.now },
  })
  await tx.call.update({
    where: { id: row.id },
    data: { state: 'closed', closedAt: by.now, updatedAt: by.now, version: { increment: 1 } },
    select: { id: true },
  })
  await record(tx, by, { callId: row.id, action: 'close call', detail: { proposals: count } })
}

/** Puts a released call away; everything stays readable. */
export async function archiveCall(tx: Tx, by: By, target: Target): Promise<void> {
  const row = await load(tx, target)
  if (row.state !== 'released') throw new DomainError('wrong-state', 'Only a released call can be archived.')
  await tx.call.update({
    where: { id: row.id },
    data: { state: 'archived', updatedAt: by.now, version: { increment: 1 } },
    select: { id: true },
  })
  await record(tx, by, { callId: row.id, action: 'archive call' })
}
