import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { describe, expect, it } from 'vitest'
import { draftOf } from '../../../server/src/features/decisions/propose.ts'
import { readSnapshotText } from '../../../server/src/plugins/snapshot.ts'
import { importSynthetic } from '../../bench/import-synthetic.ts'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'
import { makeTestApp } from '../harness/app.ts'
import { asPersona, password, seedPracticeData } from './practice.ts'

const callId = 'synthetic-1200'

describe('a decision on more proposals than a statement of the database has parameters', () => {
  it('is proposed and signed', async () => {
    const test = await makeTestApp()
    await seedPracticeData(test)
    await importSynthetic(test.store, syntheticSnapshot({ proposals: 1200, reviewsEach: 1, seed: 7 }))
    const officer = await asPersona(test, 'officer')
    const director = await asPersona(test, 'director')
    const content = { format: 'furrow.scenario/1', policy: { kind: 'cutoff' } }
    const { body: scenario } = await officer.post(`/api/calls/${callId}/scenarios`, { name: 'All', content })
    const snapshot = await readSnapshotText(test.app.sql, callId)
    const { id: personId } = await test.store.db.person.findUniqueOrThrow({ where: { persona: 'officer' } })
    const drafting = { callId, personId, snapshot, scenarioId: scenario.id, overrides: [], note: '' }
    const { outcome } = await draftOf(test.store.db, drafting)
    const proposal = { scenarioId: scenario.id, outcomeHash: sha256(canonicalJson(outcome)) }
    const { id } = (await officer.post(`/api/calls/${callId}/decisions`, proposal)).body
    expect((await director.post(`/api/decisions/${id}/sign`, { password })).status).toBe(200)
    const { proposal: proposals } = test.store.db
    expect(await proposals.count({ where: { callId, state: 'decided' } })).toBe(1200)
  }, 60_000)
})
