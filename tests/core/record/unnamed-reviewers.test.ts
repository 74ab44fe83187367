import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { parseSnapshot, type SnapshotInput } from '@furrow/core/contract/snapshot'
import { scoresSchema } from '@furrow/core/contract/scores'
import { scoreDocument } from '@furrow/core/ranking/score-document'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { normalSnapshot, snapshotHash } from '@furrow/core/record/normal-form'
import { scenarioOf, unwrap } from '../allocation/calls.ts'

const scenario = scenarioOf({ calibration: 'shift', seed: 'x' })

const callOf = (reviews: SnapshotInput['reviews']): SnapshotInput => ({
  format: 'furrow.snapshot/1',
  call: { id: 'c', title: 'C', budget: 60, criteria: [{ id: 'm', min: 0, max: 10 }] },
  proposals: ['A', 'B'].map((id) => ({ id, requested: 50, minimum: 50 })),
  reviews: reviews ?? [],
})

const blind = [
  { proposal: 'B', scores: { m: 9 } },
  { proposal: 'A', scores: { m: 8 } },
  { proposal: 'A', scores: { m: 10 } },
  { proposal: 'A', scores: { m: 8 } },
  { proposal: 'B', scores: { m: 2 }, confidence: 1 },
] satisfies SnapshotInput['reviews']

const read = (reviews: SnapshotInput['reviews']) => unwrap(parseSnapshot(callOf(reviews)))

describe('reviews that name no reviewer', () => {
  it('are read, and count each, twice the same ones too', () => {
    const { awards } = allocate(read(blind), scenario)
    expect(awards.map(({ proposal, score }) => [proposal, score])).toEqual([
      // (80 + 80 + 100) / 3, (90 + 20) / 2
      ['A', 86.667],
      ['B', 55],
    ])
  })

  it('stand in the normal form by what they say, so that their order in the file changes no hash', () => {
    const text = canonicalJson(normalSnapshot(read(blind)))
    expect(text).toContain(
      '"reviews":[{"proposal":"A","scores":{"m":10}},{"proposal":"A","scores":{"m":8}},{"proposal":"A","scores":{"m":8}},' +
        '{"confidence":1,"proposal":"B","scores":{"m":2}},{"proposal":"B","scores":{"m":9}}]',
    )
    expect(snapshotHash(read(blind))).toBe(sha256(text))
    fc.assert(
      fc.property(fc.shuffledSubarray(blind, { minLength: blind.length }), (reviews) => {
        expect(snapshotHash(read(reviews))).toBe(sha256(text))
        expect(canonicalJson(allocate(read(reviews), scenario))).toBe(
          canonicalJson(allocate(read(blind), scenario)),
        )
      }),
      { seed: 1, numRuns: 20 },
    )
  })

  it('are each of a person of its own: nothing overlaps, and nobody is a reviewer by name', () => {
    const document = scoreDocument(read(blind), scenario, { draws: 0, flips: true })
    expect(scoresSchema.parse(document)).toEqual(document)
    expect(document.calibration).toMatchObject({
      applied: false,
      reason: 'too-few-reviews',
      reviewers: 5,
      frequentReviewers: 0,
      cycles: 0,
    })
    expect(document).toMatchObject({ reviewers: [], crossing: null })
    expect(document.components.map(({ proposals, reviewers }) => [proposals, reviewers])).toEqual([
      [['A'], []],
      [['B'], []],
    ])
    // Without either of its reviews B stands on the other: at 90 above A, at 20 below it.
    expect(document.flips).toEqual([{ gains: ['B'], loses: ['A'] }])
  })

  it('stand beside those that do, who stay as they are', () => {
    const named = [
      ...blind,
      { proposal: 'A', reviewer: 'R1', scores: { m: 7 } },
      { proposal: 'B', reviewer: 'R1', scores: { m: 6 } },
    ]
    const document = scoreDocument(read(named), scenario, { draws: 0 })
    expect(document.calibration).toMatchObject({ reviewers: 6, components: 1 })
    expect(document.reviewers.map(({ reviewer, reviews }) => [reviewer, reviews])).toEqual([['R1', 2]])
    expect(normalSnapshot(read(named)).reviews.map(({ reviewer }) => reviewer)).toEqual([
      undefined,
      undefined,
      undefined,
      'R1',
      undefined,
      undefined,
      'R1',
    ])
  })

  it('are no excuse for two reviews of one reviewer', () => {
    const twice = { proposal: 'A', reviewer: 'R1', scores: { m: 7 } }
    expect(parseSnapshot(callOf([...blind, twice, twice]))).toEqual({
      ok: false,
      errors: [{ path: 'reviews[6].reviewer', message: 'Stands twice: remove one of them.' }],
    })
  })
})
