import { describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { runAll } from '@furrow/core/allocation/progress'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { hindsight } from '@furrow/core/ranking/hindsight'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'
import { emptyDraft, withSeed } from '../../../web/src/features/studio/draft.ts'
import { studyParts } from '../../../web/src/features/studio/study-parts.ts'
import { bestOfTruth } from '../../../web/src/features/studio/truth/right.ts'
import { fieldView, runView } from '../../../web/src/features/studio/run-view.ts'

const parsed = parseSnapshot(syntheticSnapshot({ proposals: 60, reviewsEach: 3, seed: 3 }))
if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
const engine = makeEngine(parsed.value)
const field = fieldView(engine.field)
const lots = {
  ...emptyDraft,
  policy: { kind: 'tiers', fund: 95, draw: 40, mode: 'skip', partial: true },
} as const
const scenario = withSeed(lots, 'seed')
const available = runView(engine, engine.run(scenario)).totals.available
const worth = Object.fromEntries(field.ids.map((id, i) => [id, (i * 7919) % 61]))
const best = bestOfTruth({ worth }, { field, available })

function found(of: typeof scenario) {
  const findings = runAll(studyParts(engine, { scenario: of, study: { kind: 'lots', best } }))
  if (findings.kind !== 'lots') throw new Error(findings.kind)
  return findings.lots
}

describe('how right lots are', () => {
  it('is the mean of two hundred draws with its range, not what one seed throws', () => {
    const { draws, share, low, high } = found(scenario)
    const thrown = Array.from({ length: 200 }, (_, draw) => {
      const run = engine.run({ ...scenario, seed: `seed:lots:${draw}` })
      return hindsight(best, runView(engine, run).award).share
    })
    expect(draws).toBe(200)
    expect(share).toBeCloseTo(thrown.reduce((sum, each) => sum + each, 0) / 200, 12)
    expect(new Set(thrown).size).toBeGreaterThan(20)
    // Ten draws lie beyond either end of the range.
    const inOrder = thrown.toSorted((a, b) => a - b)
    expect([low, high]).toEqual([inOrder[10], inOrder[189]])
    expect(low).toBeLessThan(share)
    expect(high).toBeGreaterThan(share)
  })

  it('is nothing where nobody reaches a tier that is served', () => {
    const none = { ...scenario, policy: { ...lots.policy, fund: 100, draw: 100 } }
    const { share, low, high } = found(none)
    expect([share, low, high]).toEqual([0, 0, 0])
  })
})
