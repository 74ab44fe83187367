import { describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { signInAs } from '../harness/people.ts'
import { addProposal, makeLockedCall } from '../studio/locked-call.ts'

const test = await makeTestApp()
await makeLockedCall(test, { id: 'real' })
await addProposal(test, { callId: 'real', number: 'P01', merits: [4, 5] })
await addProposal(test, { callId: 'real', number: 'P02', merits: [2, 3] })
const officer = await signInAs(test, { roles: ['officer'] })
const director = await signInAs(test, { roles: ['director'] })
const { db } = test.store

const copy = async (stage: string): Promise<string> => {
  const reply = await officer.post('/api/calls/real/practice', { stage })
  expect(reply.status).toBe(200)
  return reply.body.callId
}
const invent = async (stage: string): Promise<string> =>
  (await officer.post('/api/practice', { proposals: 50, stage })).body.callId

/** A decision as if it had been proposed and signed. */
const signed = (callId: string) =>
  test.store.write(async (tx) => {
    await tx.call.update({ where: { id: callId }, data: { state: 'decided' } })
    const texts = { snapshot: '{}', snapshotHash: 'x', scenario: '{}', scenarioHash: 'x', outcome: '{}' }
    const by = { proposedById: officer.personId, proposedAt: test.clock.now() }
    const data = { callId, state: 'signed' as const, ...texts, overrides: [], ...by }
    return (await tx.decision.create({ data, select: { id: true } })).id
  })

describe('a practice copy', () => {
  it('has the rules, titles and scores of the call, and none of its people', async () => {
    const id = await copy('locked')
    const studio = (await officer.get(`/api/calls/${id}/studio`)).body
    expect(studio.call).toMatchObject({ title: 'Practice: A call', practice: true })
    expect(studio.proposals.titles).toEqual(['Title P01', 'Title P02'])
    expect(studio.published.thresholds).toEqual({ score: 20, criteria: { impact: 2 } })
    expect(studio.published.areas).toEqual({ quantum: { minShare: 0.1, maxShare: 0.6 } })
    const reviews = async (callId: string) =>
      (await officer.get(`/api/calls/${callId}/snapshot`)).body.reviews
    expect(await reviews(id)).toEqual(await reviews('real'))
    const people = await db.review.findMany({ where: { callId: id }, select: { reviewer: true } })
    expect(people.every(({ reviewer }) => reviewer.invented && reviewer.name.startsWith('Reviewer R'))).toBe(
      true,
    )
  })

  it('is offered for calls whose reviews are locked: of another nothing could be copied', async () => {
    await makeLockedCall(test, { id: 'at-work', locked: false })
    const { items } = (await officer.get('/api/calls')).body
    const locked = (id: string) => items.find((item: { id: string }) => item.id === id).counts.reviewsLocked
    expect([locked('real'), locked('at-work')]).toEqual([true, false])
    expect((await officer.post('/api/calls/at-work/practice', { stage: 'locked' })).status).toBe(409)
  })

  it('is seen by the office alone, also while it is open', async () => {
    const id = await copy('open')
    const reader = await signInAs(test, { roles: [] })
    for (const client of [reader, test.client()]) {
      expect((await client.get(`/api/calls/${id}`)).status).toBe(404)
      const { items } = (await client.get('/api/calls')).body
      expect(items.map((item: { id: string }) => item.id)).not.toContain(id)
    }
    const { items } = (await officer.get('/api/calls')).body
    expect(items.find((item: { id: string }) => item.id === id)).toMatchObject({
      state: 'open',
      rehearsal: true,
    })
  })

  it('waits until the reviews of the call are locked', async () => {
    await makeLockedCall(test, { id: 'early', locked: false })
    const reply = await officer.post('/api/calls/early/practice', { stage: 'locked' })
    expect([reply.status, reply.body.code]).toEqual([409, 'reviews-not-locked'])
  })
})

describe('an invented call', () => {
  it('is locked and tuned like any other, with a truth that the Studio may ask for', async () => {
    const id = await invent('closed')
    expect((await officer.get(`/api/calls/${id}/practice/truth`)).status).toBe(409)
    expect((await officer.post(`/api/calls/${id}/reviews/lock`, {})).status).toBe(200)
    const { worth } = (await officer.get(`/api/calls/${id}/practice/truth`)).body
    expect(Object.keys(worth)).toHaveLength(50)
    expect((await officer.get(`/api/calls/${id}/snapshot`)).body.reviews).toHaveLength(150)
  })

  it('has names, a machine, institutions, career stages and first-timers, as a real call has', async () => {
    const id = await invent('locked')
    const studio = (await officer.get(`/api/calls/${id}/studio`)).body
    const { call, machine } = (await officer.get(`/api/calls/${id}/snapshot`)).body
    const green = { id: 'green-transition', name: 'Green transition' }
    expect(studio.areas).toContainEqual(expect.objectContaining({ ...green, nameDa: 'Grøn omstilling' }))
    expect(call.areas).toContainEqual(green)
    expect(call.criteria.map(({ name }: { name: string }) => name)).toContain('Societal impact')
    expect(machine).toEqual((await officer.get('/api/calls/real/snapshot')).body.machine)
    const { institutions, careerStages, firstTimes } = studio.proposals
    expect(new Set(institutions).size).toBe(6)
    expect(new Set(careerStages).size).toBe(4)
    expect(new Set(firstTimes)).toEqual(new Set([true, false]))
  })

  it('has names, titles and the text of its reviews in the language of the person who makes it', async () => {
    const danish = { 'accept-language': 'da' }
    const made = await officer.post('/api/practice', { proposals: 50, stage: 'reviewing' }, danish)
    const id = made.body.callId
    const { title, criteria } = (await officer.get(`/api/calls/${id}`)).body
    expect(title).toBe('Øvelse: et opdigtet opslag med 50 ansøgninger')
    expect(criteria.map(({ name }: { name: string }) => name)).toContain('Samfundsmæssig betydning')
    await officer.post(`/api/calls/${id}/practice/reviews`, {}, danish)
    const where = { callId: id }
    const texts = await db.review.findMany({ where, distinct: 'textForApplicant' })
    expect(texts.map(({ textForApplicant }) => textForApplicant)).toEqual(['Opdigtet til øvelsen.'])
    const proposal = await db.proposal.findFirst({ where, orderBy: { number: 'asc' } })
    expect(proposal).toMatchObject({
      title: 'Opdigtet ansøgning P01',
      institution: 'Opdigtet Universitet Nord',
    })
  })

  it('comes in three sizes only', async () => {
    const reply = await officer.post('/api/practice', { proposals: 51 })
    expect([reply.status, reply.body.errors[0]]).toEqual([
      400,
      { path: 'proposals', message: 'Use 50, 500 or 5000.' },
    ])
  })

  it('keeps its truth from whoever may not read the ranking, and another call has none', async () => {
    const id = await invent('locked')
    const reader = await signInAs(test, { roles: [] })
    expect((await reader.get(`/api/calls/${id}/practice/truth`)).status).toBe(404)
    expect((await officer.get('/api/calls/real/practice/truth')).body).toEqual({ worth: null })
  })
})

describe('a practice round', () => {
  it('is never released, and says so with a code', async () => {
    const decisionId = await signed(await copy('locked'))
    for (const client of [officer, director]) {
      const reply = await client.post(`/api/decisions/${decisionId}/release`, {})
      expect([reply.status, reply.body.code]).toEqual([409, 'rehearsal-never-released'])
    }
    expect((await db.decision.findUniqueOrThrow({ where: { id: decisionId } })).state).toBe('signed')
  })

  it('is deleted in one piece, with its invented people, and leaves its event', async () => {
    const before = { people: await db.person.count(), proposals: await db.proposal.count() }
    const id = await invent('locked')
    await signed(id)
    expect(await db.person.count()).toBeGreaterThan(before.people + 50)
    expect((await officer.delete(`/api/calls/${id}/practice`)).status).toBe(200)
    expect((await officer.get(`/api/calls/${id}`)).status).toBe(404)
    expect({ people: await db.person.count(), proposals: await db.proposal.count() }).toEqual(before)
    expect(await db.auditEvent.count({ where: { callId: id, action: 'practice.deleted' } })).toBe(1)
  })

  it('is what may be deleted: a real call is not', async () => {
    const reply = await officer.delete('/api/calls/real/practice')
    expect([reply.status, reply.body.code]).toEqual([409, 'wrong-state'])
  })
})
