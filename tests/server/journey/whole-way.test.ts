import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { hashPassword } from '../../../server/src/plugins/passwords.ts'
import { makeTestApp } from '../harness/app.ts'
import type { Client } from '../harness/client.ts'
import { makeMachine } from '../harness/factories.ts'
import { makePerson, signInAs, signInPerson } from '../harness/people.ts'

const test = await makeTestApp()
await makeMachine(test)
const root = fileURLToPath(new URL('../../..', import.meta.url))
const password = 'a long enough password'
const call = '/api/calls/journey'

let officer: Client
let director: Client
const reviewers: (Client & { personId: string; email: string })[] = []
const applicants: Client[] = []
const proposals: string[] = []
let decisionId = ''

const match = (version: number) => ({ 'if-match': `"${version}"` })
const ok = (reply: Awaited<ReturnType<Client['get']>>) => {
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}

const rules = {
  id: 'journey',
  title: 'A call walked from draft to record',
  budget: 100_000,
  granularity: 100,
  deadlineAt: '2026-04-01T10:00:00.000Z',
  scoreThreshold: 50,
  reviewersPerProposal: 2,
  publishesSnapshot: true,
  areas: [
    { key: 'open', name: 'Open' },
    { key: 'quantum', name: 'Quantum', minShare: 0.2, maxShare: 0.6 },
  ],
  tracks: [{ key: 'regular', name: 'Regular', minHours: 1000, maxHours: 80_000 }],
  criteria: ['merit', 'use'].map((key) => ({ key, name: key, min: 1, max: 5, weight: 50, levels: [] })),
  sections: [{ key: 'aims', title: 'Aims', maxWords: 100 }],
}

/** What each of the four asks for, and how the two reviewers score it. */
const asked = [
  { title: 'Waves', areaKey: 'quantum', requested: 50_000, minimum: 20_000, score: 5 },
  { title: 'Wind', areaKey: 'open', requested: 60_000, minimum: 30_000, score: 4 },
  { title: 'Salt', areaKey: 'open', requested: 20_000, minimum: 20_000, score: 3 },
  { title: 'Sand', areaKey: 'open', requested: 10_000, minimum: 5_000, score: 1 },
]

beforeAll(async () => {
  officer = await signInAs(test, { name: 'Odile Officer', roles: ['officer'] })
  const passwordHash = await hashPassword(password)
  director = await signInAs(test, { name: 'Dina Director', roles: ['director'], passwordHash })
  for (const name of ['Rikke', 'Rune']) {
    const { id, email } = await makePerson(test, { name, roles: ['reviewer'], institution: `${name}s house` })
    reviewers.push({ ...(await signInPerson(test, id)), email })
  }
})

/** Signs up, follows the link of the mail, signs in: as a stranger does. */
async function signUp(email: string): Promise<Client> {
  const browser = test.client()
  ok(await browser.post('/api/accounts', { name: email, email, password }))
  const { body } = await browser.get(`/api/mailbox?to=${encodeURIComponent(email)}`)
  const token = /#([\w-]+)/.exec(body.items[0].text)?.[1] ?? ''
  ok(await browser.post('/api/accounts/confirm', { token }))
  ok(await browser.post('/api/session', { email, password }))
  return browser
}

