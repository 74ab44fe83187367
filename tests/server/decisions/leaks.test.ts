import { beforeAll, describe, expect, it } from 'vitest'
import { makeTestApp, type TestApp } from '../harness/app.ts'
import type { Client, Reply } from '../harness/client.ts'
import { makeConflict } from '../harness/factories.ts'
import { asPersona, password, seedPracticeData } from './practice.ts'

/** Nobody else in the practice data is called so. */
const unusual = { reviewer: 'Quirinus Vogelsang', reason: 'Xylographische Bedenken', text: 'Zwölfboxkämpfer' }
const pilot = '/api/calls/gefion-pilot'
let test: TestApp
let officer: Client
let decisionId = ''
let own = { id: '', number: 'P38' }

beforeAll(async () => {
  test = await makeTestApp()
  await seedPracticeData(test)
  own = await test.store.db.proposal.findFirstOrThrow({
    where: { callId: 'gefion-pilot', number: 'P38' },
    select: { id: true, number: true },
  })
  const review = await test.store.db.review.findFirstOrThrow({
    where: { proposalId: own.id, state: 'submitted' },
    select: { id: true, reviewerId: true },
  })
  await test.store.write(async (tx) => {
    await tx.person.update({ where: { id: review.reviewerId }, data: { name: unusual.reviewer } })
    await tx.review.update({
      where: { id: review.id },
      data: { textForApplicant: `${unusual.text}.`, textForPanel: `Not for them: ${unusual.reviewer}.` },
    })
  })
  officer = await asPersona(test, 'officer')
  const { body: list } = await officer.get(`${pilot}/scenarios`)
  const scenarioId = list.items.find(({ name }: { name: string }) => name === 'Practice default').id
  const { outcomeHash } = (await officer.post(`${pilot}/decision-preview`, { scenarioId })).body
  const overrides = [{ proposal: 'P38', kind: 'hold', reason: unusual.reason }]
  const proposed = await officer.post(`${pilot}/decisions`, { scenarioId, outcomeHash, overrides })
  decisionId = proposed.body.id
})

/** Every address under which something of a decision or a letter can be asked for. */
const addresses = () => [
  `${pilot}/decisions`,
  `${pilot}/letter-templates`,
  `/api/decisions/${decisionId}`,
  `/api/decisions/${decisionId}/letters`,
  `/api/decisions/${decisionId}/letters/P38`,
  `/api/decisions/${decisionId}/letters/P38/pdf`,
  `/api/decisions/${decisionId}/report`,
  `/api/proposals/${own.id}/result`,
  `/api/proposals/${own.id}/letter`,
  `/api/proposals/${own.id}/letter/pdf`,
  '/api/results/gefion-pilot',
  '/api/results/gefion-pilot/record',
  '/api/proposals',
  '/api/desk',
  '/api/mailbox?pageSize=200',
  pilot,
]

const outsiders = async (): Promise<Client[]> => [
  test.client(),
  await asPersona(test, 'researcher'),
  await asPersona(test, 'reviewer'),
  await asPersona(test, 'admin'),
  await signInOwner(),
]

const signInOwner = async (): Promise<Client> => {
  const { ownerId } = await test.store.db.proposal.findUniqueOrThrow({
    where: { id: own.id },
    select: { ownerId: true },
  })
  const { signInPerson } = await import('../harness/people.ts')
  return signInPerson(test, ownerId ?? '')
}

/** What one reader gets everywhere, without what differs between two requests anyway. */
async function readAll(client: Client): Promise<string[]> {
  const replies = []
  for (const address of addresses()) replies.push(await client.get(address))
  return replies.map(({ status, text, headers }) =>
    `${status} ${headers['content-length'] ?? ''} ${headers['etag'] ?? ''} ${text ?? ''}`.replaceAll(
      /"requestId":"[^"]*"|"now":"[^"]*"/g,
      '',
    ),
  )
}

/** The second director, who is in conflict with P04: it has a rank and would get hours. */
async function conflictedDirector() {
  const [{ id: proposalId }, { id: personId }] = await Promise.all([
    test.store.db.proposal.findFirstOrThrow({ where: { callId: 'gefion-pilot', number: 'P04' } }),
    test.store.db.person.findUniqueOrThrow({ where: { persona: 'director2' } }),
  ])
  await makeConflict(test, { callId: 'gefion-pilot', proposalId, personId })
  return { proposalId, client: await asPersona(test, 'director2') }
}

