import { describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { makeCall } from '../harness/factories.ts'
import { makePerson, signInAs } from '../harness/people.ts'

const test = await makeTestApp()
const admin = await signInAs(test, { name: 'Admin One', roles: ['admin'] })
const secondAdmin = await signInAs(test, { name: 'Admin Two', roles: ['admin'] })

describe('people', () => {
  it('are listed and searched by an admin, page by page', async () => {
    for (let i = 0; i < 5; i += 1) await makePerson(test, { name: `Zoe ${i}`, institution: 'Zealand' })
    const reply = await admin.get('/api/people?q=Zealand&page=2&pageSize=2')
    expect(reply.body.total).toBe(5)
    expect(reply.body.items.map((person: { name: string }) => person.name)).toEqual(['Zoe 2', 'Zoe 3'])
  })

  it('are found by somebody without a role only by their whole address', async () => {
    await makePerson(test, { email: 'found@example.org', name: 'Found', roles: ['reviewer'] })
    const client = await signInAs(test)
    expect((await client.get('/api/people')).status).toBe(400)
    expect((await client.get('/api/people?q=Found')).status).toBe(400)
    expect((await client.get('/api/people?email=found@example.org&role=reviewer')).status).toBe(400)
    const reply = await client.get('/api/people?email=found@example.org')
    expect(reply.body.items).toMatchObject([{ name: 'Found', roles: null }])
    expect((await client.get('/api/people?email=found')).status).toBe(400)
  })

  it('are not for reviewers to search', async () => {
    const reviewer = await signInAs(test, { roles: ['reviewer'] })
    expect((await reviewer.get('/api/people?email=found@example.org')).status).toBe(404)
    expect((await test.client().get('/api/people')).status).toBe(401)
  })
})

describe('a role', () => {
  it('is granted and revoked by an admin, and each is in the audit trail', async () => {
    await makeCall(test, { id: 'pilot' })
    const person = await signInAs(test)
    const grant = await admin.post('/api/role-grants', {
      personId: person.personId,
      role: 'officer',
      callId: 'pilot',
    })
    expect(grant.body).toMatchObject({ role: 'officer', callId: 'pilot', inForce: true })
    expect((await person.get('/api/session')).body.person.roles).toEqual([
      { role: 'officer', callId: 'pilot' },
    ])
    const twice = await admin.post('/api/role-grants', {
      personId: person.personId,
      role: 'officer',
      callId: 'pilot',
    })
    expect(twice.body.code).toBe('already-exists')
    expect((await admin.delete(`/api/role-grants/${grant.body.id}`)).status).toBe(200)
    expect((await person.get('/api/session')).body.person).toBeNull()
    const { items } = (await admin.get(`/api/audit-events?objectId=${person.personId}`)).body
    expect(items.map((event: { action: string }) => event.action)).toEqual(['role.revoked', 'role.granted'])
  })

  it('is never one’s own to give', async () => {
    const body = { personId: admin.personId, role: 'officer', callId: null }
    expect((await admin.post('/api/role-grants', body)).status).toBe(404)
  })

  it('of a director needs a second admin', async () => {
    const person = await signInAs(test)
    const body = { personId: person.personId, role: 'director', callId: null }
    const grant = await admin.post('/api/role-grants', body)
    expect(grant.body.inForce).toBe(false)
    expect((await person.get('/api/session')).body.person.roles).toEqual([])
    expect((await admin.post(`/api/role-grants/${grant.body.id}/approve`)).status).toBe(409)
    expect((await secondAdmin.post(`/api/role-grants/${grant.body.id}/approve`)).body.inForce).toBe(true)
    expect((await person.get('/api/session')).body.person.roles).toEqual([{ role: 'director', callId: null }])
  })

  it('for an unknown person or call is refused at its path', async () => {
    const reply = await admin.post('/api/role-grants', {
      personId: 'nobody',
      role: 'officer',
      callId: 'nowhere',
    })
    expect(reply.body.errors.map((error: { path: string }) => error.path)).toEqual(['personId', 'callId'])
  })
})

describe('a profile', () => {
  const body = { name: 'New Name', institution: 'DTU', orcid: null, language: 'da' }

  it('is changed by its owner, and a stale version is told so', async () => {
    const client = await signInAs(test)
    expect((await client.put('/api/profile', body)).status).toBe(428)
    const saved = await client.put('/api/profile', body, { 'if-match': '"1"' })
    expect(saved.body).toMatchObject({ name: 'New Name', language: 'da', version: 2 })
    expect(saved.headers['etag']).toBe('"2"')
    expect((await client.put('/api/profile', body, { 'if-match': '"1"' })).status).toBe(412)
  })

  it('leaves the names of its changed fields in the audit trail, and only those', async () => {
    const client = await signInAs(test, { name: 'Old Name' })
    const id = client.personId
    const events = () =>
      test.store.db.auditEvent.findMany({
        where: { objectId: id, action: 'profile.changed' },
        select: { actorId: true, objectType: true, detail: true },
      })
    await client.put('/api/profile', body, { 'if-match': '"7"' })
    expect(await events()).toEqual([])
    await client.put('/api/profile', body, { 'if-match': '"1"' })
    const event = {
      actorId: id,
      objectType: 'person',
      detail: { changed: ['name', 'institution', 'language'] },
    }
    expect(await events()).toEqual([event])
    await client.put('/api/profile', body, { 'if-match': '"2"' })
    expect(await events()).toHaveLength(1)
  })

  it('leaves with all of one’s own data', async () => {
    const client = await signInAs(test, { name: 'Own Data' })
    const reply = await client.get('/api/profile/export')
    expect(reply.body.profile.name).toBe('Own Data')
    expect((await test.client().get('/api/profile/export')).status).toBe(401)
  })
})
