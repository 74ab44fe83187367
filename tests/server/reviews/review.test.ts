import { expect, test } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { makeAssignment, makeCall, makeProposal, makeReview } from '../harness/factories.ts'
import { signInAs } from '../harness/people.ts'

async function setting(doubleBlind = false) {
  const app = await makeTestApp()
  const call = await makeCall(app, { state: 'closed', doubleBlind })
  const proposal = await makeProposal(app, {
    callId: call.id,
    state: 'reviewing',
    institution: 'Hidden Institute',
  })
  const reviewer = await signInAs(app, { roles: ['reviewer'] })
  const ids = { callId: call.id, proposalId: proposal.id, reviewerId: reviewer.personId }
  const assignment = await makeAssignment(app, { ...ids, state: 'invited' })
  return { app, call, proposal, reviewer, path: `/api/assignments/${assignment.id}` }
}

const full = {
  scores: { excellence: 5, impact: null },
  confidence: 2,
  textForApplicant: 'Good',
  textForPanel: 'Fund it',
}

test('a reviewer accepts, saves, hands in, takes back and hands in again; each version is kept', async () => {
  const { app, proposal, reviewer, path } = await setting()
  expect((await reviewer.put(`${path}/review`, full, { 'if-match': '"0"' })).status).toBe(409)
  expect((await reviewer.post(`${path}/accept`)).body.state).toBe('accepted')
  expect((await reviewer.put(`${path}/review`, full, { 'if-match': '"0"' })).status).toBe(200)
  expect((await reviewer.put(`${path}/review`, full, { 'if-match': '"0"' })).status).toBe(412)
  expect((await reviewer.put(`${path}/review`, full)).status).toBe(428)
  const handedIn = await reviewer.post(`${path}/review/hand-in`, undefined, { 'if-match': '"1"' })
  expect(handedIn.body.version).toBe(2)
  expect((await reviewer.put(`${path}/review`, full, { 'if-match': '"2"' })).status).toBe(409)
  expect((await reviewer.post(`${path}/review/reopen`, undefined, { 'if-match': '"2"' })).status).toBe(200)
  await reviewer.post(`${path}/review/hand-in`, undefined, { 'if-match': '"3"' })
  const desk = await reviewer.get(path)
  expect(desk.body.review).toMatchObject({ state: 'submitted', versions: 2, content: full })
  const stored = await app.store.db.proposal.findUniqueOrThrow({ where: { id: proposal.id } })
  expect(stored.reviewCount).toBe(1)
})

test('handing in names what is missing and keeps the draft', async () => {
  const { reviewer, path } = await setting()
  await reviewer.post(`${path}/accept`)
  const draft = { scores: { excellence: 3 }, confidence: null, textForApplicant: '', textForPanel: 'x' }
  await reviewer.put(`${path}/review`, draft, { 'if-match': '"0"' })
  const refused = await reviewer.post(`${path}/review/hand-in`, undefined, { 'if-match': '"1"' })
  expect(refused.status).toBe(400)
  expect(refused.body.errors.map(({ path: field }: { path: string }) => field)).toEqual([
    'scores.impact',
    'confidence',
    'textForApplicant',
  ])
  expect((await reviewer.get(path)).body.review.content).toEqual(draft)
  const wrong = { ...draft, scores: { excellence: 6, nothing: 1 } }
  expect((await reviewer.put(`${path}/review`, wrong, { 'if-match': '"1"' })).status).toBe(400)
})

