import { beforeAll, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import type { Client } from '../harness/client.ts'
import { makeConflict } from '../harness/factories.ts'
import { signInAs } from '../harness/people.ts'
import { lockedCall, ok, password, propose, type LockedCall } from '../harness/released-call.ts'

const test = await makeTestApp()
let made: LockedCall
let decisionId = ''

/** P001 is funded, P002 in part, P003 and P004 wait. */
const wishes = [90, 80, 70, 60].map((score, index) => ({
  title: `Proposal ${index + 1}`,
  areaKey: 'open',
  requested: index === 1 ? 40_000 : 30_000,
  minimum: 5000,
  score,
}))

beforeAll(async () => {
  made = await lockedCall(test, { id: 'after', budget: 100_000, wishes })
  const scenario = { policy: { kind: 'cutoff', mode: 'stop', partial: true }, reserve: 0.35 }
  decisionId = (await propose(made, scenario)).decisionId
  ok(await made.director.post(`/api/decisions/${decisionId}/sign`, { password }))
})

const holder = (number: string) => made.holder(number)
const pathOf = (number: string) => made.pathOf(number)
const deskOf = async (client: Client) => ok(await client.get('/api/desk'))
const own = async (number: string) => (await deskOf(holder(number))).awards
const officeDesks = async () =>
  Promise.all([made.officer, made.director].map(async (client) => (await deskOf(client)).released))

it('before the release nobody’s desk knows of an award, whoever gets one', async () => {
  const funded = await deskOf(holder('P001'))
  expect(funded).toEqual(await deskOf(holder('P003')))
  expect(funded).toMatchObject({ awards: [], released: null })
  expect(await officeDesks()).toEqual([[], []])
})

it('after it the desk of a holder has the award with its date until it is answered, and that of others nothing', async () => {
  ok(await made.director.post(`/api/decisions/${decisionId}/release`, {}))
  const [award] = await own('P001')
  expect(award).toMatchObject({ kind: 'answer', number: 'P001', hours: 30_000, callTitle: 'Call after' })
  expect(award.until).toBe('2026-03-07T22:59:00.000Z')
  expect(await own('P003')).toEqual([])
  const { version } = ok(await holder('P001').get(`${pathOf('P001')}/award`))
  ok(
    await holder('P001').post(
      `${pathOf('P001')}/award/accept`,
      { hours: 20_000 },
      { 'if-match': `"${version}"` },
    ),
  )
  expect(await own('P001')).toEqual([])
  expect(await officeDesks()).toEqual([[], []])
})

it('an offer stands on it with its expiry, what ends first at the top', async () => {
  const grant = { hours: 5000, reason: 'A pilot.', expiresAt: '2026-03-06T22:59:00.000Z' }
  ok(await made.director.post(`${pathOf('P002')}/reserve-grants`, grant))
  const offers = await own('P002')
  expect(offers.map(({ kind, hours }: { kind: string; hours: number }) => [kind, hours])).toEqual([
    ['offer', 5000],
    ['answer', 35_000],
  ])
  expect(offers[0].until).toBe('2026-03-06T22:59:00.000Z')
})

it('questions and appeals wait on the desks of the office, without those in conflict, and their answers on the asker’s', async () => {
  ok(await holder('P003').post(`${pathOf('P003')}/questions`, { text: 'Why?' }))
  ok(await holder('P004').post(`${pathOf('P004')}/appeals`, { text: 'The score was read wrongly.' }))
  const [office, director] = await officeDesks()
  expect(office).toEqual([
    { id: 'after', title: 'Call after', appeals: 1, questions: 1, offers: 0, late: 0, signedId: null },
  ])
  expect(director).toEqual(office)
  const other = await signInAs(test, { roles: ['director'] })
  const conflict = { callId: made.callId, personId: other.personId }
  await makeConflict(test, { ...conflict, proposalId: made.ids.get('P004') ?? '' })
  expect((await deskOf(other)).released).toEqual([expect.objectContaining({ appeals: 0, questions: 1 })])
  for (const role of ['auditor', 'admin', 'reviewer'] as const)
    expect((await deskOf(await signInAs(test, { roles: [role] }))).released).toBeNull()
  const question = await test.store.db.awardQuestion.findFirstOrThrow({ select: { id: true } })
  ok(await made.officer.post(`${pathOf('P003')}/questions/${question.id}/answer`, { answer: 'So.' }))
  const appeal = await test.store.db.appeal.findFirstOrThrow({ select: { id: true } })
  const verdict = { verdict: 'rejected', reason: 'It was read rightly.' }
  ok(await made.director.post(`${pathOf('P004')}/appeals/${appeal.id}/decide`, verdict))
  expect(await own('P003')).toEqual([expect.objectContaining({ kind: 'question-answered', until: null })])
  expect(await own('P004')).toEqual([expect.objectContaining({ kind: 'appeal-decided', number: 'P004' })])
  expect(await officeDesks()).toEqual([[], []])
})

it('offers and awards past their dates wait for the office and leave the desk of who missed them', async () => {
  test.clock.set('2026-03-08T09:00:00.000Z')
  expect(await own('P002')).toEqual([])
  const [office] = await officeDesks()
  expect(office).toEqual([expect.objectContaining({ offers: 1, late: 1 })])
})

it('a later decision that is signed waits for its release on both desks', async () => {
  const { id } = ok(await made.officer.post(`${made.path}/next-decision`, {}))
  ok(await made.director.post(`/api/decisions/${id}/sign`, { password }))
  for (const desk of await officeDesks()) expect(desk).toEqual([expect.objectContaining({ signedId: id })])
  ok(await made.director.post(`/api/decisions/${id}/release`, {}))
  for (const desk of await officeDesks()) expect(desk).toEqual([expect.objectContaining({ signedId: null })])
})

it('what was answered in writing leaves the desk after a month', async () => {
  test.clock.set('2026-04-20T09:00:00.000Z')
  expect(await own('P003')).toEqual([])
})
