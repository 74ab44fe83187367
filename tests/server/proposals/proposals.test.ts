import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import type { TestApp } from '../harness/app.ts'
import type { Client } from '../harness/client.ts'
import { signInAs } from '../harness/people.ts'
import { deadline, ifMatch, makeOpenCall, makeWholeDraft, whole } from './open-call.ts'

let app: TestApp
let pi: Client & { personId: string }
const callId = 'spring'

beforeAll(async () => {
  app = await makeTestApp()
  await makeOpenCall(app)
  pi = await signInAs(app, { institution: 'DTU' })
})

const submit = (id: string, version: number, key = 'key-of-the-test') =>
  pi.post(`/api/proposals/${id}/submit`, undefined, { ...ifMatch(version), 'idempotency-key': key })
const read = async (id: string) => (await pi.get(`/api/proposals/${id}`)).body

test('a started proposal is a draft of its PI, with a number, a form and a list of what is missing', async () => {
  const { body } = await pi.post(`/api/calls/${callId}/proposals`, { title: 'First' })
  const reply = await pi.get(`/api/proposals/${body.id}`)
  expect(reply.headers['etag']).toBe('"1"')
  expect(reply.body).toMatchObject({
    number: 'P01',
    state: 'draft',
    title: 'First',
    institution: 'DTU',
    isOwner: true,
  })
  expect(reply.body.members).toMatchObject([{ role: 'pi', joined: true }])
  expect(reply.body.gaps).toContainEqual({ path: 'sections.aim', code: 'missing' })
})

test('an autosave changes the named fields only and answers with what is still missing', async () => {
  const id = await makeWholeDraft(pi, callId)
  const saved = await pi.patch(`/api/proposals/${id}`, { title: '', firstTime: null }, ifMatch(2))
  expect(saved.status).toBe(200)
  expect(saved.body).toMatchObject({
    version: 3,
    gaps: [
      { path: 'title', code: 'missing' },
      { path: 'firstTime', code: 'missing' },
    ],
  })
  expect(await read(id)).toMatchObject({ summary: whole.summary, sections: whole.sections, firstTime: null })
})

test('a save without the version is 428 and with an old one 412, and neither changes anything', async () => {
  const id = await makeWholeDraft(pi, callId)
  expect((await pi.patch(`/api/proposals/${id}`, { title: 'x' })).status).toBe(428)
  expect((await pi.patch(`/api/proposals/${id}`, { title: 'x' }, ifMatch(1))).status).toBe(412)
  expect(await read(id)).toMatchObject({ title: whole.title, version: 2 })
})

test.each(['state', 'ownerId', 'score', 'number', 'eligible', 'submissionId'])(
  'a sent %s is refused with its path',
  async (key) => {
    const id = await makeWholeDraft(pi, callId)
    const reply = await pi.patch(`/api/proposals/${id}`, { title: 'x', [key]: 'submitted' }, ifMatch(2))
    expect(reply.status).toBe(400)
    expect(reply.body.errors.map(({ path }: { path: string }) => path)).toContain(key)
    expect(await read(id)).toMatchObject({ title: whole.title, state: 'draft' })
  },
)

test('hours that are none are refused once, with the mend, and nothing is saved', async () => {
  const id = await makeWholeDraft(pi, callId)
  const refused = {
    '-1': 'Use at least 1.',
    '100.5': 'Give a whole number.',
    '1e300': 'Use at most 9007199254740991.',
    '1e309': 'Give a finite number.',
    '"many"': 'Give a number.',
  }
  for (const [hours, message] of Object.entries(refused)) {
    const reply = await pi.patch(`/api/proposals/${id}`, `{"title":"x","requested":${hours}}`, ifMatch(2))
    expect([reply.status, reply.body.errors]).toEqual([400, [{ path: 'requested', message }]])
  }
  expect(await read(id)).toMatchObject({ title: whole.title, version: 2 })
})

test('a section that the call lacks is refused and nothing of the save is kept', async () => {
  const id = await makeWholeDraft(pi, callId)
  const reply = await pi.patch(`/api/proposals/${id}`, { title: 'x', sections: { other: 'y' } }, ifMatch(2))
  expect(reply.status).toBe(400)
  expect(reply.body.errors[0].path).toBe('sections.other')
  expect(await read(id)).toMatchObject({ title: whole.title, version: 2 })
})

test('an area or a track of no or another call is refused and nothing of the save is kept', async () => {
  const id = await makeWholeDraft(pi, callId)
  const reply = await pi.patch(
    `/api/proposals/${id}`,
    { title: 'x', areaKey: 'moon', trackKey: 'sun' },
    ifMatch(2),
  )
  expect(reply.status).toBe(400)
  expect(reply.body.errors.map(({ path }: { path: string }) => path)).toEqual(['areaKey', 'trackKey'])
  expect(await read(id)).toMatchObject({ title: whole.title, version: 2 })
})

