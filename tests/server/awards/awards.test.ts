import { beforeAll, describe, expect, it } from 'vitest'
import { appendToLog, readLog } from '../../../server/src/plugins/award-log.ts'
import { makeTestApp } from '../harness/app.ts'
import type { Client } from '../harness/client.ts'
import { makeConflict } from '../harness/factories.ts'
import { signInAs } from '../harness/people.ts'
import {
  fiveWishes,
  lockedCall,
  match,
  ok,
  password,
  propose,
  type LockedCall,
} from '../harness/released-call.ts'

const test = await makeTestApp()
let made: LockedCall
let decisionId = ''

/** Budget 100,000, reserve 10,000: the first is trimmed to nothing by none; the hours run out at the fourth. */
const wishes = [
  ...fiveWishes,
  { title: 'Clay', areaKey: 'quantum', requested: 8000, minimum: 2000, score: 50 },
]

beforeAll(async () => {
  made = await lockedCall(test, { id: 'awards', budget: 100_000, wishes })
  const scenario = { policy: { kind: 'cutoff', mode: 'stop', partial: false }, reserve: 0.1 }
  decisionId = (await propose(made, scenario)).decisionId
})

const pathOf = (number: string) => made.pathOf(number)
const holder = (number: string) => made.holder(number)
const awardOf = async (number: string) => ok(await holder(number).get(`${pathOf(number)}/award`))
const accept = async (number: string, body: object) =>
  holder(number).post(`${pathOf(number)}/award/accept`, body, match((await awardOf(number)).version))

const pageOf = async () => ok(await made.officer.get(`${made.path}/awards`))

/** The budget, on its accounts, at this moment. */
async function balanced() {
  const { balance } = await pageOf()
  const { budget, awarded, offered, reserve, leftOver, rounding } = balance
  expect(budget).toBe(100_000)
  expect(awarded + offered + reserve + leftOver + rounding).toBe(budget)
  return balance
}

async function detailOf(action: string) {
  const { detail } = await test.store.db.auditEvent.findFirstOrThrow({ where: { action } })
  return detail
}

const readings = ['awards', 'waiting-list', 'award-log', 'appeals']

describe('before the release', () => {
  it('nothing of an award is there for anybody, whether hours are coming or not, in the same bytes and without an ETag', async () => {
    ok(await made.director.post(`/api/decisions/${decisionId}/sign`, { password }))
    const bytes = (text: string) => text.replaceAll(/"requestId":"[^"]*"/g, '')
    const replies = [
      await holder('P001').get(`${pathOf('P001')}/award`),
      await holder('P006').get(`${pathOf('P006')}/award`),
      await holder('P001').get('/api/proposals/absent/award'),
      await holder('P001').post(`${pathOf('P001')}/award/accept`, { hours: 1 }, match(1)),
      await holder('P006').post(`${pathOf('P006')}/appeals`, { text: 'No.' }),
      await holder('P006').post(`${pathOf('P006')}/questions`, { text: 'Why?' }),
    ]
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 404))
    expect(new Set(replies.map(({ text }) => bytes(text))).size).toBe(1)
    expect(replies.flatMap(({ headers }) => headers['etag'] ?? [])).toEqual([])
    expect(new Set(replies.map(({ headers }) => headers['cache-control']))).toEqual(new Set(['no-store']))
    for (const reading of readings)
      for (const client of [made.officer, made.director, holder('P001')])
        expect((await client.get(`${made.path}/${reading}`)).status).toBe(404)
    expect(await test.store.db.awardEvent.count()).toBe(0)
    expect(await test.store.db.outboxMail.count({ where: { callId: 'awards' } })).toBe(0)
  })

  it('the office is told that it is too early', async () => {
    const offer = { offers: [{ proposal: 'P004', hours: 100 }], expiresAt: '2026-03-18T00:00:00.000Z' }
    expect((await made.officer.post(`${made.path}/offers`, offer)).status).toBe(409)
    expect((await made.officer.post(`${made.path}/next-decision`, {})).status).toBe(409)
  })
})

