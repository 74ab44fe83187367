import { describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { signInAs } from '../harness/people.ts'

const test = await makeTestApp()
const officer = await signInAs(test, { roles: ['officer'] })

/** On a machine that does nothing else the largest takes about a second; a test shares it. */
const mostSeconds = 40

describe('an invented call', () => {
  it.each([500, 5000])(
    'of %i proposals is made, locked, read by the Studio with its truth, and deleted whole',
    async (proposals) => {
      const people = await test.store.db.person.count()
      const from = performance.now()
      const { callId } = (await officer.post('/api/practice', { proposals, stage: 'closed' })).body
      expect((performance.now() - from) / 1000).toBeLessThan(mostSeconds)
      const locked = await officer.post(`/api/calls/${callId}/reviews/lock`, {})
      expect([locked.status, locked.body.proposals, locked.body.handedIn]).toEqual([
        200,
        proposals,
        proposals * 3,
      ])
      const studio = (await officer.get(`/api/calls/${callId}/studio`)).body
      expect(studio.proposals.titles).toHaveLength(proposals)
      const { worth } = (await officer.get(`/api/calls/${callId}/practice/truth`)).body
      expect(Object.keys(worth).sort()).toEqual(studio.proposals.numbers.toSorted())
      expect((await officer.delete(`/api/calls/${callId}/practice`)).status).toBe(200)
      expect(await test.store.db.person.count()).toBe(people)
    },
  )

  it('has scores from the lock on, one for each proposal', async () => {
    const { callId } = (await officer.post('/api/practice', { proposals: 50, stage: 'closed' })).body
    const scores = () =>
      test.store.db.proposal.findMany({
        where: { callId },
        select: { number: true, score: true },
        orderBy: { number: 'asc' },
      })
    expect((await scores()).every(({ score }) => score === null)).toBe(true)
    await officer.post(`/api/calls/${callId}/reviews/lock`, {})
    const locked = (await scores()).map(({ score }) => score)
    // One round in twenty has a proposal with the best mark from everybody, or the worst.
    expect(locked.filter((score) => score === null || score < 0 || score > 100)).toEqual([])
    expect(new Set(locked).size).toBeGreaterThan(10)
  })
})

describe('a copy of a call of several pages', () => {
  it('has the names, the hours and the marks of all of them', async () => {
    const { callId } = (await officer.post('/api/practice', { proposals: 500, stage: 'locked' })).body
    const last = await test.store.db.proposal.findFirstOrThrow({ where: { callId, number: 'P500' } })
    const more = { callId, requested: 700, minimum: 70, state: 'submitted' as const }
    for (const number of ['P501', 'P502']) {
      const { id: _id, number: _number, submissionId: _submission, ...own } = last
      const data = { ...own, ...more, id: number, number, title: `Later ${number}` }
      await test.store.write((tx) => tx.proposal.create({ data, select: { id: true } }))
    }
    const copy = (await officer.post(`/api/calls/${callId}/practice`, { stage: 'locked' })).body.callId
    const snapshot = async (id: string) => (await officer.get(`/api/calls/${id}/snapshot`)).body
    const [source, copied] = [await snapshot(callId), await snapshot(copy)]
    expect(source.proposals).toHaveLength(502)
    expect([copied.proposals, copied.reviews]).toEqual([source.proposals, source.reviews])
    const titles = async (id: string) => (await officer.get(`/api/calls/${id}/studio`)).body.proposals.titles
    expect(await titles(copy)).toEqual(await titles(callId))
  })
})