describe('a call, from draft to a record that a stranger verifies', () => {
  it('is made and opened by the officer', async () => {
    ok(await officer.post('/api/calls', rules))
    expect(ok(await officer.post(`${call}/open`, undefined, match(1))).state).toBe('open')
  })

  it('is filled by people who sign up, write and hand in', async () => {
    for (const [index, { score: _score, ...wish }] of asked.entries()) {
      const applicant = await signUp(`applicant${index}@uni${index}.example.org`)
      const { id } = ok(await applicant.post(`${call}/proposals`, {}))
      const text = {
        ...wish,
        summary: 'For everybody.',
        institution: `University ${index}`,
        trackKey: 'regular',
      }
      const rest = { careerStage: 'early', firstTime: true, sections: { aims: 'We compute.' } }
      ok(await applicant.patch(`/api/proposals/${id}`, { ...text, ...rest }, match(1)))
      const receipt = ok(await applicant.post(`/api/proposals/${id}/submit`, undefined, match(2)))
      expect(receipt.hash).toMatch(/^sha256:/)
      applicants.push(applicant)
      proposals.push(id)
    }
    expect((await officer.get(`/api/proposals/${proposals[0]}/submitted`)).status).toBe(404)
  })

  it('is closed; eligibility and the technical cap are recorded', async () => {
    ok(await officer.post(`${call}/close`, undefined, match(2)))
    const { items, total } = ok(await officer.get(`${call}/proposals`))
    expect(total).toBe(4)
    for (const { id, version } of items)
      ok(await officer.put(`/api/proposals/${id}/eligibility`, { eligible: true }, match(version)))
    const assessment = { verdict: 'feasibleWithChanges', recommendedHours: 40_000 }
    const address = `/api/proposals/${proposals[1]}`
    ok(await officer.put(`${address}/technical-assessment`, assessment, match(0)))
  })

  it('is reviewed by two people each, and the reviews are locked', async () => {
    const { items } = ok(await officer.get(`${call}/proposals`))
    const rows = items.flatMap(({ number }: { number: string }) =>
      reviewers.map(({ email }) => ({ proposal: number, email })),
    )
    expect(ok(await officer.post(`${call}/assignments`, { rows, dryRun: false })).assignmentIds).toHaveLength(
      8,
    )
    for (const reviewer of reviewers) {
      const queue = ok(await reviewer.get('/api/assignments'))
      for (const { id, title } of queue.items) {
        const score = asked.find((wish) => wish.title === title)?.score ?? 1
        ok(await reviewer.post(`/api/assignments/${id}/accept`))
        const text = { confidence: 3, textForApplicant: 'Clear.', textForPanel: 'Fine.' }
        const review = { ...text, scores: { merit: score, use: score } }
        ok(await reviewer.put(`/api/assignments/${id}/review`, review, match(0)))
        ok(await reviewer.post(`/api/assignments/${id}/review/hand-in`, undefined, match(1)))
      }
    }
    expect((await officer.get(`${call}/snapshot`)).status).toBe(409)
    expect(ok(await officer.get(`${call}/reviews/lock`))).toMatchObject({ handedIn: 8, missing: [] })
    ok(await officer.post(`${call}/reviews/lock`))
  })

  it('is tuned in the Studio and proposed with the hash that the officer saw', async () => {
    const content = { format: 'furrow.scenario/1', name: 'Plain', policy: { kind: 'cutoff' }, reserve: 0.1 }
    const published = { thresholds: { score: 50 }, areas: { quantum: { minShare: 0.2, maxShare: 0.6 } } }
    const saving = { name: 'Plain', note: '', content: { ...content, ...published } }
    const scenario = ok(await officer.post(`${call}/scenarios`, saving))
    const snapshot = parseSnapshot(ok(await officer.get(`${call}/snapshot`)))
    const { seed } = ok(await officer.get(`${call}/studio`))
    if (!snapshot.ok) throw new Error(JSON.stringify(snapshot.errors))
    const tuned = parseScenario({ ...scenario.content, seed }, snapshot.value)
    if (!tuned.ok) throw new Error(JSON.stringify(tuned.errors))
    const outcome = allocate(snapshot.value, tuned.value)
    expect(outcome.awards.map(({ award, status }) => [award, status])).toEqual([
      [50_000, 'full'],
      [40_000, 'full'],
      [0, 'waiting'],
      [0, 'below-threshold'],
    ])
    const outcomeHash = sha256(canonicalJson(outcome))
    const proposing = { scenarioId: scenario.id, outcomeHash, note: 'As the panel advised.' }
    decisionId = ok(await officer.post(`${call}/decisions`, proposing)).id
  })

  it('is signed by the director and released; until then nothing shows', async () => {
    const before = await applicants[0]?.get(`/api/proposals/${proposals[0]}/result`)
    const other = await applicants[3]?.get(`/api/proposals/${proposals[3]}/result`)
    expect([before?.status, other?.status]).toEqual([404, 404])
    ok(await director.post(`/api/decisions/${decisionId}/sign`, { password }))
    expect((await test.client().get('/api/results/journey')).status).toBe(404)
    expect(ok(await director.post(`/api/decisions/${decisionId}/release`, {})).state).toBe('released')
    const granted = ok((await applicants[1]?.get(`/api/proposals/${proposals[1]}/result`)) ?? never())
    expect(JSON.stringify(granted)).toContain('40000')
    expect(JSON.stringify(granted)).not.toMatch(/Rikke|Rune/)
  })

  it('is verified by a stranger with the command line, from the public files alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'furrow-journey-'))
    const stranger = test.client()
    const file = async (name: string) => {
      const path = join(folder, `${name}.json`)
      writeFileSync(path, (await stranger.get(`/api/results/journey/${name}`)).text)
      return path
    }
    const { publicKey } = ok(await stranger.get('/.well-known/furrow-key'))
    const paths = [await file('record'), '--snapshot', await file('snapshot'), '--key', publicKey]
    const cli = ['server/bin/furrow.mjs', 'verify', ...paths]
    const { status, stdout, stderr } = spawnSync(process.execPath, cli, { cwd: root, encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.trim().split('\n').at(-1)).toMatch(/holds/i)
  })

  it('leaves an audit trail whose chain holds', async () => {
    const auditor = await signInAs(test, { roles: ['auditor'] })
    expect(ok(await auditor.get('/api/audit-events/check'))).toMatchObject({ holds: true })
  })
})

function never(): never {
  throw new Error('There is no such applicant.')
}
