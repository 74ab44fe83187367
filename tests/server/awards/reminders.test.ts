import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { buildApp } from '../../../server/src/app.ts'
import { remindHolders } from '../../../server/src/features/awards/reminders.ts'
import { makeTestApp } from '../harness/app.ts'
import {
  fiveWishes,
  lockedCall,
  match,
  ok,
  propose,
  signAndRelease,
  type LockedCall,
} from '../harness/released-call.ts'

const test = await makeTestApp()
const dayMilliseconds = 86_400_000
let made: LockedCall
let decisionId = ''
let released = 0
let answerBy = 0

const remind = () => remindHolders(test.store, { at: test.clock.now(), publicUrl: test.config.publicUrl })

/** Sets the clock so many days before a date, and looks who is due. */
async function daysBefore(date: number, days: number): Promise<void> {
  test.clock.set(new Date(date - days * dayMilliseconds).toISOString())
  await remind()
}

const remindersOf = (template: 'award-reminder' | 'offer-reminder') =>
  test.store.db.outboxMail.findMany({ where: { template }, orderBy: { subject: 'asc' } })

async function numbersOf(template: 'award-reminder' | 'offer-reminder'): Promise<string[]> {
  return (await remindersOf(template)).map(({ subject }) => /P\d+/.exec(subject)?.[0] ?? '')
}

const answer = async (number: string, step: 'accept' | 'decline', body: object) => {
  const path = made.pathOf(number)
  const { version } = ok(await made.holder(number).get(`${path}/award`))
  ok(await made.holder(number).post(`${path}/award/${step}`, body, match(version)))
}

/** Three awards, of which the first is accepted; they are answered within five days. */
beforeAll(async () => {
  made = await lockedCall(test, { id: 'remind', budget: 100_000, wishes: fiveWishes })
  const policy = { kind: 'cutoff', mode: 'stop', partial: false }
  decisionId = (await propose(made, { policy, reserve: 0.1 })).decisionId
  await signAndRelease(made, decisionId)
  released = test.clock.now().getTime()
  const decision = await test.store.db.decision.findUniqueOrThrow({ where: { id: decisionId } })
  answerBy = decision.answerBy?.getTime() ?? 0
  await answer('P001', 'accept', { hours: 30_000 })
})

describe('a reminder of an award', () => {
  it('is not written more than three days before, nor while the letters are held back', async () => {
    expect(answerBy - released).toBeGreaterThan(4 * dayMilliseconds)
    await daysBefore(answerBy, 3.1)
    ok(await made.officer.post(`/api/decisions/${decisionId}/letters/mail/hold`, {}))
    await daysBefore(answerBy, 2.9)
    expect(await numbersOf('award-reminder')).toEqual([])
    ok(await made.officer.post(`/api/decisions/${decisionId}/letters/mail/go-on`, {}))
  })

  it('goes once to whoever has not answered, in their language, with the date and without hours', async () => {
    await daysBefore(answerBy, 2.8)
    await daysBefore(answerBy, 1)
    const mails = await remindersOf('award-reminder')
    expect(mails.map(({ subject, language }) => [subject, language])).toEqual([
      ['Din bevilling venter på dit svar: P002', 'da'],
      ['Your award waits for your answer: P003', 'en'],
    ])
    expect(mails.map(({ text }) => text)).toEqual([
      expect.stringMatching(/indtil .*2026.*\n\nhttp:\/\/furrow\.test\/da\/app\/proposals\/.*\/result/),
      expect.stringMatching(/until .*2026.*\n\nhttp:\/\/furrow\.test\/app\/proposals\/.*\/result/),
    ])
    for (const { text } of mails) expect(text).not.toMatch(/[23]0[.,]?000|hours|timer/)
  })

  it('is written anew for a date that was moved, and by no other look, nor after the date', async () => {
    const later = {
      answerBy: new Date(answerBy + 4 * dayMilliseconds),
      appealUntil: new Date(answerBy + 9 * dayMilliseconds),
    }
    const wish = { ...later, reason: 'The office was closed.' }
    ok(await made.officer.put(`${made.path}/award-dates`, wish))
    await answer('P003', 'decline', {})
    await remind()
    expect(await numbersOf('award-reminder')).toEqual(['P002', 'P003'])
    await daysBefore(answerBy, -2)
    await daysBefore(answerBy, -3)
    expect(await numbersOf('award-reminder')).toEqual(['P002', 'P002', 'P003'])
  })
})

describe('a reminder of an offer', () => {
  let offeredAt = 0

  it('is not written within a day of the offer itself', async () => {
    const { next } = ok(await made.officer.get(`${made.path}/waiting-list`))
    const offers = next.map(({ proposal, hours }: { proposal: string; hours: number }) => ({
      proposal,
      hours,
    }))
    offeredAt = test.clock.now().getTime()
    const expiresAt = new Date(offeredAt + 2 * dayMilliseconds).toISOString()
    ok(await made.officer.post(`${made.path}/offers`, { offers, expiresAt }))
    expect(offers.map(({ proposal }: { proposal: string }) => proposal)).toEqual(['P004', 'P005'])
    await daysBefore(offeredAt, -0.9)
    expect(await numbersOf('offer-reminder')).toEqual([])
  })

  it('goes out when the server starts, and to nobody who has answered', async () => {
    const offer = await test.store.db.awardOffer.findFirstOrThrow({ where: { proposal: { number: 'P004' } } })
    const path = made.pathOf('P004')
    ok(await made.holder('P004').post(`${path}/offers/${offer.id}/answer`, { accept: true }))
    test.clock.set(new Date(offeredAt + 1.1 * dayMilliseconds).toISOString())
    const { config, store, clock } = test
    const again = await buildApp({ config, store, clock, randomBytes, logger: false })
    await vi.waitFor(async () => expect(await numbersOf('offer-reminder')).toEqual(['P005']))
    await again.close()
    await daysBefore(offeredAt, -1.5)
    await daysBefore(offeredAt, -2.1)
    expect(await numbersOf('offer-reminder')).toEqual(['P005'])
    const [mail] = await remindersOf('offer-reminder')
    expect(mail?.text).toMatch(/stands until .*2026.* and then ends/)
    expect(mail?.text).not.toContain('8,000')
  })
})