describe('an award', () => {
  it('opens for its answer with the release, until the end of a day in Copenhagen', async () => {
    ok(await made.director.post(`/api/decisions/${decisionId}/release`, {}))
    const award = await awardOf('P001')
    expect(award).toMatchObject({ held: 30_000, answer: 'open', may: { answer: true, appeal: true } })
    expect(award.answerBy).toBe('2026-03-07T22:59:00.000Z')
    expect(award.appealUntil).toBe('2026-03-10T22:59:00.000Z')
    expect(await awardOf('P005')).toMatchObject({
      held: 0,
      answer: 'none',
      may: { answer: false, ask: true },
    })
    expect(await balanced()).toMatchObject({ awarded: 80_000, leftOver: 10_000, reserve: 10_000 })
  })

  it('is accepted in part, not below its minimum unawares, nor above what is held', async () => {
    const tooMuch = await accept('P001', { hours: 40_000 })
    const odd = await accept('P001', { hours: 12_345 })
    const low = await accept('P001', { hours: 5000 })
    for (const reply of [tooMuch, odd, low]) {
      expect(reply.status).toBe(400)
      expect(reply.body.errors[0].path).toBe('hours')
    }
    ok(await accept('P001', { hours: 5000, belowMinimum: true }))
    expect(await awardOf('P001')).toMatchObject({
      held: 5000,
      answer: 'accepted',
      may: { answer: false, giveBack: true },
    })
    expect(await balanced()).toMatchObject({ awarded: 55_000, leftOver: 35_000 })
    expect(await detailOf('award.accepted')).toEqual({ hours: 5000, givenBack: 25_000 })
  })

  it('is answered once, by its principal investigator, on the version seen', async () => {
    expect((await accept('P001', { hours: 5000 })).status).toBe(409)
    const stale = await holder('P002').post(`${pathOf('P002')}/award/accept`, { hours: 30_000 }, match(1))
    expect(stale.status).toBe(412)
    const without = await holder('P002').post(`${pathOf('P002')}/award/accept`, { hours: 30_000 })
    expect(without.status).toBe(428)
    const other = await holder('P001').post(`${pathOf('P002')}/award/accept`, { hours: 30_000 }, match(1))
    expect(other.status).toBe(404)
    ok(await accept('P002', { hours: 30_000 }))
  })

  it('gives hours back that will not be used', async () => {
    const { version } = await awardOf('P002')
    const back = (hours: number) =>
      holder('P002').post(
        `${pathOf('P002')}/award/return`,
        { hours, reason: 'A smaller model.' },
        match(version),
      )
    expect((await back(30_001)).status).toBe(400)
    expect((await back(150)).body.errors).toEqual([
      { path: 'hours', message: 'Use a multiple of 100 GPU-hours, or return all.' },
    ])
    ok(await back(10_000))
    expect(await balanced()).toMatchObject({ awarded: 45_000, leftOver: 45_000 })
  })

  it('is taken back by the office only once the date has passed without an answer', async () => {
    const take = () => made.officer.post(`${pathOf('P003')}/award/withdraw`, { reason: 'Nobody answered.' })
    expect((await take()).status).toBe(409)
    test.clock.set('2026-03-08T09:00:00.000Z')
    expect((await accept('P003', { hours: 20_000 })).body.code).toBe('deadline-passed')
    const row = (await pageOf()).rows.find((entry: { proposal: string }) => entry.proposal === 'P003')
    expect(row).toMatchObject({ late: true, answer: 'open', held: 20_000 })
    ok(await take())
    expect(await awardOf('P003')).toMatchObject({ held: 0, answer: 'withdrawn' })
    expect(await balanced()).toMatchObject({ awarded: 25_000, leftOver: 65_000 })
  })
})

