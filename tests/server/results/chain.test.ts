import { beforeAll, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { lockedCall, match, ok, propose, signAndRelease, type LockedCall } from '../harness/released-call.ts'

const test = await makeTestApp()
let made: LockedCall
let next = ''

/** Budget 100,000, reserve 10,000: the first three get all; P005 is given 2,000 by hand. */
const wishes = [
  { title: 'Waves', areaKey: 'open', requested: 30_000, minimum: 10_000, score: 95 },
  { title: 'Wind', areaKey: 'open', requested: 30_000, minimum: 10_000, score: 90 },
  { title: 'Salt', areaKey: 'open', requested: 20_000, minimum: 5000, score: 80 },
  { title: 'Sand', areaKey: 'open', requested: 20_000, minimum: 15_000, score: 70 },
  { title: 'Silt', areaKey: 'open', requested: 8000, minimum: 2000, score: 60 },
  { title: 'Clay', areaKey: 'open', requested: 8000, minimum: 2000, score: 50 },
]
const overrides = [{ proposal: 'P005', kind: 'award', award: 2000, reason: 'For teaching.' }]

beforeAll(async () => {
  made = await lockedCall(test, { id: 'chain', budget: 100_000, wishes })
  const scenario = { policy: { kind: 'cutoff', mode: 'stop', partial: false }, reserve: 0.1 }
  await signAndRelease(made, (await propose(made, scenario, { overrides })).decisionId)
})

const pathOf = (number: string) => made.pathOf(number)
const holder = (number: string) => made.holder(number)
/** By the price list of the practice machine: 20 a GPU-hour. */
const inKind = { toPay: 0, perGpuHour: 20, paying: false, assumed: true, currency: 'DKK' }
const page = async () => ok(await test.client().get('/api/results/chain'))
const expiresAt = '2026-03-12T22:59:00.000Z'

async function answer(number: string, step: string, body: object): Promise<void> {
  const { version } = ok(await holder(number).get(`${pathOf(number)}/award`))
  ok(await holder(number).post(`${pathOf(number)}/award/${step}`, body, match(version)))
}

async function acceptOffer(number: string): Promise<void> {
  const [offer] = ok(await holder(number).get(`${pathOf(number)}/award`)).offers
  ok(await holder(number).post(`${pathOf(number)}/offers/${offer.id}/answer`, { accept: true }))
}

const later = (minutes: number): void =>
  test.clock.set(new Date(test.clock.now().getTime() + minutes * 60_000).toISOString())

const offer = async (...offers: { proposal: string; hours: number }[]) =>
  ok(await made.officer.post(`${made.path}/offers`, { offers, expiresAt }))

it('names who accepted an offer since the record, and nobody to whom one is only made', async () => {
  await answer('P002', 'decline', {})
  await answer('P001', 'accept', { hours: 20_000 })
  const { next: listed } = ok(await made.officer.get(`${made.path}/waiting-list`))
  expect(listed[0]).toMatchObject({
    proposal: 'P004',
    hours: 20_000,
    value: { ...inKind, amount: 400_000 },
  })
  await offer({ proposal: 'P004', hours: 20_000 }, { proposal: 'P006', hours: 8000 })
  expect((await page()).acceptedSince).toEqual([])
  later(1)
  await acceptOffer('P004')
  expect((await page()).acceptedSince).toEqual([
    {
      proposal: 'P004',
      title: 'Sand',
      hours: 20_000,
      value: { ...inKind, amount: 400_000 },
      acceptedAt: test.clock.now().toISOString(),
    },
  ])
  expect((await page()).overrides).toMatchObject([{ proposal: 'P005', byHand: true }])
})

it('a later record tells what was decided by hand from what has become of awards, on the page to sign and in public', async () => {
  later(1)
  const changes = [{ proposal: 'P003', award: 19_000, reason: 'As minuted.' }]
  next = ok(await made.officer.post(`${made.path}/next-decision`, { changes })).id
  const stated = [
    { proposal: 'P001', award: 20_000, byHand: false },
    { proposal: 'P002', kind: 'award', award: 0, byHand: false },
    { proposal: 'P003', award: 19_000, byHand: true },
    { proposal: 'P004', award: 20_000, byHand: false },
    { proposal: 'P005', award: 2000, byHand: true },
  ]
  expect(ok(await made.director.get(`/api/decisions/${next}`))).toMatchObject({
    overrides: stated,
    overridden: 2,
  })
  const { items } = ok(await made.officer.get(`${made.path}/decisions`))
  expect(items.map(({ overridden }: { overridden: number }) => overridden)).toEqual([2, 1])
  const event = { action: 'decision.proposed', objectId: next }
  const { detail } = await test.store.db.auditEvent.findFirstOrThrow({ where: event })
  expect(detail).toEqual({ changes: 1, overridden: 2 })
  later(1)
  await acceptOffer('P006')
  await signAndRelease(made, next)
  const { overrides: shown } = await page()
  expect(shown).toMatchObject(stated)
  expect(ok(await made.director.get(`/api/decisions/${next}`)).overrides).toMatchObject(stated)
})

it('what was accepted after that record was proposed is still named beside it, until it is given back', async () => {
  expect((await page()).acceptedSince).toMatchObject([{ proposal: 'P006', title: 'Clay', hours: 8000 }])
  expect((await page()).awards.map(({ proposal }: { proposal: string }) => proposal)).not.toContain('P006')
  await answer('P006', 'return', { hours: 8000, reason: '' })
  expect((await page()).acceptedSince).toEqual([])
})

it('hours that the last record gives itself stand in its awards alone, also once they are accepted', async () => {
  later(1)
  const changes = [{ proposal: 'P003', award: 20_000, reason: 'All of it.' }]
  const last = ok(await made.officer.post(`${made.path}/next-decision`, { changes })).id
  await signAndRelease(made, last)
  later(1)
  await acceptOffer('P003')
  const { awards, acceptedSince, standing } = await page()
  expect(awards.find(({ proposal }: { proposal: string }) => proposal === 'P003')?.hours).toBe(20_000)
  expect(acceptedSince).toEqual([])
  const sum = awards.reduce((hours: number, award: { hours: number }) => hours + award.hours, 0)
  expect(standing.awarded).toBe(sum)
})
