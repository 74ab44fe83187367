import { describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { makeCall, makeConflict, makeProposal } from '../harness/factories.ts'
import { makePerson, signInAs } from '../harness/people.ts'

const test = await makeTestApp()
const officer = await signInAs(test, { roles: ['officer'] })
const match = (version: number) => ({ 'if-match': `"${version}"` })
const numbersOf = (body: { items: { number: string }[] }) => body.items.map(({ number }) => number)

async function callWithThree(state: 'open' | 'closed') {
  const call = await makeCall(test, { state })
  const owner = await makePerson(test, { name: 'Ada Lovelace' })
  const shared = { callId: call.id, state: state === 'open' ? 'submitted' : 'reviewing' } as const
  await makeProposal(test, {
    ...shared,
    number: 'P2',
    title: 'Beta 50% faster',
    requested: 300,
    firstTime: true,
    careerStage: 'senior',
  })
  await makeProposal(test, {
    ...shared,
    number: 'P10',
    title: 'Alpha',
    requested: 200,
    areaKey: 'open',
    firstTime: false,
    careerStage: 'early',
  })
  await makeProposal(test, { ...shared, number: 'P1', title: 'Gamma', requested: 100, ownerId: owner.id })
  return call
}

describe('the list of proposals for the office', () => {
  it('sorts numbers as people read them, and every other column both ways', async () => {
    const call = await callWithThree('closed')
    const list = async (query: string) =>
      numbersOf((await officer.get(`/api/calls/${call.id}/proposals${query}`)).body)
    expect(await list('')).toEqual(['P1', 'P2', 'P10'])
    expect(await list('?sort=-number')).toEqual(['P10', 'P2', 'P1'])
    expect(await list('?sort=title')).toEqual(['P10', 'P2', 'P1'])
    expect(await list('?sort=-requested')).toEqual(['P2', 'P10', 'P1'])
    expect(await list('?area=open')).toEqual(['P10'])
    expect(await list('?eligible=unrecorded&assessment=missing&reviewsBelow=3')).toHaveLength(3)
    expect(await list('?eligible=yes')).toEqual([])
    expect(await list('?group=first-time')).toEqual(['P2'])
    expect(await list('?group=not-first-time')).toEqual(['P10'])
    expect(await list('?group=early')).toEqual(['P10'])
    expect(await list('?group=not-early')).toEqual(['P2'])
    expect(await list('?q=lovelace')).toEqual(['P1'])
    expect(await list('?q=50%25')).toEqual(['P2'])
    expect(await list('?q=_')).toEqual([])
    expect((await officer.get(`/api/calls/${call.id}/proposals?sort=state;drop`)).status).toBe(400)
    expect((await officer.get(`/api/calls/${call.id}/proposals?seed=1`)).status).toBe(400)
  })

  it('shows number, area, track and hours only until the call is closed, in search and order too', async () => {
    const call = await callWithThree('open')
    const path = `/api/calls/${call.id}/proposals`
    const { body } = await officer.get(path)
    expect(body.level).toBe('outline')
    expect(body.items[0]).toMatchObject({ number: 'P1', title: null, institution: null, piName: null })
    expect(body.items[0].requested).toBe(100)
    expect((await officer.get(`${path}?q=Gamma`)).body.total).toBe(0)
    expect(numbersOf((await officer.get(`${path}?sort=title`)).body)).toEqual(['P1', 'P2', 'P10'])
    const director = await signInAs(test, { roles: ['director'] })
    expect((await director.get(path)).body.items[0].title).toBeNull()
  })

  it('leaves out what the viewer has a conflict with, from the count too', async () => {
    const call = await callWithThree('closed')
    const chair = await signInAs(test, { roles: [`chair@${call.id}`] })
    const row = await test.store.db.proposal.findFirstOrThrow({ where: { callId: call.id, number: 'P2' } })
    await makeConflict(test, { callId: call.id, proposalId: row.id, personId: chair.personId })
    const { body } = await chair.get(`/api/calls/${call.id}/proposals`)
    expect([numbersOf(body), body.total]).toEqual([['P1', 'P10'], 2])
    const admin = await signInAs(test, { roles: ['admin'] })
    expect((await admin.get(`/api/calls/${call.id}/proposals`)).status).toBe(404)
  })

  it('shows a change at once', async () => {
    const call = await callWithThree('closed')
    const path = `/api/calls/${call.id}/proposals`
    expect((await officer.get(path)).body.total).toBe(3)
    await makeProposal(test, { callId: call.id, number: 'P3', state: 'reviewing' })
    expect((await officer.get(path)).body.total).toBe(4)
  })
})

describe('eligibility', () => {
  it('is recorded with a reason, against the version seen, after the closing only', async () => {
    const call = await makeCall(test, { state: 'closed' })
    const { id } = await makeProposal(test, { callId: call.id, state: 'reviewing' })
    const path = `/api/proposals/${id}/eligibility`
    const no = { eligible: false, reason: 'Not a Danish institution.' }
    expect((await officer.put(path, { eligible: false }, match(1))).body.errors[0].path).toBe('reason')
    expect((await officer.put(path, no)).status).toBe(428)
    const saved = await officer.put(path, no, match(1))
    expect(saved.body.office).toMatchObject({ eligible: false, eligibilityReason: no.reason, version: 2 })
    expect((await officer.put(path, no, match(1))).status).toBe(412)
    const open = await makeCall(test)
    const early = await makeProposal(test, { callId: open.id })
    expect((await officer.put(`/api/proposals/${early.id}/eligibility`, no, match(1))).status).toBe(409)
    const events = await test.store.db.auditEvent.findMany({ where: { objectId: id } })
    expect(events.map(({ action }) => action)).toEqual(['record proposal.eligibility'])
  })

  it('of several is previewed without a change, saved, and undone', async () => {
    const call = await makeCall(test, { state: 'closed' })
    const one = await makeProposal(test, { callId: call.id, state: 'reviewing' })
    const gone = await makeProposal(test, { callId: call.id, state: 'withdrawn' })
    const path = `/api/calls/${call.id}/eligibility`
    const changes = [one.id, gone.id, 'nothing'].map((id) => ({ id, eligible: true }))
    const preview = await officer.post(path, { preview: true, changes })
    expect(preview.body.changed).toHaveLength(1)
    expect(preview.body.skipped.map(({ why }: { why: string }) => why)).toEqual(['withdrawn', 'not-found'])
    const read = () => test.store.db.proposal.findUniqueOrThrow({ where: { id: one.id } })
    expect((await read()).eligible).toBeNull()
    const saved = await officer.post(path, { changes })
    expect((await read()).eligible).toBe(true)
    const { id, before } = saved.body.changed[0]
    await officer.post(path, { changes: [{ id, ...before }] })
    expect((await read()).eligible).toBeNull()
  })
})

describe('the technical assessment', () => {
  it('caps the hours at the request, in the steps of the call', async () => {
    const call = await makeCall(test, { state: 'closed' })
    const { id } = await makeProposal(test, { callId: call.id, state: 'reviewing', requested: 20_000 })
    const path = `/api/proposals/${id}/technical-assessment`
    const body = { verdict: 'feasibleWithChanges', recommendedHours: 18_000, note: 'Use fewer nodes.' }
    const wrong = async (change: object) =>
      (await officer.put(path, { ...body, ...change }, match(0))).body.errors[0].path
    expect(await wrong({ recommendedHours: 20_100 })).toBe('recommendedHours')
    expect(await wrong({ recommendedHours: 150 })).toBe('recommendedHours')
    expect(await wrong({ recommendedHours: -100 })).toBe('recommendedHours')
    expect(await wrong({ verdict: 'notFeasible' })).toBe('recommendedHours')
    expect(await wrong({ verdict: 'perhaps' })).toBe('verdict')
    const saved = await officer.put(path, body, match(0))
    expect(saved.body.office.assessment).toMatchObject(body)
    expect((await officer.put(path, body, match(0))).status).toBe(412)
    expect((await officer.put(path, { verdict: 'notFeasible' }, match(1))).status).toBe(200)
  })
})

describe('a proposal as handed in', () => {
  it('is hidden before the closing; a reviewer of a double-blind call sees no people and no notes', async () => {
    const call = await makeCall(test, { state: 'closed', doubleBlind: true })
    const { id } = await makeProposal(test, { callId: call.id, state: 'reviewing' })
    const reply = await officer.get(`/api/proposals/${id}/submitted`)
    expect(reply.body.sections[0].text).toContain('Science text')
    expect(reply.body.identity.institution).toContain('Institution')
    const open = await makeCall(test)
    const early = await makeProposal(test, { callId: open.id })
    expect((await officer.get(`/api/proposals/${early.id}/submitted`)).status).toBe(404)
    const stranger = await signInAs(test)
    expect((await stranger.get(`/api/proposals/${id}/submitted`)).status).toBe(404)
  })

  it('says what for, for whom, and to the office the kind of applicant; of a returned one as it was handed in', async () => {
    const call = await makeCall(test, { state: 'closed' })
    const { id } = await makeProposal(test, { callId: call.id, state: 'reviewing' })
    const write = (data: object) => test.store.write((tx) => tx.proposal.update({ where: { id }, data }))
    const read = async () => {
      const { purpose, beneficiaries, office } = (await officer.get(`/api/proposals/${id}/submitted`)).body
      return [purpose, beneficiaries, office.applicantKind]
    }
    await write({ applicantKind: 'company', purpose: 'Quieter ports', beneficiaries: 'Harbour towns' })
    expect(await read()).toEqual(['Quieter ports', 'Harbour towns', 'company'])
    await write({ state: 'returned' })
    expect(await read()).toEqual(['', '', null])
  })
})
