import type { DecisionView } from '@furrow/core/contract/decisions'
import { beforeAll, describe, expect, it } from 'vitest'
import { leftOf } from '../../../server/src/features/decisions/gone.ts'
import { makeTestApp } from '../harness/app.ts'
import { pdfText } from '../harness/pdf-text.ts'
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
let made: LockedCall

/** Budget 100,000, reserve 10,000: by the rules the first three get all, and 10,000 are left over. */
const wishes = [...fiveWishes, { title: 'Shale', areaKey: 'open', requested: 8000, minimum: 2000, score: 50 }]
const byHand = { proposal: 'P006', kind: 'award', award: 3000, reason: 'The board wants a test of shale.' }

const pathOf = (number: string) => made.pathOf(number)
const holder = (number: string) => made.holder(number)

async function read(id: string): Promise<DecisionView> {
  return ok(await made.director.get(`/api/decisions/${id}`))
}

async function proposeNext(changes: readonly { proposal: string; award: number }[]): Promise<string> {
  const reason = 'As the panel found in its minutes.'
  const wish = { note: 'Later.', changes: changes.map((change) => ({ ...change, reason })) }
  return ok(await made.officer.post(`${made.path}/next-decision`, wish)).id
}

async function answerOffer(proposal: string, accept: boolean): Promise<void> {
  const offer = await test.store.db.awardOffer.findFirstOrThrow({
    where: { proposal: { number: proposal }, state: 'open' },
    select: { id: true },
  })
  ok(await holder(proposal).post(`${pathOf(proposal)}/offers/${offer.id}/answer`, { accept }))
}

async function answer(proposal: string, deed: 'accept' | 'decline' | 'return', body: object): Promise<void> {
  const path = `${pathOf(proposal)}/award`
  const { version } = ok(await holder(proposal).get(path))
  ok(await holder(proposal).post(`${path}/${deed}`, body, match(version)))
}

const later = () => new Date(test.clock.now().getTime() + 5 * 24 * 3_600_000).toISOString()
/** A moment passes, as between the deeds of people. */
const wait = () => test.clock.set(new Date(test.clock.now().getTime() + 1000).toISOString())

beforeAll(async () => {
  made = await lockedCall(test, { id: 'since', budget: 100_000, wishes })
})

const report = async (id: string, language: 'en' | 'da') =>
  pdfText((await made.director.get(`/api/decisions/${id}/report?language=${language}`)).body)

it('whoever has no hours and withdrew, or let an offer go, waits for none; an override says so of the others', () => {
  const awards = ['P4', 'P3', 'P2', 'P1'].map((proposal) => ({ proposal, award: 0 }))
  const rows = [
    { number: 'P3', state: 'withdrawn' },
    { number: 'P2', state: 'decided' },
    { number: 'P1', state: 'withdrawn' },
  ]
  const given = [{ proposal: 'P5', award: 100 }]
  const letGo = new Set(['P2', 'P4', 'P5', 'P3'])
  const left = leftOf({ rows, awards: [...given, ...awards], overrides: [{ proposal: 'P4' }], letGo })
  expect(left).toEqual([
    { proposal: 'P3', withdrawn: true },
    { proposal: 'P2', withdrawn: false },
    { proposal: 'P1', withdrawn: true },
  ])
})

