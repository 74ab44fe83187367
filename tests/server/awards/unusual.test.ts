import { beforeAll, describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { lockedCall, ok, propose, signAndRelease, type LockedCall } from '../harness/released-call.ts'

const test = await makeTestApp()
let made: LockedCall

/** Budget 100,000, reserve 10,000: the first two get all, and 10,000 are left over. Quantum holds at most 54,000. */
const wishes = [
  { title: 'Waves', areaKey: 'quantum', requested: 50_000, minimum: 10_000, score: 95 },
  { title: 'Wind', areaKey: 'open', requested: 30_000, minimum: 10_000, score: 90 },
  { title: 'Sand', areaKey: 'open', requested: 30_000, minimum: 15_000, score: 70 },
  { title: 'Clay', areaKey: 'quantum', requested: 8000, minimum: 2000, score: 50 },
]
const expiresAt = '2026-03-12T22:59:00.000Z'
const reason = 'The first reading missed its pilot.'

beforeAll(async () => {
  made = await lockedCall(test, { id: 'unusual', budget: 100_000, wishes })
  const scenario = { policy: { kind: 'cutoff', mode: 'stop', partial: false }, reserve: 0.1 }
  const areas = { quantum: { minShare: 0.1, maxShare: 0.6 } }
  await signAndRelease(made, (await propose(made, { ...scenario, areas })).decisionId)
})

const pathOf = (number: string) => made.pathOf(number)
const holder = (number: string) => made.holder(number)
const grant = (number: string, hours: number, more = {}) =>
  made.director.post(`${pathOf(number)}/reserve-grants`, { hours, reason, expiresAt, ...more })

async function appealOf(number: string) {
  ok(await holder(number).post(`${pathOf(number)}/appeals`, { text: 'Look again.' }))
  const { id } = await test.store.db.appeal.findFirstOrThrow({
    where: { proposal: { number } },
    select: { id: true },
  })
  return (hours: number, more = {}) => {
    const verdict = { verdict: 'upheld', reason, hours, source: 'leftOver', expiresAt, ...more }
    return made.director.post(`${pathOf(number)}/appeals/${id}/decide`, verdict)
  }
}

async function endOffer(number: string): Promise<void> {
  const [offer] = ok(await holder(number).get(`${pathOf(number)}/award`)).offers
  ok(await holder(number).post(`${pathOf(number)}/offers/${offer.id}/answer`, { accept: false }))
}

describe('hours that a director gives alone', () => {
  it('below what the proposal calls useful are offered where the director says so', async () => {
    const refused = await grant('P003', 1000)
    expect(refused.status).toBe(400)
    expect(refused.body.errors).toMatchObject([{ path: 'despite' }])
    expect(refused.body.errors[0].message).toContain('15,000')
    ok(await grant('P003', 1000, { despite: true }))
  })

  it('are one offer at a time: a second is refused until the first has ended', async () => {
    const second = await grant('P003', 1000, { despite: true })
    expect([second.status, second.body.code]).toEqual([409, 'wrong-state'])
    expect(second.body.detail).toContain('P003')
    await endOffer('P003')
    ok(await grant('P003', 2000, { despite: true }))
    await endOffer('P003')
  })

  it('above the maximum of an area are offered where the director says so', async () => {
    const refused = await grant('P004', 5000)
    expect(refused.body.errors).toMatchObject([{ path: 'despite' }])
    expect(refused.body.errors[0].message).toContain(
      'the area Quantum would hold 55,000 GPU-hours; its maximum is 54,000',
    )
    ok(await grant('P004', 4000))
    await endOffer('P004')
  })

  it('by an upheld appeal are held to the same, and to whole steps', async () => {
    const decide = await appealOf('P003')
    expect((await decide(1050, { despite: true })).body.errors).toMatchObject([{ path: 'hours' }])
    expect((await decide(1000)).body.errors).toMatchObject([{ path: 'despite' }])
    ok(await decide(1000, { despite: true }))
    await endOffer('P003')
    const other = await appealOf('P004')
    ok(await other(0))
  })
})
