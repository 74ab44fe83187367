import type { Actor, GrantedRole } from '@furrow/core/access/roles'
import type { Store } from './database.ts'
import type { Clock } from './deps.ts'

export interface Actors {
  /** The person with the grants in force; null if the person is gone. */
  readonly get: (personId: string) => Promise<Actor>
  /** To be called after a change of somebody's name or roles. */
  readonly forget: (personId: string) => void
}

const keptMilliseconds = 60_000
const kept = 5000

interface Known {
  readonly actor: Actor
  readonly until: number
}

/** People with their roles, kept for a minute: nearly every request asks for one. */
export function makeActors(store: Store, clock: Clock): Actors {
  const known = new Map<string, Known>()
  return {
    get: async (personId) => {
      const now = clock.now().getTime()
      const found = known.get(personId)
      if (found !== undefined && found.until > now && found.until <= now + keptMilliseconds)
        return found.actor
      const actor = await loadActor(store, personId, clock.now())
      if (known.size >= kept) known.clear()
      known.set(personId, { actor, until: now + keptMilliseconds })
      return actor
    },
    forget: (personId) => {
      known.delete(personId)
    },
  }
}

async function loadActor(store: Store, personId: string, now: Date): Promise<Actor> {
  const person = await store.db.person.findUnique({
    where: { id: personId },
    select: {
      id: true,
      name: true,
      roles: {
        select: { role: true, callId: true, approvedById: true, activeFrom: true, grantedById: true },
      },
    },
  })
  if (person === null) return null
  const grants = person.roles.filter((grant) => isInForce(grant, now))
  return { personId, name: person.name, grants: grants.map(({ role, callId }) => ({ role, callId })) }
}

interface StoredGrant {
  readonly role: GrantedRole
  readonly grantedById: string | null
  readonly approvedById: string | null
  readonly activeFrom: Date | null
}

/** A director granted by one admin waits for the second; grants made by the seed or the command line do not. */
const isInForce = (grant: StoredGrant, now: Date): boolean =>
  (grant.activeFrom === null || grant.activeFrom <= now) &&
  (grant.role !== 'director' || grant.grantedById === null || grant.approvedById !== null)
