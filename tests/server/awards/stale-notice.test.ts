import { beforeAll, describe, expect, it } from 'vitest'
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
let made: LockedCall
let waiting = ''

const listOf = async () => ok(await made.officer.get(`${made.path}/waiting-list`))
const maySign = async () => ok(await made.director.get(`/api/decisions/${waiting}`)).may.sign
const staleOf = async (id: string) => ok(await made.officer.get(`/api/decisions/${id}`)).stale

async function offerFirst(count: number): Promise<void> {
  const { next, expiresAt } = await listOf()
  const offers = next
    .slice(0, count)
    .map(({ proposal, hours }: { proposal: string; hours: number }) => ({ proposal, hours }))
  ok(await made.officer.post(`${made.path}/offers`, { offers, expiresAt }))
}

/** P002 declines 30,000 hours: the list would offer some to P004 and then to P005, which a later decision gives 8,000. */
beforeAll(async () => {
  made = await lockedCall(test, { id: 'spoilt', budget: 100_000, wishes: fiveWishes })
  const policy = { kind: 'cutoff', mode: 'stop', partial: false }
  await signAndRelease(made, (await propose(made, { policy, reserve: 0.1 })).decisionId)
  const path = made.pathOf('P002')
  const { version } = ok(await made.holder('P002').get(`${path}/award`))
  ok(await made.holder('P002').post(`${path}/award/decline`, {}, match(version)))
})

describe('a later decision that waits while the list is served', () => {
  it('is spoilt by no offer while none waits', async () => {
    expect((await listOf()).next.map(({ proposal }: { proposal: string }) => proposal)).toEqual([
      'P004',
      'P005',
    ])
    expect((await listOf()).spoils).toBeNull()
  })

  it('names the offer from which on it would not stand any more, before it is made', async () => {
    const changes = [{ proposal: 'P005', award: 8000, reason: 'As the panel found.' }]
    waiting = ok(await made.officer.post(`${made.path}/next-decision`, { note: '', changes })).id
    expect((await listOf()).spoils).toEqual({ decisionId: waiting, offers: 2 })
    expect(await staleOf(waiting)).toBeNull()
  })

  it('still stands after the offers before it, and says why it does not after that one', async () => {
    await offerFirst(1)
    expect(await staleOf(waiting)).toBeNull()
    expect(await maySign()).toBe(true)
    expect((await listOf()).spoils).toEqual({ decisionId: waiting, offers: 1 })
    await offerFirst(1)
    expect(await staleOf(waiting)).toEqual({ kind: 'moved', proposals: ['P005'] })
    expect(await maySign()).toBe(false)
    expect((await listOf()).spoils).toBeNull()
  })

  it('says nothing any more once it is withdrawn', async () => {
    ok(await made.officer.post(`/api/decisions/${waiting}/withdraw`, {}))
    expect(await staleOf(waiting)).toBeNull()
  })
})
