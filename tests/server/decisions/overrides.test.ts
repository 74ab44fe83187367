import { beforeAll, describe, expect, it } from 'vitest'
import { parseRecord } from '@furrow/core/contract/record'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { verifyRecord } from '@furrow/core/record/verify'
import { makeTestApp, type TestApp } from '../harness/app.ts'
import type { Client } from '../harness/client.ts'
import { asPersona, password, seedPracticeData, unwrap } from './practice.ts'

const pilot = '/api/calls/gefion-pilot'
const reason = 'Zaphodina: the panel asked for it in its minutes of 3 March.'
let test: TestApp
let officer: Client
let scenarioId = ''

beforeAll(async () => {
  test = await makeTestApp()
  await seedPracticeData(test)
  officer = await asPersona(test, 'officer')
  const { body } = await officer.get(`${pilot}/scenarios`)
  scenarioId = body.items.find((item: { name: string }) => item.name === 'Practice default').id
})

const preview = (overrides: readonly object[]) =>
  officer.post(`${pilot}/decision-preview`, { scenarioId, overrides })

const row = (body: { outcome: { awards: { proposal: string; award: number }[] } }, proposal: string) =>
  body.outcome.awards.find((award) => award.proposal === proposal)?.award

describe('an override', () => {
  it('is refused without a reason, for an unknown proposal, off the step, twice, and above the budget', async () => {
    const refused = async (...overrides: object[]) => {
      const reply = await preview(overrides)
      return [reply.status, reply.body.code, reply.body.errors?.[0]?.path]
    }
    const bad = [400, 'invalid-input']
    const award = { proposal: 'P06', kind: 'award', award: 44_000, reason }
    expect(await refused({ ...award, reason: '  ' })).toEqual([...bad, 'overrides[0].reason'])
    expect(await refused({ ...award, proposal: 'P99' })).toEqual([...bad, 'overrides[0].proposal'])
    expect(await refused({ ...award, award: 44_001.5 })).toEqual([...bad, 'overrides[0].award'])
    expect(await refused({ ...award, award: 0 })).toEqual([...bad, 'overrides[0].award'])
    expect(await refused({ ...award, kind: 'hold' })).toEqual([...bad, 'overrides[0].award'])
    expect(await refused(award, award)).toEqual([...bad, 'overrides[1].proposal'])
    expect(await refused({ ...award, award: 900_000 })).toEqual([...bad, 'overrides'])
  })

  it('is previewed with what the rules gave, new sums, and a warning below the minimum', async () => {
    const plain = await preview([])
    const { body } = await preview([
      { proposal: 'P38', kind: 'exclude', reason },
      { proposal: 'P06', kind: 'award', award: 40_000, reason },
    ])
    expect(body.overrides).toMatchObject([
      { proposal: 'P06', award: 40_000, computed: 0, by: 'Karen Dyrberg', warnings: ['below-minimum'] },
      { proposal: 'P38', award: 0, computed: 70_000, warnings: [] },
    ])
    expect(body.asks.P06.minimum).toBeGreaterThan(40_000)
    expect(Object.keys(body.asks)).toHaveLength(body.outcome.awards.length)
    expect(body.prices).toMatchObject({ currency: 'DKK', rows: expect.any(Array) })
    expect([row(body, 'P06'), row(body, 'P38')]).toEqual([40_000, 0])
    expect(body.outcome.totals.awarded).toBe(plain.body.outcome.totals.awarded - 30_000)
    const { budget, awarded, reserve, leftOver, rounding } = body.outcome.totals
    expect(awarded + reserve + leftOver + rounding).toBe(budget)
    const sumOfAreas = body.outcome.areas.reduce(
      (sum: number, { awarded: hours }: { awarded: number }) => sum + hours,
      0,
    )
    expect(sumOfAreas).toBe(awarded)
    expect(body.outcomeHash).toBe(plain.body.outcomeHash)
  })

  it('is nobody’s to preview but the office’s', async () => {
    for (const persona of ['director', 'auditor', 'researcher', 'reviewer']) {
      const client = await asPersona(test, persona)
      expect((await client.post(`${pilot}/decision-preview`, { scenarioId })).status).toBe(404)
    }
  })

  it('stands in the list, on the page to sign, in the record that verifies, in public and in the result', async () => {
    const { outcomeHash } = (await preview([])).body
    const overrides = [
      { proposal: 'P38', kind: 'hold', reason },
      { proposal: 'P06', kind: 'award', award: 44_000, reason },
    ]
    const proposed = await officer.post(`${pilot}/decisions`, { scenarioId, outcomeHash, overrides })
    expect(proposed.status).toBe(200)
    const { id } = proposed.body
    const list = await officer.get(`${pilot}/decisions`)
    expect(list.body.items[0]).toMatchObject({ id, overridden: 2 })
    const director = await asPersona(test, 'director')
    expect((await director.get(`/api/decisions/${id}`)).text).toContain('Zaphodina')
    expect((await director.post(`/api/decisions/${id}/sign`, { password })).body.state).toBe('signed')
    expect((await director.post(`/api/decisions/${id}/release`, {})).body.state).toBe('released')
    const stranger = test.client()
    const [record, snapshot] = await Promise.all([
      stranger.get('/api/results/gefion-pilot/record'),
      stranger.get('/api/results/gefion-pilot/snapshot'),
    ])
    const evidence = {
      record: unwrap(parseRecord(record.body)),
      snapshot: unwrap(parseSnapshot(snapshot.body)),
    }
    expect(verifyRecord(evidence).checks.filter(({ ok }) => !ok)).toEqual([])
    expect(evidence.record.overrides.map(({ proposal, kind }) => `${proposal} ${kind}`)).toEqual([
      'P06 award',
      'P38 hold',
    ])
    const forged = { ...evidence.record, overrides: evidence.record.overrides.slice(1) }
    expect(verifyRecord({ ...evidence, record: forged }).holds).toBe(false)
    const { body } = await stranger.get('/api/results/gefion-pilot')
    expect(body.overrides).toMatchObject([
      { proposal: 'P06', kind: 'award', award: 44_000, computed: 0, reason },
      { proposal: 'P38', kind: 'hold', award: 0, computed: 70_000, reason },
    ])
    expect(body.totals.awarded).toBe(
      body.awards.reduce((sum: number, { hours }: { hours: number }) => sum + hours, 0),
    )
    const held = await test.store.db.proposal.findFirstOrThrow({
      where: { callId: 'gefion-pilot', number: 'P38' },
      select: { id: true },
    })
    const own = await officer.get(`/api/proposals/${held.id}/result`)
    expect(own.body).toMatchObject({ award: 0, override: { kind: 'hold', reason } })
  })

  it('a second decision of the call is chained to the first, which stays public until it is released', async () => {
    const first = await test.client().get('/api/results/gefion-pilot')
    const proposing = { scenarioId, outcomeHash: first.body.recordHash }
    expect((await officer.post(`${pilot}/decisions`, proposing)).status).toBe(409)
    const changes = [{ proposal: 'P38', award: 20_000, reason }]
    const { body } = await officer.post(`${pilot}/next-decision`, { changes })
    const director = await asPersona(test, 'director')
    await director.post(`/api/decisions/${body.id}/sign`, { password })
    expect((await test.client().get('/api/results/gefion-pilot')).body).toEqual(first.body)
    await director.post(`/api/decisions/${body.id}/release`, {})
    const { body: record } = await test.client().get('/api/results/gefion-pilot/record')
    expect(record.previous).toBe(first.body.recordHash)
    expect(record.overrides).toMatchObject([
      { proposal: 'P06', kind: 'award', award: 44_000 },
      { proposal: 'P38', kind: 'award', award: 20_000, by: 'Karen Dyrberg' },
    ])
  })
})
