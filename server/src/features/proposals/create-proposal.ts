import { proposalLimits } from '@furrow/core/contract/proposal-limits'
import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import { requireOpenDoor } from './door.ts'
import type { By } from './change.ts'

/** Starts a draft of which the person is the PI. @throws DomainError where the door is shut or the limit is reached */
export async function createProposal(tx: Tx, by: By, start: { callId: string; title: string }) {
  const { callId, title } = start
  const call = await tx.call.findUniqueOrThrow({
    where: { id: callId },
    select: { state: true, deadlineAt: true },
  })
  requireOpenDoor(call, by.now)
  await requireRoom(tx, by, callId)
  const person = await tx.person.findUniqueOrThrow({
    where: { id: by.personId },
    select: { name: true, email: true, institution: true },
  })
  const number = await nextNumber(tx, callId)
  const pi = { ...person, institution: person.institution ?? '', role: 'pi' }
  const { id } = await tx.proposal.create({
    data: {
      callId,
      number,
      title,
      ownerId: by.personId,
      institution: pi.institution,
      createdAt: by.now,
      updatedAt: by.now,
      members: { create: { ...pi, personId: by.personId, invitedAt: by.now, acceptedAt: by.now } },
    },
    select: { id: true },
  })
  await audit(tx, {
    ...by.audit,
    action: 'create proposal',
    objectType: 'proposal',
    objectId: id,
    callId,
    detail: { number },
  })
  return { id, number }
}

async function requireRoom(tx: Tx, by: By, callId: string): Promise<void> {
  const drafts = await tx.proposal.count({
    where: { ownerId: by.personId, callId, state: 'draft', deletedAt: null },
  })
  if (drafts < proposalLimits.draftsPerCall) return
  const limit = `At most ${proposalLimits.draftsPerCall} drafts a person and call; delete one first.`
  throw new DomainError('too-many-requests', limit)
}

/** Numbers are given once and never again: deleted drafts keep theirs. */
async function nextNumber(tx: Tx, callId: string): Promise<string> {
  let ordinal = (await tx.proposal.count({ where: { callId } })) + 1
  const numbered = () => `P${String(ordinal).padStart(2, '0')}`
  const isTaken = async () =>
    (await tx.proposal.findUnique({
      where: { callId_number: { callId, number: numbered() } },
      select: { id: true },
    })) !== null
  while (await isTaken()) ordinal += 1
  return numbered()
}
