import type { ProposalReceipt } from '@furrow/core/contract/proposals'
import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Db, Tx } from '../../plugins/database.ts'
import type { By } from './change.ts'
import { requireVersion } from './change.ts'
import { freeze } from '../../plugins/proposal-content.ts'
import { requireOpenDoor } from './door.ts'
import { gapSentence } from './gap-sentences.ts'
import { findGaps } from './gaps.ts'
import { mailReceipt } from './mail.ts'
import { loadProposal, sectionsOf } from './read-proposal.ts'

type Submit = { id: string; version: number; key: string }
type Row = Awaited<ReturnType<typeof loadProposal>>

/** Hands in what is saved. The same key again gives the same receipt and no second submission. */
export async function submitProposal(tx: Tx, by: By, submit: Submit): Promise<ProposalReceipt> {
  const earlier = await tx.submission.findUnique({
    where: { proposalId_idempotencyKey: { proposalId: submit.id, idempotencyKey: submit.key } },
    select: { id: true },
  })
  if (earlier !== null) return readReceipt(tx, submit.id, earlier.id)
  const row = await loadProposal(tx, submit.id)
  requireOpenDoor(row.call, by.now)
  if ((row.state !== 'draft' && row.state !== 'returned') || row.deletedAt !== null)
    throw new DomainError('wrong-state', 'Only a draft can be handed in.')
  requireVersion(row, submit.version)
  requireComplete(row)
  return handIn(tx, by, { row, key: submit.key })
}

function requireComplete(row: Row): void {
  const gaps = findGaps({ ...row, sections: sectionsOf(row) }, row.call)
  if (gaps.length === 0) return
  const errors = gaps.map((gap) => ({ path: gap.path, message: gapSentence(gap) }))
  throw new DomainError('invalid-input', 'The proposal is not complete.', { errors })
}

async function handIn(tx: Tx, by: By, { row, key }: { row: Row; key: string }): Promise<ProposalReceipt> {
  const { text, hash } = freezeRow(row)
  const ordinal = (await tx.submission.count({ where: { proposalId: row.id } })) + 1
  const { id } = await tx.submission.create({
    data: {
      proposalId: row.id,
      ordinal,
      content: text,
      hash,
      idempotencyKey: key,
      submittedById: by.personId,
      submittedAt: by.now,
    },
    select: { id: true },
  })
  const stamp = { submissionId: id, submittedAt: by.now, updatedAt: by.now }
  const data = { ...stamp, state: 'submitted', version: { increment: 1 } } as const
  await tx.proposal.update({ where: { id: row.id }, data, select: { id: true } })
  await audit(tx, {
    ...by.audit,
    action: 'submit proposal',
    objectType: 'proposal',
    objectId: row.id,
    callId: row.callId,
    detail: { ordinal, hash },
  })
  await mailReceipt(tx, by, { row, receipt: { submissionId: id, hash } })
  return readReceipt(tx, row.id, id)
}

const freezeRow = (row: Row) => {
  const { callId, number, members, title, summary, institution, areaKey, trackKey } = row
  const { requested, minimum, careerStage, firstTime, applicantKind, purpose, beneficiaries } = row
  const choices = { areaKey, trackKey, requested, minimum, careerStage, firstTime }
  return freeze({
    callId,
    number,
    members,
    title,
    summary,
    institution,
    ...choices,
    applicantKind,
    purpose,
    beneficiaries,
    sections: sectionsOf(row),
  })
}

/** The receipt of one submission, or of the one that counts. */
export async function readReceipt(
  db: Db,
  proposalId: string,
  submissionId?: string,
): Promise<ProposalReceipt> {
  const {
    number,
    title,
    submissionId: current,
  } = await db.proposal.findUniqueOrThrow({
    where: { id: proposalId },
    select: { number: true, title: true, submissionId: true },
  })
  const id = submissionId ?? current
  if (id === null) throw new DomainError('not-found', 'There is no such page.')
  const { ordinal, submittedAt, hash } = await db.submission.findUniqueOrThrow({
    where: { id },
    select: { ordinal: true, submittedAt: true, hash: true },
  })
  return { proposalId, number, title, ordinal, submittedAt: submittedAt.toISOString(), hash }
}
