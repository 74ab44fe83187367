import { beforeAll, describe, expect, it } from 'vitest'
import { readLog } from '../../../server/src/plugins/award-log.ts'
import { makeTestApp } from '../harness/app.ts'
import {
  lockedCall,
  ok,
  password,
  propose,
  signAndRelease,
  type LockedCall,
} from '../harness/released-call.ts'

const test = await makeTestApp()
let made: LockedCall

/** Budget 100,000, reserve 10,000: the first two get all, and 10,000 are left over. */
const wishes = [
  { title: 'Waves', areaKey: 'open', requested: 50_000, minimum: 10_000, score: 95 },
  { title: 'Wind', areaKey: 'open', requested: 30_000, minimum: 10_000, score: 90 },
  { title: 'Sand', areaKey: 'open', requested: 20_000, minimum: 15_000, score: 70 },
  { title: 'Silt', areaKey: 'open', requested: 9000, minimum: 2000, score: 60 },
]
const scenario = { policy: { kind: 'cutoff', mode: 'stop', partial: false }, reserve: 0.1 }
const reason = 'Two of its awards changed while it waited.'

beforeAll(async () => {
  made = await lockedCall(test, { id: 'revoked', budget: 100_000, wishes })
})

const pathOf = (number: string) => made.pathOf(number)
const decisionPath = (id: string) => `/api/decisions/${id}`
const revoke = (id: string, who = made.director) => who.post(`${decisionPath(id)}/revoke`, { reason })
const callState = async () => ok(await made.officer.get(made.path)).state
const statesOf = async () => {
  const rows = await test.store.db.proposal.findMany({
    where: { callId: 'revoked' },
    select: { state: true },
  })
  return new Set(rows.map(({ state }) => state))
}

async function signNext(proposal: string, award: number): Promise<string> {
  const changes = [{ proposal, award, reason: 'As the panel found.' }]
  const { id } = ok(await made.officer.post(`${made.path}/next-decision`, { note: '', changes }))
  ok(await made.director.post(`${decisionPath(id)}/sign`, { password }))
  return id
}

describe('the first decision of a call, signed and not released', () => {
  it('is taken back by a director alone, with a reason, and the call is as before the signature', async () => {
    const { decisionId } = await propose(made, scenario)
    expect((await revoke(decisionId)).status).toBe(409)
    ok(await made.director.post(`${decisionPath(decisionId)}/sign`, { password }))
    expect((await revoke(decisionId, made.officer)).status).toBe(404)
    expect((await made.director.post(`${decisionPath(decisionId)}/revoke`, { reason: ' ' })).status).toBe(400)
    expect(await callState()).toBe('decided')
    const after = ok(await revoke(decisionId))
    expect(after).toMatchObject({
      state: 'withdrawn',
      withdrawn: { by: 'Dina Director', reason },
      may: { sign: false, release: false, withdraw: false, revoke: false },
    })
    expect(after.recordHash).toMatch(/^sha256:/)
    expect(await callState()).toBe('closed')
    expect(await statesOf()).toEqual(new Set(['reviewing']))
    const said = await test.store.db.auditEvent.findFirstOrThrow({ where: { action: 'decision.revoked' } })
    expect(said.detail).toMatchObject({ reason, recordHash: after.recordHash })
  })

  it('leaves the place to another one, whose record begins the chain', async () => {
    const { decisionId } = await propose(made, scenario)
    await signAndRelease(made, decisionId)
    expect(ok(await made.officer.get(decisionPath(decisionId))).previousHash).toBeNull()
    expect((await revoke(decisionId)).status).toBe(409)
  })
})

describe('a later decision that can never be released', () => {
  it('is taken back and no longer blocks the call; the next one names the last record that was released', async () => {
    const id = await signNext('P003', 20_000)
    const expiresAt = new Date(test.clock.now().getTime() + 5 * 24 * 3_600_000).toISOString()
    const grant = { hours: 9000, reason: 'A teaching project.', expiresAt }
    ok(await made.director.post(`${pathOf('P004')}/reserve-grants`, grant))
    const [offer] = await test.store.db.awardOffer.findMany({ select: { id: true } })
    const holder = made.applicants.get('P004') ?? made.officer
    const answer = `${pathOf('P004')}/offers/${offer?.id ?? ''}/answer`
    ok(await holder.post(answer, { accept: true }))
    expect((await made.director.post(`${decisionPath(id)}/release`, {})).status).toBe(409)
    const before = await readLog(test.store.db, 'revoked')
    ok(await revoke(id))
    expect(await readLog(test.store.db, 'revoked')).toEqual(before)
    expect(await callState()).toBe('released')
    expect(await statesOf()).toEqual(new Set(['decided']))
    const next = await signNext('P002', 20_000)
    const { decisions } = ok(await made.officer.get(`${made.path}/awards`))
    expect(ok(await made.officer.get(decisionPath(next))).previousHash).toBe(decisions[0].recordHash)
    ok(await made.director.post(`${decisionPath(next)}/release`, {}))
  })

  it('stands in the list of decisions only: the public page shows the records that were released', async () => {
    const { records } = ok(await test.client().get('/api/results/revoked'))
    expect(records).toHaveLength(2)
    const { items } = ok(await made.officer.get(`${made.path}/decisions`))
    const states = items.map(({ state }: { state: string }) => state)
    expect(states.toSorted()).toEqual(['released', 'released', 'withdrawn', 'withdrawn'])
  })
})
