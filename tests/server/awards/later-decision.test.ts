import { balanceOf } from '@furrow/core/allocation/award-ledger'
import { verifyRecord } from '@furrow/core/record/verify'
import { beforeAll, describe, expect, it } from 'vitest'
import { Prisma } from '../../../server/src/generated/prisma/client.ts'
import { readLog } from '../../../server/src/plugins/award-log.ts'
import { makeTestApp } from '../harness/app.ts'
import {
  fiveWishes,
  lockedCall,
  ok,
  password,
  propose,
  signAndRelease,
  type LockedCall,
} from '../harness/released-call.ts'

const test = await makeTestApp()
let made: LockedCall

/** Budget 100,000, reserve 10,000: the first three get all, and 10,000 are left over. */
const wishes = fiveWishes

beforeAll(async () => {
  made = await lockedCall(test, { id: 'later', budget: 100_000, wishes })
  const scenario = { policy: { kind: 'cutoff', mode: 'stop', partial: false }, reserve: 0.1 }
  await signAndRelease(made, (await propose(made, scenario)).decisionId)
})

/** Written between the two decisions, and in force before the first one was signed. */
const dearer = {
  rows: [{ applicantKind: null, perGpuHour: 50, validFrom: '2025-01-01', paying: true, assumed: false }],
  funders: [],
}

const pathOf = (number: string) => made.pathOf(number)
const offersOf = (number: string) =>
  test.store.db.awardOffer.findMany({
    where: { proposal: { number } },
    select: { id: true, hours: true, state: true, expiresAt: true },
  })
const mailsOf = (template: string) => test.store.db.outboxMail.count({ where: { template } })
const balance = async () => ok(await made.officer.get(`${made.path}/awards`)).balance
const holder = (number: string) => made.holder(number)

async function signNext(changes: readonly { proposal: string; award: number }[]): Promise<string> {
  const reason = 'As the panel found in its minutes.'
  const wish = { note: 'Later.', changes: changes.map((change) => ({ ...change, reason })) }
  const { id } = ok(await made.officer.post(`${made.path}/next-decision`, wish))
  ok(await made.director.post(`/api/decisions/${id}/sign`, { password }))
  return id
}

