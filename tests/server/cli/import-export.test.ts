import fc from 'fast-check'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot, type Snapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { normalSnapshot } from '@furrow/core/record/normal-form'
import { importSnapshot } from '../../../server/src/plugins/import/import-snapshot.ts'
import { takeDatabaseLock } from '../../../server/src/plugins/database-lock.ts'
import { openStore, type Store } from '../../../server/src/plugins/database.ts'
import { readSnapshotText } from '../../../server/src/plugins/snapshot.ts'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'
import { makeTestApp } from '../harness/app.ts'
import { signInAs } from '../harness/people.ts'
import { furrowHere } from './here.ts'
import { furrow, makeDataFolder, write } from './run.ts'

let folder = ''
let store: Store

beforeAll(async () => {
  folder = await makeDataFolder()
  store = await openStore(join(folder, 'furrow.db'))
  return () => store.close()
})

const options = (as: string) => ({ as, now: new Date(), randomBytes, randomId: () => randomUUID() })

const read = (json: unknown): Snapshot => {
  const parsed = parseSnapshot(json)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.value
}

/** What an export holds: the normal form without what tells who applied, under the id that the call has here. */
const expected = (given: Snapshot, id: string): string => {
  const snapshot = normalSnapshot(given)
  const proposals = snapshot.proposals.map(
    ({ title: _t, institution: _i, careerStage: _c, firstTime: _f, ...proposal }) => proposal,
  )
  return canonicalJson({ ...snapshot, call: { ...snapshot.call, id }, proposals })
}

