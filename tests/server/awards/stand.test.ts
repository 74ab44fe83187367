import { beforeAll, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { lockedCall, match, ok, propose, signAndRelease, type LockedCall } from '../harness/released-call.ts'

const test = await makeTestApp()
let made: LockedCall

/** Three in full, P004 in part, P005 waits; P006 is held by hand, P007 excluded, P008 given hours. */
const wishes = [95, 90, 85, 70, 60, 55, 50, 20].map((score, index) => ({
  title: `Proposal ${index + 1}`,
  areaKey: 'open',
  requested: 30_000,
  minimum: 5000,
  score,
}))

const scenario = {
  policy: { kind: 'cutoff', mode: 'stop', partial: true },
  thresholds: { score: 30 },
  reserve: 0.1,
}

const overrides = [
  { proposal: 'P006', kind: 'hold', reason: 'Waits for the ethics board.' },
  { proposal: 'P007', kind: 'exclude', reason: 'Its partner left.' },
  { proposal: 'P008', kind: 'award', award: 5000, reason: 'A pilot that the board asked for.' },
]

beforeAll(async () => {
  made = await lockedCall(test, { id: 'stand', budget: 110_000, wishes })
  await signAndRelease(made, (await propose(made, scenario, { overrides })).decisionId)
})

const pathOf = (number: string) => made.pathOf(number)
const holder = (number: string) => made.holder(number)
const awardOf = async (number: string) => ok(await holder(number).get(`${pathOf(number)}/award`))
const resultOf = async (number: string) => ok(await holder(number).get(`${pathOf(number)}/result`))
const standOf = async (number: string) => {
  const { stand, waitsFor, held } = await awardOf(number)
  return { stand, waitsFor, held }
}
const answer = async (number: string, step: string, body: object) =>
  ok(
    await holder(number).post(
      `${pathOf(number)}/award/${step}`,
      body,
      match((await awardOf(number)).version),
    ),
  )

it('right after the release each proposal stands where its letter says', async () => {
  expect(await standOf('P001')).toEqual({ stand: 'open', waitsFor: 0, held: 30_000 })
  expect(await standOf('P004')).toEqual({ stand: 'open', waitsFor: 21_000, held: 9000 })
  expect(await standOf('P005')).toEqual({ stand: 'waiting', waitsFor: 30_000, held: 0 })
  expect(await standOf('P006')).toEqual({ stand: 'hold', waitsFor: 0, held: 0 })
  expect(await standOf('P007')).toEqual({ stand: 'none', waitsFor: 0, held: 0 })
  expect(await standOf('P008')).toEqual({ stand: 'open', waitsFor: 0, held: 5000 })
})

it('the result says what would have changed the answer, and what went out in order of rank, as the letter does', async () => {
  const { facts, override } = await resultOf('P005')
  expect(override).toBeNull()
  expect(facts).toMatchObject({ awarded: 99_000, funded: 4, byHand: { hours: 5000, funded: 1 } })
  expect(facts.change).toMatchObject({ score: { award: 9000 }, sought: true })
  // With the same score as P004 the seed of the call decides.
  expect([70, 70.001]).toContain(facts.change.score.to)
  const letter = ok(await holder('P005').get(`${pathOf('P005')}/letter`))
  const text = letter.blocks.map((block: { text: string }) => block.text).join(' ')
  expect(text).toContain(`With a score of ${facts.change.score.to} instead of 60,`)
  expect(text).toMatch(/99,000\sh went to 4 proposals in order of rank.*by hand beside them: 5,000\sh/)
  expect((await resultOf('P006')).facts.change.sought).toBe(false)
})

it('the public list begins with the first rank; hours by hand without a rank come last', async () => {
  const { awards } = ok(await test.client().get('/api/results/stand'))
  expect(awards.map(({ proposal }: { proposal: string }) => proposal)).toEqual([
    'P001',
    'P002',
    'P003',
    'P004',
    'P008',
  ])
})

it('what was answered, offered and let go shows at once, beside the decision as it was', async () => {
  await answer('P001', 'accept', { hours: 20_000 })
  await answer('P002', 'decline', {})
  expect(await standOf('P001')).toEqual({ stand: 'held', waitsFor: 0, held: 20_000 })
  expect(await standOf('P002')).toEqual({ stand: 'declined', waitsFor: 0, held: 0 })
  const offers = [
    { proposal: 'P004', hours: 21_000 },
    { proposal: 'P005', hours: 19_000 },
  ]
  ok(await made.officer.post(`${made.path}/offers`, { offers, expiresAt: '2026-03-12T22:59:00.000Z' }))
  expect(await standOf('P005')).toEqual({ stand: 'offered', waitsFor: 11_000, held: 0 })
  const [offer] = (await awardOf('P005')).offers
  ok(await holder('P005').post(`${pathOf('P005')}/offers/${offer.id}/answer`, { accept: false }))
  expect(await standOf('P005')).toEqual({ stand: 'left', waitsFor: 0, held: 0 })
  const [more] = (await awardOf('P004')).offers
  ok(await holder('P004').post(`${pathOf('P004')}/offers/${more.id}/answer`, { accept: true }))
  expect(await standOf('P004')).toEqual({ stand: 'open', waitsFor: 0, held: 30_000 })
  expect(await resultOf('P002')).toMatchObject({ award: 30_000, override: null })
})

it('an award taken back is said to be, with the reason of the office', async () => {
  test.clock.set('2026-03-09T09:00:00.000Z')
  ok(await made.officer.post(`${pathOf('P003')}/award/withdraw`, { reason: 'Nobody answered.' }))
  expect(await standOf('P003')).toEqual({ stand: 'taken-back', waitsFor: 0, held: 0 })
  const { events } = await awardOf('P003')
  expect(events.at(-1)).toMatchObject({ kind: 'withdrawn', reason: 'Nobody answered.' })
})

it('the office takes back what was not answered, not the hours of an offer that was accepted', async () => {
  const { rows, expiresAt } = ok(await made.officer.get(`${made.path}/awards`))
  expect(expiresAt).toMatch(/^2026-03-14T22:59:/)
  const row = rows.find(({ proposal }: { proposal: string }) => proposal === 'P004')
  expect(row).toMatchObject({ held: 30_000, unanswered: 9000, late: true })
  const take = () => made.officer.post(`${pathOf('P004')}/award/withdraw`, { reason: 'Nobody answered.' })
  ok(await take())
  expect(await standOf('P004')).toEqual({ stand: 'held', waitsFor: 0, held: 21_000 })
  expect((await take()).status).toBe(409)
})

it('after a later decision the result tells what office and director decided by hand, not what applicants answered', async () => {
  const changes = [{ proposal: 'P006', award: 30_000, reason: 'The board has agreed.' }]
  const { id } = ok(await made.officer.post(`${made.path}/next-decision`, { changes }))
  expect((await resultOf('P006')).override).toEqual({ kind: 'hold', reason: 'Waits for the ethics board.' })
  await signAndRelease(made, id)
  expect(await standOf('P006')).toEqual({ stand: 'offered', waitsFor: 0, held: 0 })
  expect(await resultOf('P006')).toMatchObject({
    award: 30_000,
    override: { kind: 'award', reason: 'The board has agreed.' },
  })
  const { facts, places, totals } = await resultOf('P006')
  expect(facts).toMatchObject({ awarded: 99_000, byHand: { hours: 5000, funded: 1 } })
  expect(totals.awarded).toBe(104_000)
  expect(places.map(({ award }: { award: number }) => award)).toEqual([30_000, 30_000, 30_000, 9000, 0, 0, 0])
  for (const number of ['P001', 'P002', 'P003', 'P004'])
    expect(await resultOf(number)).toMatchObject({ override: null })
  expect((await resultOf('P001')).award).toBe(30_000)
  expect((await resultOf('P008')).override.reason).toBe('A pilot that the board asked for.')
})