describe('the waiting list', () => {
  const listOf = async () => ok(await made.officer.get(`${made.path}/waiting-list`))
  const mailsOf = async (template: string) => {
    const mails = await test.store.db.outboxMail.findMany({ where: { template } })
    return mails.map(({ subject, text, language }) => {
      expect(text).toContain('/result')
      expect(text).not.toMatch(/20[.,]?000|8[.,]?000/)
      return `${language} ${/P\d+/.exec(subject)?.[0]}`
    })
  }
  const offersOf = (list: { next: { proposal: string; hours: number }[] }) =>
    list.next.map(({ proposal, hours }) => ({ proposal, hours }))
  const offer = (offers: object[], expiresAt = '2026-03-12T22:59:00.000Z') =>
    made.officer.post(`${made.path}/offers`, { offers, expiresAt })

  it('shows what it would get, in order, and moves nothing by itself', async () => {
    const list = await listOf()
    expect(offersOf(list)).toEqual([
      { proposal: 'P004', hours: 20_000 },
      { proposal: 'P005', hours: 8000 },
      { proposal: 'P006', hours: 8000 },
    ])
    expect((await balanced()).offered).toBe(0)
  })

  it('is offered from its beginning only, as it was seen, to a date that lies ahead', async () => {
    expect((await offer([{ proposal: 'P005', hours: 8000 }])).status).toBe(412)
    expect((await offer([{ proposal: 'P004', hours: 10_000 }])).status).toBe(412)
    expect((await offer([{ proposal: 'P004', hours: 20_000 }], '2026-03-01T00:00:00.000Z')).status).toBe(400)
    expect((await balanced()).offered).toBe(0)
    ok(await offer(offersOf(await listOf()).slice(0, 2)))
    expect(await balanced()).toMatchObject({ offered: 28_000, leftOver: 37_000 })
    const offers = ['P004: 20000 h', 'P005: 8000 h']
    const said = { hours: 28_000, offers, expiresAt: '2026-03-12T22:59:00.000Z' }
    expect(await detailOf('award.offered')).toEqual(said)
    expect((await mailsOf('offer-made')).sort()).toEqual(['da P004', 'en P005'])
    const [danish, english] = await test.store.db.outboxMail.findMany({
      where: { template: 'offer-made' },
      orderBy: { language: 'asc' },
    })
    expect(danish?.text).toContain('indtil torsdag den 12. marts 2026 kl. 23.59 CET.')
    expect(english?.text).toContain('until Thursday, 12 March 2026 at 23:59 CET.')
  })

  it('is not offered further by an officer with a conflict, who does not see the row either', async () => {
    const other = await signInAs(test, { name: 'Other Officer', roles: ['officer'] })
    const proposalId = made.ids.get('P006') ?? ''
    await makeConflict(test, { callId: 'awards', proposalId, personId: other.personId })
    const list = ok(await other.get(`${made.path}/waiting-list`))
    expect([list.next, list.blocked]).toEqual([[], true])
    expect(JSON.stringify(list)).not.toContain('Clay')
    const wish = { offers: [{ proposal: 'P006', hours: 8000 }], expiresAt: '2026-03-12T22:59:00.000Z' }
    expect((await other.post(`${made.path}/offers`, wish)).status).toBe(412)
    expect((await other.get(`${made.path}/award-log`)).text).not.toContain('P006')
  })

  it('keeps a passed offer closed until the office marks it, and then asks the next', async () => {
    const { offers } = await awardOf('P004')
    const answer = () =>
      holder('P004').post(`${pathOf('P004')}/offers/${offers[0].id}/answer`, { accept: true })
    const expire = () => made.officer.post(`${made.path}/offers/${offers[0].id}/expire`, {})
    expect((await expire()).status).toBe(409)
    test.clock.set('2026-03-13T09:00:00.000Z')
    expect((await answer()).body.code).toBe('deadline-passed')
    expect((await balanced()).offered).toBe(28_000)
    ok(await expire())
    expect((await expire()).status).toBe(409)
    expect(await mailsOf('offer-ended')).toEqual(['da P004'])
    expect(await balanced()).toMatchObject({ offered: 8000, leftOver: 57_000 })
    expect(offersOf(await listOf())).toEqual([{ proposal: 'P006', hours: 8000 }])
  })

  it('gives the hours to whoever accepts, and is nobody else’s to answer', async () => {
    ok(await offer([{ proposal: 'P006', hours: 8000 }], '2026-03-18T00:00:00.000Z'))
    const { offers } = await awardOf('P006')
    const answer = (number: string) =>
      holder(number).post(`${pathOf(number)}/offers/${offers[0].id}/answer`, { accept: true })
    expect((await answer('P005')).status).toBe(404)
    ok(await answer('P006'))
    expect((await answer('P006')).status).toBe(409)
    expect(await mailsOf('offer-answered')).toEqual(['da P006'])
    expect(await awardOf('P006')).toMatchObject({ held: 8000, offered: 0, answer: 'accepted' })
    expect(await balanced()).toMatchObject({ awarded: 33_000, offered: 8000 })
  })
})