test('declaring a conflict ends access at once, with the bytes of what does not exist', async () => {
  const { reviewer, path } = await setting()
  expect((await reviewer.get(path)).status).toBe(200)
  const declared = await reviewer.post(`${path}/conflict`, { kind: 'family', reason: 'Cousin' })
  expect(declared.status).toBe(200)
  const after = await reviewer.get(path)
  const absent = await reviewer.get('/api/assignments/absent')
  expect(after.status).toBe(404)
  expect({ ...after.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' })
  expect((await reviewer.get('/api/assignments')).body).toEqual({ items: [], done: 0, total: 0 })
})

test('a declined assignment shows no proposal any more', async () => {
  const { reviewer, path } = await setting()
  expect((await reviewer.post(`${path}/decline`, { reason: 'No time' })).body.state).toBe('declined')
  expect((await reviewer.get(path)).status).toBe(404)
})

test('a reviewer of a double-blind call gets nobody’s name or institution', async () => {
  const { reviewer, path } = await setting(true)
  const desk = await reviewer.get(path)
  expect(desk.status).toBe(200)
  expect(JSON.stringify(desk.body)).not.toContain('Hidden Institute')
})

test('a reviewer reads what the hours are for and who gains by it, also in a double-blind call, and not who applies', async () => {
  const { app, proposal, reviewer, path } = await setting(true)
  await app.store.write((tx) =>
    tx.proposal.update({
      where: { id: proposal.id },
      data: { applicantKind: 'hospital', purpose: 'Sepsis seen early', beneficiaries: 'Its patients' },
    }),
  )
  const desk = (await reviewer.get(path)).body.proposal
  expect(desk).toMatchObject({ purpose: 'Sepsis seen early', beneficiaries: 'Its patients' })
  const { body } = await reviewer.get(`/api/proposals/${proposal.id}/submitted`)
  expect(body).toMatchObject({ purpose: 'Sepsis seen early', identity: null, office: null })
  expect(JSON.stringify([desk, body])).not.toContain('hospital')
})

test('others’ reviews come after one’s own, as Reviewer A, without names and notes', async () => {
  const { app, call, proposal, reviewer, path } = await setting()
  const other = await signInAs(app, { roles: ['reviewer'] })
  const ids = { callId: call.id, proposalId: proposal.id, reviewerId: other.personId }
  await makeReview(app, { ...ids, textForPanel: 'Only the panel' })
  const list = `/api/proposals/${proposal.id}/reviews`
  expect((await reviewer.get(list)).status).toBe(404)
  await reviewer.post(`${path}/accept`)
  await reviewer.put(`${path}/review`, full, { 'if-match': '"0"' })
  await reviewer.post(`${path}/review/hand-in`, undefined, { 'if-match': '"1"' })
  const seen = await reviewer.get(list)
  expect(seen.body.items).toMatchObject([{ label: 'A', reviewerName: null, textForPanel: null }])
  expect(JSON.stringify(seen.body)).not.toContain(other.personId)
  const officer = await signInAs(app, { roles: ['officer'] })
  expect((await officer.get(list)).body.items).toHaveLength(2)
})

test('the lock draws pseudonyms, computes scores and shuts the desk', async () => {
  const { app, call, proposal, reviewer, path } = await setting()
  await reviewer.post(`${path}/accept`)
  await reviewer.put(
    `${path}/review`,
    { ...full, scores: { excellence: 5, impact: 3 } },
    { 'if-match': '"0"' },
  )
  await reviewer.post(`${path}/review/hand-in`, undefined, { 'if-match': '"1"' })
  const officer = await signInAs(app, { roles: ['officer'] })
  const lock = `/api/calls/${call.id}/reviews/lock`
  expect((await officer.get(lock)).body).toMatchObject({ proposals: 1, handedIn: 1, lockedAt: null })
  expect((await officer.post(lock)).status).toBe(200)
  expect((await officer.post(lock)).status).toBe(409)
  const stored = await app.store.db.proposal.findUniqueOrThrow({ where: { id: proposal.id } })
  expect(stored.score).toBe(80)
  const pseudonyms = await app.store.db.pseudonym.findMany({ where: { callId: call.id } })
  expect(pseudonyms).toMatchObject([{ label: 'R1', personId: reviewer.personId }])
  expect((await reviewer.post(`${path}/review/reopen`, undefined, { 'if-match': '"2"' })).body.code).toBe(
    'reviews-locked',
  )
})

test('locked reviews are opened again for one more: what was in stays, pseudonyms and scores are made anew', async () => {
  const { app, call, proposal, reviewer, path } = await setting()
  await reviewer.post(`${path}/accept`)
  await reviewer.put(
    `${path}/review`,
    { ...full, scores: { excellence: 5, impact: 5 } },
    { 'if-match': '"0"' },
  )
  await reviewer.post(`${path}/review/hand-in`, undefined, { 'if-match': '"1"' })
  const officer = await signInAs(app, { roles: ['officer'] })
  const reviews = `/api/calls/${call.id}/reviews`
  const reason = { reason: 'Two proposals at the line are too close to call.' }
  expect((await officer.post(`${reviews}/reopen`, reason)).body.code).toBe('wrong-state')
  await officer.post(`${reviews}/lock`)
  expect((await officer.post(`${reviews}/reopen`, { reason: ' ' })).status).toBe(400)
  expect((await officer.get(`/api/calls/${call.id}/studio`)).body).toMatchObject({ mayReopen: true })
  app.clock.set(new Date(app.clock.now().getTime() + 60_000).toISOString())

  expect((await officer.post(`${reviews}/reopen`, reason)).body).toMatchObject({ lockedAt: null })
  const event = await app.store.db.auditEvent.findFirstOrThrow({ where: { action: 'reopen reviews' } })
  expect(event.detail).toEqual(reason)
  expect((await officer.get(`/api/calls/${call.id}/studio`)).body.code).toBe('reviews-reopened')
  expect((await officer.get(`/api/calls/${call.id}`)).body.office).toMatchObject({ canEdit: false })
  const taken = await reviewer.post(`${path}/review/reopen`, undefined, { 'if-match': '"2"' })
  expect([taken.status, taken.body.code]).toEqual([409, 'reviews-locked'])
  expect((await reviewer.get(path)).body.call.locked).toBe(true)

  const late = await signInAs(app, { roles: ['reviewer'] })
  const asked = {
    callId: call.id,
    proposalId: proposal.id,
    reviewerId: late.personId,
    state: 'invited',
  } as const
  const own = `/api/assignments/${(await makeAssignment(app, asked)).id}`
  await late.post(`${own}/accept`)
  await late.put(`${own}/review`, { ...full, scores: { excellence: 1, impact: 1 } }, { 'if-match': '"0"' })
  expect((await late.post(`${own}/review/hand-in`, undefined, { 'if-match': '"1"' })).status).toBe(200)
  expect((await officer.post(`${reviews}/lock`)).status).toBe(200)
  const labels = await app.store.db.pseudonym.findMany({
    where: { callId: call.id },
    orderBy: { label: 'asc' },
  })
  expect(labels.map(({ label }) => label)).toEqual(['R1', 'R2'])
  expect(new Set(labels.map(({ personId }) => personId))).toEqual(new Set([reviewer.personId, late.personId]))
  const stored = await app.store.db.proposal.findUniqueOrThrow({ where: { id: proposal.id } })
  expect(stored.score).toBe(50)
})

test('reviews stay locked once a decision of the call is proposed', async () => {
  const { app, call } = await setting()
  const officer = await signInAs(app, { roles: ['officer'] })
  expect((await officer.post(`/api/calls/${call.id}/reviews/lock`)).status).toBe(200)
  const texts = { snapshot: '{}', snapshotHash: '', scenario: '{}', scenarioHash: '', outcome: '{}' }
  const by = { proposedById: officer.personId, proposedAt: app.clock.now() }
  const { id } = await app.store.write((tx) =>
    tx.decision.create({ data: { callId: call.id, overrides: [], ...texts, ...by }, select: { id: true } }),
  )
  const refused = await officer.post(`/api/calls/${call.id}/reviews/reopen`, { reason: 'Late' })
  expect([refused.status, refused.body.code]).toEqual([409, 'wrong-state'])
  await app.store.write((tx) => tx.decision.update({ where: { id }, data: { state: 'withdrawn' } }))
  expect((await officer.post(`/api/calls/${call.id}/reviews/reopen`, { reason: 'Late' })).status).toBe(200)
})
