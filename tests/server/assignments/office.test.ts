import { expect, test } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { makeAssignment, makeCall, makeConflict, makeProposal, makeReview } from '../harness/factories.ts'
import { makePerson, signInAs } from '../harness/people.ts'

async function setting() {
  const app = await makeTestApp()
  const call = await makeCall(app, { state: 'closed', maxReviewerLoad: 2 })
  const officer = await signInAs(app, { roles: ['officer'] })
  const proposal = await makeProposal(app, { callId: call.id, state: 'reviewing', number: 'P01' })
  return { app, call, officer, proposal, path: `/api/calls/${call.id}/assignments` }
}

test('a file shows its skips first, is applied, mails invitations, and is undone at once', async () => {
  const { app, call, officer, proposal, path } = await setting()
  const free = await makePerson(app, { roles: ['reviewer'] })
  const blocked = await makePerson(app, { roles: ['reviewer'] })
  await makeConflict(app, { callId: call.id, proposalId: proposal.id, personId: blocked.id })
  const rows = [
    { proposal: 'P01', email: free.email },
    { proposal: 'P01', email: blocked.email },
    { proposal: 'P77', email: free.email },
  ]
  const dry = await officer.post(path, { rows, dryRun: true })
  expect(dry.body.rows.map(({ skip }: { skip: string | null }) => skip)).toEqual([
    null,
    'conflict',
    'unknown-proposal',
  ])
  expect(await app.store.db.assignment.count()).toBe(0)
  const done = await officer.post(path, { rows, dryRun: false })
  expect(done.body.assignmentIds).toHaveLength(1)
  expect(await app.store.db.outboxMail.count({ where: { template: 'review-invited' } })).toBe(1)
  const undo = await officer.post(`${path}/undo`, { assignmentIds: done.body.assignmentIds })
  expect(undo.body).toEqual({ removed: 1, kept: 0 })
  expect(await app.store.db.assignment.count()).toBe(0)
})

test('the list can be narrowed to some numbers, and says whether anybody can still be asked', async () => {
  const { app, call, officer, path } = await setting()
  for (const number of ['P0', 'P02']) await makeProposal(app, { callId: call.id, state: 'reviewing', number })
  const { body } = await officer.get(`${path}?numbers=P02,P01`)
  expect(body.items.map((row: { number: string }) => row.number)).toEqual(['P01', 'P02'])
  const reviewers = `/api/calls/${call.id}/reviewers`
  expect((await officer.get(reviewers)).body.locked).toBe(false)
  await app.store.write((tx) =>
    tx.call.update({ where: { id: call.id }, data: { reviewsLockedAt: new Date() } }),
  )
  expect((await officer.get(reviewers)).body.locked).toBe(true)
})

test('one by one, load and conflicts are refused with their codes; what was detected waits for a judgement', async () => {
  const { app, call, officer, proposal } = await setting()
  const colleague = await makePerson(app, { roles: ['reviewer'] })
  await app.store.write((tx) =>
    tx.person.update({ where: { id: colleague.id }, data: { institution: proposal.institution } }),
  )
  const path = `/api/proposals/${proposal.id}/assignments`
  const refused = await officer.post(path, { reviewerId: colleague.id })
  expect(refused.body.code).toBe('conflict-of-interest')
  const list = await officer.get(`/api/calls/${call.id}/conflicts`)
  expect(list.body.items).toMatchObject([{ kind: 'institution', origin: 'detected', blocking: false }])
  const waive = `/api/proposals/${proposal.id}/conflicts/${list.body.items[0].id}/waive`
  expect((await officer.post(waive, { reason: 'Other department' })).body.items[0].state).toBe('waived')
  expect((await officer.post(path, { reviewerId: colleague.id })).status).toBe(200)
  const busy = await makePerson(app, { roles: ['reviewer'] })
  for (const number of ['P02', 'P03']) {
    const other = await makeProposal(app, { callId: call.id, state: 'reviewing', number })
    await makeAssignment(app, { callId: call.id, proposalId: other.id, reviewerId: busy.id })
  }
  expect((await officer.post(path, { reviewerId: busy.id })).body.code).toBe('reviewer-overloaded')
})

test('a blocking conflict is waived by two people, never by its own person', async () => {
  const { app, call, officer, proposal } = await setting()
  const reviewer = await makePerson(app, { roles: ['reviewer'] })
  const ids = { callId: call.id, proposalId: proposal.id }
  const conflict = await makeConflict(app, { ...ids, personId: reviewer.id, blocking: true })
  const waive = `/api/proposals/${proposal.id}/conflicts/${conflict.id}/waive`
  expect((await officer.post(waive, { reason: 'Old story' })).body.items[0].waitsForSecond).toBe(true)
  expect((await officer.post(waive, { reason: 'Old story' })).status).toBe(409)
  const director = await signInAs(app, { roles: ['director'] })
  expect((await director.post(waive, { reason: 'Agreed' })).body.items[0].state).toBe('waived')
  const own = await makeConflict(app, { ...ids, personId: officer.personId })
  const ownPath = `/api/proposals/${proposal.id}/conflicts/${own.id}/waive`
  expect((await officer.post(ownPath, { reason: 'Mine' })).status).toBe(404)
  expect((await officer.get(`/api/calls/${call.id}/conflicts`)).body.items).toEqual([])
  expect((await officer.get(`/api/calls/${call.id}/assignments`)).body.total).toBe(0)
})

