import { describe, expect, it } from 'vitest'
import { hashPassword } from '../../../server/src/plugins/passwords.ts'
import { makeTestApp } from '../harness/app.ts'
import { makePerson, signInAs } from '../harness/people.ts'

const test = await makeTestApp()

describe('a session', () => {
  it('is nobody’s before the sign-in', async () => {
    const reply = await test.client().get('/api/session')
    expect(reply.status).toBe(200)
    expect(reply.body.person).toBeNull()
  })

  it('starts with the right password and ends with the sign-out, server-side too', async () => {
    const passwordHash = await hashPassword('correct horse battery')
    await makePerson(test, { email: 'ada@example.org', name: 'Ada', passwordHash })
    const client = test.client()
    const wrong = await client.post('/api/session', { email: 'ada@example.org', password: 'wrong' })
    expect(wrong.status).toBe(401)
    const right = await client.post('/api/session', {
      email: 'Ada@example.org',
      password: 'correct horse battery',
    })
    expect(right.status).toBe(200)
    const cookie = String(right.headers['set-cookie']).split(';')[0] ?? ''
    expect((await client.get('/api/session')).body.person.name).toBe('Ada')
    expect((await client.delete('/api/session')).status).toBe(200)
    const replay = await test.client().get('/api/session', { cookie })
    expect(replay.body.person).toBeNull()
  })

  it('made by the harness knows the roles', async () => {
    const officer = await signInAs(test, { roles: ['officer'] })
    const me = await officer.get('/api/session')
    expect(me.body.person.roles).toEqual([{ role: 'officer', callId: null }])
  })
})
