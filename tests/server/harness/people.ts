import type { GrantedRole } from '@furrow/core/access/roles'
import type { TestApp } from './app.ts'
import { makeClient } from './client.ts'
import type { Client } from './client.ts'

export interface PersonInput {
  readonly id?: string
  readonly email?: string
  readonly name?: string
  readonly institution?: string
  readonly persona?: string
  readonly language?: string
  readonly passwordHash?: string
  /** `officer` for every call, `officer@pilot` for one. */
  readonly roles?: readonly (GrantedRole | `${GrantedRole}@${string}`)[]
}

let counter = 0
export const nextNumber = (): number => (counter += 1)

/** A person with a confirmed address and the roles. */
export async function makePerson(
  { store, clock }: TestApp,
  input: PersonInput = {},
): Promise<{ id: string; email: string; name: string }> {
  const number = nextNumber()
  const { roles = [], ...fields } = input
  return store.write((tx) =>
    tx.person.create({
      data: {
        email: `person${number}@example.org`,
        name: `Person ${number}`,
        emailConfirmedAt: clock.now(),
        ...fields,
        roles: { create: roles.map(grantOf) },
      },
      select: { id: true, email: true, name: true },
    }),
  )
}

function grantOf(text: string): { role: GrantedRole; callId: string | null } {
  const [name, callId] = text.split('@')
  const role = (['reviewer', 'chair', 'officer', 'director', 'admin', 'auditor'] as const).find(
    (known) => known === name,
  )
  if (role === undefined) throw new Error(`No role "${text}".`)
  return { role, callId: callId ?? null }
}

/** A new person with these roles, signed in. */
export async function signInAs(
  test: TestApp,
  input: PersonInput = {},
): Promise<Client & { personId: string }> {
  const person = await makePerson(test, input)
  return signInPerson(test, person.id)
}

/** A browser in which the person is signed in: the session is made the way the sign-in route makes it. */
export async function signInPerson(
  { app, store, clock }: TestApp,
  personId: string,
): Promise<Client & { personId: string }> {
  const { sign } = await import('@fastify/cookie').then((module) => module.default)
  const { sessionKey } = await import('../../../server/src/plugins/session-store.ts')
  const sid = `test-session-${nextNumber()}-${Math.random().toString(36).slice(2)}`
  const data = JSON.stringify({ personId, renewedAt: clock.now().getTime() })
  const row = {
    sid: sessionKey(sid),
    data,
    personId,
    createdAt: clock.now(),
    expiresAt: new Date('2100-01-01'),
  }
  await store.write((tx) => tx.session.create({ data: row }))
  const value = encodeURIComponent(sign(sid, app.config.secret))
  const name = app.config.mode === 'production' ? '__Host-furrow' : 'furrow'
  const client = makeClient(app, personId)
  const cookie = `${name}=${value}`
  return {
    ...client,
    personId,
    ask: (method, url, ask = {}) => client.ask(method, url, { ...ask, headers: { cookie, ...ask.headers } }),
    get: (url, headers = {}) => client.get(url, { cookie, ...headers }),
    post: (url, body, headers = {}) => client.post(url, body, { cookie, ...headers }),
    put: (url, body, headers = {}) => client.put(url, body, { cookie, ...headers }),
    patch: (url, body, headers = {}) => client.patch(url, body, { cookie, ...headers }),
    delete: (url, headers = {}) => client.delete(url, { cookie, ...headers }),
  }
}
