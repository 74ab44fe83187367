import fc from 'fast-check'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { parseScenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { importSnapshot } from '../../../server/src/plugins/import/import-snapshot.ts'
import { openStore, type Store } from '../../../server/src/plugins/database.ts'
import { readSnapshotText } from '../../../server/src/plugins/snapshot.ts'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'
import { makeTestApp } from '../harness/app.ts'
import { signInAs } from '../harness/people.ts'
import { expected, read } from './exported.ts'
import { furrowHere } from './here.ts'
import { snapshots } from './random-snapshots.ts'
import { makeDataFolder, write } from './run.ts'

let store: Store

beforeAll(async () => {
  store = await openStore(join(await makeDataFolder(), 'furrow.db'))
  return () => store.close()
})

const options = (as: string) => ({ as, now: new Date(), randomBytes, randomId: () => randomUUID() })

async function roundTrip(given: Snapshot): Promise<void> {
  const id = `trip-${randomUUID().slice(0, 12)}`
  await importSnapshot(store, given, options(id))
  const { text, hash } = await readSnapshotText(store.sql, id)
  expect(text).toBe(expected(given, id))
  expect(hash).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`)
}

describe('an imported snapshot', () => {
  it('comes out again as the same normal form, whatever its shape', async () => {
    await fc.assert(
      fc.asyncProperty(snapshots, (given) => roundTrip(read(given))),
      { numRuns: 60 },
    )
  })

  it('comes out again with funders, track budgets and areas that no list names', async () => {
    const call = { id: 'x', title: '', budget: 10, criteria: [{ id: 'c', min: 0, max: 1 }] }
    const tracks = [{ id: 't', budget: 4 }]
    const funders = [{ id: 'f', purse: 3, areas: { a: 2 } }]
    const proposals = [{ id: 'P', requested: 3, area: 'a', track: 't' }]
    await roundTrip(read({ format: 'furrow.snapshot/1', call: { ...call, tracks, funders }, proposals }))
  })

  it('comes out again with the largest and the oddest numbers and ids', async () => {
    const energy = { kwhPerGpuHour: 1e308, pue: 0, gramsPerKwh: { location: 5e-324, market: 0.1 } }
    const given = read({
      format: 'furrow.snapshot/1',
      machine: { name: '', gpus: 5e9, gpusPerNode: 1, energy, price: { perGpuHour: 1e-9, currency: '' } },
      call: {
        id: 'x',
        title: '"\\ 漢\u{1F33E}',
        budget: 2 ** 53 - 1,
        granularity: 2 ** 53 - 1,
        criteria: [
          { id: 'constructor', min: -0.0002, max: -0.0001, weight: 0 },
          { id: 'toString', min: -90_000, max: 90_000, weight: 0.0001, lowIsGood: true },
        ],
      },
      proposals: [
        { id: '..', requested: 2 ** 53 - 3, minimum: 0, technicalCap: 2 ** 53 - 1, area: 'valueOf' },
        { id: '-', requested: 1, technicalCap: 0, eligible: false, track: '.' },
        { id: 'Z'.repeat(64), requested: 1 },
      ],
      reviews: [
        { proposal: '..', reviewer: 'constructor', scores: { constructor: -0.0001, toString: null } },
        { proposal: '-', reviewer: '.', scores: {}, confidence: 3 },
      ],
    })
    await roundTrip(given)
    const machines = await store.db.machine.findMany({ where: { gpus: 5e9 } })
    expect(machines).toHaveLength(1)
  })

  it('stands in the list of the office and in the Studio, which shows the awards of the file', async () => {
    const test = await makeTestApp()
    const given = syntheticSnapshot({ proposals: 60, reviewsEach: 3, seed: 3 })
    const file = write(test.config.dataFolder, 'call.json', given)
    const ran = await furrowHere(test.config.dataFolder, 'import', file, '--as', 'opened')
    expect(ran).toMatchObject({ code: 0, error: 'Writing 60 proposals …\nWriting 180 reviews …\n' })
    const officer = await signInAs(test, { roles: ['officer'] })
    const list = await officer.get('/api/calls/opened/proposals')
    expect([list.status, list.body.total]).toEqual([200, 60])
    expect((await officer.get('/api/calls/opened/studio')).status).toBe(200)
    const { body } = await officer.get('/api/calls/opened/snapshot')
    const scenario = { format: 'furrow.scenario/1', policy: { kind: 'cutoff' }, reserve: 0.1 }
    const tuned = write(test.config.dataFolder, 'scenario.json', scenario)
    const printed = await furrowHere(test.config.dataFolder, 'allocate', file, tuned)
    const parsed = parseScenario(scenario, read(body))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
    const { awards, totals } = allocate(read(body), parsed.value)
    expect(JSON.parse(printed.out)).toMatchObject({ awards, totals })
  })

  it('of thousands of proposals gives the awards of the file, byte for byte', async () => {
    const given = read(syntheticSnapshot({ proposals: 3000, reviewsEach: 4, seed: 5 }))
    await importSnapshot(store, given, options('thousands'))
    const { text } = await readSnapshotText(store.sql, 'thousands')
    const scenario = parseScenario(
      { format: 'furrow.scenario/1', policy: { kind: 'cutoff' }, seed: 's' },
      given,
    )
    if (!scenario.ok) throw new Error(JSON.stringify(scenario.errors))
    const awards = (snapshot: Snapshot) => canonicalJson(allocate(snapshot, scenario.value).awards)
    expect(awards(read(JSON.parse(text)))).toBe(awards(given))
  })

  it('leaves nothing behind where it fails on the way', async () => {
    const given = read(syntheticSnapshot({ proposals: 40, reviewsEach: 2, seed: 2 }))
    const tables = ['Person', 'Proposal', 'Submission', 'Assignment', 'Review'] as const
    const counts = () => tables.map((table) => store.sql.get(`SELECT count(*) n FROM ${table}`))
    const before = counts()
    let left = 200
    const randomId = () => (left-- > 0 ? randomUUID() : 'twice')
    const failing = importSnapshot(store, given, { ...options('half'), randomId })
    await expect(failing).rejects.toThrow('UNIQUE constraint failed: Assignment.id')
    expect(await store.db.call.count({ where: { id: 'half' } })).toBe(0)
    expect(await store.db.proposal.count({ where: { callId: 'half' } })).toBe(0)
    expect(counts()).toEqual(before)
    await importSnapshot(store, given, options('half'))
    expect(await store.db.proposal.count({ where: { callId: 'half' } })).toBe(40)
  })

  it('is closed, locked, invented, and nobody in it can sign in', async () => {
    const call = await store.db.call.findUniqueOrThrow({ where: { id: 'thousands' } })
    expect(call).toMatchObject({ state: 'closed', practice: true, imported: true })
    expect(call.reviewsLockedAt).not.toBeNull()
    const people = await store.db.person.findMany({ select: { invented: true, passwordHash: true } })
    expect(people.every(({ invented, passwordHash }) => invented && passwordHash === null)).toBe(true)
  })
})
