import { describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { makeMachine } from '../harness/factories.ts'
import { signInAs } from '../harness/people.ts'

const test = await makeTestApp()
await makeMachine(test)

describe('the machine', () => {
  it('is public, with what is assumed about it', async () => {
    const reply = await test.client().get('/api/settings/machine')
    expect(reply.body).toMatchObject({
      name: 'Gefion',
      gpus: 1528,
      provenance: { pricePerGpuHour: { assumed: true } },
    })
    expect(reply.headers['etag']).toBe('"1"')
  })

  it('is changed by an admin only, against the version that was seen', async () => {
    const admin = await signInAs(test, { roles: ['admin'] })
    const { id: _id, updatedAt: _at, version: _v, ...body } = (await admin.get('/api/settings/machine')).body
    const changed = { ...body, pue: 1.1, provenance: {} }
    const officer = await signInAs(test, { roles: ['officer'] })
    expect((await officer.put('/api/settings/machine', changed, { 'if-match': '"1"' })).status).toBe(404)
    const saved = await admin.put('/api/settings/machine', changed, { 'if-match': '"1"' })
    expect(saved.body).toMatchObject({ pue: 1.1, version: 2, provenance: {} })
    expect((await admin.put('/api/settings/machine', changed, { 'if-match': '"1"' })).status).toBe(412)
    const wrong = await admin.put('/api/settings/machine', { ...changed, pue: 0.5 }, { 'if-match': '"2"' })
    expect(wrong.body.errors[0].path).toBe('pue')
  })
})
