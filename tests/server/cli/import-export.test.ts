import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { takeDatabaseLock } from '../../../server/src/plugins/database-lock.ts'
import { openStore, type Store } from '../../../server/src/plugins/database.ts'
import { expected, read } from './exported.ts'
import { furrowHere } from './here.ts'
import { furrow, makeDataFolder, write } from './run.ts'

let folder = ''
let store: Store

beforeAll(async () => {
  folder = await makeDataFolder()
  store = await openStore(join(folder, 'furrow.db'))
  return () => store.close()
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

  it('carry reviews that name no reviewer in and out, each of a person of its own, and refuse none', async () => {
    const named = { proposal: 'P2', reviewer: 'R1', scores: { c: 7 } }
    const marks = [10, 9, 9, 2].map((c) => ({ proposal: 'P2', scores: { c } }))
    const blind = {
      ...small,
      call: { ...small.call, id: 'blind' },
      reviews: [named, ...marks, { proposal: 'P1', scores: { c: 5 }, confidence: 2 }],
    }
    expect(await furrowHere(folder, 'import', write(folder, 'blind.json', blind))).toMatchObject({ code: 0 })
    const exported = await furrowHere(folder, 'export', 'blind')
    expect(exported.out).toBe(`${expected(read(blind), 'blind')}\n`)
    const reviews = await store.db.review.findMany({
      where: { callId: 'blind' },
      select: { reviewerId: true },
    })
    expect(new Set(reviews.map(({ reviewerId }) => reviewerId)).size).toBe(6)
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
