import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { signInAs } from '../harness/people.ts'
import {
  lockedCall,
  match,
  numberOf,
  ok,
  password,
  propose,
  signAndRelease,
  type LockedCall,
  type Wish,
} from '../harness/released-call.ts'

const test = await makeTestApp()
const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'furrow-awards-way-'))
const budget = 600_050
let made: LockedCall
let funded: string[] = []

/** 200 invented proposals: scores and hours from two small wheels that never turn together. */
const wishes: Wish[] = Array.from({ length: 200 }, (_, index) => {
  const requested = 2000 + ((index * 37) % 80) * 100
  return {
    title: `Invented project ${index}`,
    areaKey: index % 4 === 0 ? 'quantum' : 'open',
    requested,
    minimum: Math.ceil(requested / 300) * 100,
    score: 40 + ((index * 53) % 60),
  }
})

beforeAll(async () => {
  made = await lockedCall(test, { id: 'way', budget, wishes, people: 25 })
})

const pathOf = (number: string) => made.pathOf(number)
const holder = (number: string) => made.holder(number)
const awardOf = async (number: string) => ok(await holder(number).get(`${pathOf(number)}/award`))
const pageOf = async () => ok(await made.officer.get(`${made.path}/awards`))

/** Asserted after every step: each hour of the budget lies on one account, and rows and sums agree. */
async function balanced() {
  const { balance, rows } = await pageOf()
  const { awarded, offered, reserve, leftOver, rounding } = balance
  expect(balance.budget).toBe(budget)
  expect(awarded + offered + reserve + leftOver + rounding).toBe(budget)
  const sum = (key: 'held' | 'offered') =>
    rows.reduce((total: number, row: Record<string, number>) => total + (row[key] ?? 0), 0)
  expect([sum('held'), sum('offered')]).toEqual([awarded, offered])
  return balance
}

async function answer(number: string, step: 'accept' | 'decline', body: object): Promise<void> {
  const { version } = await awardOf(number)
  ok(await holder(number).post(`${pathOf(number)}/award/${step}`, body, match(version)))
}

async function openOffers(number: string): Promise<{ id: string }[]> {
  const { offers } = await awardOf(number)
  return offers.filter(({ state }: { state: string }) => state === 'open')
}

async function answerOffer(number: string, accept: boolean): Promise<void> {
  for (const { id } of await openOffers(number))
    ok(await holder(number).post(`${pathOf(number)}/offers/${id}/answer`, { accept }))
}

/** Offers everything that the list would get now, and returns whom. */
async function serve(expiresAt: string): Promise<string[]> {
  const { next } = ok(await made.officer.get(`${made.path}/waiting-list`))
  const offers = next.map(({ proposal, hours }: { proposal: string; hours: number }) => ({ proposal, hours }))
  ok(await made.officer.post(`${made.path}/offers`, { offers, expiresAt }))
  return offers.map(({ proposal }: { proposal: string }) => proposal)
}

const cli = ['--conditions=furrow-source', '--import', 'tsx', 'server/src/cli/main.ts', 'verify']

/** The command from the README, run by a stranger on the downloaded files. */
function verify(record: string, more: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...cli, record, ...more], {
    cwd: root,
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
  return stdout
}

async function download(name: string, path: string): Promise<string> {
  const file = join(folder, name)
  writeFileSync(file, (await test.client().get(`/api/results/way/${path}`)).text)
  return file
}

