import type { AuditAction } from '@furrow/core/contract/audit-actions'
import type { proposalInvitation } from '@furrow/core/contract/proposals'
import { DomainError } from '@furrow/core/errors'
import type { z } from 'zod'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import type { By } from './change.ts'
import { requireOpenDoor } from './door.ts'
import { mailInvitation } from './mail.ts'
import { loadProposal } from './read-proposal.ts'

type Invitation = z.infer<typeof proposalInvitation>
const mostMembers = 30

/** Names a co-applicant, who gets a mail, and the proposal once an account has confirmed that address. */
export async function inviteMember(
  tx: Tx,
  by: By,
  invite: { id: string; invitation: Invitation },
): Promise<void> {
  const row = await loadWritable(tx, by, invite.id)
  const email = invite.invitation.email.toLowerCase()
  if (row.members.some((member) => member.email === email))
    throw new DomainError('already-exists', 'This address is in the team already.')
  if (row.members.length >= mostMembers)
    throw new DomainError('too-many-requests', 'A team has at most 30 people.')
  const person = await tx.person.findFirst({
    where: { email, emailConfirmedAt: { not: null } },
    select: { id: true, language: true },
  })
  const { id } = await tx.proposalMember.create({
    data: {
      ...invite.invitation,
      email,
      role: 'coapplicant',
      proposalId: row.id,
      personId: person?.id ?? null,
      acceptedAt: person === null ? null : by.now,
      invitedAt: by.now,
    },
    select: { id: true },
  })
  await raise(tx, by, row.id)
  await record(tx, by, { row, action: 'invite proposal.member', memberId: id })
  const { name } = invite.invitation
  const invited = { id, name, email, personId: person?.id ?? null, language: person?.language ?? 'en' }
  await mailInvitation(tx, by, { row, invited })
}

/** Takes a co-applicant out of the team; the PI stays. */
export async function removeMember(tx: Tx, by: By, target: { id: string; memberId: string }): Promise<void> {
  const row = await loadWritable(tx, by, target.id)
  const { count } = await tx.proposalMember.deleteMany({
    where: { id: target.memberId, proposalId: row.id, role: 'coapplicant' },
  })
  if (count === 0) throw new DomainError('not-found', 'There is no such page.')
  await raise(tx, by, row.id)
  await record(tx, by, { row, action: 'remove proposal.member', memberId: target.memberId })
}

async function loadWritable(tx: Tx, by: By, id: string) {
  const row = await loadProposal(tx, id)
  requireOpenDoor(row.call, by.now)
  if (row.state !== 'draft' && row.state !== 'returned')
    throw new DomainError('wrong-state', 'The team can change while the proposal is a draft.')
  return row
}

const raise = (tx: Tx, by: By, id: string) =>
  tx.proposal.update({
    where: { id },
    data: { version: { increment: 1 }, updatedAt: by.now },
    select: { id: true },
  })

type Row = Awaited<ReturnType<typeof loadProposal>>
const record = (
  tx: Tx,
  by: By,
  { row, action, memberId }: { row: Row; action: AuditAction; memberId: string },
) =>
  audit(tx, {
    ...by.audit,
    action,
    objectType: 'proposal',
    objectId: row.id,
    callId: row.callId,
    detail: { memberId },
  })
