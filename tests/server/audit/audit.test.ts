import type { AuditAction } from '@furrow/core/contract/audit-actions'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { audit, auditHot, type AuditEntry } from '../../../server/src/plugins/audit.ts'
import { makeTestApp } from '../harness/app.ts'
import { makeCall, makeConflict, makeProposal } from '../harness/factories.ts'
import { makePerson, signInAs } from '../harness/people.ts'

const test = await makeTestApp()
const auditor = await signInAs(test, { roles: ['auditor'] })
const event = (action: AuditAction, callId: string | null = null): AuditEntry => ({
  at: test.clock.now(),
  actor: { personId: 'p1', name: 'Åse' },
  action,
  objectType: 'call',
  objectId: 'pilot',
  callId,
  detail: { budget: 1_200_000, areas: ['a', 'b'], note: 'ø', share: 0.1 },
  requestId: 'r1',
})

describe('the audit trail', () => {
  it('chains events from transactions and from hot writes alike', async () => {
    await test.app.write((tx) => audit(tx, event('publish call', 'pilot')))
    await test.app.hotWrite((sql) => auditHot(sql, event('submit proposal', 'pilot')))
    await test.app.write((tx) => audit(tx, event('close call', 'other')))
    const check = await auditor.get('/api/audit-events/check')
    expect(check.body).toMatchObject({ holds: true, events: 3, brokenAt: null })
  })

  it('undoes with the change that fails', async () => {
    const failing = test.app.write(async (tx) => {
      await audit(tx, event('archive call'))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect((await auditor.get('/api/audit-events')).body.total).toBe(3)
  })

  it('shows an admin who, when and what kind, but not what it said', async () => {
    const admin = await signInAs(test, { roles: ['admin'] })
    const [mine] = (await admin.get('/api/audit-events')).body.items
    expect(mine).toMatchObject({ action: 'close call', actorName: 'Åse', detail: null })
    const [full] = (await auditor.get('/api/audit-events')).body.items
    expect(full.detail).toMatchObject({ budget: 1_200_000 })
  })

  it('of one call is all that the auditor of one call sees', async () => {
    const one = await signInAs(test)
    await test.store.write(async (tx) => {
      await tx.machine.create({ data: { ...machine, provenance: {} } })
      await tx.call.create({ data: { id: 'pilot', title: 'Pilot', machineId: 'm', budget: 1 } })
      await tx.roleGrant.create({ data: { personId: one.personId, role: 'auditor', callId: 'pilot' } })
    })
    test.app.actors.forget(one.personId)
    const { body } = await one.get('/api/audit-events')
    expect(body.items.map((item: { action: string }) => item.action)).toEqual([
      'submit proposal',
      'publish call',
    ])
  })

  it('is closed to officers and applicants', async () => {
    for (const roles of [['officer'], []] as const) {
      const client = await signInAs(test, { roles })
      expect((await client.get('/api/audit-events')).status).toBe(404)
    }
  })

  it('tells which event somebody changed behind its back', async () => {
    const database = new Database(test.config.databaseFile)
    database.prepare(`UPDATE AuditEvent SET actorName = 'Bo' WHERE seq = 2`).run()
    database.close()
    const check = await auditor.get('/api/audit-events/check')
    expect(check.body).toMatchObject({ holds: false, brokenAt: 2 })
  })
})

type About = Pick<AuditEntry, 'objectType' | 'objectId' | 'callId'> & Pick<AuditEntry, 'detail'>

const note = (action: AuditEntry['action'], about: About) =>
  test.app.write((tx) => audit(tx, { at: test.clock.now(), actor: null, action, ...about }))

/** The newest events, as one person reads them. */
async function namesFor(person: typeof auditor, most: number) {
  const { items } = (await person.get(`/api/audit-events?pageSize=${most}`)).body
  return items.map(({ objectName, names }: { objectName: string | null; names: object }) => ({
    objectName,
    names,
  }))
}

it('events name what they are about to whoever may read it: titles after the closing, and no reviewer to who is in conflict', async () => {
  const reviewer = await makePerson(test, { name: 'Rikke Reviewer' })
  const director = await signInAs(test, { roles: ['director'] })
  const admin = await signInAs(test, { roles: ['admin'] })
  const open = await makeCall(test, { id: 'open-call', state: 'open' })
  const closed = await makeCall(test, { id: 'closed-call', state: 'closed' })
  const early = await makeProposal(test, {
    callId: open.id,
    number: 'P01',
    title: 'Waves',
    state: 'submitted',
  })
  const late = await makeProposal(test, {
    callId: closed.id,
    number: 'P02',
    title: 'Wind',
    state: 'reviewing',
  })
  await note('submit proposal', { objectType: 'proposal', objectId: early.id, callId: open.id })
  await note('submit proposal', { objectType: 'proposal', objectId: late.id, callId: closed.id })
  const detail = { proposalId: late.id, reviewerId: reviewer.id }
  await note('assign reviewer', { objectType: 'assignment', objectId: 'gone', callId: closed.id, detail })
  await note('archive call', { objectType: 'call', objectId: closed.id, callId: closed.id })
  const named = { [late.id]: 'P02 Wind', [reviewer.id]: 'Rikke Reviewer' }
  const about = (assigned: object, proposal: string) => [
    { objectName: 'Call closed-call', names: {} },
    { objectName: null, names: assigned },
    { objectName: proposal, names: {} },
    { objectName: 'P01', names: {} },
  ]
  expect(await namesFor(auditor, 4)).toEqual(about(named, 'P02 Wind'))
  expect(await namesFor(director, 4)).toEqual(about(named, 'P02 Wind'))
  expect(await namesFor(admin, 4)).toEqual(about({}, 'P02'))
  await makeConflict(test, { callId: closed.id, proposalId: late.id, personId: director.personId })
  expect(await namesFor(director, 4)).toEqual(about({ [late.id]: 'P02' }, 'P02'))
})

const machine = {
  id: 'm',
  name: 'M',
  owner: 'O',
  funders: 'F',
  gpuModel: 'G',
  gpus: 8,
  gpusPerNode: 8,
  kwhPerGpuHour: 1,
  ratedKwhPerGpuHour: 1,
  pue: 1,
  gramsPerKwhLocation: 1,
  gramsPerKwhMarket: 0,
  pricePerGpuHour: 1,
  currency: 'DKK',
  priceList: { rows: [], funders: [] },
}