test('submitting gives a receipt; pressing twice gives the same one and one submission', async () => {
  const id = await makeWholeDraft(pi, callId)
  const both = await Promise.all([submit(id, 2), submit(id, 2)])
  const again = await submit(id, 2)
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect(both[0]?.body).toEqual(both[1]?.body)
  expect(again.body).toEqual(both[0]?.body)
  expect(again.body).toMatchObject({ ordinal: 1, hash: expect.stringMatching(/^sha256:/) })
  expect(await app.store.db.submission.count({ where: { proposalId: id } })).toBe(1)
  expect((await pi.get(`/api/proposals/${id}/receipt`)).body).toEqual(again.body)
})

test('the receipt is a tagged PDF in the language asked for; nobody else gets it, nor anybody before handing in', async () => {
  const id = await makeWholeDraft(pi, callId)
  const path = `/api/proposals/${id}/receipt/pdf?language=da`
  expect((await pi.get(path)).status).toBe(404)
  await submit(id, 2)
  const { status, headers, body } = await pi.get(path)
  expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
  const text = String(body)
  expect(text.startsWith('%PDF-1.7')).toBe(true)
  expect(text).toContain('/Marked true')
  expect(text).toContain('/Lang (da)')
  expect((await (await signInAs(app)).get(path)).status).toBe(404)
})

test('each author reads the mails that went to them about the call, and nobody else any', async () => {
  const author = await signInAs(app, { institution: 'DTU' })
  const id = await makeWholeDraft(author, callId)
  const path = `/api/proposals/${id}/mails`
  expect((await author.get(path)).body).toEqual({ items: [] })
  await author.post(`/api/proposals/${id}/submit`, undefined, {
    ...ifMatch(2),
    'idempotency-key': 'key-of-the-mails',
  })
  const { items } = (await author.get(path)).body
  expect(items).toHaveLength(1)
  expect(items[0].text).toContain(whole.title)
  expect((await pi.get(path)).status).toBe(404)
  expect((await app.client().get(path)).status).toBe(401)
})

test('a text with a broken, NUL or text-direction character is refused with the mend', async () => {
  const path = `/api/proposals/${await makeWholeDraft(pi, callId)}`
  for (const bad of ['a\uD800b', 'a\u0000b', 'a\u202Eb'])
    for (const body of [{ title: bad }, { summary: bad }, { institution: bad }, { sections: { aim: bad } }]) {
      const reply = await pi.patch(path, body, ifMatch(2))
      expect(reply.status).toBe(400)
      expect(reply.body.errors[0].message).toMatch(/^Remove the /)
      const danish = await pi.patch(path, body, { ...ifMatch(2), 'accept-language': 'da' })
      expect(danish.body.errors[0].message).toMatch(/^Fjern /)
      const invited = { email: 'co@example.org', name: bad }
      expect((await pi.post(`${path}/members`, invited)).status).toBe(400)
    }
})

test('an incomplete proposal is refused with the path of each gap', async () => {
  const id = await makeWholeDraft(pi, callId)
  await pi.patch(`/api/proposals/${id}`, { requested: 20_050, summary: '' }, ifMatch(2))
  const reply = await submit(id, 3)
  expect(reply.status).toBe(400)
  expect(reply.body.errors).toEqual([
    { path: 'summary', message: 'Fill this in.' },
    { path: 'requested', message: 'Use a multiple of 100 GPU-hours.' },
  ])
})

test('the deadline is judged by the server: T−1 ms is in time, T and T+1 ms are not', async () => {
  const at = Date.parse(deadline)
  const ids = [
    await makeWholeDraft(pi, callId),
    await makeWholeDraft(pi, callId),
    await makeWholeDraft(pi, callId),
  ]
  const codes = []
  for (const [index, id] of ids.entries()) {
    app.clock.set(new Date(at - 1 + index).toISOString())
    const saved = await pi.patch(`/api/proposals/${id}`, { title: 'At the last moment' }, ifMatch(2))
    const submitted = await submit(id, index === 0 ? 3 : 2)
    codes.push([saved.status, saved.body.code ?? 'ok', submitted.status, submitted.body.code ?? 'ok'])
  }
  app.clock.set('2026-03-02T09:00:00.000Z')
  const late = [409, 'deadline-passed', 409, 'deadline-passed']
  expect(codes).toEqual([[200, 'ok', 200, 'ok'], late, late])
})

test('a reopened proposal keeps its receipt until a new version is handed in', async () => {
  const id = await makeWholeDraft(pi, callId)
  const first = await submit(id, 2)
  expect((await pi.patch(`/api/proposals/${id}`, { title: 'x' }, ifMatch(3))).status).toBe(409)
  const reopened = await pi.post(`/api/proposals/${id}/reopen`, undefined, ifMatch(3))
  expect(reopened.body).toMatchObject({ state: 'draft', receipt: { hash: first.body.hash } })
  await pi.patch(`/api/proposals/${id}`, { title: 'Better' }, ifMatch(4))
  const second = await submit(id, 5, 'another-key')
  expect(second.body.ordinal).toBe(2)
  expect(second.body.hash).not.toBe(first.body.hash)
})

