import { expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { makePerson, signInAs } from '../harness/people.ts'
import { addProposal, makeLockedCall } from '../studio/locked-call.ts'

const test = await makeTestApp()
const officer = await signInAs(test, { roles: ['officer'] })

it('the lock gives each proposal the score of its own reviews, in whatever order they were handed in', async () => {
  const callId = 'mixed'
  await makeLockedCall(test, { id: callId, locked: false })
  const poor = await addProposal(test, { callId, number: 'P01', merits: [1] })
  await addProposal(test, { callId, number: 'P02', merits: [5] })
  const { id: reviewerId } = await makePerson(test, { name: 'Late Reviewer' })
  await test.store.write(async (tx) => {
    const pair = { callId, proposalId: poor, reviewerId }
    const { id } = await tx.assignment.create({ data: { ...pair, state: 'done' } })
    const scores = { merit: 1, impact: null }
    await tx.review.create({ data: { ...pair, assignmentId: id, state: 'submitted', scores, confidence: 2 } })
  })
  expect((await officer.post(`/api/calls/${callId}/reviews/lock`, {})).status).toBe(200)
  const rows = await test.store.db.proposal.findMany({
    where: { callId },
    select: { number: true, score: true },
    orderBy: { number: 'asc' },
  })
  expect(rows).toEqual([
    { number: 'P01', score: 0 },
    { number: 'P02', score: 100 },
  ])
})
