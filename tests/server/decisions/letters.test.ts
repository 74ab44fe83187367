import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { beforeAll, describe, expect, it } from 'vitest'
import { inflateSync } from 'node:zlib'
import { makeTestApp, type TestApp } from '../harness/app.ts'
import type { Client } from '../harness/client.ts'
import { asPersona, password, seedPracticeData } from './practice.ts'

const pilot = '/api/calls/gefion-pilot'
let test: TestApp
let officer: Client
let director: Client
let scenarioId = ''
let decisionId = ''

const template = (kind: string, language: string) => `${pilot}/letter-templates/${kind}/${language}`

beforeAll(async () => {
  test = await makeTestApp()
  await seedPracticeData(test)
  officer = await asPersona(test, 'officer')
  director = await asPersona(test, 'director')
  const { body } = await officer.get(`${pilot}/scenarios`)
  scenarioId = body.items.find((item: { name: string }) => item.name === 'Practice default').id
})

const textOf = (body: { blocks: { text: string }[] }) => body.blocks.map(({ text }) => text).join('\n')

describe('the texts of the letters', () => {
  it('come in five kinds and two languages, with version 0 until the office writes its own', async () => {
    const { body } = await officer.get(`${pilot}/letter-templates`)
    expect(body.items).toHaveLength(10)
    expect(new Set(body.items.map(({ version }: { version: number }) => version))).toEqual(new Set([0]))
    expect(body.mayEdit).toBe(true)
    expect((await director.get(`${pilot}/letter-templates`)).body.mayEdit).toBe(false)
  })

  it('refuse an unknown placeholder, a lone brace and crowded reviews, and say which', async () => {
    const put = async (body: string) => {
      const reply = await officer.put(template('full', 'en'), { subject: 'S', body }, { 'if-match': '"0"' })
      return [reply.status, reply.body.errors?.[0]]
    }
    expect(await put('Dear {nmae},')).toEqual([
      400,
      { path: 'body', message: 'Unknown placeholder {nmae}: choose one from the list.' },
    ])
    expect((await put('Dear {name'))[1]).toMatchObject({ path: 'body' })
    expect((await put('They wrote: {reviews}'))[1]).toMatchObject({ path: 'body' })
    expect((await put('{constructor}'))[0]).toBe(400)
  })

  it('refuse a letter without its answer or its next step', async () => {
    for (const body of ['Dear {name},\n\nNo.', 'Dear {name},\n\n{answer}', 'Dear {name},\n\n{next}']) {
      const reply = await officer.put(template('full', 'en'), { subject: 'S', body }, { 'if-match': '"0"' })
      expect(reply.status).toBe(400)
      expect(reply.body.errors[0].message).toMatch(/^Name \{answer\} and \{next\}: /)
    }
  })

  it('that were saved before are still read', async () => {
    const data = { callId: 'gefion-pilot', kind: 'waiting', language: 'da', subject: 'S', body: 'Nej.' }
    const row = { ...data, updatedById: 'somebody', updatedAt: test.clock.now() }
    await test.store.write((tx) => tx.letterTemplate.create({ data: row }))
    const { status, body } = await officer.get(`${pilot}/letter-templates`)
    expect(status).toBe(200)
    const { callId, ...kept } = data
    expect(body.items).toContainEqual({ ...kept, version: 1 })
    await test.store.write((tx) => tx.letterTemplate.deleteMany({ where: { callId, kind: 'waiting' } }))
  })

  it('are saved over the version that was seen, by an officer only, with a trace in the audit log', async () => {
    const body = 'Kære {name}\n\n{answer}\n\n{reviews}\n\n{next}\n\nØÆÅ {signature}'
    const text = { subject: 'Om {number}', body }
    const save = (client: Client, seen: string) =>
      client.put(template('full', 'da'), text, { 'if-match': seen })
    expect((await officer.put(template('full', 'da'), text)).status).toBe(428)
    expect((await save(director, '"0"')).status).toBe(404)
    expect((await save(officer, '"0"')).status).toBe(200)
    expect((await save(officer, '"0"')).status).toBe(412)
    expect((await save(officer, '"1"')).status).toBe(200)
    const where = { action: 'letter.changed' }
    const events = await test.store.db.auditEvent.findMany({ where, orderBy: { seq: 'asc' } })
    const saved = { kind: 'full', language: 'da', text: sha256(canonicalJson(text)) }
    expect(events.map(({ detail }) => detail)).toEqual([
      { ...saved, version: 1 },
      { ...saved, version: 2 },
    ])
  })
})

