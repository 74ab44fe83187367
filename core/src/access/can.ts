import { conditions } from './conditions.ts'
import type { Facts } from './facts.ts'
import type { Actor, GrantedRole, Role } from './roles.ts'
import { grantedRoles, holdsRole } from './roles.ts'
import type { Action } from './table.ts'
import { cellOf } from './table.ts'

/**
 * Whether `actor` may do `action` on the object that `facts` describe. Rights are the union over the actor's
 * roles; a conflict then takes away what any role but authorship gives. An author of a proposal is in conflict
 * with it in every other role.
 */
export function can(actor: Actor, action: Action, facts: Facts = {}): boolean {
  return rolesFor(actor, facts).some((role) => allowsAs({ actor, action, facts, role }))
}

/** The roles in which the actor meets the object. A signed-in person without any grant counts as pi. */
function rolesFor(actor: Actor, facts: Facts): readonly Role[] {
  if (actor === null) return ['public']
  const granted: readonly GrantedRole[] = grantedRoles.filter((role) => holdsRole(actor, role, facts.callId))
  const applies = facts.pi === true || facts.coapplicant === true
  if (applies) return ['pi', 'coapplicant', ...granted]
  return granted.length === 0 ? ['pi'] : granted
}

interface Asked {
  readonly actor: Actor
  readonly action: Action
  readonly facts: Facts
  readonly role: Role
}

function allowsAs(asked: Asked): boolean {
  const { actor, action, facts, role } = asked
  const cell = cellOf(action, role)
  if (cell === 'deny') return false
  if (cell === 'own' && !isOwn(role, facts)) return false
  if (cell === 'assigned' && !isAssigned(asked)) return false
  if (isStripped(asked)) return false
  return conditions[action]?.({ actor, role, facts }) ?? true
}

function isOwn(role: Role, facts: Facts): boolean {
  if (facts.self === true) return true
  if (role === 'pi') return facts.pi === true
  return role === 'coapplicant' ? facts.coapplicant === true : facts.author === true
}

/** A reviewer through the assignment, a chair through the panel, which is the whole call. */
const isAssigned = ({ actor, facts, role }: Asked): boolean =>
  role === 'chair' ? holdsRole(actor, 'chair', facts.callId) : facts.assigned === true

const ownMatter: readonly Role[] = ['public', 'pi', 'coapplicant']

/** Declaring a further conflict stays possible for whoever has one. */
function isStripped({ action, facts, role }: Asked): boolean {
  if (ownMatter.includes(role) || action === 'declare conflict' || facts.self === true) return false
  return facts.conflicted === true || facts.pi === true || facts.coapplicant === true
}
