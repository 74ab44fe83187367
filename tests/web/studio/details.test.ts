import { describe, expect, it } from 'vitest'
import { parseSnapshot, type SnapshotInput } from '@furrow/core/contract/snapshot'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'
import { emptyDraft } from '../../../web/src/features/studio/draft.ts'
import { makePageRunner } from '../../../web/src/features/studio/runner.ts'

function runnerOf(input: SnapshotInput) {
  const parsed = parseSnapshot(input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return makePageRunner(parsed.value, 'seed')
}

const call: SnapshotInput = {
  format: 'furrow.snapshot/1',
  call: {
    id: 'c',
    title: 'C',
    budget: 100,
    criteria: [
      { id: 'merit', min: 0, max: 10, weight: 3 },
      { id: 'risk', min: 0, max: 10, weight: 1, lowIsGood: true },
    ],
  },
  proposals: [
    { id: 'A', requested: 50 },
    { id: 'B', requested: 50 },
  ],
  reviews: [
    { proposal: 'A', reviewer: 'R1', scores: { merit: 8, risk: 2 }, confidence: 3 },
    { proposal: 'A', reviewer: 'R2', scores: { merit: 4, risk: 6 }, confidence: 1 },
    { proposal: 'A', reviewer: 'R3', scores: { risk: 1 } },
  ],
}

describe('the reviews of one proposal', () => {
  it('have their marks, their totals and what makes them count', async () => {
    const draft = { ...emptyDraft, confidence: { '1': 0.5 } }
    const { reviews, plain, adjustment } = await runnerOf(call).details(draft, 0)
    expect(reviews).toEqual([
      { reviewer: 'R1', marks: [8, 2], confidence: 3, weight: 1, total: 80, used: true, strictness: null },
      { reviewer: 'R2', marks: [4, 6], confidence: 1, weight: 0.5, total: 40, used: true, strictness: null },
      {
        reviewer: 'R3',
        marks: [null, 1],
        confidence: null,
        weight: 1,
        total: 90,
        used: false,
        strictness: null,
      },
    ])
    // (1 × 80 + 0.5 × 40) / 1.5
    expect(plain).toBe(66.667)
    expect(adjustment).toBeNull()
  })

  it('have no name where the file names no reviewer', async () => {
    const reviews = (call.reviews ?? []).map(({ proposal, scores }) => ({ proposal, scores }))
    const found = await runnerOf({ ...call, reviews }).details(emptyDraft, 0)
    expect(found.reviews.map(({ reviewer, total }) => [reviewer, total])).toEqual([
      [null, 40],
      [null, 80],
      [null, 90],
    ])
  })

  it('are none where nobody reviewed it', async () => {
    expect(await runnerOf(call).details(emptyDraft, 1)).toEqual({
      reviews: [],
      plain: null,
      adjustment: null,
    })
  })

  it('lead from the plain to the adjusted score by a sum that comes out as the score of the run', async () => {
    const base = syntheticSnapshot({ proposals: 60, reviewsEach: 3, seed: 3 })
    const lower = (score: number | null) => (score === null ? null : Math.max(1, score - 2))
    const reviews = base.reviews.map((review) =>
      review.reviewer === 'R1'
        ? {
            ...review,
            scores: Object.fromEntries(
              Object.entries(review.scores).map(([key, score]) => [key, lower(score)]),
            ),
          }
        : review,
    )
    const runner = runnerOf({ ...base, reviews })
    const draft = { ...emptyDraft, calibration: 'shift' } as const
    const view = await runner.runOnce(draft)
    expect(view.verdict?.applied).toBe(true)
    for (const i of [0, 7, 30]) {
      const { adjustment, reviews: shown, plain } = await runner.details(draft, i)
      if (adjustment === null) throw new Error('There is no adjustment.')
      const { givenBack, drawn, mean, kept, adjusted } = adjustment
      expect(adjustment.plain).toBe(plain)
      expect(adjustment.plain + givenBack + drawn).toBeCloseTo((view.score[i] ?? 0) / 1000, 3)
      expect(mean + kept * (adjusted - drawn - mean)).toBeCloseTo(adjusted, 6)
      const strictness = shown.reduce((sum, review) => sum + (review.strictness ?? 0), 0)
      expect(givenBack).toBeCloseTo(strictness / shown.length, 3)
    }
    const all = await Promise.all(runner.field.ids.map((_, i) => runner.details(draft, i)))
    const severe = all.flatMap((details) => details.reviews).filter(({ reviewer }) => reviewer === 'R1')
    expect(severe.length).toBeGreaterThan(0)
    for (const { strictness } of severe) expect(strictness).toBeGreaterThan(0)
  })
})