describe('awards, from the decision to the next one', () => {
  it('200 proposals are decided with three by hand, signed and released', async () => {
    const scenario = { policy: { kind: 'cutoff', partial: true }, reserve: 0.1 }
    const reason = 'As the panel found in its minutes.'
    const overrides = [
      { proposal: numberOf(2), kind: 'hold', reason },
      { proposal: numberOf(3), kind: 'award', award: 2000, reason },
      { proposal: numberOf(9), kind: 'exclude', reason },
    ]
    const { decisionId, outcome } = await propose(made, scenario, { overrides })
    expect(outcome.awards).toHaveLength(200)
    await signAndRelease(made, decisionId)
    const { rows } = await pageOf()
    funded = rows.map(({ proposal }: { proposal: string }) => proposal)
    expect(funded.length).toBeGreaterThan(60)
    expect(funded).toContain(numberOf(3))
    expect(funded).not.toContain(numberOf(9))
    await balanced()
  })

  it('twenty are declined, one is accepted in part, ten in whole, and the others are not answered', async () => {
    for (const number of funded.slice(0, 20)) await answer(number, 'decline', { reason: 'No time.' })
    const { held } = await awardOf(funded[20] ?? '')
    await answer(funded[20] ?? '', 'accept', { hours: Math.ceil(held / 200) * 100, belowMinimum: true })
    for (const number of funded.slice(21, 31)) {
      const { held: hours } = await awardOf(number)
      await answer(number, 'accept', { hours })
    }
    const { rows } = await pageOf()
    const count = (state: string) => rows.filter((row: { answer: string }) => row.answer === state).length
    expect([count('declined'), count('accepted')]).toEqual([20, 11])
    expect((await balanced()).leftOver).toBeGreaterThan(50_000)
  })

  it('the waiting list is served, answered, and served again', async () => {
    const first = await serve('2026-03-05T22:59:00.000Z')
    expect(first.length).toBeGreaterThan(6)
    await balanced()
    for (const [index, number] of first.slice(0, -1).entries()) await answerOffer(number, index % 3 !== 0)
    await balanced()
    test.clock.set('2026-03-06T09:00:00.000Z')
    const late = first.at(-1) ?? ''
    const { offers } = await awardOf(late)
    ok(await made.officer.post(`${made.path}/offers/${offers[0].id}/expire`, {}))
    await balanced()
    const second = await serve('2026-03-12T22:59:00.000Z')
    expect(second.length).toBeGreaterThan(0)
    expect(second.filter((number) => first.includes(number) && number === late)).toEqual([])
    for (const number of second) await answerOffer(number, true)
    await balanced()
  })

  it('an appeal is upheld with hours of the reserve, and the director grants more with a public reason', async () => {
    const appellant = numberOf(9)
    ok(await holder(appellant).post(`${pathOf(appellant)}/appeals`, { text: 'The exclusion is a mistake.' }))
    const { items } = ok(await made.director.get(`${made.path}/appeals`))
    const expiresAt = '2026-03-12T22:59:00.000Z'
    const verdict = { verdict: 'upheld', reason: 'It is.', hours: 2000, source: 'reserve', expiresAt }
    ok(await made.director.post(`${pathOf(appellant)}/appeals/${items[0].id}/decide`, verdict))
    await answerOffer(appellant, true)
    await balanced()
    const grant = { hours: 1000, reason: 'A teaching project.', expiresAt, despite: true }
    ok(await made.director.post(`${pathOf(numberOf(2))}/reserve-grants`, grant))
    await answerOffer(numberOf(2), true)
    expect((await balanced()).reserve).toBe(60_005 - 3000)
  })

  it('a second decision of the awards as they stand is proposed, signed and released, and leaks nothing before', async () => {
    const before = await test.client().get('/api/results/way')
    const log = await test.store.db.awardEvent.count()
    const changes = [{ proposal: numberOf(9), award: 2500, reason: 'The rest of the appeal.' }]
    const { id } = ok(await made.officer.post(`${made.path}/next-decision`, { note: 'Spring.', changes }))
    ok(await made.director.post(`/api/decisions/${id}/sign`, { password }))
    expect((await test.client().get('/api/results/way')).body).toEqual(before.body)
    expect(await awardOf(numberOf(9))).toMatchObject({ held: 2000, offered: 0 })
    expect(await test.store.db.awardEvent.count()).toBe(log)
    const mails = await test.store.db.outboxMail.count()
    ok(await made.director.post(`/api/decisions/${id}/release`, {}))
    expect(await awardOf(numberOf(9))).toMatchObject({ held: 2000, offered: 500 })
    expect(await openOffers(numberOf(9))).toHaveLength(1)
    expect(await test.store.db.outboxMail.count()).toBe(mails + 1)
    await answerOffer(numberOf(9), true)
    await balanced()
  })

  it('every record is verified by a stranger from the public files, and the second names the first', async () => {
    const stranger = test.client()
    const result = ok(await stranger.get('/api/results/way'))
    const { publicKey } = ok(await stranger.get('/.well-known/furrow-key'))
    const [first, second] = result.records
    expect(second.previous).toBe(first.recordHash)
    const hex = (hash: string) => hash.replace('sha256:', '')
    const one = await download('first.json', `records/${hex(first.recordHash)}`)
    const two = await download('second.json', `records/${hex(second.recordHash)}`)
    const snapshot = await download('snapshot.json', 'snapshot')
    const given = ['--snapshot', snapshot, '--key', publicKey]
    expect(verify(one, given).trim().split('\n').at(-1)).toMatch(/holds/i)
    expect(
      verify(two, [...given, '--previous', one])
        .trim()
        .split('\n')
        .at(-1),
    ).toMatch(/holds/i)
  })

  it('the public reads sums, the reserve with its reason and the awards as they stand, and nobody’s own words', async () => {
    const reply = await test.client().get('/api/results/way')
    const { standing, reserveGrants, totals, awards, overrides } = reply.body
    expect(standing.awarded + standing.leftOver + standing.reserve + standing.rounding).toBe(budget)
    expect(reserveGrants).toMatchObject([
      { proposal: numberOf(2), hours: 1000, reason: 'A teaching project.' },
    ])
    expect(totals.awarded).toBe(awards.reduce((sum: number, row: { hours: number }) => sum + row.hours, 0))
    expect(totals.awarded).toBe(standing.awarded)
    expect(overrides.length).toBeGreaterThan(25)
    expect(reply.text).not.toMatch(/No time|The exclusion is a mistake|Applicant \d|Rikke/)
  })

  it('the audit trail holds', async () => {
    const auditor = await signInAs(test, { roles: ['auditor'] })
    expect(ok(await auditor.get('/api/audit-events/check'))).toMatchObject({ holds: true })
  })
})