describe('the reserve', () => {
  const grant = (hours: number, client: Client = made.director) =>
    client.post(`${pathOf('P004')}/reserve-grants`, {
      hours,
      reason: 'The only project of its kind.',
      despite: true,
      expiresAt: '2026-03-18T00:00:00.000Z',
    })

  it('is granted by a director without a conflict, within the reserve and the request', async () => {
    expect((await grant(5000, made.officer)).status).toBe(404)
    expect((await grant(10_001)).status).toBe(400)
    const other = await signInAs(test, { name: 'Other Director', roles: ['director'] })
    const proposalId = made.ids.get('P004') ?? ''
    await makeConflict(test, { callId: 'awards', proposalId, personId: other.personId })
    expect((await grant(5000, other)).status).toBe(404)
    ok(await grant(5000))
    expect(await balanced()).toMatchObject({ reserve: 5000, offered: 13_000 })
  })

  it('comes back to the reserve where it is declined', async () => {
    const { offers } = await awardOf('P004')
    ok(await holder('P004').post(`${pathOf('P004')}/offers/${offers[0].id}/answer`, { accept: false }))
    expect(await balanced()).toMatchObject({ reserve: 10_000, offered: 8000 })
  })
})

describe('questions and appeals', () => {
  it('are taken until their date, which the office may move to later with a reason', async () => {
    const ask = () => holder('P005').post(`${pathOf('P005')}/questions`, { text: 'Why so few hours?' })
    expect((await ask()).body.code).toBe('deadline-passed')
    const dates = (appealUntil: string) =>
      made.officer.put(`${made.path}/award-dates`, {
        answerBy: '2026-03-19T22:59:00.000Z',
        appealUntil,
        reason: 'Easter.',
      })
    expect((await dates('2026-03-01T00:00:00.000Z')).status).toBe(400)
    ok(await dates('2026-03-20T22:59:00.000Z'))
    ok(await ask())
    const mails = await test.store.db.outboxMail.count({ where: { template: 'award-dates-changed' } })
    expect(mails).toBe(6)
  })

  it('a question is answered in writing by the office, once', async () => {
    const { questions } = await pageOf()
    const answer = (client: Client) =>
      client.post(`${pathOf('P005')}/questions/${questions[0].id}/answer`, { answer: 'The hours ran out.' })
    expect((await answer(made.director)).status).toBe(404)
    ok(await answer(made.officer))
    expect((await answer(made.officer)).status).toBe(409)
    expect((await awardOf('P005')).questions).toMatchObject([{ answer: 'The hours ran out.' }])
  })

  it('an appeal is filed once, and rejected by a director with a reason', async () => {
    const file = () => holder('P003').post(`${pathOf('P003')}/appeals`, { text: 'I was away.' })
    ok(await file())
    expect((await file()).status).toBe(409)
    const { items } = ok(await made.director.get(`${made.path}/appeals`))
    const decide = (client: Client, body: object) =>
      client.post(`${pathOf('P003')}/appeals/${items[0].id}/decide`, body)
    expect((await decide(made.officer, { verdict: 'rejected', reason: 'Late.' })).status).toBe(404)
    expect((await decide(made.director, { verdict: 'rejected', reason: '' })).status).toBe(400)
    ok(await decide(made.director, { verdict: 'rejected', reason: 'The date was known.' }))
    expect((await decide(made.director, { verdict: 'upheld', reason: 'No.' })).status).toBe(409)
    expect((await awardOf('P003')).appeals).toMatchObject([
      { state: 'rejected', reason: 'The date was known.' },
    ])
  })

  it('one upheld offers hours from where the director says, as many as there are', async () => {
    ok(await holder('P004').post(`${pathOf('P004')}/appeals`, { text: 'The cap was wrong.' }))
    const { items, prices } = ok(await made.director.get(`${made.path}/appeals`))
    const [appeal] = items
    const today = test.clock.now().toISOString().slice(0, 10)
    expect(prices).toMatchObject({ currency: 'DKK', date: today })
    expect(prices.rows).toContainEqual(expect.objectContaining({ applicantKind: null, perGpuHour: 20 }))
    expect(appeal).toMatchObject({
      proposal: 'P004',
      applicantKind: null,
      state: 'open',
      text: 'The cap was wrong.',
    })
    const decide = (hours: number) =>
      made.director.post(`${pathOf('P004')}/appeals/${appeal.id}/decide`, {
        verdict: 'upheld',
        reason: 'The machine can run it.',
        hours,
        despite: true,
        source: 'reserve',
        expiresAt: '2026-03-20T00:00:00.000Z',
      })
    expect((await decide(10_100)).body.errors[0].path).toBe('hours')
    ok(await decide(10_000))
    expect(await detailOf('appeal.upheld')).toEqual({ hours: 10_000, source: 'reserve', despite: true })
    expect(await balanced()).toMatchObject({ reserve: 0 })
    const { offers } = await awardOf('P004')
    ok(await holder('P004').post(`${pathOf('P004')}/offers/${offers[0].id}/answer`, { accept: true }))
    expect(await awardOf('P004')).toMatchObject({ held: 10_000, offered: 0 })
  })
})

