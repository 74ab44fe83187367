import { beforeAll, describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { draftOf, proposeDecision } from '../../../server/src/features/decisions/propose.ts'
import { readSnapshotText } from '../../../server/src/plugins/snapshot.ts'
import { loadSolver } from '../../../server/src/plugins/solver.ts'
import { makeTestApp, type TestApp } from '../harness/app.ts'
import { signInPerson } from '../harness/people.ts'
import { seedPracticeData, unwrap } from './practice.ts'

const pilot = '/api/calls/gefion-pilot'
let test: TestApp

beforeAll(async () => {
  test = await makeTestApp()
  await seedPracticeData(test)
})

describe('a decision by the exact choice', () => {
  it('is refused where nothing proves that it is the best', async () => {
    const where = { persona: 'officer' }
    const select = { id: true, name: true }
    const person = await test.store.db.person.findUniqueOrThrow({ where, select })
    const officer = await signInPerson(test, person.id)
    const { body: list } = await officer.get(`${pilot}/scenarios`)
    const content = { ...list.items[0].content, policy: { kind: 'knapsack', objective: 'score-hours' } }
    const { body: saved } = await officer.post(`${pilot}/scenarios`, { name: 'Out of time', content })
    const callId = 'gefion-pilot'
    const snapshot = await readSnapshotText(test.app.sql, callId)
    const kept = { callId, personId: person.id, snapshot }
    const drafting = { ...kept, scenarioId: saved.id, overrides: [], note: '' }
    const { outcome, ...drafted } = await draftOf(test.store.db, drafting)
    if (outcome.solver === undefined) throw new Error('The exact choice names its solver.')
    const unproven = { ...outcome, solver: { ...outcome.solver, proven: false } }
    const proposing = {
      ...drafting,
      ...drafted,
      outcome: unproven,
      outcomeHash: sha256(canonicalJson(unproven)),
    }
    const by = {
      actor: { personId: person.id, name: person.name },
      at: test.clock.now(),
      requestId: 'request',
    }
    await expect(test.store.write((tx) => proposeDecision(tx, proposing, by))).rejects.toMatchObject({
      code: 'wrong-state',
      message: 'The exact choice was not proven in time: choose another policy.',
    })
    expect(await test.store.db.decision.count({ where: { callId, state: 'proposed' } })).toBe(0)
  })

  it('is solved on the server and has the outcome that the Studio showed', async () => {
    const where = { persona: 'officer' }
    const { id } = await test.store.db.person.findUniqueOrThrow({ where, select: { id: true } })
    const officer = await signInPerson(test, id)
    const { body: list } = await officer.get(`${pilot}/scenarios`)
    const content = { ...list.items[0].content, policy: { kind: 'knapsack', objective: 'score-hours' } }
    const saved = await officer.post(`${pilot}/scenarios`, { name: 'Exact', content })
    expect(saved.status).toBe(200)
    const [snapshot, context] = await Promise.all([
      officer.get(`${pilot}/snapshot`),
      officer.get(`${pilot}/studio`),
    ])
    const given = unwrap(parseSnapshot(snapshot.body))
    const tuned = unwrap(parseScenario({ ...content, name: 'Exact', seed: context.body.seed }, given))
    const outcome = allocate(given, tuned, { solver: await loadSolver(30) })
    expect(outcome.solver?.proven).toBe(true)
    const outcomeHash = sha256(canonicalJson(outcome))
    const reply = await officer.post(`${pilot}/decisions`, { scenarioId: saved.body.id, outcomeHash })
    expect(reply.body).toMatchObject({ state: 'proposed', outcome: { solver: { proven: true } } })
    expect(reply.body.outcome.awards).toEqual(outcome.awards)
  })
})
