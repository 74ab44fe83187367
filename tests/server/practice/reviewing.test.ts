import { describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { signInAs } from '../harness/people.ts'
import { addProposal, makeLockedCall } from '../studio/locked-call.ts'

const test = await makeTestApp()
await makeLockedCall(test, { id: 'real' })
for (const number of ['P01', 'P02', 'P03', 'P04'])
  await addProposal(test, { callId: 'real', number, merits: [4, 5] })
const officer = await signInAs(test, { roles: ['officer'] })
const { db } = test.store

const copy = async (): Promise<string> =>
  (await officer.post('/api/calls/real/practice', { stage: 'reviewing' })).body.callId
const invent = (callId: string) => officer.post(`/api/calls/${callId}/practice/reviews`, {})
const lock = (callId: string) => officer.post(`/api/calls/${callId}/reviews/lock`, {})
const reviewsOf = (callId: string) =>
  db.review.findMany({
    where: { callId },
    select: { reviewerId: true, proposalId: true, state: true, scores: true, textForApplicant: true },
  })

const own = {
  scores: { impact: 1, merit: 1 },
  confidence: 3,
  textForApplicant: 'Read by me.',
  textForPanel: '',
}

/** The officer reviews the first proposal of the queue by hand. */
async function reviewOne(callId: string, handsIn = true) {
  const [mine] = await db.assignment.findMany({
    where: { callId, reviewerId: officer.personId },
    select: { id: true, proposalId: true },
    orderBy: { proposal: { number: 'asc' } },
  })
  const path = `/api/assignments/${mine?.id}`
  expect((await officer.post(`${path}/accept`, {})).status).toBe(200)
  const saved = await officer.put(`${path}/review`, own, { 'if-match': '"0"' })
  expect(saved.status).toBe(200)
  if (handsIn)
    expect((await officer.post(`${path}/review/hand-in`, {}, { 'if-match': '"1"' })).status).toBe(200)
  return mine?.proposalId
}

describe('a practice round before its reviews', () => {
  it('has the assignments of the call and no review, and seats who made it beside the invented', async () => {
    const callId = await copy()
    expect(await reviewsOf(callId)).toEqual([])
    const assignments = await db.assignment.findMany({
      where: { callId },
      select: { state: true, reviewer: { select: { id: true, email: true } } },
    })
    const mine = assignments.filter(({ reviewer }) => reviewer.id === officer.personId)
    expect(mine.map(({ state }) => state)).toEqual(['invited', 'invited', 'invited'])
    const others = assignments.filter((one) => !mine.includes(one))
    expect(others).toHaveLength(8)
    expect(others.every(({ reviewer }) => reviewer.email.endsWith('@import.invalid'))).toBe(true)
    const { reviews } = (await officer.get(`/api/calls/${callId}/progress`)).body
    expect([reviews.asked, reviews.handedIn]).toEqual([11, 0])
    expect((await officer.get(`/api/calls/${callId}/snapshot`)).status).toBe(409)
  })

  it('takes a review by hand, then invented ones for the rest, is locked and goes on to the Studio', async () => {
    const callId = await copy()
    const proposalId = await reviewOne(callId)
    expect((await invent(callId)).body).toEqual({ written: 10 })
    const reviews = await reviewsOf(callId)
    expect(reviews).toHaveLength(11)
    const byHand = reviews.find((one) => one.reviewerId === officer.personId && one.proposalId === proposalId)
    expect(byHand).toMatchObject({ scores: own.scores, textForApplicant: 'Read by me.' })
    expect((await invent(callId)).body).toEqual({ written: 0 })
    expect((await lock(callId)).body).toMatchObject({ handedIn: 11, drafts: 0 })
    expect((await officer.get(`/api/calls/${callId}/snapshot`)).body.reviews).toHaveLength(11)
    expect((await officer.get(`/api/calls/${callId}/studio`)).body.proposals.titles).toHaveLength(4)
    expect((await invent(callId)).body.code).toBe('reviews-locked')
  })

  it('leaves a draft to whoever began it', async () => {
    const callId = await copy()
    await reviewOne(callId, false)
    expect((await invent(callId)).body).toEqual({ written: 10 })
    const drafts = (await reviewsOf(callId)).filter(({ state }) => state === 'draft')
    expect(drafts.map(({ textForApplicant }) => textForApplicant)).toEqual(['Read by me.'])
  })

  it('gives marks on the scale, which follow the truth of an invented call', async () => {
    const { callId } = (await officer.post('/api/practice', { proposals: 50, stage: 'reviewing' })).body
    expect((await invent(callId)).body).toEqual({ written: 153 })
    await lock(callId)
    const { reviews, proposals } = (await officer.get(`/api/calls/${callId}/snapshot`)).body
    const marks: number[] = reviews.flatMap(({ scores }: { scores: object }) => Object.values(scores))
    expect(marks.every((mark) => [1, 2, 3, 4, 5].includes(mark))).toBe(true)
    const { worth } = (await officer.get(`/api/calls/${callId}/practice/truth`)).body
    const rows = await db.proposal.findMany({ where: { callId }, select: { number: true, score: true } })
    const byWorth = rows.toSorted((a, b) => worth[b.number] - worth[a.number])
    const mean = (part: typeof rows) => part.reduce((sum, { score }) => sum + (score ?? 0), 0) / part.length
    expect(proposals).toHaveLength(50)
    expect(mean(byWorth.slice(0, 15))).toBeGreaterThan(mean(byWorth.slice(-15)) + 5)
  })

  it('takes the role of its maker along when it is deleted', async () => {
    const callId = await copy()
    await reviewOne(callId)
    await invent(callId)
    const grants = () => db.roleGrant.count({ where: { callId, personId: officer.personId } })
    expect(await grants()).toBe(1)
    expect((await officer.delete(`/api/calls/${callId}/practice`)).status).toBe(200)
    expect(await grants()).toBe(0)
    expect(await reviewsOf(callId)).toEqual([])
  })
})

describe('inventing reviews', () => {
  it('is done in no real call, and by nobody but an officer', async () => {
    await makeLockedCall(test, { id: 'open-reviews', locked: false })
    const reply = await invent('open-reviews')
    expect([reply.status, reply.body.code]).toEqual([409, 'wrong-state'])
    const callId = await copy()
    const director = await signInAs(test, { roles: ['director'] })
    expect((await director.post(`/api/calls/${callId}/practice/reviews`, {})).status).toBe(404)
  })
})
