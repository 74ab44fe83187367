import { expect, test } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { makeAssignment, makeCall, makeConflict, makeProposal, makeReview } from '../harness/factories.ts'
import { makePerson, signInAs } from '../harness/people.ts'

test('a researcher sees the drafts that can still be written on, the next deadline first, and nothing of the office', async () => {
  const app = await makeTestApp()
  const open = await makeCall(app, { title: 'Open call' })
  const soon = await makeCall(app, { title: 'Soon', deadlineAt: new Date('2026-03-05T11:00:00.000Z') })
  const closed = await makeCall(app, { state: 'closed' })
  const researcher = await signInAs(app)
  const ownerId = researcher.personId
  await makeProposal(app, { callId: open.id, ownerId, state: 'draft', title: 'Later' })
  await makeProposal(app, { callId: soon.id, ownerId, state: 'draft', title: 'First' })
  await makeProposal(app, { callId: closed.id, ownerId, state: 'draft', title: 'Too late' })
  await makeProposal(app, { callId: open.id, ownerId, state: 'submitted', title: 'Handed in' })
  await makeProposal(app, { callId: open.id, ownerId: null, state: 'draft', title: 'Of others' })
  const { body } = await researcher.get('/api/desk')
  expect(body.drafts.map(({ title }: { title: string }) => title)).toEqual(['First', 'Later'])
  expect(body.drafts[0]).toMatchObject({ callTitle: 'Soon', deadlineAt: '2026-03-05T11:00:00.000Z' })
  expect(body).toMatchObject({ reviews: null, calls: null, decisions: null, people: null })
})

test('a reviewer sees done, invited and late of what is asked of them, without conflicts and locked calls', async () => {
  const app = await makeTestApp()
  const call = await makeCall(app, { state: 'closed' })
  const locked = await makeCall(app, { state: 'closed', reviewsLockedAt: new Date('2026-02-01') })
  const reviewer = await signInAs(app, { roles: ['reviewer'] })
  const reviewerId = reviewer.personId
  const proposals = await Promise.all([1, 2, 3, 4].map(() => makeProposal(app, { callId: call.id })))
  const old = await makeProposal(app, { callId: locked.id })
  const [done, invited, late, conflicted] = proposals.map(({ id }) => id)
  const of = (proposalId = '', callId = call.id) => ({ callId, proposalId, reviewerId })
  await makeReview(app, of(done))
  await makeAssignment(app, { ...of(invited), state: 'invited' })
  const lateOne = await makeAssignment(app, of(late))
  await app.store.write((tx) =>
    tx.assignment.update({
      where: { id: lateOne.id },
      data: { dueAt: new Date('2026-03-01T12:00:00.000Z') },
    }),
  )
  await makeAssignment(app, of(conflicted))
  await makeConflict(app, { callId: call.id, proposalId: conflicted ?? '', personId: reviewerId })
  await makeAssignment(app, { ...of(old.id, locked.id), state: 'invited' })
  const { body } = await reviewer.get('/api/desk')
  expect(body.reviews).toEqual({
    done: 1,
    left: 2,
    invitations: 1,
    late: 1,
    dueAt: '2026-03-01T12:00:00.000Z',
  })
  expect(body.calls).toBeNull()
})

test('an officer sees each call at work in counts, a chair only the own panel and no signed decision', async () => {
  const app = await makeTestApp()
  const call = await makeCall(app, { state: 'closed' })
  const decided = await makeCall(app, { state: 'decided' })
  await makeCall(app, { state: 'released' })
  const first = await makeProposal(app, { callId: call.id })
  await makeProposal(app, { callId: call.id })
  await makeProposal(app, { callId: call.id, state: 'withdrawn' })
  for (let count = 0; count < 3; count += 1) {
    const { id } = await makePerson(app)
    await makeReview(app, { callId: call.id, proposalId: first.id, reviewerId: id })
  }
  const officer = await signInAs(app, { roles: ['officer'] })
  const seen = (await officer.get('/api/desk')).body.calls
  expect(seen).toHaveLength(2)
  expect(seen.find(({ id }: { id: string }) => id === call.id)).toMatchObject({
    submitted: 2,
    underassigned: 1,
    reviewsAsked: 3,
    reviewsIn: 3,
    late: 0,
    next: 'record-eligibility',
  })
  expect(seen.find(({ id }: { id: string }) => id === decided.id)).toMatchObject({ next: 'release' })
  const chair = await signInAs(app, { roles: [`chair@${decided.id}`] })
  const panel = (await chair.get('/api/desk')).body.calls
  expect(panel).toEqual([expect.objectContaining({ id: decided.id, state: 'closed', next: 'lock-reviews' })])
})

test('a conflict takes its proposal out of the officer’s counts', async () => {
  const app = await makeTestApp()
  const call = await makeCall(app, { state: 'closed' })
  const proposal = await makeProposal(app, { callId: call.id })
  const officer = await signInAs(app, { roles: ['officer'] })
  await makeConflict(app, { callId: call.id, proposalId: proposal.id, personId: officer.personId })
  expect((await officer.get('/api/desk')).body.calls[0]).toMatchObject({ submitted: 0, underassigned: 0 })
})

test('a director sees the decisions to sign, not the own one and none with a conflict', async () => {
  const app = await makeTestApp()
  const director = await signInAs(app, { roles: ['director'] })
  const propose = (callId: string, proposedById: string) =>
    app.store.write((tx) =>
      tx.decision.create({
        data: {
          callId,
          proposedById,
          state: 'proposed',
          proposedAt: app.clock.now(),
          overrides: [],
          snapshot: '{}',
          snapshotHash: '',
          scenario: '{}',
          scenarioHash: '',
          outcome: '{}',
        },
      }),
    )
  const [free, own, conflicted] = await Promise.all([1, 2, 3].map(() => makeCall(app, { state: 'closed' })))
  const { id: officer } = await makePerson(app)
  const wanted = await propose(free?.id ?? '', officer)
  await propose(own?.id ?? '', director.personId)
  await propose(conflicted?.id ?? '', officer)
  const proposal = await makeProposal(app, { callId: conflicted?.id ?? '' })
  const conflict = { callId: conflicted?.id ?? '', proposalId: proposal.id, personId: director.personId }
  await makeConflict(app, conflict)
  const { body } = await director.get('/api/desk')
  expect(body.decisions.map(({ id }: { id: string }) => id)).toEqual([wanted.id])
  await app.store.write((tx) =>
    tx.call.updateMany({ where: { state: 'closed' }, data: { reviewsLockedAt: app.clock.now() } }),
  )
  const nextOf = ({ next }: { next: string }) => next
  expect((await director.get('/api/desk')).body.calls.map(nextOf)).toEqual(['sign', 'sign', 'sign'])
  const chair = await signInAs(app, { roles: [`chair@${free?.id ?? ''}`] })
  expect((await chair.get('/api/desk')).body.calls.map(nextOf)).toEqual(['studio'])
})

test('an admin sees how many people there are and which directors wait; nobody signed in sees nothing', async () => {
  const app = await makeTestApp()
  const admin = await signInAs(app, { roles: ['admin'] })
  const named = await makePerson(app)
  const by = await makePerson(app)
  await app.store.write((tx) =>
    tx.roleGrant.create({ data: { personId: named.id, role: 'director', grantedById: by.id } }),
  )
  expect((await admin.get('/api/desk')).body.people).toEqual({ total: 3, waiting: 1 })
  expect((await app.client().get('/api/desk')).status).toBe(401)
})
