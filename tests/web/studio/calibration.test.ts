import { describe, expect, it } from 'vitest'
import { parseSnapshot, type SnapshotInput } from '@furrow/core/contract/snapshot'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'
import { verdictText } from '../../../web/src/features/studio/calibration-text.ts'
import { calibrationEffect } from '../../../web/src/features/studio/calibration.ts'
import { differencesOf } from '../../../web/src/features/studio/differences.ts'
import { emptyDraft, sameTuning, type Rules } from '../../../web/src/features/studio/draft.ts'
import { makePageRunner } from '../../../web/src/features/studio/runner.ts'

const adjusted = { ...emptyDraft, calibration: 'shift' } as const

function runnerOf(input: SnapshotInput) {
  const parsed = parseSnapshot(input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return makePageRunner(parsed.value, 'seed')
}

/** Every tenth reviewer takes two levels off each mark. */
function strictCall(): SnapshotInput {
  const call = syntheticSnapshot({ proposals: 60, reviewsEach: 3, seed: 3 })
  const severe = new Set(['R1', 'R2'])
  const lower = (score: number | null) => (score === null ? null : Math.max(1, score - 2))
  const reviews = call.reviews.map((review) => ({
    ...review,
    scores: severe.has(review.reviewer ?? '')
      ? Object.fromEntries(Object.entries(review.scores).map(([key, score]) => [key, lower(score)]))
      : review.scores,
  }))
  return { ...call, reviews }
}

async function effectOn(input: SnapshotInput) {
  const runner = runnerOf(input)
  const plain = await runner.runOnce(emptyDraft)
  const shifted = await runner.runOnce(adjusted)
  return { plain, shifted, effect: calibrationEffect(plain, shifted) }
}

describe('the effect of the adjustment', () => {
  it('names who enters, who leaves and who gets another amount, and nobody else', async () => {
    const { plain, shifted, effect } = await effectOn(strictCall())
    const hasHours = (award: Float64Array, i: number) => (award[i] ?? 0) > 0
    for (const i of effect.enters)
      expect([hasHours(plain.award, i), hasHours(shifted.award, i)]).toEqual([false, true])
    for (const i of effect.leaves)
      expect([hasHours(plain.award, i), hasHours(shifted.award, i)]).toEqual([true, false])
    expect(effect.enters.length).toBeGreaterThan(0)
    expect(effect.changed).toBe(effect.enters.length + effect.leaves.length + effect.others.length)
    expect(shifted.funded).toBe(plain.funded + effect.enters.length - effect.leaves.length)
    expect(effect.awards).toBe(plain.funded + effect.enters.length)
  })

  it('is nothing where the gate refuses, and the verdict says why', async () => {
    const call = syntheticSnapshot({ proposals: 6, reviewsEach: 1, seed: 3 })
    const { shifted, effect } = await effectOn(call)
    expect(effect).toMatchObject({ changed: 0, enters: [], leaves: [], others: [], large: [] })
    if (shifted.verdict === null) throw new Error('There is no verdict.')
    expect(shifted.verdict.applied).toBe(false)
    expect(verdictText(shifted.verdict)).toContain('too few reviews overlap')
  })

  it('has a sentence for every verdict, with its numbers', () => {
    const facts = {
      method: 'shift',
      applied: true,
      reviews: 150,
      proposals: 50,
      reviewers: 16,
      components: 3,
      islands: 2,
      cycles: 4,
      frequentReviewers: 7,
      variances: { proposal: 200, reviewer: 25, noise: 75 },
    } as const
    expect(verdictText({ ...facts, reason: 'connected' })).toMatch(/16 reviewers with 150 reviews.*25%/)
    expect(verdictText({ ...facts, reason: 'islands' })).toContain('2 islands')
    expect(verdictText({ ...facts, reason: 'too-few-reviews' })).toMatch(/4 overlaps.*7 of 16/)
    expect(verdictText({ ...facts, reason: 'no-visible-effect' })).toContain('25%')
    expect(verdictText({ ...facts, reason: 'no-separation' })).toContain('no longer tell')
    expect(verdictText({ ...facts, reason: 'no-reviews', variances: null })).toContain('no review is used')
  })

  it('counts as a difference from the published rules', () => {
    const rules: Rules = { criteria: [], areas: [], hasConfidence: false, published: emptyDraft }
    expect(sameTuning(emptyDraft, adjusted)).toBe(false)
    expect(differencesOf(adjusted, rules)).toEqual([
      { name: 'Calibration', published: 'as given', now: 'adjusted for strictness' },
    ])
  })
})
