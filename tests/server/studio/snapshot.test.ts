import { describe, expect, it } from 'vitest'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { snapshotHash } from '@furrow/core/record/normal-form'
import { makeTestApp } from '../harness/app.ts'
import { signInAs } from '../harness/people.ts'
import { addProposal, makeLockedCall } from './locked-call.ts'

const test = await makeTestApp()
await makeLockedCall(test, { id: 'locked' })
await makeLockedCall(test, { id: 'early', locked: false })
await addProposal(test, { callId: 'locked', number: 'P02', merits: [4, 5] })
const first = await addProposal(test, { callId: 'locked', number: 'P01', merits: [3] })
const officer = await signInAs(test, { roles: ['officer'] })

describe('the snapshot of a call', () => {
  it('is canonical JSON of the normal form, so that the entity tag is its hash', async () => {
    const reply = await officer.get('/api/calls/locked/snapshot')
    const parsed = parseSnapshot(JSON.parse(reply.text))
    expect(reply.status).toBe(200)
    expect(parsed.ok && snapshotHash(parsed.value)).toBe(reply.headers['etag']?.replaceAll('"', ''))
  })

  it('holds numbers and pseudonyms, and no title, institution or name', async () => {
    const { body, text } = await officer.get('/api/calls/locked/snapshot')
    expect(body.proposals.map((proposal: { id: string }) => proposal.id)).toEqual(['P01', 'P02'])
    expect(body.reviews).toContainEqual({
      proposal: 'P02',
      reviewer: 'R2',
      scores: { merit: 5 },
      confidence: 2,
    })
    expect(text).not.toMatch(/Title|University|Person|example\.org/)
  })

  it('follows a technical assessment that is recorded after the lock', async () => {
    await test.store.write((tx) =>
      tx.technicalAssessment.create({ data: { proposalId: first, verdict: 'notFeasible' } }),
    )
    const { body } = await officer.get('/api/calls/locked/snapshot')
    expect(body.proposals[0].technicalCap).toBe(0)
  })

  it('is not given before the reviews are locked', async () => {
    const reply = await officer.get('/api/calls/early/snapshot')
    expect([reply.status, reply.body.code]).toEqual([409, 'reviews-not-locked'])
    expect((await officer.get('/api/calls/early/studio')).status).toBe(409)
  })

  it('is not given to a chair with a conflict in the call, who sees the rest of the names', async () => {
    const chair = await signInAs(test, { roles: ['chair@locked'] })
    expect((await chair.get('/api/calls/locked/snapshot')).status).toBe(200)
    const conflict = {
      callId: 'locked',
      proposalId: first,
      personId: chair.personId,
      kind: 'other',
      origin: 'declared',
    }
    await test.store.write((tx) => tx.conflict.create({ data: conflict }))
    const { body } = await chair.get('/api/calls/locked/studio')
    expect((await chair.get('/api/calls/locked/snapshot')).status).toBe(404)
    expect([body.snapshotAvailable, body.proposals.numbers]).toEqual([false, ['P02']])
  })

  it('and the seed are not for reviewers and applicants', async () => {
    const reviewer = await signInAs(test, { roles: ['reviewer@locked'] })
    expect((await reviewer.get('/api/calls/locked/snapshot')).status).toBe(404)
    expect((await reviewer.get('/api/calls/locked/studio')).status).toBe(404)
    expect((await test.client().get('/api/calls/locked/studio')).status).toBe(401)
  })
})

describe('what the Studio opens with', () => {
  it('names the published rules, the seed and each proposal', async () => {
    const { body } = await officer.get('/api/calls/locked/studio')
    expect(body.seed).toBe('a secret seed')
    expect(body.published.thresholds).toEqual({ score: 20, criteria: { impact: 2 } })
    expect(body.published.areas).toEqual({ quantum: { minShare: 0.1, maxShare: 0.6 } })
    expect(body.proposals.titles).toEqual(['Title P01', 'Title P02'])
    expect(body.proposals.careerStages).toEqual(['', ''])
    expect(body.proposals.firstTimes).toEqual([null, null])
  })
})
