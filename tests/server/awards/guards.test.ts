import { movedInDanish } from '@furrow/core/record/moved-words'
import { balanceOf } from '@furrow/core/allocation/award-ledger'
import { beforeAll, describe, expect, it } from 'vitest'
import { readLog } from '../../../server/src/plugins/award-log.ts'
import { makeTestApp } from '../harness/app.ts'
import { pdfText } from '../harness/pdf-text.ts'
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

/** Budget 100,000, reserve 10,000: the first three are funded. */
const wishes = fiveWishes
const scenario = { policy: { kind: 'cutoff', mode: 'stop', partial: false }, reserve: 0.1 }

const pathOf = (number: string) => made.pathOf(number)
const holder = (number: string) => made.holder(number)

async function withdraw(number: string): Promise<void> {
  const { version } = ok(await holder(number).get(pathOf(number)))
  ok(await holder(number).post(`${pathOf(number)}/withdraw`, undefined, match(version)))
}

beforeAll(async () => {
  made = await lockedCall(test, { id: 'guards', budget: 100_000, wishes })
})

describe('an officer in conflict with a proposal', () => {
  const conflict = { kind: 'family', reason: 'Cousin' }
  const override = { proposal: 'P003', kind: 'exclude', award: 0, reason: 'Zaphodina wrote it.' }

  it('reads no letter of it, writes none, and overrides nothing about it', async () => {
    const { decisionId } = await propose(made, scenario)
    const letter = `/api/decisions/${decisionId}/letters/P003`
    ok(await made.officer.get(`${letter}?language=en`))
    ok(await made.officer.post(`${pathOf('P003')}/conflicts`, conflict))
    for (const path of [letter, `${letter}/pdf`])
      expect((await made.officer.get(`${path}?language=en`)).status).toBe(404)
    ok(await made.officer.get(`/api/decisions/${decisionId}/letters/P002?language=en`))
    ok(await made.officer.post(`/api/decisions/${decisionId}/withdraw`, {}))

    const { items } = ok(await made.officer.get(`${made.path}/scenarios`))
    const draft = { scenarioId: items[0].id, overrides: [] }
    const letterOf = (number: string) =>
      made.officer.post(`${made.path}/letter-preview`, { ...draft, number, language: 'en' })
    expect((await letterOf('P003')).status).toBe(404)
    ok(await letterOf('P002'))
    for (const kind of ['exclude', 'hold'] as const) {
      const reply = await made.officer.post(`${made.path}/decision-preview`, {
        ...draft,
        overrides: [{ ...override, kind }],
      })
      expect([reply.status, reply.body.errors]).toEqual([
        400,
        [
          {
            path: 'overrides[0].proposal',
            message: 'You have a conflict of interest with this proposal: another officer decides on it.',
          },
        ],
      ])
    }
  })
})

describe('an award whose proposal is withdrawn before the release', () => {
  it('is not signed: the office proposes again', async () => {
    const { decisionId } = await propose(made, scenario)
    await withdraw('P002')
    expect(ok(await made.officer.get(`/api/decisions/${decisionId}`)).gone).toEqual(['P002'])
    const refused = await made.director.post(`/api/decisions/${decisionId}/sign`, { password })
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      'P002 would get hours and was withdrawn since: propose again without it.',
    ])
    ok(await made.officer.post(`/api/decisions/${decisionId}/withdraw`, {}))
  })

  it('frees its hours at the release, in the log, for the list; nobody is written to', async () => {
    const overrides = [{ proposal: 'P005', kind: 'exclude', award: 0, reason: 'It is for later.' }]
    const { decisionId } = await propose(made, scenario, { overrides })
    ok(await made.director.post(`/api/decisions/${decisionId}/sign`, { password }))
    expect(ok(await made.director.get(`/api/decisions/${decisionId}`)).gone).toEqual([])
    await withdraw('P001')
    const told = ok(await made.director.get(`/api/decisions/${decisionId}`))
    expect(told.gone).toEqual(['P001'])
    ok(await made.director.post(`/api/decisions/${decisionId}/release`, {}))
    const mails = await test.store.db.outboxMail.count({
      where: { dedupeKey: { startsWith: `result:${decisionId}:` } },
    })
    expect(mails).toBe(told.outcome.awards.length - told.goneInAll)
    const report = await made.director.get(`/api/decisions/${decisionId}/report?language=en`)
    expect(pdfText(report.body)).toContain('Withdrawn by the applicant since: P001 (30,000 h).')
    expect(pdfText(report.body)).toContain('those decided: with P001, withdrawn by the applicant since.')
    const log = await readLog(test.store.db, 'guards')
    expect(log.filter(({ proposal }) => proposal === 'P001')).toMatchObject([
      { kind: 'granted', hours: 30_000 },
      { kind: 'proposal-withdrawn', hours: 30_000, from: 'awarded', to: 'leftOver' },
    ])
    const { items } = ok(await made.officer.get(`${made.path}/award-log`))
    expect(items.find(({ kind }: { kind: string }) => kind === 'proposal-withdrawn').actor).toBeNull()
    const { balance, rows } = ok(await made.officer.get(`${made.path}/awards`))
    expect(balance).toMatchObject({ awarded: 40_000, reserve: 10_000, leftOver: 50_000 })
    expect(balanceOf(log)).toMatchObject(balance)
    expect(rows.find((row: { proposal: string }) => row.proposal === 'P001')).toMatchObject({
      held: 0,
      answer: 'withdrew',
    })
    expect((await holder('P001').get(`${pathOf('P001')}/letter?language=en`)).status).toBe(404)
    expect(ok(await holder('P001').get(`${pathOf('P001')}/award`)).stand).toBe('withdrew')
    const to = await test.store.db.outboxMail.findMany({
      where: { template: 'decision-letter' },
      select: { personId: true },
    })
    expect(to.map(({ personId }) => personId)).not.toContain(made.applicants.get('P001')?.personId)
  })
})

