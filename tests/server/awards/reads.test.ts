import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { lockedCall, match, ok, propose, signAndRelease, type LockedCall } from '../harness/released-call.ts'

const test = await makeTestApp()
let made: LockedCall
let decisionId = ''

const wishes = Array.from({ length: 8 }, (_, index) => ({
  title: `Project ${index}`,
  areaKey: index % 2 === 0 ? 'quantum' : 'open',
  requested: 20_000,
  minimum: 5000,
  score: 90 - index,
}))

beforeAll(async () => {
  made = await lockedCall(test, { id: 'reads', budget: 100_000, wishes })
  decisionId = (await propose(made, { policy: { kind: 'cutoff' }, reserve: 0.1 })).decisionId
  await signAndRelease(made, decisionId)
})

/** Every statement on any connection that reads from the table while the work is done. */
async function readsOf(table: string, work: () => Promise<unknown>): Promise<string[]> {
  const prepare = vi.spyOn(Database.prototype, 'prepare')
  await work()
  const statements = prepare.mock.calls.map(([sql]) => sql)
  prepare.mockRestore()
  return statements.filter((sql) => new RegExp(`^SELECT.*FROM \`main\`\\.\`${table}\``, 's').test(sql))
}

const isWhole = (sql: string) => !/WHERE .*`proposalId` = \?/s.test(sql)

describe('what is read', () => {
  it('of the log by a holder’s page and steps is only what it says of the own proposal', async () => {
    const path = `/api/proposals/${made.ids.get('P001') ?? ''}`
    const holder = made.applicants.get('P001') ?? made.officer
    let version = 0
    const page = await readsOf('AwardEvent', async () => {
      version = ok(await holder.get(`${path}/award`)).version
    })
    expect([page.length, page.filter(isWhole)]).toEqual([1, []])
    const step = await readsOf('AwardEvent', async () =>
      ok(await holder.post(`${path}/award/accept`, { hours: 20_000 }, match(version))),
    )
    expect([step.length, step.filter(isWhole)]).toEqual([2, []])
    const appeal = await readsOf('AwardEvent', async () =>
      ok(await holder.post(`${path}/appeals`, { text: 'Too little.' })),
    )
    expect([appeal.length, appeal.filter(isWhole)]).toEqual([1, []])
    const office = await readsOf('AwardEvent', async () => ok(await made.officer.get(`${made.path}/awards`)))
    expect(office.filter(isWhole)).toHaveLength(1)
  })

  it('of the proposals by a decision as a document is read once', async () => {
    const reads = await readsOf('Proposal', async () =>
      ok(await made.officer.get(`/api/decisions/${decisionId}`)),
    )
    expect(reads).toHaveLength(1)
  })
})
