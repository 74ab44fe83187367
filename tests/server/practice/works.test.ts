import { randomBytes, randomUUID } from 'node:crypto'
import type { PracticeWork } from '@furrow/core/contract/practice'
import { makeSyntheticCall } from '@furrow/core/ranking/synthetic-call'
import { describe, expect, it } from 'vitest'
import { importParts } from '../../../server/src/plugins/import/import-snapshot.ts'
import { deleteParts } from '../../../server/src/features/practice/delete.ts'
import { removeUnfinished } from '../../../server/src/features/practice/remove.ts'
import { makeWorks } from '../../../server/src/features/practice/works.ts'
import { makeTestApp } from '../harness/app.ts'
import { signInAs } from '../harness/people.ts'

const test = await makeTestApp()
const officer = await signInAs(test, { roles: ['officer'] })
const { db } = test.store

const works = async (): Promise<PracticeWork[]> => (await officer.get('/api/practice/work')).body.items

/** Asks until there is a work of the kind that has written something; that it is over before fails. */
async function underWay(kind: PracticeWork['kind'], whole: Promise<unknown>): Promise<PracticeWork> {
  const over = whole.then(() => 'over' as const)
  for (;;) {
    const found = (await works()).find((work) => work.kind === kind && work.done > 0)
    if (found !== undefined) return found
    if ((await Promise.race([over, Promise.resolve('under way')])) === 'over')
      throw new Error(`${kind} was over before anybody saw it under way`)
  }
}

const counts = async () => ({
  calls: await db.call.count(),
  people: await db.person.count(),
  proposals: await db.proposal.count(),
  reviews: await db.review.count(),
  assignments: await db.assignment.count(),
  machines: await db.machine.count(),
})

const invent = (proposals: number, stage = 'locked') => officer.post('/api/practice', { proposals, stage })

// Ten seconds of a processor, and many times as long where others need it too.
const patience = 240_000

describe('a practice round that takes a while', { timeout: patience }, () => {
  it('lets others through while it is made and deleted, says how far it is, and is seen only when it is whole', async () => {
    const before = await counts()
    // So many that it takes longer than the questions below.
    const made = invent(5000)
    const { callId, title, done, of } = await underWay('making', made)
    expect([title, of]).toEqual(['Practice: an invented call of 5,000 proposals', 20_000])
    expect(done).toBeLessThan(20_000)
    expect((await officer.get(`/api/calls/${callId}`)).status).toBe(404)
    expect((await officer.get('/api/calls')).text).not.toContain(callId)
    expect((await officer.get('/api/desk')).text).not.toContain(callId)
    // A write in between: no transaction holds the whole round.
    await test.store.hotWrite((sql) => sql.run('UPDATE Person SET name = name WHERE 1 = 0'))
    expect(await underWay('making', made)).toMatchObject({ callId })
    expect((await made).body).toEqual({ callId })
    expect(await works()).toEqual([])
    expect((await officer.get('/api/calls')).text).toContain(callId)
    const gone = officer.delete(`/api/calls/${callId}/practice`)
    const deleting = await underWay('deleting', gone)
    expect(deleting).toMatchObject({ callId, of: 35_000 })
    expect((await officer.get(`/api/calls/${callId}`)).status).toBe(404)
    expect((await gone).status).toBe(200)
    expect(await counts()).toEqual(before)
  })

  it('is listed while its numbers are still invented, and can be stopped then', async () => {
    const before = await counts()
    const made = invent(5000)
    const over = made.then(() => 'over' as const)
    let [work] = await works()
    while (work?.of !== 5000 && (await Promise.race([over, Promise.resolve('inventing')])) === 'inventing')
      [work] = await works()
    expect(work).toMatchObject({ kind: 'making', done: 0, of: 5000 })
    expect(await counts()).toEqual(before)
    expect((await officer.delete(`/api/practice/work/${work?.callId}`)).status).toBe(200)
    expect((await made).status).toBe(409)
    expect(await counts()).toEqual(before)
  })

  it.each(['locked', 'reviewing'])('that is stopped leaves nothing behind (%s)', async (stage) => {
    const before = await counts()
    const made = invent(5000, stage)
    const { callId } = await underWay('making', made)
    expect((await officer.delete(`/api/practice/work/${callId}`)).status).toBe(200)
    const reply = await made
    expect([reply.status, reply.body.code]).toEqual([409, 'wrong-state'])
    expect(await counts()).toEqual(before)
    expect((await officer.delete(`/api/practice/work/${callId}`)).status).toBe(409)
  })
})

describe('a round that a killed server left', () => {
  const unfinished = (proposals: number, callId: string, parts: number) =>
    test.store.hotWrite((sql) => {
      const { snapshot } = makeSyntheticCall({
        id: callId,
        title: 'Left',
        proposals,
        reviewers: 5,
        reviewersPerProposal: 2,
        seed: callId,
      })
      const writing = importParts(sql, snapshot, {
        now: test.clock.now(),
        randomBytes,
        randomId: randomUUID,
        rehearsal: 'making',
      })
      for (let part = 0; part < parts; part += 1) writing.next()
    })

  it.each([1, 15, 30])('after %i parts of its making is deleted at the next start', async (parts) => {
    const before = await counts()
    await unfinished(20, `left-${parts}`, parts)
    expect(await counts()).not.toEqual(before)
    removeUnfinished({ app: test.app, works: makeWorks(test.store.hotWrite) })
    await expect.poll(counts).toEqual(before)
  })

  it('in the midst of its deletion is deleted to the end', async () => {
    const before = await counts()
    const { callId } = (await invent(50)).body
    await test.store.hotWrite((sql) => {
      sql.run(`UPDATE Call SET rehearsal = 'deleting' WHERE id = ?`, callId)
      const parts = deleteParts(sql, callId)
      for (let part = 0; part < 6; part += 1) parts.next()
    })
    expect((await counts()).reviews).toBeLessThan(before.reviews + 150)
    removeUnfinished({ app: test.app, works: makeWorks(test.store.hotWrite) })
    await expect.poll(counts).toEqual(before)
  })
})