describe('a letter', () => {
  it('can be read by the office before the decision is proposed', async () => {
    const overrides = [{ proposal: 'P06', kind: 'hold', reason: 'Waits for the ethics board.' }]
    const ask = async (number: string, language: string) => {
      const reply = await officer.post(`${pilot}/letter-preview`, { scenarioId, overrides, number, language })
      return reply.body
    }
    const full = await ask('P38', 'en')
    expect(full).toMatchObject({ kind: 'full', frozen: false })
    expect(textOf(full)).toMatch(/Your proposal is granted 70,000\sh, all that it asked for\./)
    expect(textOf(full)).toMatch(/The award would have been the same with a score up to [\d.]+ points lower/)
    expect(textOf(full)).toMatch(
      /At the machine’s price, which is assumed, the 70,000\sh are worth DKK\s1,400,000,/,
    )
    const held = await ask('P06', 'en')
    expect(textOf(held)).not.toContain('machine’s price')
    expect(held.kind).toBe('hold')
    expect(textOf(held)).toContain('on hold')
    expect(textOf(held)).toMatch(
      /only a later decision of the programme office and the director gives it hours/,
    )
    expect(textOf(held)).not.toMatch(/become free|as soon as there are hours/)
    expect(textOf(await ask('P06', 'da'))).toContain('Kun en senere afgørelse')
    expect(textOf(held)).toContain('Waits for the ethics board.')
    expect(textOf(await ask('P38', 'da'))).toMatch(/får bevilget 70\.000\sh/)
    expect((await officer.post(`${pilot}/letter-preview`, { scenarioId, number: 'P99' })).status).toBe(404)
  })

  it('has the reason for which the office found a proposal not eligible, as the page to sign has', async () => {
    const { body } = await officer.post(`${pilot}/letter-preview`, { scenarioId, number: 'P49' })
    expect(textOf(body)).toMatch(/conditions of the call\..*did not state the ownership of the company/)
    const preview = await officer.post(`${pilot}/decision-preview`, { scenarioId })
    expect(preview.body.proposals.P49.ineligible).toMatch(/^The applicant did not state the ownership/)
    expect(preview.body.proposals.P38.ineligible).toBe('')
  })

  it('says what would have changed the answer, and the engine agrees', async () => {
    const { body } = await officer.post(`${pilot}/letter-preview`, { scenarioId, number: 'P06' })
    expect(body.kind).toBe('waiting')
    expect(textOf(body)).toMatch(/With a score of [\d.]+ instead of [\d.]+, everything else unchanged/)
  })

  it('is prepared in parts after the signature, and is nobody’s to read outside the office', async () => {
    const preview = await officer.post(`${pilot}/decision-preview`, { scenarioId })
    const { outcomeHash } = preview.body
    const proposed = await officer.post(`${pilot}/decisions`, { scenarioId, outcomeHash })
    decisionId = proposed.body.id
    const letters = `/api/decisions/${decisionId}/letters`
    expect((await officer.post(`${letters}/prepare`, {})).status).toBe(409)
    await director.post(`/api/decisions/${decisionId}/sign`, { password })
    const { body } = await officer.post(`${letters}/prepare`, {})
    expect(body).toMatchObject({ total: 50, state: 'signed' })
    expect(body.prepared).toBeGreaterThan(0)
    const researcher = await asPersona(test, 'researcher')
    for (const path of [letters, `${letters}/P38`, `${letters}/P38/pdf`])
      expect((await researcher.get(path)).status).toBe(404)
    expect(await test.store.db.letter.count({ where: { decisionId } })).toBe(0)
  })

  it('is frozen by the release, with one mail each, which holds the letter', async () => {
    expect((await director.post(`/api/decisions/${decisionId}/release`, {})).body.state).toBe('released')
    expect(await test.store.db.letter.count({ where: { decisionId } })).toBe(50)
    const mail = await test.store.db.outboxMail.findUniqueOrThrow({
      where: { dedupeKey: `result:${decisionId}:P38` },
    })
    expect(mail.text).toMatch(/70[,.]000\sh/)
    const letter = (await officer.get(`/api/decisions/${decisionId}/letters/P06`)).body
    expect(letter.blocks[0].text).toBe('The programme office of Gefion, 2 March 2026')
    expect(letter.blocks.at(-1).text).toBe('Signed by Poul Rosenkjær on 2 March 2026.')
    const refused = { callId: 'gefion-pilot', number: 'P49' }
    const row = await test.store.db.proposal.findFirstOrThrow({ where: refused })
    const sent = { dedupeKey: `result:${decisionId}:P49` }
    for (const text of [
      (await test.store.db.outboxMail.findUniqueOrThrow({ where: sent })).text,
      (await officer.get(`/api/proposals/${row.id}/result`)).body.ineligible,
    ])
      expect(text).toContain(row.eligibilityReason)
    const danish = (await officer.get(`/api/decisions/${decisionId}/letters/P06?language=da`)).body
    expect(danish.blocks[0].text).toBe('Programkontoret for Gefion, 2. marts 2026')
    const prepared = await test.store.db.letterFact.findFirstOrThrow({
      where: { decisionId, proposal: { number: 'P38' } },
      select: { facts: true },
    })
    expect(JSON.parse(prepared.facts).value).toEqual({
      amount: 1_400_000,
      currency: 'DKK',
      paying: false,
      assumed: true,
    })
    const before = await officer.get(`/api/decisions/${decisionId}/letters/P38?language=da`)
    expect(before.body).toMatchObject({ frozen: true, subject: 'Om P38' })
    const text = { subject: 'Another', body: '{answer} {next}' }
    await officer.put(template('full', 'da'), text, { 'if-match': '"2"' })
    const after = await officer.get(`/api/decisions/${decisionId}/letters/P38?language=da`)
    expect(after.body).toEqual(before.body)
  })

  it('is a tagged PDF with its language, for the office and its applicant, and for nobody else', async () => {
    const own = await test.store.db.proposal.findFirstOrThrow({
      where: { callId: 'gefion-pilot', number: 'P38' },
      select: { id: true },
    })
    const reply = await officer.get(`/api/proposals/${own.id}/letter/pdf?language=da`)
    expect(reply.headers['content-type']).toBe('application/pdf')
    const bytes: Buffer = reply.body
    const raw = bytes.toString('latin1')
    expect(raw).toContain('/Lang (da)')
    expect(raw).toContain('/StructTreeRoot')
    expect(raw).toMatch(/\/Marked true/)
    expect(raw).toMatch(/\/S \/H1/)
    const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)endstream/g)].map(([, data]) =>
      inflate(Buffer.from(data ?? '', 'latin1')),
    )
    expect(streams.some((stream) => stream.includes('beginbfrange') || stream.includes('beginbfchar'))).toBe(
      true,
    )
    const reviewer = await asPersona(test, 'reviewer')
    expect((await reviewer.get(`/api/proposals/${own.id}/letter`)).status).toBe(404)
    expect((await reviewer.get(`/api/proposals/${own.id}/letter/pdf`)).status).toBe(404)
  })

  it('has mail that is held and goes on, by the office', async () => {
    const letters = `/api/decisions/${decisionId}/letters`
    expect((await officer.post(`${letters}/mail/hold`, {})).body.mail).toMatchObject({
      isHeld: true,
      sent: 0,
    })
    expect((await officer.post(`${letters}/mail/go-on`, {})).body.mail.isHeld).toBe(false)
  })
})

function inflate(data: Buffer): string {
  try {
    return inflateSync(data).toString('latin1')
  } catch {
    // Not every stream of a PDF is packed.
    return ''
  }
}