async function roundTrip(given: Snapshot): Promise<void> {
  const id = `trip-${randomUUID().slice(0, 12)}`
  await importSnapshot(store, given, options(id))
  const { text, hash } = await readSnapshotText(store.sql, id)
  expect(text).toBe(expected(given, id))
  expect(hash).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`)
}

const letters = ['a', 'b', 'Z', '0', '9', '.', '_', '-']
const id = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 })
const ids = (most: number) => fc.uniqueArray(id, { minLength: 1, maxLength: most })
const decimal = fc.integer({ min: -50_000, max: 50_000 }).map((n) => n / 10_000)
const name = fc.string({ unit: fc.constantFrom('a', 'Ø', ' ', '"', '\\', 'é', '漢'), maxLength: 8 })
const maybe = <T>(arbitrary: fc.Arbitrary<T>, key: string) =>
  fc.option(arbitrary, { nil: undefined }).map((value) => (value === undefined ? {} : { [key]: value }))

const criterion = fc
  .record({
    id,
    min: decimal,
    width: fc.integer({ min: 1, max: 90_000 }),
    lowIsGood: fc.boolean(),
    weight: fc.integer({ min: 1, max: 50 }),
  })
  .map(({ width, ...rest }) => ({ ...rest, max: Math.round(rest.min * 1e4 + width) / 1e4 }))

const machine = fc.constant({
  name: 'M',
  gpus: 8,
  gpusPerNode: 4,
  energy: { kwhPerGpuHour: 0.7, pue: 1.1, gramsPerKwh: { location: 120.5, market: 0 } },
  price: { perGpuHour: 12.5, currency: 'EUR' },
})

const none = fc.constant<string[]>([])

/** Calls of every allowed shape: lists or none, odd scales, null scores, caps of 0, names in any script. */
const snapshots = fc
  .record({
    criteria: fc.uniqueArray(criterion, { selector: (entry) => entry.id, minLength: 1, maxLength: 3 }),
    areas: fc.oneof(ids(3), none),
    tracks: fc.oneof(ids(2), none),
    proposals: ids(6),
    reviewers: ids(4),
    machine: maybe(machine, 'machine'),
    title: name,
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      proposals: fc.tuple(...shape.proposals.map((proposalId) => proposalOf(proposalId, shape))),
      reviews: fc.tuple(
        ...shape.proposals.flatMap((proposal) =>
          shape.reviewers.map((reviewer) => reviewOf({ proposal, reviewer }, shape.criteria)),
        ),
      ),
    }),
  )
  .map(({ shape, proposals, reviews }) => ({
    format: 'furrow.snapshot/1',
    ...shape.machine,
    call: {
      id: 'given',
      title: shape.title,
      budget: shape.seed,
      granularity: 1 + (shape.seed % 97),
      areas: shape.areas.map((entry) => ({ id: entry })),
      tracks: shape.tracks.map((entry) => ({ id: entry, name: shape.title })),
      criteria: shape.criteria,
    },
    proposals,
    reviews: reviews.filter((review) => review !== null),
  }))

const oneOf = (list: readonly string[], free: string) =>
  fc.constantFrom(...(list.length > 0 ? list : [free, `${free}2`]))

function proposalOf(proposalId: string, shape: { readonly areas: string[]; readonly tracks: string[] }) {
  return fc
    .record({
      requested: fc.integer({ min: 1, max: 1e9 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      eligible: fc.boolean(),
      area: maybe(oneOf(shape.areas, 'free'), 'area'),
      track: maybe(oneOf(shape.tracks, 'free'), 'track'),
      cap: maybe(fc.constantFrom(0, 1, 777, 1e10), 'technicalCap'),
      title: maybe(name, 'title'),
      institution: maybe(name, 'institution'),
      first: maybe(fc.boolean(), 'firstTime'),
    })
    .map(({ share, requested, eligible, area, track, cap, title, institution, first }) => ({
      id: proposalId,
      requested,
      minimum: Math.floor(share * requested),
      eligible,
      ...area,
      ...track,
      ...cap,
      ...title,
      ...institution,
      ...first,
    }))
}

function reviewOf(
  pair: { proposal: string; reviewer: string },
  criteria: readonly { id: string; min: number; max: number }[],
) {
  const scores = criteria.map(({ id: key, min, max }) =>
    fc.constantFrom(min, max, null, undefined).map((score) => (score === undefined ? {} : { [key]: score })),
  )
  return fc.option(
    fc
      .record({ scores: fc.tuple(...scores), confidence: maybe(fc.constantFrom(1, 2, 3), 'confidence') })
      .map((review) => ({ ...pair, ...review.confidence, scores: Object.assign({}, ...review.scores) })),
  )
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

const small = {
  format: 'furrow.snapshot/1',
  call: { id: 'small', title: 'Small', budget: 100, criteria: [{ id: 'c', min: 0, max: 10 }] },
  proposals: [
    { id: 'P1', requested: 60 },
    { id: 'P2', requested: 60 },
  ],
  reviews: [{ proposal: 'P1', reviewer: 'R1', scores: { c: 5 } }],
}

describe('furrow import and export', () => {
  it('carry a call in and out; a taken id is refused until --as renames it', async () => {
    const data = await makeDataFolder()
    const file = write(data, 'small.json', small)
    expect(furrow(data, 'import', file)).toMatchObject({ code: 0 })
    const again = furrow(data, 'import', file)
    expect([again.code, again.out]).toEqual([2, ''])
    expect(again.error).toContain('call.id: There is a call small already')
    expect(furrow(data, 'import', file, '--as', 'other')).toMatchObject({ code: 0 })
    expect(furrow(data, 'import', file, '--as', 'not an id')).toMatchObject({ code: 2 })
    const out = furrow(data, 'export', 'other')
    expect(out.out).toBe(`${expected(read(small), 'other')}\n`)
    expect(furrow(data, 'export', 'nothing')).toMatchObject({ code: 2, out: '' })
    const pretty = join(data, 'pretty.json')
    expect(furrow(data, 'export', 'other', '--pretty', '--out', pretty)).toMatchObject({ code: 0, out: '' })
    expect(canonicalJson(JSON.parse(readFileSync(pretty, 'utf8')))).toBe(out.out.trim())
  })

  const [first] = small.reviews
  const twice = [...small.call.criteria, ...small.call.criteria]
  it.each([
    ['proposals[0].minimum', { ...small, proposals: [{ id: 'P1', requested: 5, minimum: 6 }] }],
    ['proposals[0].id', { ...small, proposals: [{ id: 'P1\u202E', requested: 5 }] }],
    ['proposals[0].id', { ...small, proposals: [{ id: 'P1\0', requested: 5 }] }],
    ['proposals[0].title', { ...small, proposals: [{ id: 'P1', requested: 5, title: 'RTL \u202E' }] }],
    ['proposals[2].id', { ...small, proposals: [...small.proposals, { id: 'P1', requested: 5 }] }],
    ['proposals[0].requested', { ...small, proposals: [{ id: 'P1', requested: -5 }] }],
    ['proposals[0].requested', { ...small, proposals: [{ id: 'P1', requested: 0.5 }] }],
    ['proposals[0].technicalCap', { ...small, proposals: [{ id: 'P1', requested: 5, technicalCap: -1 }] }],
    ['reviews[1].reviewer', { ...small, reviews: [first, first] }],
    ['reviews[0].scores.c', { ...small, reviews: [{ ...first, scores: { c: 11 } }] }],
    ['reviews[0].scores.d', { ...small, reviews: [{ ...first, scores: { d: 1 } }] }],
    ['reviews[0].confidence', { ...small, reviews: [{ ...first, confidence: 1.5 }] }],
    ['call.criteria[1].id', { ...small, call: { ...small.call, criteria: twice } }],
    [
      'proposals[0].\\u001b[2J: Unknown key',
      { ...small, proposals: [{ id: 'P', requested: 5, '\u001B[2J': 1 }] },
    ],
    ['__proto__', JSON.stringify(small).replace('"budget"', '"__proto__":1,"budget"')],
    ['format', { ...small, format: 'furrow.snapshot/2' }],
    ['reviews[0].proposal', { ...small, reviews: [{ ...first, proposal: 'P9' }] }],
    ['owner', { ...small, owner: 'me' }],
    ['call.budget', JSON.stringify(small).replace('"budget":100', '"budget":1e309')],
    ['is not JSON', JSON.stringify(small).replace('"budget":100', '"budget":NaN')],
    ['is not JSON: line 2, column 1: the file ends', '{"format": "furrow.snapshot/1",\n'],
    ['no page can have this address', { ...small, call: { ...small.call, id: '..' } }],
  ])('refuse bad input with exit 2, naming %s, and save nothing', async (path, content) => {
    const file = write(folder, 'bad.json', content)
    const ran = await furrowHere(folder, 'import', file)
    expect([ran.code, ran.out]).toEqual([2, ''])
    expect(ran.error).toContain(path)
    expect(await store.db.call.count({ where: { id: { in: ['small', '..'] } } })).toBe(0)
  })

  it('refuse a file that is not there', async () => {
    for (const file of [join(folder, 'absent.json'), folder])
      expect(await furrowHere(folder, 'import', file)).toMatchObject({
        code: 2,
        out: '',
        error: expect.stringContaining('cannot be read'),
      })
    writeFileSync(join(folder, 'latin1.json'), Buffer.from('{"title": "f\u00E5"}', 'latin1'))
    expect(await furrowHere(folder, 'import', join(folder, 'latin1.json'))).toMatchObject({
      code: 2,
      error: expect.stringContaining('is not text in UTF-8'),
    })
  })

  it('refuse while a server runs, and a file that cannot be written', async () => {
    const data = await makeDataFolder()
    const file = write(data, 'small.json', small)
    const lock = takeDatabaseLock(join(data, 'furrow.db'))
    const refused = await furrowHere(data, 'import', file)
    lock.release()
    expect(refused).toMatchObject({ code: 2, out: '', error: expect.stringContaining('Stop it first') })
    expect(await furrowHere(data, 'import', file)).toMatchObject({ code: 0 })
    expect(await furrowHere(data, 'export', 'small', '--out', data)).toMatchObject({
      code: 2,
      error: expect.stringContaining('cannot be written'),
    })
  })
})
