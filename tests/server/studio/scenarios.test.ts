import { describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { signInAs } from '../harness/people.ts'
import { addProposal, makeLockedCall } from './locked-call.ts'

const test = await makeTestApp()
await makeLockedCall(test, { id: 'call' })
await addProposal(test, { callId: 'call', number: 'P01', merits: [4, 5] })
const officer = await signInAs(test, { roles: ['officer'] })
const { name: officerName } = await test.store.db.person.findUniqueOrThrow({
  where: { id: officer.personId },
})
const other = await signInAs(test, { roles: ['officer'] })

const content = { format: 'furrow.scenario/1', policy: { kind: 'cutoff' } }
const create = async (name: string) =>
  (await officer.post('/api/calls/call/scenarios', { name, content })).body

describe('scenarios', () => {
  it('are saved with defaults filled in and the name inside', async () => {
    const saved = await create('Green first')
    expect(saved.content).toMatchObject({ name: 'Green first', reserve: 0, policy: { mode: 'skip' } })
    expect(saved).toMatchObject({ mine: true, version: 1 })
  })

  it('take no seed from anybody', async () => {
    const reply = await officer.post('/api/calls/call/scenarios', {
      name: 'x',
      content: { ...content, seed: 'mine' },
    })
    expect([reply.status, reply.body.errors[0].path]).toEqual([400, 'content.seed'])
  })

  it('are refused where they name what the call lacks', async () => {
    const wrong = { ...content, weights: { beauty: 1 } }
    const reply = await officer.post('/api/calls/call/scenarios', { name: 'x', content: wrong })
    expect([reply.status, reply.body.errors[0].path]).toEqual([400, 'content.weights.beauty'])
  })

  it('name the proposals of an explicit list of tiers by the numbers of the call', async () => {
    const post = (tiers: Record<string, number>) =>
      officer.post('/api/calls/call/scenarios', {
        name: 'By hand',
        content: { ...content, policy: { kind: 'tiers', tiers } },
      })
    expect((await post({ P01: 1 })).body.content.policy.tiers).toEqual({ P01: 1 })
    const refused = await post({ quantum: 1 })
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'content.policy.tiers.quantum'])
  })

  it('are changed by their owner only, against the version seen', async () => {
    const { id } = await create('Mine')
    const change = { name: 'Renamed', content }
    expect((await officer.put(`/api/scenarios/${id}`, change)).status).toBe(428)
    expect((await other.put(`/api/scenarios/${id}`, change, { 'if-match': '"1"' })).status).toBe(404)
    expect((await officer.put(`/api/scenarios/${id}`, change, { 'if-match': '"1"' })).body.version).toBe(2)
    expect((await officer.put(`/api/scenarios/${id}`, change, { 'if-match': '"1"' })).status).toBe(412)
  })

  it('are copied by others', async () => {
    const { id } = await create('Shared')
    const copy = await other.post(`/api/scenarios/${id}/duplicate`, { name: 'A copy' })
    expect(copy.body).toMatchObject({ name: 'A copy', mine: true, forkedFromId: id })
  })

  it('say whose scenario they were made from, also when it is deleted', async () => {
    const { id } = await create('Origin')
    await other.post(`/api/scenarios/${id}/duplicate`, { name: 'Branch' })
    await officer.delete(`/api/scenarios/${id}`)
    const { items } = (await officer.get('/api/calls/call/scenarios')).body
    const branch = items.find((item: { name: string }) => item.name === 'Branch')
    expect(branch.forkedFrom).toEqual({ name: 'Origin', ownerName: officerName })
  })

  it('keep every version that was saved, with who saved it', async () => {
    const { id } = await create('First')
    const change = { name: 'Second', note: 'More reserve', content: { ...content, reserve: 0.2 } }
    await officer.put(`/api/scenarios/${id}`, change, { 'if-match': '"1"' })
    const { items } = (await other.get(`/api/scenarios/${id}/versions`)).body
    const facts = items.map((item: { version: number; name: string; content: { reserve: number } }) => [
      item.version,
      item.name,
      item.content.reserve,
    ])
    expect(facts).toEqual([
      [2, 'Second', 0.2],
      [1, 'First', 0],
    ])
    expect(items[0]).toMatchObject({ note: 'More reserve', savedBy: officerName })
  })

  it('saved before their history was kept lose nothing at the first change', async () => {
    const { id } = await create('Old')
    await test.store.write((tx) => tx.scenarioVersion.deleteMany({ where: { scenarioId: id } }))
    await officer.put(`/api/scenarios/${id}`, { name: 'New', content }, { 'if-match': '"1"' })
    const { items } = (await officer.get(`/api/scenarios/${id}/versions`)).body
    expect(items.map((item: { name: string }) => item.name)).toEqual(['New', 'Old'])
  })

  it('come back after a delete', async () => {
    const { id } = await create('Gone')
    await officer.delete(`/api/scenarios/${id}`)
    expect((await officer.get(`/api/scenarios/${id}`)).status).toBe(404)
    await officer.post(`/api/calls/call/scenarios/${id}/restore`)
    expect((await officer.get(`/api/scenarios/${id}`)).body.name).toBe('Gone')
  })

  it('write an audit event with each change', async () => {
    const { id } = await create('Audited')
    await officer.delete(`/api/scenarios/${id}`)
    const events = await test.store.db.auditEvent.findMany({
      where: { objectId: id },
      orderBy: { seq: 'asc' },
    })
    expect(events.map((event) => event.action)).toEqual(['scenario.created', 'scenario.deleted'])
  })
})

describe('short links', () => {
  const search = 's=1*p*skip*1*abc&view=compare'

  it('lead everybody who reads the ranking back to the address, and making one twice gives the same', async () => {
    const made = (await officer.post('/api/calls/call/links', { search })).body
    const again = (await other.post('/api/calls/call/links', { search })).body
    expect(again).toEqual(made)
    expect(made.id).toMatch(/^[\w-]{12}$/)
    expect((await other.get(`/api/calls/call/links/${made.id}`)).body.search).toBe(search)
  })

  it('hold words of an address only, and are of one call', async () => {
    const wrong = await officer.post('/api/calls/call/links', { search: 's=<b>' })
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([400, 'search'])
    expect((await officer.get('/api/calls/call/links/nothing')).status).toBe(404)
  })
})
