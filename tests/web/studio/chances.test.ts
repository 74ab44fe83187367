import { describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { runAll } from '@furrow/core/allocation/progress'
import { parseSnapshot, type SnapshotInput } from '@furrow/core/contract/snapshot'
import { scoreDocument } from '@furrow/core/ranking/score-document'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'
import { chancesParts } from '../../../web/src/features/studio/chances/chances-parts.ts'
import { intervalOf, type ChancesView } from '../../../web/src/features/studio/chances/chances-view.ts'
import { discussedIn, withDiscussion } from '../../../web/src/features/studio/chances/discussion-note.ts'
import { lotsOf, othersOf, tiersPolicy } from '../../../web/src/features/studio/chances/tiers-from-ranks.ts'
import { emptyDraft, withSeed, type Draft } from '../../../web/src/features/studio/draft.ts'
import { studyParts } from '../../../web/src/features/studio/study-parts.ts'

function snapshotOf(input: SnapshotInput) {
  const parsed = parseSnapshot(input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.value
}

const snapshot = snapshotOf(syntheticSnapshot({ proposals: 40, reviewsEach: 3, seed: 3 }))
const engine = makeEngine(snapshot)

function drawn(draft: Draft): ChancesView {
  const found = runAll(chancesParts(engine, { scenario: withSeed(draft, 'seed') }))
  if (!found.ok) throw new Error(found.reason)
  return found.chances
}

const chances = drawn(emptyDraft)

describe('the draws of the Studio', () => {
  it('are those of furrow score: intervals, chances and grey zone', () => {
    const scenario = withSeed(emptyDraft, 'seed')
    const { proposals, greyZone } = scoreDocument(snapshot, scenario, {})
    const zone = [...chances.grey.keys()].filter((i) => chances.grey[i] === 1).map((i) => engine.field.ids[i])
    expect(zone).toEqual(greyZone?.proposals)
    for (const entry of proposals) {
      const i = engine.field.ids.indexOf(entry.proposal)
      const interval = intervalOf(chances, i)
      expect(interval && [interval.low, interval.high]).toEqual(entry.rankInterval90)
    }
  })

  it('say nothing about awards where the policy reads single criteria', () => {
    const policy = { kind: 'equal-shares', voters: 'criteria', utility: 'score' } as const
    const own = drawn({ ...emptyDraft, policy })
    expect(own.awards).toBe('reads-criteria')
    expect(own.funded.every((chance) => Number.isNaN(chance))).toBe(true)
    expect(own.rank90).toEqual(chances.rank90)
  })

  it('are refused where each proposal has one review', () => {
    const single = makeEngine(snapshotOf(syntheticSnapshot({ proposals: 20, reviewsEach: 1, seed: 3 })))
    expect(runAll(chancesParts(single, { scenario: withSeed(emptyDraft, 's') }))).toEqual({
      ok: false,
      reason: 'one-review-each',
    })
  })

  it('go on behind their end, as far as errors are worked out and pairs compared, and are done with the last of them', () => {
    const parts = [...chancesParts(engine, { scenario: withSeed(emptyDraft, 'seed') })]
    const shares = parts.map(({ done, of }) => done / of)
    expect(shares.length).toBeGreaterThan(10)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    const drawn = parts.filter(({ of }) => of > chances.draws)
    expect(drawn.at(-1)?.done).toBe(chances.draws)
    const behind = shares.slice(drawn.length)
    expect(Math.min(...behind)).toBeGreaterThanOrEqual(Math.max(...shares.slice(0, drawn.length)))
    expect(new Set(behind).size).toBeGreaterThan(4)
    expect(shares.at(-1)).toBeCloseTo(1, 9)
  })
})

describe('lots from the ranks', () => {
  const lots = lotsOf(chances)
  const policy = tiersPolicy(lots, engine.field.ids, { kind: 'cutoff', mode: 'stop', partial: false })

  it('fund who is before the line, draw the grey zone, and list nobody else', () => {
    expect(lots.draw.every((i) => chances.grey[i] === 1)).toBe(true)
    expect(lots.fund.every((i) => (chances.expectedRank[i] ?? NaN) < (chances.line ?? 0))).toBe(true)
    expect(Object.keys(policy.tiers ?? {})).toHaveLength(lots.fund.length + lots.draw.length)
    expect([policy.mode, policy.partial]).toEqual(['stop', false])
  })

  it('leave everybody else below the line or not ranked, each counted once', () => {
    const rank = Int32Array.of(1, 2, 3, 0, 4, 0)
    expect(othersOf({ fund: [0], draw: [1, 3] }, rank)).toEqual({ below: 2, unranked: 1 })
  })

  it('have odds before they are drawn: 1 for who is funded first where all of them fit, 0 for who is not listed', () => {
    const scenario = withSeed({ ...emptyDraft, policy }, 'seed')
    const findings = runAll(studyParts(engine, { scenario, study: { kind: 'odds' } }))
    if (findings.kind !== 'odds') throw new Error(findings.kind)
    const { probability } = findings.odds
    const listed = new Set([...lots.fund, ...lots.draw])
    const run = engine.run(scenario)
    for (const i of run.contest.order) if (!listed.has(i)) expect(probability[i]).toBe(0)
    expect(lots.draw.some((i) => (probability[i] ?? 0) > 0 && (probability[i] ?? 0) < 1)).toBe(true)
  })
})

describe('the list for discussion in a note', () => {
  it('comes back as it was written, in either language, beside what else is noted', () => {
    const note = withDiscussion('Ask the chair first.', 'For discussion', ['P07', 'P12'])
    expect(note).toBe('Ask the chair first.\nFor discussion: P07, P12')
    expect(discussedIn(note)).toEqual(['P07', 'P12'])
    const danish = withDiscussion(note, 'Til drøftelse', ['P01'])
    expect(danish).toBe('Ask the chair first.\nTil drøftelse: P01')
    expect(withDiscussion(danish, 'Til drøftelse', [])).toBe('Ask the chair first.')
    expect(discussedIn('For discussion')).toEqual([])
  })
})
