import { beforeAll, describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { signInAs } from '../harness/people.ts'
import { addProposal, makeLockedCall } from '../studio/locked-call.ts'

const test = await makeTestApp()
await makeLockedCall(test, { id: 'real' })
for (const number of ['P01', 'P02', 'P03', 'P04'])
  await addProposal(test, { callId: 'real', number, merits: [4, 5] })
await test.store.write((tx) => tx.call.update({ where: { id: 'real' }, data: { maxReviewerLoad: 3 } }))
const officer = await signInAs(test, { roles: ['officer'] })
const outsider = await signInAs(test, { roles: ['reviewer'] })
const { db } = test.store

type Reviewer = { id: string; email: string; institution: string | null; invented: boolean }

const copy = async (stage: string): Promise<string> =>
  (await officer.post('/api/calls/real/practice', { stage })).body.callId
const close = async (callId: string) => {
  const { version } = (await officer.get(`/api/calls/${callId}`)).body.office
  return officer.post(`/api/calls/${callId}/close`, {}, { 'if-match': `"${version}"` })
}
const next = async (callId: string): Promise<string> =>
  (await officer.get(`/api/calls/${callId}/progress`)).body.next
const reviewersOf = async (callId: string): Promise<Reviewer[]> =>
  (await officer.get(`/api/calls/${callId}/reviewers`)).body.items
const assign = async (callId: string, rows: readonly { proposal: string; email: string }[]) =>
  (await officer.post(`/api/calls/${callId}/assignments`, { rows, dryRun: false })).body

/** Every proposal with the first reviewers who may have it. */
async function assignAll(callId: string, each: number): Promise<number> {
  const invented = (await reviewersOf(callId)).filter((one) => one.invented)
  const proposals = await db.proposal.findMany({ where: { callId }, orderBy: { number: 'asc' } })
  let assigned = 0
  for (const [place, { number }] of proposals.entries()) {
    const turned = invented.map((_, turn) => invented[(place * each + turn) % invented.length]?.email ?? '')
    const rows = turned.map((email) => ({ proposal: number, email }))
    const plan = (await officer.post(`/api/calls/${callId}/assignments`, { rows, dryRun: true })).body
    const free = plan.rows.filter(({ skip }: { skip: unknown }) => skip === null).slice(0, each)
    const done = await assign(
      callId,
      free.map(({ proposal, email }: { proposal: string; email: string }) => ({ proposal, email })),
    )
    assigned += done.assignmentIds.length
  }
  return assigned
}

describe.each(['open', 'reviewing'])('a copy that starts %s', (stage) => {
  it('has no review, no score and no count of reviews before its reviews', async () => {
    const callId = await copy(stage)
    expect(await db.review.count({ where: { callId } })).toBe(0)
    const proposals = await db.proposal.findMany({ where: { callId } })
    expect(proposals.map(({ score, reviewCount }) => [score, reviewCount])).toEqual(
      proposals.map(() => [null, 0]),
    )
  })
})

describe('a round that starts open', () => {
  it('has nobody assigned, and invented reviewers of its own, from several institutions, to be assigned', async () => {
    const callId = await copy('open')
    expect(await next(callId)).toBe('close-without-deadline')
    expect((await close(callId)).status).toBe(200)
    expect(await db.assignment.count({ where: { callId } })).toBe(0)
    const reviewers = await reviewersOf(callId)
    const invented = reviewers.filter((one) => one.invented)
    expect(invented).toHaveLength(2)
    expect(invented.every(({ email }) => email.endsWith('@import.invalid'))).toBe(true)
    expect(new Set(invented.map(({ institution }) => institution)).size).toBe(2)
    expect(reviewers.filter((one) => !one.invented).map(({ id }) => id)).toEqual([officer.personId])
  })

  it('refuses a reviewer of the house, who would see the round, and one of the institution of a proposal', async () => {
    const callId = await copy('open')
    await close(callId)
    const person = await db.person.findUniqueOrThrow({ where: { id: outsider.personId } })
    const { rows } = await assign(callId, [{ proposal: 'P01', email: person.email }])
    expect(rows[0].skip).toBe('unknown-reviewer')
    const own = (await reviewersOf(callId)).find(({ institution }) => institution === 'University P01')
    const found = await assign(callId, [{ proposal: 'P01', email: own?.email ?? '' }])
    expect(found.rows[0].skip).toBe('same-institution')
    const conflicts = await db.conflict.findMany({ where: { callId } })
    expect(conflicts.map(({ kind, state }) => [kind, state])).toEqual([['institution', 'open']])
    expect((await officer.delete(`/api/calls/${callId}/practice`)).status).toBe(200)
  })

  it('is assigned under the limit of the call, reviewed by the invented, locked and read by the Studio', async () => {
    const callId = await copy('open')
    await close(callId)
    const assigned = await assignAll(callId, 1)
    expect(assigned).toBe(4)
    expect((await db.call.findUniqueOrThrow({ where: { id: callId } })).maxReviewerLoad).toBe(3)
    expect((await officer.post(`/api/calls/${callId}/practice/reviews`, {})).body).toEqual({ written: 4 })
    expect((await officer.post(`/api/calls/${callId}/reviews/lock`, {})).body).toMatchObject({ handedIn: 4 })
    expect((await officer.get(`/api/calls/${callId}/snapshot`)).body.reviews).toHaveLength(4)
  })

  it('leaves nobody behind when it is deleted, assigned or not', async () => {
    const people = await db.person.count()
    for (const each of [0, 1]) {
      const callId = await copy('open')
      await close(callId)
      if (each > 0) await assignAll(callId, each)
      expect((await officer.delete(`/api/calls/${callId}/practice`)).status).toBe(200)
      expect(await db.roleGrant.count({ where: { callId } })).toBe(0)
    }
    expect(await db.person.count()).toBe(people)
  })
})

describe('an invented call that starts open', () => {
  let callId = ''
  beforeAll(async () => {
    callId = (await officer.post('/api/practice', { proposals: 50, stage: 'open' })).body.callId
    await close(callId)
  })

  it('asks for three reviewers each, whom its invented reviewers can be, and the Studio has its truth', async () => {
    const call = await db.call.findUniqueOrThrow({ where: { id: callId } })
    expect(call.reviewersPerProposal).toBe(3)
    expect(await assignAll(callId, 3)).toBe(150)
    expect((await officer.post(`/api/calls/${callId}/practice/reviews`, {})).body).toEqual({ written: 150 })
    await officer.post(`/api/calls/${callId}/reviews/lock`, {})
    const { worth } = (await officer.get(`/api/calls/${callId}/practice/truth`)).body
    expect(Object.keys(worth)).toHaveLength(50)
    expect((await officer.get(`/api/calls/${callId}/snapshot`)).body.reviews).toHaveLength(150)
  })
})
