/** The columns of the access table; the first three need no grant. */
export type Role = 'public' | 'pi' | 'coapplicant' | GrantedRole

/** Roles that an admin gives, for one call or for all of them. */
export const grantedRoles = ['reviewer', 'chair', 'officer', 'director', 'admin', 'auditor'] as const
export type GrantedRole = (typeof grantedRoles)[number]

/** Whoever decides about a call may not apply in it. */
export const staffRoles: readonly GrantedRole[] = ['officer', 'director', 'admin', 'auditor']

/** A role for one call, or for every call where `callId` is null. */
export interface Grant {
  readonly role: GrantedRole
  readonly callId: string | null
}

/** Somebody who asks: a signed-in person with the grants in force, or null for the public. */
export type Actor = {
  readonly personId: string
  readonly name: string
  readonly grants: readonly Grant[]
} | null

/** True if the actor holds the role for the call; without a call, for any call at all. */
export const holdsRole = (actor: Actor, role: GrantedRole, callId?: string | null): boolean =>
  actor !== null &&
  actor.grants.some(
    (grant) =>
      grant.role === role &&
      (callId === undefined || callId === null || grant.callId === null || grant.callId === callId),
  )