describe('the log', () => {
  it('holds everything in order, newest first, with who did it, and only for the office', async () => {
    const { items, more } = ok(await made.officer.get(`${made.path}/award-log`))
    expect(more).toBe(false)
    expect(items[0]).toMatchObject({ kind: 'offer-accepted', proposal: 'P004', hours: 10_000 })
    expect(items.at(-1)).toMatchObject({ kind: 'opened', proposal: null, to: 'leftOver' })
    expect(items.map(({ kind }: { kind: string }) => kind)).toContain('appeal-rejected')
    expect((await holder('P001').get(`${made.path}/award-log`)).status).toBe(404)
    const auditor = await signInAs(test, { roles: ['auditor'] })
    ok(await auditor.get(`${made.path}/award-log`))
    expect(ok(await auditor.get('/api/audit-events/check'))).toMatchObject({ holds: true })
  })

  it('shows what came from one account and went there, which adds up to what lies on it', async () => {
    const { items } = ok(await made.officer.get(`${made.path}/award-log?account=reserve`))
    const moves: { kind: string; from: string | null; to: string | null; hours: number }[] = items
    expect(moves.every(({ from, to }) => from === 'reserve' || to === 'reserve')).toBe(true)
    expect(moves.map(({ kind }) => kind)).toContain('reserve-granted')
    const sum = moves.reduce((total, { from, hours }) => total + (from === 'reserve' ? -hours : hours), 0)
    expect(sum).toBe(0)
    expect((await made.officer.get(`${made.path}/award-log?account=budget`)).status).toBe(400)
  })

  it('sends no mail twice', async () => {
    const mails = await test.store.db.outboxMail.findMany({ select: { dedupeKey: true } })
    expect(new Set(mails.map(({ dedupeKey }) => dedupeKey)).size).toBe(mails.length)
  })
})

describe('a log of more than one page', () => {
  it('is read on from its last entry until nothing is left', async () => {
    const said = { kind: 'accepted', proposal: 'P001', hours: 0, from: null, to: null } as const
    const entry = { ...said, proposalId: made.ids.get('P001') ?? null }
    const { personId } = made.officer
    const actor = { personId, name: 'Odile Officer' }
    const by = { actor, at: test.clock.now(), requestId: 'paging' }
    const entries = Array.from({ length: 200 }, () => entry)
    await test.store.write((tx) => appendToLog(tx, { callId: 'awards', entries }, by))
    const first = ok(await made.officer.get(`${made.path}/award-log`))
    const { seq } = first.items.at(-1)
    const rest = ok(await made.officer.get(`${made.path}/award-log?before=${seq}`))
    expect([first.items.length, first.more, rest.more]).toEqual([200, true, false])
    const log = await readLog(test.store.db, 'awards')
    expect([...first.items, ...rest.items].map((item) => item.seq)).toEqual(
      log.map((item) => item.seq).toReversed(),
    )
  })
})
