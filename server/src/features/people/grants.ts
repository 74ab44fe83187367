import type { AuditAction } from '@furrow/core/contract/audit-actions'
import { can } from '@furrow/core/access/can'
import type { Actor, GrantedRole } from '@furrow/core/access/roles'
import type { GrantBody, GrantView } from '@furrow/core/contract/people'
import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import { notFound } from '../../plugins/errors.ts'

interface Asked {
  readonly actor: NonNullable<Actor>
  readonly at: Date
  readonly requestId: string
}

export const grantFields = {
  id: true,
  role: true,
  callId: true,
  grantedById: true,
  approvedById: true,
} as const

interface GrantRow {
  readonly id: string
  readonly role: GrantedRole
  readonly callId: string | null
  readonly grantedById: string | null
  readonly approvedById: string | null
}

export const grantView = ({ approvedById, ...grant }: GrantRow): GrantView => ({
  ...grant,
  inForce: grant.role !== 'director' || grant.grantedById === null || approvedById !== null,
})

/** Never one's own; and an admin of one call does not give roles in another. */
function requireOthers({ actor }: Asked, grant: { personId: string; callId: string | null }): void {
  const facts = { self: grant.personId === actor.personId, callId: grant.callId }
  const everywhere = actor.grants.some(({ role, callId }) => role === 'admin' && callId === null)
  if (!can(actor, 'manage user.role', facts) || (grant.callId === null && !everywhere)) throw notFound()
}

/** Gives a role; a director waits for a second admin. */
export async function grantRole(tx: Tx, body: GrantBody, asked: Asked): Promise<GrantView> {
  requireOthers(asked, body)
  await requireExisting(tx, body)
  if ((await tx.roleGrant.count({ where: body })) > 0) {
    throw new DomainError('already-exists', 'This person holds the role already.')
  }
  const data = { ...body, grantedById: asked.actor.personId, createdAt: asked.at }
  const grant = await tx.roleGrant.create({ data, select: grantFields })
  await auditGrant(tx, { ...asked, action: 'role.granted', grant: body })
  return grantView(grant)
}

async function requireExisting(tx: Tx, { personId, callId }: GrantBody): Promise<void> {
  const people = await tx.person.count({ where: { id: personId } })
  const calls = callId === null ? 1 : await tx.call.count({ where: { id: callId } })
  if (people > 0 && calls > 0) return
  const errors = [
    ...(people === 0 ? [{ path: 'personId', message: 'There is no such person.' }] : []),
    ...(calls === 0 ? [{ path: 'callId', message: 'There is no such call.' }] : []),
  ]
  throw new DomainError('invalid-input', 'Choose a person and a call that exist.', { errors })
}

const load = async (tx: Tx, id: string) => {
  const grant = await tx.roleGrant.findUnique({ where: { id }, select: { ...grantFields, personId: true } })
  if (grant === null) throw notFound()
  return grant
}

/** The second admin's consent to a director. */
export async function approveRole(
  tx: Tx,
  id: string,
  asked: Asked,
): Promise<GrantView & { personId: string }> {
  const grant = await load(tx, id)
  requireOthers(asked, grant)
  if (grantView(grant).inForce) throw new DomainError('wrong-state', 'This role needs no further approval.')
  if (grant.grantedById === asked.actor.personId) {
    throw new DomainError('wrong-state', 'A second admin has to approve what you granted.')
  }
  const data = { approvedById: asked.actor.personId, activeFrom: asked.at }
  const approved = await tx.roleGrant.update({ where: { id }, data, select: grantFields })
  await auditGrant(tx, { ...asked, action: 'role.approved', grant })
  return { ...grantView(approved), personId: grant.personId }
}

/** Takes a role away; the person has to sign in again. */
export async function revokeRole(tx: Tx, id: string, asked: Asked): Promise<string> {
  const grant = await load(tx, id)
  requireOthers(asked, grant)
  await tx.roleGrant.delete({ where: { id }, select: { id: true } })
  await auditGrant(tx, { ...asked, action: 'role.revoked', grant })
  return grant.personId
}

interface GrantEvent extends Asked {
  readonly action: AuditAction
  readonly grant: GrantBody
}

const auditGrant = (tx: Tx, { grant, ...event }: GrantEvent): Promise<void> =>
  audit(tx, {
    ...event,
    objectType: 'person',
    objectId: grant.personId,
    callId: grant.callId,
    detail: { role: grant.role },
  })
