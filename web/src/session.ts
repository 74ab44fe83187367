import { staffRoles } from '@furrow/core/access/roles'
import type { Me, personaList } from '@furrow/core/contract/session'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { z } from 'zod'
import { api } from './api.ts'

export type Session = Me
export type SessionPerson = NonNullable<Me['person']>
export type Role = SessionPerson['roles'][number]['role']
export type Persona = z.infer<typeof personaList>['items'][number]

export const sessionQueries = {
  all: ['session'] as const,
  current: () =>
    queryOptions({
      queryKey: [...sessionQueries.all, 'current'],
      queryFn: ({ signal }) => api.get<Session>('/session', signal),
      staleTime: 60_000,
    }),
  /** Practice mode only: who can be signed in with one click. */
  personas: () =>
    queryOptions({
      queryKey: [...sessionQueries.all, 'personas'],
      queryFn: ({ signal }) => api.get<z.infer<typeof personaList>>('/session/personas', signal),
      staleTime: 3_600_000,
    }),
}

export const useSession = () => useQuery(sessionQueries.current())

/** Whether somebody holds one of the roles, for this call or for every call. */
export function hasRole(session: Session | undefined, roles: readonly Role[], callId?: string): boolean {
  if (!session?.person) return false
  return session.person.roles.some(
    (grant) =>
      roles.includes(grant.role) &&
      (callId === undefined || grant.callId === null || grant.callId === callId),
  )
}

/** Whether somebody may write a proposal, in this call or in some call: staff do not apply where they decide. */
export function mayApply(session: Session | undefined, callId?: string): boolean {
  if (!session?.person) return false
  return !session.person.roles.some(
    (grant) => staffRoles.includes(grant.role) && (grant.callId === null || grant.callId === callId),
  )
}

const signedIn = 'furrow:signed-in'

/** Signs in by password or, in practice mode, as a persona. Drafts that waited for it are sent. */
export function useSignIn() {
  const client = useQueryClient()
  return useCallback(
    async (credentials: { email: string; password: string } | { persona: string }) => {
      await api.post('persona' in credentials ? '/session/persona' : '/session', credentials)
      await client.invalidateQueries()
      globalThis.dispatchEvent(new Event(signedIn))
    },
    [client],
  )
}

export async function signOut(): Promise<void> {
  await api.delete('/session')
}
