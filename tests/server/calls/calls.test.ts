import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../core/src/record/hash.ts'
import { makeTestApp } from '../harness/app.ts'
import { makeCall, makeMachine, makeProposal } from '../harness/factories.ts'
import { makePerson, signInAs } from '../harness/people.ts'

const test = await makeTestApp()
await makeMachine(test)
const officer = await signInAs(test, { roles: ['officer'] })

const criterion = {
  key: 'excellence',
  name: 'Excellence',
  min: 1,
  max: 5,
  weight: 40,
  threshold: 2.5,
  levels: [
    { score: 1, text: 'Weak' },
    { score: 5, text: 'Outstanding' },
  ],
}
const rules = {
  title: 'Spring call',
  budget: 100_000,
  granularity: 100,
  deadlineAt: '2026-04-01T10:00:00.000Z',
  reviewsDueAt: '2026-05-01T10:00:00.000Z',
  scoreThreshold: 60,
  areas: [
    { key: 'quantum', name: 'Quantum', minShare: 0.3, maxShare: 0.5 },
    { key: 'open', name: 'Open', minShare: 0.7 },
  ],
  criteria: [criterion],
  sections: [{ key: 'aims', title: 'Aims' }],
}
const refused = async (change: object) => {
  const reply = await officer.post('/api/calls', { id: 'refused', ...rules, ...change })
  expect(reply.status).toBe(400)
  return reply.body.errors.map((error: { path: string }) => error.path)
}
const match = (version: number) => ({ 'if-match': `"${version}"` })

describe('a call', () => {
  it('is hidden as a draft, published with its rules and a commitment when opened, and closed by a person', async () => {
    const made = await officer.post('/api/calls', { id: 'spring', ...rules })
    expect(made.status).toBe(200)
    expect(made.body.state).toBe('draft')
    const stranger = test.client()
    expect((await stranger.get('/api/calls/spring')).status).toBe(404)
    expect((await stranger.get('/api/calls')).body.items).toEqual([])
    const opened = await officer.post('/api/calls/spring/open', undefined, match(1))
    expect(opened.status).toBe(200)
    const published = await stranger.get('/api/calls/spring')
    expect(published.body.state).toBe('open')
    expect(published.body.office).toBeNull()
    expect(published.body.criteria[0].levels).toHaveLength(2)
    expect(published.text).not.toContain('"seed"')
    const stored = await test.store.db.call.findUniqueOrThrow({ where: { id: 'spring' } })
    expect(published.body.seedCommitment).toBe(sha256(stored.seed ?? ''))
    expect(stored.rulesPublished).toEqual({
      criteria: [{ id: 'excellence', name: 'Excellence', min: 1, max: 5, lowIsGood: false }],
      weights: { excellence: 40 },
      thresholds: { score: 60, criteria: { excellence: 2.5 } },
      seedCommitment: stored.seedCommitment,
    })
    test.clock.set('2026-04-02T10:00:00.000Z')
    const after = await stranger.get('/api/calls/spring')
    expect([after.body.state, after.body.doorOpen]).toEqual(['open', false])
    test.clock.set('2026-03-02T09:00:00.000Z')
    const proposal = await makeProposal(test, { callId: 'spring' })
    const closed = await officer.post('/api/calls/spring/close', undefined, match(2))
    expect(closed.body.state).toBe('closed')
    const moved = await test.store.db.proposal.findUniqueOrThrow({ where: { id: proposal.id } })
    expect(moved.state).toBe('reviewing')
    expect((await officer.post('/api/calls/spring/close', undefined, match(3))).status).toBe(409)
    expect((await officer.post('/api/calls/spring/archive', undefined, match(3))).status).toBe(409)
  })

  it('is refused with the path of each wrong field, and nothing is half-saved', async () => {
    expect(await refused({ criteria: [{ ...criterion, weight: 0 }] })).toEqual(['criteria'])
    expect(await refused({ areas: rules.areas.map((area) => ({ ...area, minShare: 0.5001 })) })).toContain(
      'areas',
    )
    expect(await refused({ areas: [{ key: 'a', name: 'A', minShare: 0.5, maxShare: 0.4 }] })).toEqual([
      'areas[0].minShare',
    ])
    expect(await refused({ budget: -1 })).toContain('budget')
    expect(await refused({ state: 'open' })).toEqual(['state'])
    expect(await refused({ criteria: [{ ...criterion, score: 1 }] })).toEqual(['criteria[0].score'])
    expect(await refused({ criteria: [criterion, criterion] })).toEqual(['criteria[1].key'])
    expect(await refused({ criteria: [{ ...criterion, threshold: 9 }] })).toEqual(['criteria[0].threshold'])
    expect(await refused({ reviewsDueAt: '2026-03-15T10:00:00Z' })).toEqual(['reviewsDueAt'])
    const text = JSON.stringify({ id: 'refused', ...rules }).replace('100000', '1e309')
    const infinite = await officer.post('/api/calls', text)
    expect([infinite.status, infinite.body.errors[0].path]).toEqual([400, 'budget'])
    const nan = await officer.post('/api/calls', text.replace('1e309', 'NaN'))
    expect(nan.status).toBe(400)
    expect((await officer.get('/api/calls/refused')).status).toBe(404)
  })

  it('with guarantees of 0.1, 0.2 and 0.7 adds up to exactly 1 and is accepted', async () => {
    const areas = [0.1, 0.2, 0.7].map((minShare, index) => ({ key: `a${index}`, name: 'Area', minShare }))
    expect((await officer.post('/api/calls', { id: 'exact', ...rules, areas })).status).toBe(200)
    expect((await officer.post('/api/calls', { id: 'exact', ...rules, areas })).status).toBe(409)
  })

  it('cannot be opened without a deadline that lies ahead', async () => {
    await officer.post('/api/calls', { id: 'late', ...rules, deadlineAt: '2026-01-01T10:00:00Z' })
    const reply = await officer.post('/api/calls/late/open', undefined, match(1))
    expect([reply.status, reply.body.errors[0].path]).toEqual([400, 'deadlineAt'])
  })

  it('changes as a draft with the version seen, and afterwards only with a public note', async () => {
    await officer.post('/api/calls', { id: 'change', ...rules })
    const path = '/api/calls/change'
    expect((await officer.put(path, { ...rules, title: 'New' })).status).toBe(428)
    expect((await officer.put(path, { ...rules, title: 'New' }, match(7))).status).toBe(412)
    expect((await officer.put(path, { ...rules, title: 'New' }, match(1))).body.title).toBe('New')
    await officer.post(`${path}/open`, undefined, match(2))
    const silent = await officer.put(path, { ...rules, budget: 120_000 }, match(3))
    expect(silent.body.errors[0].path).toBe('publicNote')
    const note = { publicNote: 'The budget grows by a fifth.' }
    const fewer = await officer.put(path, { ...rules, ...note, areas: [] }, match(3))
    expect(fewer.body.errors[0].path).toBe('areas')
    const scale = { ...rules, ...note, criteria: [{ ...criterion, max: 10 }] }
    expect((await officer.put(path, scale, match(3))).body.errors[0].path).toBe('criteria[0].min')
    const grown = await officer.put(path, { ...rules, ...note, budget: 120_000 }, match(3))
    expect([grown.status, grown.body.budget, grown.body.publicNote]).toEqual([200, 120_000, note.publicNote])
    const areas = rules.areas.map((area) => ({ ...area, name: 'Another name' }))
    await officer.put(path, { ...rules, publicNote: 'Renamed.', budget: 120_000, areas }, match(4))
    const events = await test.store.db.auditEvent.findMany({
      where: { action: 'update call.rules', objectId: 'change' },
      orderBy: { seq: 'asc' },
      select: { detail: true },
    })
    expect(events.map(({ detail }) => detail)).toEqual([
      { changed: ['title'] },
      { changed: ['title', 'budget'], ...note },
      { changed: ['areas'], publicNote: 'Renamed.' },
    ])
  })
})