describe('the public page of a call that was left before the release', () => {
  it('marks the award and shows its number and hours, nothing else of it', async () => {
    const { awards, totals } = ok(await test.client().get('/api/results/guards'))
    expect(awards[0]).toEqual({
      proposal: 'P001',
      withdrawn: true,
      title: '',
      summary: '',
      institution: '',
      area: expect.any(String),
      hours: 30_000,
      value: null,
      energy: null,
    })
    const rest: { withdrawn: boolean; title: string }[] = awards.slice(1)
    expect(rest.map(({ withdrawn, title }) => [withdrawn, title !== ''])).toEqual([
      [false, true],
      [false, true],
    ])
    expect(totals.awarded).toBe(70_000)
    const { text } = await test.client().get('/api/results/guards/awards.csv')
    expect(text).toMatch(/^P001,,,.*,yes$/m)
    expect(text).not.toMatch(/^P002.*,yes$/m)
  })
})

describe('hours of the reserve', () => {
  const grant = (number: string, hours: number) =>
    made.director.post(`${pathOf(number)}/reserve-grants`, {
      hours,
      reason: 'For the summer.',
      expiresAt: new Date(test.clock.now().getTime() + 86_400_000).toISOString(),
    })

  it('go in whole steps, to nobody who withdrew or is not eligible', async () => {
    const errorsOf = async (number: string, hours: number) => (await grant(number, hours)).body.errors
    expect(await errorsOf('P005', 2037)).toEqual([
      { path: 'hours', message: 'Use a multiple of 100 GPU-hours.' },
    ])
    const said = 'This proposal was withdrawn: hours go to another.'
    expect(await errorsOf('P001', 10_000)).toEqual([{ path: 'hours', message: said }])
    const id = made.ids.get('P005') ?? ''
    const setEligible = (eligible: boolean) =>
      test.store.write((tx) => tx.proposal.update({ where: { id }, data: { eligible } }))
    await setEligible(false)
    expect(await errorsOf('P005', 2000)).toEqual([
      { path: 'hours', message: 'This proposal is not eligible: hours go to another.' },
    ])
    await setEligible(true)
    ok(await grant('P005', 2000))
  })

  it('name nobody in public before they are accepted', async () => {
    const readGrants = async () => (await test.client().get('/api/results/guards')).body.reserveGrants
    const hours = { hours: 2000, reason: 'For the summer.' }
    const open = { proposal: 'P005', ...hours, value: null, accepted: false, title: null }
    expect(await readGrants()).toMatchObject([open])
    const { offers } = ok(await holder('P005').get(`${pathOf('P005')}/award`))
    ok(await holder('P005').post(`${pathOf('P005')}/offers/${offers[0].id}/answer`, { accept: true }))
    expect(await readGrants()).toMatchObject([
      { ...open, accepted: true, title: 'Silt', value: { amount: 2000 * 20, toPay: 0, currency: 'DKK' } },
    ])
  })
})

describe('a later decision', () => {
  it('says nothing by hand about a proposal that its proposer has a conflict with', async () => {
    const changes = ['P004', 'P003'].map((proposal) => ({ proposal, award: 0, reason: 'As it is.' }))
    const reply = await made.officer.post(`${made.path}/next-decision`, { note: '', changes })
    expect([reply.status, reply.body.errors]).toMatchObject([400, [{ path: 'changes[1].proposal' }]])
  })
})

describe('an award that was accepted', () => {
  it('is taken back by no officer: a decision does that, which a director signs', async () => {
    const { version } = ok(await holder('P004').get(`${pathOf('P004')}/award`))
    ok(await holder('P004').post(`${pathOf('P004')}/award/accept`, { hours: 20_000 }, match(version)))
    const reply = await made.officer.post(`${pathOf('P004')}/award/withdraw`, { reason: 'Zaphodina left.' })
    expect([reply.status, reply.body.detail]).toEqual([
      409,
      'This award was accepted: only a later decision that a director signs takes it back.',
    ])
  })
})

describe('a later decision of a call that was left before the release', () => {
  it('states the award as withdrawn, for the record and on the page to sign, not as declined', async () => {
    const { id } = ok(await made.officer.post(`${made.path}/next-decision`, { note: '', changes: [] }))
    const { later, overrides } = ok(await made.officer.get(`/api/decisions/${id}`))
    expect(later.since.find(({ proposal }: { proposal: string }) => proposal === 'P001')).toEqual({
      proposal: 'P001',
      was: 30_000,
      now: 0,
      events: [{ kind: 'proposal-withdrawn', hours: -30_000 }],
    })
    const { reason, by } = overrides.find(({ proposal }: { proposal: string }) => proposal === 'P001')
    expect([reason, by]).toEqual(['The proposal was withdrawn before the release.', 'Applicant'])
    expect(movedInDanish({ reason, by }).reason).toBe(
      'Ansøgningen blev trukket tilbage før offentliggørelsen.',
    )
  })
})