test('late reviewers are reminded once a day; an assignment that is begun cannot be taken back', async () => {
  const { app, call, officer, proposal } = await setting()
  const late = await signInAs(app, { roles: ['reviewer'] })
  const ids = { callId: call.id, proposalId: proposal.id, reviewerId: late.personId }
  const assignment = await makeAssignment(app, ids)
  const dueAt = new Date('2026-02-01T00:00:00.000Z')
  await app.store.write((tx) => tx.assignment.update({ where: { id: assignment.id }, data: { dueAt } }))
  const remind = `/api/calls/${call.id}/reminders`
  expect((await officer.post(remind)).body).toEqual({ sent: 1, waiting: 0 })
  expect((await officer.post(remind)).body).toEqual({ sent: 0, waiting: 1 })
  const reviewers = await officer.get(`/api/calls/${call.id}/reviewers`)
  expect(reviewers.body.items).toMatchObject([{ load: 1, done: 0, late: 1 }])
  const draft = { scores: {}, confidence: null, textForApplicant: 'a', textForPanel: '' }
  await late.put(`/api/assignments/${assignment.id}/review`, draft, { 'if-match': '"0"' })
  expect((await officer.delete(`/api/assignments/${assignment.id}`)).status).toBe(409)
})

test('the list of assignments shows who lacks reviewers and what is late, to who may assign; after the lock nobody is late', async () => {
  const { app, call, officer, proposal, path } = await setting()
  await app.store.write((tx) => tx.call.update({ where: { id: call.id }, data: { reviewersPerProposal: 1 } }))
  const alone = await makeProposal(app, { callId: call.id, state: 'reviewing', number: 'P02' })
  const reviewer = await makePerson(app, { roles: ['reviewer'] })
  const asked = { callId: call.id, proposalId: proposal.id, reviewerId: reviewer.id }
  const { id } = await makeAssignment(app, asked)
  const dueAt = new Date(app.clock.now().getTime() - 1000)
  await app.store.write((tx) => tx.assignment.update({ where: { id }, data: { dueAt } }))
  const shown = async (who: string) =>
    (await officer.get(`${path}?who=${who}`)).body.items.map(({ number }: { number: string }) => number)
  expect(await shown('all')).toEqual([alone.number, proposal.number])
  expect(await shown('lacking')).toEqual([alone.number])
  expect(await shown('late')).toEqual([proposal.number])
  expect((await officer.get(`${path}?who=some`)).body.errors).toEqual([
    { path: 'who', message: 'Use all, lacking or late.' },
  ])
  const list = `/api/calls/${call.id}/reviewers`
  expect((await officer.get(list)).body).toMatchObject({ canAssign: true, items: [{ late: 1 }] })
  const auditor = await signInAs(app, { roles: ['auditor'] })
  expect((await auditor.get(list)).body).toMatchObject({ canAssign: false, items: [{ late: 1 }] })
  const reviewsLockedAt = app.clock.now()
  await app.store.write((tx) => tx.call.update({ where: { id: call.id }, data: { reviewsLockedAt } }))
  expect((await officer.get(list)).body).toMatchObject({ canAssign: false, items: [{ late: 0 }] })
  expect(await shown('late')).toEqual([])
  const all = (await officer.get(path)).body.items
  expect(all[1].assignments).toMatchObject([{ late: false, removable: false }])
  const { reviews, next } = (await officer.get(`/api/calls/${call.id}/progress`)).body
  expect([reviews.late, next]).toEqual([0, 'studio'])
})

test('the queue shows what is left first, by its date, and what is handed in after it', async () => {
  const { app, call, proposal } = await setting()
  const reviewer = await signInAs(app, { roles: ['reviewer'] })
  const reviewerId = reviewer.personId
  await makeReview(app, { callId: call.id, proposalId: proposal.id, reviewerId })
  const left = await makeProposal(app, { callId: call.id, state: 'reviewing', number: 'P02' })
  await makeAssignment(app, { callId: call.id, proposalId: left.id, reviewerId })
  const { items } = (await reviewer.get('/api/assignments')).body
  expect(items.map(({ number }: { number: string }) => number)).toEqual(['P02', 'P01'])
})
