import { beforeAll, describe, expect, it } from 'vitest'
import { readLog } from '../../../server/src/plugins/award-log.ts'
import { makeTestApp } from '../harness/app.ts'
import {
  fiveWishes,
  lockedCall,
  match,
  ok,
  password,
  propose,
  signAndRelease,
  type LockedCall,
} from '../harness/released-call.ts'

const test = await makeTestApp()
let made: LockedCall

/** Budget 100,000, reserve 10,000: the first three get all, and 10,000 are left over. Quantum holds at most 36,000. */
const wishes = [
  ...fiveWishes,
  { title: 'Clay', areaKey: 'quantum', requested: 8000, minimum: 2000, score: 50 },
  { title: 'Loam', areaKey: 'quantum', requested: 5000, minimum: 1000, score: 40 },
]

beforeAll(async () => {
  made = await lockedCall(test, { id: 'stale', budget: 100_000, wishes })
  const policy = { kind: 'cutoff', mode: 'stop', partial: false }
  await test.store.write((tx) =>
    tx.callArea.updateMany({ where: { key: 'quantum' }, data: { nameDa: 'Kvanteteknologi' } }),
  )
  const areas = { quantum: { minShare: 0.1, maxShare: 0.4 } }
  await signAndRelease(made, (await propose(made, { policy, reserve: 0.1, areas })).decisionId)
})

const pathOf = (number: string) => made.pathOf(number)
const holder = (number: string) => made.holder(number)
const logOf = () => readLog(test.store.db, 'stale')

const danish = { 'accept-language': 'da' }

type Change = readonly [proposal: string, award: number]

function proposeNext(given: readonly Change[], headers = {}) {
  const changes = given.map(([proposal, award]) => ({ proposal, award, reason: 'As the panel found.' }))
  return made.officer.post(`${made.path}/next-decision`, { note: '', changes }, headers)
}
const next = async (...given: readonly Change[]): Promise<string> => ok(await proposeNext(given)).id

const deed = (id: string, step: 'sign' | 'release', headers = {}) =>
  made.director.post(`/api/decisions/${id}/${step}`, step === 'sign' ? { password } : {}, headers)

const takeBack = async (id: string) =>
  ok(await made.director.post(`/api/decisions/${id}/revoke`, { reason: 'The awards moved.' }))

const versionOf = async (number: string) => ok(await holder(number).get(`${pathOf(number)}/award`)).version

const soon = () => new Date(test.clock.now().getTime() + 5 * 24 * 3_600_000).toISOString()
const grant = (number: string, hours: number) =>
  made.director.post(`${pathOf(number)}/reserve-grants`, {
    hours,
    reason: 'For teaching.',
    despite: true,
    expiresAt: soon(),
  })

async function answer(number: string, accept: boolean): Promise<void> {
  const offer = await test.store.db.awardOffer.findFirstOrThrow({
    where: { proposal: { number, callId: 'stale' }, state: 'open' },
    select: { id: true },
  })
  ok(await holder(number).post(`${pathOf(number)}/offers/${offer.id}/answer`, { accept }))
}

describe('a later decision whose awards have moved since it was proposed', () => {
  it('is not signed where one of them was accepted in part meanwhile: the refusal names it and the mend', async () => {
    const id = await next(['P002', 20_000])
    const accepting = { hours: 25_000 }
    ok(await holder('P002').post(`${pathOf('P002')}/award/accept`, accepting, match(await versionOf('P002'))))
    const refused = await deed(id, 'sign')
    expect([refused.status, refused.body.code]).toEqual([409, 'wrong-state'])
    expect(refused.body.detail).toMatch(/^P002: .* propose it again\.$/)
    expect((await deed(id, 'sign', { 'accept-language': 'da' })).body.detail).toMatch(/^P002: .* igen\.$/)
    expect(ok(await made.officer.get(`/api/decisions/${id}`))).toMatchObject({ state: 'proposed' })
    ok(await made.officer.post(`/api/decisions/${id}/withdraw`, {}))
  })

  it('is not released where the holder gave hours back: nobody is cut twice', async () => {
    const id = await next(['P002', 20_000])
    ok(await deed(id, 'sign'))
    const giving = { hours: 5000, reason: '' }
    ok(await holder('P002').post(`${pathOf('P002')}/award/return`, giving, match(await versionOf('P002'))))
    const before = await logOf()
    const refused = await deed(id, 'release')
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('P002')])
    expect(await logOf()).toEqual(before)
    await takeBack(id)
  })

  it('is not released while more is offered to one of them, and is once that offer is declined', async () => {
    const id = await next(['P005', 8000])
    ok(await deed(id, 'sign'))
    ok(await grant('P005', 1000))
    const refused = await deed(id, 'release')
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('P005')])
    await answer('P005', false)
    ok(await deed(id, 'release'))
    await answer('P005', true)
    expect(ok(await holder('P005').get(`${pathOf('P005')}/award`)).held).toBe(8000)
  })
})

describe('a later decision that does not fit', () => {
  it('is not proposed for an award with an open offer, nor twice for one', async () => {
    ok(await grant('P004', 1000))
    const offered = await proposeNext([
      ['P003', 10_000],
      ['P004', 15_000],
    ])
    expect(offered.status).toBe(400)
    expect(offered.body.errors).toMatchObject([{ path: 'changes[1].proposal' }])
    await answer('P004', false)
    const twice = await proposeNext([
      ['P003', 10_000],
      ['P003', 12_000],
    ])
    expect(twice.status).toBe(400)
    expect(twice.body.errors).toMatchObject([{ path: 'changes[1].proposal' }])
  })

  it('is not proposed above the maximum of an area', async () => {
    const refused = await proposeNext([['P006', 8000]])
    expect(refused.status).toBe(400)
    expect(refused.body.errors).toMatchObject([{ path: 'changes[0].award' }])
    const { message } = refused.body.errors[0]
    expect(message).toBe('With this the area Quantum would hold 38,000 GPU-hours; its maximum is 36,000.')
    const inDanish = await proposeNext([['P006', 8000]], danish)
    expect(inDanish.body.errors).toEqual([
      {
        path: 'changes[0].award',
        message: 'Med dette ville området Kvanteteknologi have 38.000 GPU-timer; dets maksimum er 36.000.',
      },
    ])
    const moved = await next(['P001', 28_000], ['P006', 8000])
    ok(await made.officer.post(`/api/decisions/${moved}/withdraw`, {}))
  })

  it('is not released where the area filled up meanwhile', async () => {
    const id = await next(['P006', 6000])
    ok(await deed(id, 'sign'))
    ok(await grant('P007', 5000))
    const refused = await deed(id, 'release')
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      expect.stringContaining('The area Quantum would'),
    ])
    const inDanish = await deed(id, 'release', danish)
    expect(inDanish.body.detail).toContain('Området Kvanteteknologi ville')
    await takeBack(id)
  })
})