describe('a later decision that gives more than is left over', () => {
  it('draws the rest from the reserve once, and makes one offer with one mail for each proposal', async () => {
    test.clock.set(new Date(test.clock.now().getTime() + 2 * 24 * 3_600_000).toISOString())
    await test.store.write((tx) =>
      tx.machine.update({ where: { id: 'gefion' }, data: { priceList: dearer } }),
    )
    const id = await signNext([
      { proposal: 'P003', award: 19_000 },
      { proposal: 'P004', award: 16_000 },
      { proposal: 'P005', award: 2000 },
    ])
    ok(await made.director.post(`/api/decisions/${id}/release`, {}))
    expect(await offersOf('P004')).toMatchObject([{ hours: 16_000, state: 'open' }])
    expect(await offersOf('P005')).toMatchObject([{ hours: 2000, state: 'open' }])
    expect(await mailsOf('offer-made')).toBe(2)
    const event = { action: 'decision.released', objectId: id }
    const { detail } = await test.store.db.auditEvent.findFirstOrThrow({ where: event })
    expect(detail).toEqual({ letters: 0, mails: 3 })
    const { rows } = ok(await made.officer.get(`${made.path}/awards`))
    const rowOf = (number: string) => rows.find(({ proposal }: { proposal: string }) => proposal === number)
    expect(rowOf('P003')).toMatchObject({ granted: 19_000, held: 19_000 })
    expect(rowOf('P004')).toMatchObject({ granted: 16_000, held: 0, answer: 'none' })
    const letters = `/api/decisions/${id}/letters`
    expect(ok(await made.officer.get(letters))).toMatchObject({ later: true, total: 0, letters: [] })
    expect((await made.officer.get(`${letters}/P003?language=en`)).status).toBe(404)
    expect(await test.store.db.letterFact.count({ where: { decisionId: id } })).toBe(0)
    expect(await balance()).toMatchObject({ awarded: 79_000, offered: 18_000, reserve: 3000, leftOver: 0 })
    const log = await readLog(test.store.db, 'later')
    expect(log.slice(-5)).toMatchObject([
      { kind: 'decision-released', decisionId: id },
      { kind: 'cut', proposal: 'P003', hours: 1000, to: 'leftOver', decisionId: id },
      { kind: 'drawn', proposal: null, hours: 7000, from: 'reserve', to: 'leftOver', decisionId: id },
      { kind: 'offered', proposal: 'P004', hours: 16_000, from: 'leftOver', decisionId: id },
      { kind: 'offered', proposal: 'P005', hours: 2000, from: 'leftOver', decisionId: id },
    ])
  })

  it('values what it gives at its own prices, and what was held before it at those of then', async () => {
    const { body } = await test.client().get('/api/results/later')
    const valueOf = (number: string) =>
      body.awards.find(({ proposal }: { proposal: string }) => proposal === number).value
    expect(valueOf('P001')).toMatchObject({ amount: 30_000 * 20, toPay: 0, perGpuHour: 20 })
    expect(valueOf('P003')).toMatchObject({ amount: 19_000 * 20, toPay: 0, perGpuHour: 20 })
    expect(valueOf('P004')).toMatchObject({ amount: 16_000 * 50, toPay: 16_000 * 50, perGpuHour: 50 })
    const { body: record } = await test.client().get('/api/results/later/record')
    expect(record.values).toMatchObject({ totals: { inKind: 79_000 * 20, toPay: 18_000 * 50 } })
    expect(record.values.prices).toMatchObject([{ perGpuHour: 50 }])
    const checks = verifyRecord({ record }).checks.filter(({ ok }) => !ok)
    expect(checks).toEqual([])
  })

  it('shows its holder what an offer is worth by the price it keeps, and what is held by the price of its giving', async () => {
    const { prices, rows, heldValue } = ok(await made.officer.get(`${made.path}/awards`))
    const totals = { inKind: 79_000 * 20, toPay: 0, unpricedHours: 0, currency: 'DKK', assumed: true }
    expect(heldValue).toEqual(totals)
    const values = rows.map(({ proposal, value }: { proposal: string; value: { amount: number } | null }) => [
      proposal,
      value?.amount ?? null,
    ])
    expect(values).toContainEqual(['P003', 380_000])
    expect(values).toContainEqual(['P004', null])
    expect(prices).toMatchObject({ currency: 'DKK', rows: dearer.rows })
    expect(rows.map(({ offer }: { offer: unknown }) => offer)).toContainEqual(
      expect.objectContaining({ hours: 2000, value: expect.objectContaining({ toPay: 100_000 }) }),
    )
    await test.store.write((tx) =>
      tx.machine.update({ where: { id: 'gefion' }, data: { priceList: Prisma.DbNull } }),
    )
    const sand = ok(await holder('P004').get(`${pathOf('P004')}/award`))
    const toPay = { amount: 800_000, toPay: 800_000, perGpuHour: 50, paying: true, currency: 'DKK' }
    expect(sand).toMatchObject({ value: null, offers: [{ hours: 16_000, value: toPay }] })
    const firstOf = async (number: string) =>
      ok(await holder(number).get(`${pathOf(number)}/result`)).firstReleasedAt
    const [first] = ok(await made.officer.get(`${made.path}/awards`)).decisions
    expect([await firstOf('P001'), await firstOf('P003')]).toEqual([null, first.releasedAt])
    const cut = ok(await holder('P003').get(`${pathOf('P003')}/award`))
    expect(cut).toMatchObject({ held: 19_000, value: { amount: 380_000, toPay: 0, currency: 'DKK' } })
    expect(cut.parts).toEqual([{ hours: 19_000, price: { perGpuHour: 20, paying: false, assumed: true } }])
  })

  it('tells whoever it takes hours from, once and in their language, and calls it what it is', async () => {
    const mails = await test.store.db.outboxMail.findMany({ where: { template: 'award-cut' } })
    expect(mails.map(({ personId, language }) => [personId, language])).toEqual([
      [made.applicants.get('P003')?.personId, 'en'],
    ])
    expect(mails[0]?.subject).toBe('A later decision changes your award: P003')
    const { events, answer } = ok(await holder('P003').get(`${pathOf('P003')}/award`))
    expect(answer).toBe('open')
    const reason = 'As the panel found in its minutes.'
    expect(events.at(-1)).toMatchObject({ kind: 'cut', hours: 1000, reason })
  })

  it('leaves each proposal its letter, and the date to answer that the award has', async () => {
    for (const number of ['P001', 'P003', 'P004']) {
      const result = ok(await holder(number).get(`${pathOf(number)}/result`))
      expect(result.hasLetter).toBe(true)
      ok(await holder(number).get(`${pathOf(number)}/letter`))
      const award = ok(await holder(number).get(`${pathOf(number)}/award`))
      const { answerBy, appealUntil } = award
      expect(result).toMatchObject({ answerBy, appealUntil })
    }
    const ofTwo = await test.store.db.decision.findMany({ select: { appealUntil: true } })
    expect(new Set(ofTwo.map(({ appealUntil }) => appealUntil?.toISOString())).size).toBe(2)
  })

  it('leaves over what is declined or not answered, as any award that a decision gave', async () => {
    const [sand] = await offersOf('P004')
    ok(await holder('P004').post(`${pathOf('P004')}/offers/${sand?.id ?? ''}/answer`, { accept: false }))
    expect(await balance()).toMatchObject({ offered: 2000, reserve: 3000, leftOver: 16_000 })
    const [silt] = await offersOf('P005')
    test.clock.set(new Date((silt?.expiresAt.getTime() ?? 0) + 60_000).toISOString())
    ok(await made.officer.post(`${made.path}/offers/${silt?.id ?? ''}/expire`, {}))
    expect(await balance()).toMatchObject({ offered: 0, reserve: 3000, leftOver: 18_000 })
  })

  it('waits, and changes nothing, where others were offered the hours since it was signed', async () => {
    const id = await signNext([{ proposal: 'P004', award: 20_000 }])
    const expiresAt = new Date(test.clock.now().getTime() + 5 * 24 * 3_600_000).toISOString()
    const grant = { hours: 2000, reason: 'A teaching project.', expiresAt }
    ok(await made.director.post(`${pathOf('P005')}/reserve-grants`, grant))
    const before = await readLog(test.store.db, 'later')
    const reply = await made.director.post(`/api/decisions/${id}/release`, {})
    expect([reply.status, reply.body.code]).toEqual([409, 'wrong-state'])
    expect(await readLog(test.store.db, 'later')).toEqual(before)
  })

  it('states a cut as the director’s, whatever its holder does afterwards, in the record after it', async () => {
    const { pending } = ok(await made.officer.get(`${made.path}/awards`))
    ok(await made.director.post(`/api/decisions/${pending.id}/revoke`, { reason: 'Its hours are offered.' }))
    const id = await signNext([{ proposal: 'P002', award: 0 }])
    ok(await made.director.post(`/api/decisions/${id}/release`, {}))
    expect(await mailsOf('award-cut')).toBe(2)
    expect(ok(await holder('P002').get(`${pathOf('P002')}/award`))).toMatchObject({
      held: 0,
      answer: 'withdrawn',
    })
    const next = await signNext([])
    const { overrides } = ok(await made.officer.get(`/api/decisions/${next}`))
    const reason = 'As the panel found in its minutes.'
    expect(overrides).toMatchObject([
      { proposal: 'P002', kind: 'exclude', award: 0, reason, by: 'Odile Officer' },
      { proposal: 'P003', kind: 'award', award: 19_000, reason, by: 'Odile Officer' },
    ])
    ok(await made.director.post(`/api/decisions/${next}/release`, {}))
    expect(await mailsOf('award-cut')).toBe(2)
  })

  it('states on its page and in public what the log leaves over and keeps back, not what the rules did', async () => {
    const { records, totals, standing } = ok(await test.client().get('/api/results/later'))
    expect(records).toHaveLength(4)
    // Of the reserve 7000 went to the first later decision, and 2000 are offered to P005.
    expect(standing).toMatchObject({ offered: 2000, reserve: 1000 })
    expect(totals).toMatchObject({ reserve: 3000, awarded: standing.awarded, leftOver: standing.leftOver })
    const { id } = await test.store.db.decision.findFirstOrThrow({
      where: { recordHash: records.at(-1).recordHash },
    })
    const { outcome, later } = ok(await made.officer.get(`/api/decisions/${id}`))
    expect(outcome.totals).toEqual(totals)
    expect(later).toMatchObject({ offered: 2000, free: standing.leftOver })
  })

  it('keeps every hour of the budget on one account after each entry of the log', async () => {
    const log = await readLog(test.store.db, 'later')
    const opened = log.findLastIndex(({ kind }) => kind === 'opened') + 1
    for (let count = opened; count <= log.length; count++) {
      const { budget, ...accounts } = balanceOf(log.slice(0, count))
      expect(budget).toBe(100_000)
      expect(Object.values(accounts).reduce((sum, hours) => sum + hours, 0)).toBe(budget)
    }
  })
})