describe('dates of an opened call', () => {
  it('move to later only, with a reason that every applicant gets by mail', async () => {
    const call = await makeCall(test)
    const person = await makePerson(test, { language: 'da' })
    const coapplicantIds = [person.id]
    await makeProposal(test, { callId: call.id, coapplicantIds })
    const path = `/api/calls/${call.id}/dates`
    const later = { deadlineAt: '2026-04-08T10:00:00.000Z', reason: 'The power was off for a day.' }
    const earlier = await officer.post(path, { ...later, deadlineAt: '2026-03-08T10:00:00Z' }, match(1))
    expect([earlier.status, earlier.body.errors[0].path]).toEqual([400, 'deadlineAt'])
    const wordless = await officer.post(path, { ...later, reason: ' ' }, match(1))
    expect(wordless.body.errors[0].path).toBe('reason')
    const moved = await officer.post(path, later, match(1))
    expect([moved.status, moved.body.deadlineAt]).toEqual([200, later.deadlineAt])
    const mails = await test.store.db.outboxMail.findMany({ where: { callId: call.id } })
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toContain('The power was off for a day.')
    expect(mails[0]?.text).toContain('kl. 12.00 CEST')
  })

  it('are not for drafts, nor the deadline for a closed call', async () => {
    const draft = await makeCall(test, { state: 'draft' })
    const closed = await makeCall(test, { state: 'closed' })
    const body = { deadlineAt: '2026-06-01T10:00:00Z', reason: 'Reason' }
    expect((await officer.post(`/api/calls/${draft.id}/dates`, body, match(1))).status).toBe(409)
    expect((await officer.post(`/api/calls/${closed.id}/dates`, body, match(1))).status).toBe(409)
  })
})

describe('the state and the progress of a call', () => {
  it('tell a stranger nothing of an unreleased decision', async () => {
    const call = await makeCall(test, { state: 'decided' })
    const reply = await test.client().get(`/api/calls/${call.id}`)
    expect(reply.body.state).toBe('closed')
    expect(reply.headers['etag']).not.toBe('"1"')
    expect((await officer.get(`/api/calls/${call.id}`)).body.state).toBe('decided')
  })

  it('count what waits and name the next step', async () => {
    const call = await makeCall(test, { state: 'closed' })
    await makeProposal(test, { callId: call.id, state: 'reviewing', eligible: true })
    await makeProposal(test, { callId: call.id, state: 'reviewing' })
    await makeProposal(test, { callId: call.id, state: 'draft' })
    const { body } = await officer.get(`/api/calls/${call.id}/progress`)
    expect(body.proposals).toMatchObject({ drafts: 1, reviewing: 2 })
    expect(body.eligibility).toEqual({ eligible: 1, ineligible: 0, unrecorded: 1 })
    expect([body.requestedHours, body.next]).toEqual([40_000, 'record-eligibility'])
    const researcher = await signInAs(test)
    expect((await researcher.get(`/api/calls/${call.id}/progress`)).status).toBe(404)
  })
})
