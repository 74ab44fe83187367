import { beforeAll, describe, expect, it } from 'vitest'
import { sendWaiting, type SendMail } from '../../../server/src/plugins/mailer.ts'
import { makeTestApp, type TestApp } from '../harness/app.ts'
import { asPersona, password, seedPracticeData } from './practice.ts'

const pilot = '/api/calls/gefion-pilot'
let test: TestApp
let decisionId = ''

/** What arrived, by the key of its mail. */
const arrived = new Map<string, number>()

const waiting = () => test.store.db.outboxMail.count({ where: { letter: { decisionId }, sentAt: null } })

const deliver: SendMail = async ({ dedupeKey, attachments }) => {
  if (!dedupeKey.startsWith(`result:${decisionId}`)) return
  expect(attachments.map(({ contentType }) => contentType)).toEqual(['application/pdf'])
  arrived.set(dedupeKey, (arrived.get(dedupeKey) ?? 0) + 1)
}

beforeAll(async () => {
  test = await makeTestApp()
  await seedPracticeData(test)
  const officer = await asPersona(test, 'officer')
  const director = await asPersona(test, 'director')
  const { body: list } = await officer.get(`${pilot}/scenarios`)
  const scenarioId = list.items.find(({ name }: { name: string }) => name === 'Practice default').id
  const { outcomeHash } = (await officer.post(`${pilot}/decision-preview`, { scenarioId })).body
  decisionId = (await officer.post(`${pilot}/decisions`, { scenarioId, outcomeHash })).body.id
  await director.post(`/api/decisions/${decisionId}/sign`, { password })
  await director.post(`/api/decisions/${decisionId}/release`, {})
  // Fourteen letters show it as well as fifty.
  const mails = await test.store.db.outboxMail.findMany({
    where: { letter: { decisionId } },
    orderBy: { id: 'asc' },
    skip: 14,
    select: { id: true },
  })
  await test.store.write((tx) =>
    tx.outboxMail.deleteMany({ where: { id: { in: mails.map(({ id }) => id) } } }),
  )
})

/** A round of a server of its own, which does not know what the app that is asked has in hand. */
const sendRound = (send: SendMail) =>
  sendWaiting({ store: test.store, clock: test.clock, send, inHand: new Set() })

/** A server that sends four letters and stops for ever in the fifth. */
async function runUntilItStops(fifth: SendMail): Promise<void> {
  let sent = 0
  await new Promise<void>((resolve) => {
    const send: SendMail = (mail) => {
      if (mail.letterId === null) return Promise.resolve()
      sent += 1
      if (sent < 5) return deliver(mail)
      const last = fifth(mail)
      setTimeout(resolve, 50)
      return last
    }
    void sendRound(send)
  })
}

describe('the mail of the letters', () => {
  it('does not go out while it is held', async () => {
    const officer = await asPersona(test, 'officer')
    const all = await waiting()
    expect(all).toBeGreaterThan(10)
    await officer.post(`/api/decisions/${decisionId}/letters/mail/hold`, {})
    await sendRound(deliver)
    expect([arrived.size, await waiting()]).toEqual([0, all])
    await officer.post(`/api/decisions/${decisionId}/letters/mail/go-on`, {})
  })

  it('is not sent again by itself where the server stops after or before it went out', async () => {
    const all = await waiting()
    const never = new Promise<void>(() => {})
    await runUntilItStops(async (mail) => {
      await deliver(mail)
      return never
    })
    await runUntilItStops(() => never)
    const officer = await asPersona(test, 'officer')
    const { body } = await officer.get(`/api/decisions/${decisionId}/letters`)
    expect(body.mail).toMatchObject({ doubtful: 2, waiting: all - 10, sent: 8 })
    while ((await waiting()) > 2) await sendRound(deliver)
    expect([...arrived.values()].filter((times) => times > 1)).toEqual([])
    expect(arrived.size).toBe(all - 1)
  }, 120_000)

  it('is sent again where the office says so, and where the mail server refused it', async () => {
    const officer = await asPersona(test, 'officer')
    await officer.post(`/api/decisions/${decisionId}/letters/mail/send-doubtful`, {})
    let refused = 0
    await sendRound(async () => {
      refused += 1
      throw new Error('451 <somebody@example.org> try again later')
    })
    expect(refused).toBe(2)
    const { body } = await officer.get(`/api/decisions/${decisionId}/letters`)
    expect(body.mail).toMatchObject({ doubtful: 0, waiting: 2, failed: 0 })
    const told = { number: expect.stringMatching(/^P\d+$/), title: expect.stringMatching(/./) }
    const later = { ...told, said: '451 … try again later', again: true }
    expect(body.mail.refused).toEqual([later, later])
  })

  it('is not in doubt while it is being sent, and cannot be sent again then', async () => {
    const { store, clock, app } = test
    const officer = await asPersona(test, 'officer')
    const letters = `/api/decisions/${decisionId}/letters`
    const { sent } = (await officer.get(letters)).body.mail
    clock.set(new Date(clock.now().getTime() + 3_600_000).toISOString())
    const seen: unknown[] = []
    const send: SendMail = async ({ id, letterId }) => {
      if (letterId === null) return
      seen.push((await officer.get(letters)).body.mail)
      await officer.post(`${letters}/mail/send-doubtful`, {})
      const { begunAt } = await store.db.outboxMail.findUniqueOrThrow({ where: { id } })
      expect(begunAt).toEqual(clock.now())
    }
    await sendWaiting({ store, clock, send, inHand: app.mailsInHand })
    expect(seen).toMatchObject([
      { doubtful: 0, waiting: 2, sent },
      { doubtful: 0, waiting: 1, sent: sent + 1 },
    ])
    expect((await officer.get(letters)).body.mail).toMatchObject({
      doubtful: 0,
      waiting: 0,
      sent: sent + 2,
      refused: [],
    })
    expect(app.mailsInHand.size).toBe(0)
  })
})