describe('a call whose machine has another currency by its later decision', () => {
  it('keeps the currency in which its hours were valued: what it gives then has no price, and no sum mixes two', async () => {
    const change = (data: Prisma.MachineUpdateInput) =>
      test.store.write((tx) => tx.machine.update({ where: { id: 'gefion' }, data, select: { id: true } }))
    const row = { applicantKind: null, validFrom: '2025-01-01', paying: false, assumed: false }
    const listAt = (perGpuHour: number) => ({ rows: [{ ...row, perGpuHour }], funders: [] })
    await change({ priceList: listAt(20) })
    made = await lockedCall(test, { id: 'euro', budget: 100_000, wishes })
    const scenario = { policy: { kind: 'cutoff', mode: 'stop', partial: false }, reserve: 0.1 }
    await signAndRelease(made, (await propose(made, scenario)).decisionId)
    test.clock.set(new Date(test.clock.now().getTime() + 2 * 24 * 3_600_000).toISOString())
    await change({ currency: 'EUR', priceList: listAt(3) })
    const id = await signNext([{ proposal: 'P004', award: 16_000 }])
    ok(await made.director.post(`/api/decisions/${id}/release`, {}))
    const { body: record } = await test.client().get('/api/results/euro/record')
    const totals = { inKind: 80_000 * 20, toPay: 0, unpricedHours: 16_000 }
    expect(record.values).toMatchObject({ currency: 'DKK', prices: [], totals })
    expect(verifyRecord({ record }).checks.filter((check) => !check.ok)).toEqual([])
    const { prices, heldValue, rows } = ok(await made.officer.get(`${made.path}/awards`))
    expect(prices).toMatchObject({ currency: 'DKK', rows: [] })
    expect(heldValue).toMatchObject({ currency: 'DKK', inKind: 80_000 * 20 })
    const sand = rows.find(({ proposal }: { proposal: string }) => proposal === 'P004')
    expect(sand.offer).toMatchObject({ hours: 16_000, value: null })
    const held = ok(await holder('P001').get(`${pathOf('P001')}/award`))
    expect(held.value).toMatchObject({ amount: 600_000, currency: 'DKK' })
    await change({ currency: 'DKK' })
  })
})
