import { randomBytes, randomUUID } from 'node:crypto'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { expect, it } from 'vitest'
import { importSnapshot } from '../../../server/src/plugins/import/import-snapshot.ts'
import { readSnapshotText } from '../../../server/src/plugins/snapshot.ts'
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

it('whom an import did not name stays without a name when its reviews are opened and locked again', async () => {
  const scores = { merit: 4 }
  const parsed = parseSnapshot({
    format: 'furrow.snapshot/1',
    call: { id: 'imported', title: 'I', budget: 10, criteria: [{ id: 'merit', min: 1, max: 5 }] },
    proposals: [{ id: 'P1', requested: 5 }],
    reviews: [
      { proposal: 'P1', scores },
      { proposal: 'P1', scores },
      { proposal: 'P1', reviewer: 'Ada', scores },
    ],
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  await importSnapshot(test.store, parsed.value, {
    now: new Date(),
    randomBytes,
    randomId: () => randomUUID(),
  })
  const reviews = '/api/calls/imported/reviews'
  expect((await officer.post(`${reviews}/reopen`, { reason: 'One more is wanted.' })).status).toBe(200)
  expect((await officer.post(`${reviews}/lock`, {})).status).toBe(200)
  const { text } = await readSnapshotText(test.store.sql, 'imported')
  const entry = (reviewer: string) => `{"proposal":"P1",${reviewer}"scores":{"merit":4}}`
  expect(text).toContain(`"reviews":[${entry('')},${entry('')},${entry('"reviewer":"R1",')}]`)
})