describe('what a decision changes', () => {
  let second = ''

  it('is nothing against a record before it where it is the first', async () => {
    const scenario = { policy: { kind: 'cutoff', mode: 'stop', partial: false }, reserve: 0.1 }
    const { decisionId } = await propose(made, scenario, { overrides: [byHand] })
    await signAndRelease(made, decisionId)
    const { later: before, overrides } = await read(decisionId)
    expect([before, overrides.map((override) => override.byHand)]).toEqual([null, [true]])
  })

  it('stands apart from what applicants answered and what the list and the reserve gave', async () => {
    wait()
    await answer('P002', 'accept', { hours: 25_000 })
    const grant = { hours: 4000, reason: 'A teaching project.', expiresAt: later(), despite: true }
    ok(await made.director.post(`${pathOf('P005')}/reserve-grants`, grant))
    await answerOffer('P005', true)
    ok(await made.director.post(`${pathOf('P004')}/reserve-grants`, { ...grant, hours: 1500 }))
    wait()
    second = await proposeNext([{ proposal: 'P003', award: 12_000 }])
    const view = await read(second)
    expect(view.later).toMatchObject({
      record: 1,
      changes: [
        { proposal: 'P003', held: 20_000, award: 12_000, reason: 'As the panel found in its minutes.' },
      ],
      since: [
        { proposal: 'P002', was: 30_000, now: 25_000, events: [{ kind: 'reduced', hours: -5000 }] },
        { proposal: 'P005', was: 0, now: 4000, events: [{ kind: 'offer-accepted', hours: 4000 }] },
      ],
      offered: 1500,
    })
    expect(view.overrides.map((override) => [override.proposal, override.byHand])).toEqual([
      ['P002', false],
      ['P003', true],
      ['P005', false],
      ['P006', true],
    ])
  })

  it('is said first in the report, in both languages', async () => {
    expect(await report(second, 'en')).toMatch(
      /What this decision changes since record 1 .*P003 As the panel found in its minutes\. 20,000 h 12,000 h −8,000 h.*What others have moved since record 1 .*P005 Granted from the reserve: A teaching project\. 0 h 4,000 h \+4,000 h 1,500 h were offered .*Totals/,
    )
    expect(await report(second, 'da')).toMatch(
      /Hvad denne afgørelse ændrer siden protokol 1 .*P003 .* 20\.000 h 12\.000 h −8\.000 h.*Protokollen før den: sha256/,
    )
    expect(await report(second, 'da')).toContain('Bevillingen blev accepteret delvist. (Ansøgeren)')
  })

  it('stays what it was when others move on, and the next one counts from its record', async () => {
    const before = (await read(second)).later
    wait()
    await answer('P001', 'decline', {})
    expect((await read(second)).later).toEqual(before)
    await signAndRelease(made, second)
    expect((await read(second)).later).toEqual(before)
    await answer('P002', 'return', { hours: 1000 })
    wait()
    const third = await proposeNext([
      { proposal: 'P002', award: 20_000 },
      { proposal: 'P003', award: 15_000 },
    ])
    const view = await read(third)
    expect(view.later).toMatchObject({
      record: 2,
      changes: [
        { proposal: 'P002', held: 24_000, award: 20_000 },
        { proposal: 'P003', held: 12_000, award: 15_000 },
      ],
      since: [
        { proposal: 'P001', was: 30_000, now: 0, events: [{ kind: 'declined', hours: -30_000 }] },
        { proposal: 'P002', was: 25_000, now: 24_000, events: [{ kind: 'returned', hours: -1000 }] },
      ],
    })
    // This decision changes P002 on top; its reason is not why others moved them.
    expect(await report(third, 'en')).toMatch(
      /since record 2 .*P001 The award was declined\. .*P002 Hours were returned\. 25,000 h 24,000 h −1,000 h/,
    )
    expect(await report(third, 'da')).toContain('P002 Timer blev givet tilbage. 25.000 h 24.000 h −1.000 h')
    wait()
    await signAndRelease(made, third)
    await answerOffer('P003', true)
    await answerOffer('P004', false)
    wait()
    const fourth = await read(await proposeNext([]))
    expect(fourth.later).toMatchObject({ record: 3, changes: [], since: [] })
    expect(fourth.overrides.find(({ proposal }) => proposal === 'P003')?.byHand).toBe(true)
    expect([(await read(third)).left, fourth.left]).toEqual([[], [{ proposal: 'P004', withdrawn: false }]])
  })
})