test('a withdrawn proposal can be reopened before the deadline, and then nothing counts as handed in', async () => {
  const id = await makeWholeDraft(pi, callId)
  await submit(id, 2)
  const withdrawn = await pi.post(`/api/proposals/${id}/withdraw`, undefined, ifMatch(3))
  expect(withdrawn.body.state).toBe('withdrawn')
  const back = await pi.post(`/api/proposals/${id}/reopen`, undefined, ifMatch(4))
  expect(back.body).toMatchObject({ state: 'draft', receipt: null })
})

test('a deleted draft waits in the bin and comes back; one that was handed in cannot be deleted', async () => {
  const id = await makeWholeDraft(pi, callId)
  const deleted = await pi.delete(`/api/proposals/${id}`, ifMatch(2))
  expect(deleted.body.deletedAt).not.toBeNull()
  const restored = await pi.post(`/api/proposals/${id}/restore`, undefined, ifMatch(3))
  expect(restored.body).toMatchObject({ deletedAt: null, title: whole.title })
  await submit(id, 4)
  expect((await pi.delete(`/api/proposals/${id}`, ifMatch(5))).status).toBe(409)
})

test('an invited address gets a mail, and its confirmed account reads and edits but does not submit', async () => {
  const id = await makeWholeDraft(pi, callId)
  const co = await signInAs(app)
  const person = await app.store.db.person.findUniqueOrThrow({ where: { id: co.personId } })
  const invited = await pi.post(`/api/proposals/${id}/members`, { email: person.email, name: 'Co' })
  expect(invited.body.members).toHaveLength(2)
  expect(await app.store.db.outboxMail.count({ where: { to: person.email } })).toBe(1)
  expect((await co.get(`/api/proposals/${id}`)).body).toMatchObject({ isOwner: false })
  expect((await co.patch(`/api/proposals/${id}`, { title: 'Ours' }, ifMatch(3))).status).toBe(200)
  expect((await co.post(`/api/proposals/${id}/submit`, undefined, ifMatch(4))).status).toBe(404)
  expect((await co.get('/api/proposals')).body.items.map((item: { id: string }) => item.id)).toEqual([id])
})

test('nobody but its authors reads a draft, and it looks absent to them', async () => {
  const id = await makeWholeDraft(pi, callId)
  const strangers = [
    await signInAs(app),
    await signInAs(app, { roles: ['officer'] }),
    await signInAs(app, { roles: ['admin'] }),
  ]
  const absent = await pi.get('/api/proposals/nothing')
  for (const stranger of strangers) {
    const reply = await stranger.get(`/api/proposals/${id}`)
    expect({ ...reply.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' })
  }
  expect((await app.client().get(`/api/proposals/${id}`)).status).toBe(401)
})

test('one person may hold twenty drafts of a call, not more', async () => {
  const eager = await signInAs(app)
  for (let count = 0; count < 20; count += 1) await eager.post(`/api/calls/${callId}/proposals`, {})
  const reply = await eager.post(`/api/calls/${callId}/proposals`, {})
  expect(reply.status).toBe(429)
})

test('before the release an applicant sees the same of a decided proposal as of one in review', async () => {
  const id = await makeWholeDraft(pi, callId)
  const make = async (state: 'reviewing' | 'decided') => {
    await app.store.write((tx) => tx.proposal.update({ where: { id }, data: { state, score: 80 } }))
    return read(id)
  }
  expect(await make('decided')).toEqual(await make('reviewing'))
})

test('no body makes the server fail', async () => {
  const id = await makeWholeDraft(pi, callId)
  const paths = [`/api/proposals/${id}`, `/api/proposals/${id}/members`, `/api/calls/${callId}/proposals`]
  const nasty = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom('title', 'requested', 'sections', 'email', 'firstTime'), fc.jsonValue()),
  )
  await fc.assert(
    fc.asyncProperty(nasty, fc.constantFrom(...paths), async (body, path) => {
      const method = path.endsWith(id) ? 'patch' : 'post'
      const { status } = await pi.ask(method, path, { body: JSON.stringify(body), headers: ifMatch(2) })
      expect(status).toBeLessThan(500)
    }),
    { numRuns: 120, seed: 4622 },
  )
})

test('at the closing a reopened proposal stands as it was handed in, and what was written since is kept', async () => {
  const other = await makeOpenCall(app, 'closing')
  const id = await makeWholeDraft(pi, other)
  await submit(id, 2)
  await pi.post(`/api/proposals/${id}/reopen`, undefined, ifMatch(3))
  const unsent = { title: 'Not handed in', requested: 40_000, sections: { aim: 'Other' } }
  await pi.patch(`/api/proposals/${id}`, unsent, ifMatch(4))
  const officer = await signInAs(app, { roles: ['officer'] })
  expect((await officer.post(`/api/calls/${other}/close`, undefined, ifMatch(1))).status).toBe(200)
  const { title, requested, sections } = whole
  expect(await read(id)).toMatchObject({ state: 'reviewing', title, requested, sections, unsent })
})