describe('before the release', () => {
  it('nothing of the decision stands in any body, header or mail for whoever is outside the office', async () => {
    for (const client of await outsiders()) {
      const all = (await readAll(client)).join('\n')
      expect(all).not.toContain(unusual.reason)
      expect(all).not.toContain(unusual.text)
      expect(all).not.toContain(decisionId)
    }
  })

  it('an outsider gets the same statuses, lengths and bytes after the signature as before it', async () => {
    const clients = [test.client(), await asPersona(test, 'researcher'), await signInOwner()]
    const before = []
    for (const client of clients) before.push(await readAll(client))
    const director = await asPersona(test, 'director')
    await director.post(`/api/decisions/${decisionId}/sign`, { password })
    await officer.post(`/api/decisions/${decisionId}/letters/prepare`, {})
    // The call says that it is decided, as the proposals do; not what.
    const said = (replies: readonly string[]) => replies.filter((_reply, index) => index < 12).join('\n')
    for (const [index, client] of clients.entries())
      expect(said(await readAll(client))).toBe(said(before[index] ?? []))
    expect(
      await test.store.db.outboxMail.count({ where: { dedupeKey: { startsWith: `result:${decisionId}` } } }),
    ).toBe(0)
    expect(await test.store.db.letter.count({ where: { decisionId } })).toBe(0)
  })

  it('a director in conflict reads no letter and no review of that proposal, and neither signs nor revokes', async () => {
    const { proposalId, client } = await conflictedDirector()
    const bytes = ({ status, text }: Reply) => `${status} ${text.replaceAll(/"requestId":"[^"]*"/g, '')}`
    const decision = `/api/decisions/${decisionId}`
    const absent = bytes(await client.get('/api/decisions/01900000-0000-7000-8000-000000000000'))
    const proposal = `/api/proposals/${proposalId}`
    const refused = [
      await client.get(`${decision}/letters/P04`),
      await client.get(`${decision}/letters/P04/pdf?language=da`),
      await client.get(proposal),
      await client.get(`${proposal}/reviews`),
      await client.get(`${proposal}/result`),
      await client.get(`${proposal}/letter`),
      await client.get(`${proposal}/letter/pdf`),
      await client.post(`${decision}/sign`, { password }),
      await client.post(`${decision}/revoke`, { reason: 'A cousin asks for it.' }),
    ]
    expect(refused.map(bytes)).toEqual(refused.map(() => absent))
    const { signing, may } = (await client.get(decision)).body
    expect({ signing, ...may }).toMatchObject({ signing: 'conflict', sign: false, revoke: false })
    expect((await officer.get(decision)).body.state).toBe('signed')
    expect((await officer.get(`${decision}/letters/P04`)).text).toContain('P04')
  })

  it('absent and forbidden are the same bytes on every route of letters and of the report', async () => {
    const researcher = await asPersona(test, 'researcher')
    const bytes = async (path: string) =>
      (await researcher.get(path)).text.replaceAll(/"requestId":"[^"]*"/g, '')
    const nowhere = '01900000-0000-7000-8000-000000000000'
    for (const tail of ['', '/letters', '/letters/P38', '/letters/P38/pdf', '/report'])
      expect(await bytes(`/api/decisions/${decisionId}${tail}`)).toBe(
        await bytes(`/api/decisions/${nowhere}${tail}`),
      )
  })
})

describe('after the release', () => {
  it('the letter holds the texts of the reviews and no reviewer, in every form', async () => {
    const director = await asPersona(test, 'director')
    await director.post(`/api/decisions/${decisionId}/release`, {})
    const applicant = await signInOwner()
    const letter = await applicant.get(`/api/proposals/${own.id}/letter`)
    expect(letter.text).toContain(unusual.text)
    expect(letter.text).toContain(unusual.reason)
    const mail = await test.store.db.outboxMail.findUniqueOrThrow({
      where: { dedupeKey: `result:${decisionId}:P38` },
    })
    expect(mail.text).toContain(unusual.text)
    const pdf = await applicant.get(`/api/proposals/${own.id}/letter/pdf`)
    expect(pdf.status).toBe(200)
    for (const text of [letter.text, mail.text, Buffer.from(pdf.body).toString('latin1')]) {
      expect(text).not.toContain(unusual.reviewer)
      expect(text).not.toContain('Not for them')
    }
  })

  it('another applicant, a reviewer and the public read no letter and no report', async () => {
    for (const client of [
      test.client(),
      await asPersona(test, 'researcher'),
      await asPersona(test, 'reviewer'),
    ])
      for (const path of [
        `/api/proposals/${own.id}/letter`,
        `/api/proposals/${own.id}/letter/pdf`,
        `/api/decisions/${decisionId}/report`,
        `/api/decisions/${decisionId}/letters/P38`,
      ])
        expect([401, 404]).toContain((await client.get(path)).status)
  })

  it('the report is a tagged PDF for the officer, the director and the auditor, in both languages', async () => {
    for (const [persona, language] of [
      ['officer', 'en'],
      ['director', 'da'],
      ['auditor', 'da'],
    ]) {
      const client = await asPersona(test, persona ?? '')
      const reply = await client.get(`/api/decisions/${decisionId}/report?language=${language}`)
      expect([reply.status, reply.headers['content-type']]).toEqual([200, 'application/pdf'])
      const raw = Buffer.from(reply.body).toString('latin1')
      expect(raw).toContain(`/Lang (${language})`)
      expect(raw).toContain('/StructTreeRoot')
      expect(raw).toMatch(/\/S \/TH/)
    }
  })
})
