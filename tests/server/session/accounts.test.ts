import { describe, expect, it } from 'vitest'
import { hashPassword } from '../../../server/src/plugins/passwords.ts'
import { refusePracticePeople } from '../../../server/src/plugins/practice-people.ts'
import { makeTestApp } from '../harness/app.ts'
import { makePerson, signInAs, signInPerson } from '../harness/people.ts'

const test = await makeTestApp()

const linkIn = async (to: string) => {
  const { body } = await test.client().get(`/api/mailbox?to=${encodeURIComponent(to)}`)
  const token = /#([\w-]+)/.exec(body.items[0].text)?.[1] ?? ''
  return { token, mail: body.items[0] }
}
const account = { name: 'Bo Nielsen', email: 'bo@example.org', password: 'a long enough password' }
const signIn = (email: string, password: string) => test.client().post('/api/session', { email, password })

describe('signing up', () => {
  it('needs the confirmation of the address, once', async () => {
    const signedUp = await test.client().post('/api/accounts', account)
    expect(signedUp.body).toEqual({ done: true })
    expect((await signIn(account.email, account.password)).status).toBe(401)
    const { token } = await linkIn(account.email)
    expect((await test.client().post('/api/accounts/confirm', { token })).status).toBe(200)
    expect((await signIn(account.email, account.password)).status).toBe(200)
    const again = await test.client().post('/api/accounts/confirm', { token })
    expect(again.body.code).toBe('token-invalid')
  })

  it('answers the same for an address that has an account, whose owner is told by mail', async () => {
    await makePerson(test, { email: 'known@example.org' })
    const reply = await test.client().post('/api/accounts', { ...account, email: 'known@example.org' })
    expect(reply.body).toEqual({ done: true })
    expect((await linkIn('known@example.org')).mail.subject).toBe('You already have an account')
  })

  it('refuses a short password at its path', async () => {
    const reply = await test.client().post('/api/accounts', { ...account, password: 'short' })
    expect(reply.body.errors[0].path).toBe('password')
  })
})

describe('a forgotten password', () => {
  it('is replaced through the mail, which ends every session', async () => {
    const person = await makePerson(test, { email: 'cy@example.org' })
    const client = await signInPerson(test, person.id)
    expect((await test.client().post('/api/password-resets', { email: 'cy@example.org' })).status).toBe(200)
    expect((await test.client().post('/api/password-resets', { email: 'no@example.org' })).body).toEqual({
      done: true,
    })
    const { token } = await linkIn('cy@example.org')
    const body = { token, password: 'another long password' }
    expect((await test.client().post('/api/password-resets/complete', body)).status).toBe(200)
    expect((await client.get('/api/session')).body.person).toBeNull()
    expect((await signIn('cy@example.org', 'another long password')).status).toBe(200)
  })

  it('link dies after an hour', async () => {
    await makePerson(test, { email: 'di@example.org' })
    await test.client().post('/api/password-resets', { email: 'di@example.org' })
    const { token } = await linkIn('di@example.org')
    test.clock.set('2026-03-02T10:00:01.000Z')
    const reply = await test
      .client()
      .post('/api/password-resets/complete', { token, password: 'a long enough one' })
    expect(reply.body.code).toBe('token-invalid')
    test.clock.set('2026-03-02T09:00:00.000Z')
  })
})

describe('signing in', () => {
  it('gives a new session, and the old cookie opens nothing', async () => {
    const passwordHash = await hashPassword('correct horse battery')
    await makePerson(test, { email: 'ed@example.org', passwordHash })
    const first = await signIn('ed@example.org', 'correct horse battery')
    const cookie = String(first.headers['set-cookie']).split(';')[0] ?? ''
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/)
    const again = await test
      .client()
      .post('/api/session', { email: 'ed@example.org', password: 'correct horse battery' }, { cookie })
    expect(again.status).toBe(200)
    expect((await test.client().get('/api/session', { cookie })).body.person).toBeNull()
  })

  it('is throttled per address, known or not', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 12; i += 1) statuses.push((await signIn('nobody@example.org', 'x')).status)
    expect(statuses.slice(0, 10).every((status) => status === 401)).toBe(true)
    expect(statuses[11]).toBe(429)
  })

  it('shows one’s devices, and each can be ended, but not somebody else’s', async () => {
    const client = await signInAs(test)
    const other = await signInPerson(test, client.personId)
    const { items } = (await client.get('/api/session/devices')).body
    expect(items).toHaveLength(2)
    const otherId = items.find((item: { current: boolean }) => !item.current).id
    const stranger = await signInAs(test)
    expect((await stranger.delete(`/api/session/devices/${otherId}`)).status).toBe(404)
    expect((await client.delete(`/api/session/devices/${otherId}`)).status).toBe(200)
    expect((await other.get('/api/session')).body.person).toBeNull()
  })

  it('outlasts a week of use and ends after two weeks without', async () => {
    const client = await signInAs(test)
    const passwordHash = await hashPassword('correct horse battery')
    await makePerson(test, { email: 'fi@example.org', passwordHash })
    const { headers } = await signIn('fi@example.org', 'correct horse battery')
    const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
    test.clock.set('2026-03-12T09:00:00.000Z')
    expect((await test.client().get('/api/session', { cookie })).body.person).not.toBeNull()
    test.clock.set('2026-03-24T09:00:00.000Z')
    expect((await test.client().get('/api/session', { cookie })).body.person).not.toBeNull()
    test.clock.set('2026-04-24T09:00:00.000Z')
    expect((await test.client().get('/api/session', { cookie })).body.person).toBeNull()
    test.clock.set('2026-03-02T09:00:00.000Z')
    expect((await client.get('/api/session')).status).toBe(200)
  })
})

describe('practice sign-in', () => {
  it('lists the personas and signs in with one click', async () => {
    await makePerson(test, { persona: 'officer', name: 'Karen', roles: ['officer'] })
    expect((await test.client().get('/api/session/personas')).body.items).toEqual([
      { persona: 'officer', name: 'Karen', roles: ['officer'] },
    ])
    const reply = await test.client().post('/api/session/persona', { persona: 'officer' })
    expect(reply.body.person.name).toBe('Karen')
    expect((await test.client().post('/api/session/persona', { persona: 'nobody' })).status).toBe(404)
  })

  it('and the mailbox do not exist in production', async () => {
    const production = await makeTestApp({ mode: 'production' })
    expect((await production.client().post('/api/session/persona', { persona: 'officer' })).status).toBe(404)
    expect((await production.client().get('/api/mailbox')).status).toBe(404)
    expect((await production.client().get('/api/session')).headers['strict-transport-security']).toContain(
      '31536000',
    )
  })

  it('people keep production from starting', async () => {
    await expect(refusePracticePeople(test.store.db)).rejects.toThrow('practice people')
  })
})
