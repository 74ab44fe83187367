import { beforeAll, describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { parseRecord } from '@furrow/core/contract/record'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { verifyRecord } from '@furrow/core/record/verify'
import { makeTestApp, type TestApp } from '../harness/app.ts'
import type { Client } from '../harness/client.ts'
import { makeConflict } from '../harness/factories.ts'
import { asPersona, password, seedPracticeData, unwrap } from './practice.ts'

const pilot = '/api/calls/gefion-pilot'
let test: TestApp

const as = (persona: string): Promise<Client> => asPersona(test, persona)

beforeAll(async () => {
  test = await makeTestApp()
  await seedPracticeData(test)
})

/** What the Studio does before it proposes: the saved scenario with the seed, run on the snapshot. */
async function outcomeHashOf(officer: Client, scenarioId: string): Promise<string> {
  const [snapshot, context, scenario] = await Promise.all([
    officer.get(`${pilot}/snapshot`),
    officer.get(`${pilot}/studio`),
    officer.get(`/api/scenarios/${scenarioId}`),
  ])
  const given = unwrap(parseSnapshot(snapshot.body))
  const tuned = unwrap(parseScenario({ ...scenario.body.content, seed: context.body.seed }, given))
  return sha256(canonicalJson(allocate(given, tuned)))
}

async function practiceDefault(officer: Client): Promise<string> {
  const { body } = await officer.get(`${pilot}/scenarios`)
  return body.items.find((item: { name: string }) => item.name === 'Practice default').id
}

describe('a decision', () => {
  let decisionId = ''

  it('is refused where the outcome is not the one that the proposer saw', async () => {
    const officer = await as('officer')
    const scenarioId = await practiceDefault(officer)
    const reply = await officer.post(`${pilot}/decisions`, { scenarioId, outcomeHash: sha256('another') })
    expect([reply.status, reply.body.code]).toEqual([412, 'stale-version'])
  })

  it('is proposed by an officer and stays invisible to applicants and the public', async () => {
    const officer = await as('officer')
    const scenarioId = await practiceDefault(officer)
    const outcomeHash = await outcomeHashOf(officer, scenarioId)
    const reply = await officer.post(`${pilot}/decisions`, { scenarioId, outcomeHash, note: 'As discussed.' })
    expect(reply.status).toBe(200)
    decisionId = reply.body.id
    expect(reply.body).toMatchObject({ state: 'proposed', may: { sign: false, withdraw: true } })
    const researcher = await as('researcher')
    expect((await researcher.get(`/api/decisions/${decisionId}`)).status).toBe(404)
    expect((await test.client().get('/api/results/gefion-pilot')).status).toBe(404)
  })

  it('waits alone: a second one is refused until the first is withdrawn or released', async () => {
    const officer = await as('officer')
    const scenarioId = await practiceDefault(officer)
    const outcomeHash = await outcomeHashOf(officer, scenarioId)
    const reply = await officer.post(`${pilot}/decisions`, { scenarioId, outcomeHash })
    expect([reply.status, reply.body.code]).toEqual([409, 'wrong-state'])
  })

  it('is not signed by an officer, nor with a wrong password', async () => {
    const officer = await as('officer')
    expect((await officer.post(`/api/decisions/${decisionId}/sign`, { password })).status).toBe(404)
    const director = await as('director')
    const reply = await director.post(`/api/decisions/${decisionId}/sign`, { password: 'wrong' })
    expect(reply.body).toMatchObject({ code: 'wrong-password', errors: [{ path: 'password' }] })
    expect((await director.get(`/api/decisions/${decisionId}`)).body.state).toBe('proposed')
  })

  it('says to each reader why they sign or do not: not a director, a conflict, or may', async () => {
    const address = `/api/decisions/${decisionId}`
    const officer = await as('officer')
    expect((await officer.get(address)).body).toMatchObject({ signing: 'not-director' })
    const director = await as('director')
    expect((await director.get(address)).body).toMatchObject({ signing: 'may', may: { sign: true } })
    const [proposal, person] = await Promise.all([
      test.store.db.proposal.findFirstOrThrow({ where: { callId: 'gefion-pilot' }, select: { id: true } }),
      test.store.db.person.findUniqueOrThrow({ where: { persona: 'director2' }, select: { id: true } }),
    ])
    await makeConflict(test, { callId: 'gefion-pilot', proposalId: proposal.id, personId: person.id })
    const other = await as('director2')
    expect((await other.get(address)).body).toMatchObject({ signing: 'conflict', may: { sign: false } })
    expect((await other.post(`${address}/sign`, { password })).status).toBe(404)
  })

  it('names every proposal, also those without a rank, and gives energy on the machine of its snapshot', async () => {
    const director = await as('director')
    const { body } = await director.get(`/api/decisions/${decisionId}`)
    expect(Object.keys(body.proposals).length).toBe(50)
    expect(body.footprint.kwh).toBeCloseTo(body.outcome.totals.awarded * 0.969 * 1.25, 3)
    expect(body.footprint.assumed).toContain('pue')
    const { awards, inKind, toPay, unpricedHours } = body.values
    expect(Object.keys(awards).length).toBe(
      body.outcome.awards.filter(({ award }: { award: number }) => award > 0).length,
    )
    expect([inKind + toPay, unpricedHours]).toEqual([body.outcome.totals.awarded * 20, 0])
  })

  it('is not released before it is signed', async () => {
    const director = await as('director')
    const reply = await director.post(`/api/decisions/${decisionId}/release`, {})
    expect([reply.status, reply.body.code]).toEqual([409, 'wrong-state'])
  })

  it('is signed by a director, once', async () => {
    const director = await as('director')
    const reply = await director.post(`/api/decisions/${decisionId}/sign`, { password })
    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({ state: 'signed', may: { sign: false, release: true } })
    const again = await director.post(`/api/decisions/${decisionId}/sign`, { password })
    expect(again.status).toBe(409)
    expect((await test.client().get('/api/results/gefion-pilot/record')).status).toBe(404)
  })

  it('is released to everybody at once, with one mail to each applicant', async () => {
    const director = await as('director')
    const before = await test.store.db.outboxMail.count({ where: { template: 'result-released' } })
    expect((await director.post(`/api/decisions/${decisionId}/release`, {})).body.state).toBe('released')
    const mails = await test.store.db.outboxMail.findMany({ where: { template: 'result-released' } })
    expect(mails.length).toBeGreaterThan(before)
    expect(
      mails.filter(({ subject }) => /\b(funded|rejected|declined|granted|waiting)\b/i.test(subject)),
    ).toEqual([])
    expect((await director.post(`/api/decisions/${decisionId}/release`, {})).status).toBe(409)
  })

  it('can be verified by a stranger from the published files', async () => {
    const stranger = test.client()
    const [record, snapshot, key] = await Promise.all([
      stranger.get('/api/results/gefion-pilot/record'),
      stranger.get('/api/results/gefion-pilot/snapshot'),
      stranger.get('/.well-known/furrow-key'),
    ])
    const verification = verifyRecord({
      record: unwrap(parseRecord(record.body)),
      snapshot: unwrap(parseSnapshot(snapshot.body)),
      key: key.body.publicKey,
    })
    expect(verification.checks.filter(({ ok }) => !ok)).toEqual([])
    expect(verification).toMatchObject({ holds: true, recomputed: true })
  })

  it('shows the public the six awards and nobody who got nothing', async () => {
    const { body, text } = await test.client().get('/api/results/gefion-pilot')
    expect(body.awards.map(({ proposal }: { proposal: string }) => proposal).sort()).toEqual([
      'P04',
      'P11',
      'P17',
      'P23',
      'P30',
      'P38',
    ])
    const unfunded = await test.store.db.proposal.findMany({
      where: { callId: 'gefion-pilot', number: { notIn: ['P04', 'P11', 'P17', 'P23', 'P30', 'P38'] } },
      select: { title: true },
    })
    expect(unfunded.filter(({ title }) => text.includes(title))).toEqual([])
    const people = await test.store.db.pseudonym.findMany({
      where: { callId: 'gefion-pilot' },
      select: { person: { select: { name: true } } },
    })
    expect(people.filter(({ person }) => text.includes(person.name))).toEqual([])
  })

  it('keeps its energy and its assumed marks when the machine is measured later', async () => {
    const before = await test.client().get('/api/results/gefion-pilot')
    const { machineId } = await test.store.db.call.findUniqueOrThrow({
      where: { id: 'gefion-pilot' },
      select: { machineId: true },
    })
    const provenance = { pue: { assumed: false, source: 'metered' } }
    await test.store.write((tx) =>
      tx.machine.update({ where: { id: machineId }, data: { pue: 1.1, provenance } }),
    )
    const after = await test.client().get('/api/results/gefion-pilot')
    expect(after.body.footprint).toEqual({
      ...before.body.footprint,
      assumed: expect.arrayContaining(['pue']),
    })
  })

  it('publishes the rules as published and as applied, and the seed with the hash it was committed to', async () => {
    const { body } = await test.client().get('/api/results/gefion-pilot')
    expect(body.differences).toEqual([])
    expect(sha256(body.rules.applied.seed)).toBe(body.rules.published.seedCommitment)
    expect(body.rules.areas.map(({ id }: { id: string }) => id)).toContain('quantum')
  })

  it('leaves an audit trail of each step', async () => {
    const events = await test.store.db.auditEvent.findMany({
      where: { objectId: decisionId },
      orderBy: { seq: 'asc' },
      select: { action: true },
    })
    expect(events.map(({ action }) => action)).toEqual([
      'decision.proposed',
      'decision.signed',
      'decision.released',
    ])
  })
})

describe('the result of a proposal', () => {
  it('is read by its applicant after the release, with the deciding numbers and texts without names', async () => {
    const researcher = await as('researcher')
    const own = await test.store.db.proposal.findFirstOrThrow({
      where: { callId: 'gefion-taster-2026', number: 'P03' },
      select: { id: true, reviews: { select: { reviewer: { select: { name: true } } } } },
    })
    const reply = await researcher.get(`/api/proposals/${own.id}/result`)
    expect(reply.body).toMatchObject({
      proposal: 'P03',
      award: 4000,
      status: 'full',
      reason: { code: 'fits' },
      value: { amount: 80_000, currency: 'DKK', paying: false, assumed: true },
    })
    for (const { reviewer } of own.reviews) expect(reply.text).not.toContain(reviewer.name)
    expect(reply.body.places.map(({ rank }: { rank: number }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(Object.keys(reply.body.places[0]).sort()).toEqual(['award', 'rank', 'score'])
    expect(reply.body.answerBy).toMatch(/T2[12]:59:00/)
    expect(Date.parse(reply.body.appealUntil)).toBeGreaterThan(Date.parse(reply.body.answerBy))
    expect(reply.body.nextCall).toMatchObject({ id: 'gefion-2027-spring' })
  })

  it('is nobody else’s to read, and nobody’s before the release', async () => {
    const stranger = await as('reviewer')
    const own = await test.store.db.proposal.findFirstOrThrow({
      where: { callId: 'gefion-taster-2026', number: 'P03' },
      select: { id: true },
    })
    expect((await stranger.get(`/api/proposals/${own.id}/result`)).status).toBe(404)
    const waiting = await test.store.db.proposal.findFirstOrThrow({
      where: { callId: 'gefion-industry-2026' },
      select: { id: true },
    })
    const officer = await as('officer')
    expect((await officer.get(`/api/proposals/${waiting.id}/result`)).status).toBe(404)
  })
})

describe('a proposed decision of the practice data', () => {
  it('says who loses by its reserve, which the call did not publish', async () => {
    const officer = await as('officer')
    const { items } = (await officer.get('/api/calls/gefion-industry-2026/decisions')).body
    const { body } = await officer.get(`/api/decisions/${items[0].id}`)
    expect(body.differences).toEqual([{ rule: 'reserve', published: null, applied: 0.05 }])
    expect(body.moved).toEqual([{ proposal: 'P04', published: 20_000, applied: 18_200 }])
  })

  it('is withdrawn by the office, once', async () => {
    const officer = await as('officer')
    const { body } = await officer.get('/api/calls/gefion-industry-2026/decisions')
    const [decision] = body.items
    expect(decision).toMatchObject({ state: 'proposed', signedBy: null })
    expect((await officer.post(`/api/decisions/${decision.id}/withdraw`, {})).body.state).toBe('withdrawn')
    expect((await officer.post(`/api/decisions/${decision.id}/withdraw`, {})).status).toBe(409)
  })
})
