import { expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { readReviewers, usedReviews } from '@furrow/core/scoring/scorer'
import { reviewedCall, scenarioOf, unwrap } from '../allocation/calls.ts'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'

const snapshot = reviewedCall({
  criteria: [
    { id: 'a', min: 0, max: 10, weight: 3 },
    { id: 'b', min: 0, max: 10, weight: 1 },
  ],
  reviews: [
    { proposal: 'P0', reviewer: 'Z', scores: { a: 8, b: 8 }, confidence: 1 },
    { proposal: 'P2', reviewer: 'M', scores: { b: 9 } },
    { proposal: 'P2', reviewer: 'A', scores: { a: 4, b: 4 } },
    { proposal: 'P2', reviewer: 'Z', scores: { a: 2, b: 10 } },
  ],
})

it('reviewers stand in the order of their ids, whoever comes first', () => {
  const { ids, ofReview } = readReviewers(snapshot.reviews)
  expect(ids).toEqual(['A', 'M', 'Z'])
  expect([...ofReview]).toEqual([2, 1, 0, 2])
})

it('reviews that are not used stand in no graph, those that are keep their place and weight', () => {
  const scenario = scenarioOf({ confidence: { 1: 0.5 } }, snapshot)
  const { field, scorer } = makeEngine(snapshot)
  const scores = scorer.score(scenario)
  const { graph, y, rows } = usedReviews(field.table, scorer.reviewers(), { scenario, scores })
  expect([...rows]).toEqual([0, 1, 3])
  expect([...y]).toEqual([80, 40, 40])
  expect([...graph.first]).toEqual([0, 1, 1, 3, 3])
  expect([...graph.proposal]).toEqual([0, 2, 2])
  expect([...graph.reviewer]).toEqual([2, 0, 2])
  expect([...graph.weight]).toEqual([0.5, 1, 1])
  expect([graph.proposals, graph.reviewers]).toEqual([4, 3])
})

it('a proposal without a used review has no score, also where the others are calibrated', () => {
  const synthetic = syntheticSnapshot({ proposals: 30, reviewsEach: 4, seed: 5 })
  const proposals = [...synthetic.proposals, { id: 'ZZZ', requested: 1 }]
  const reviews = synthetic.reviews.map((review, index) => {
    const strict = index % 9 < 3 ? 1 : 0
    const lowered = Object.entries(review.scores).map(([id, mark]) => [id, Math.max(1, (mark ?? 1) - strict)])
    return { ...review, reviewer: `R${index % 9}`, scores: Object.fromEntries(lowered) }
  })
  const { scorer, field } = makeEngine(unwrap(parseSnapshot({ ...synthetic, proposals, reviews })))
  const { score, calibration } = scorer.score(scenarioOf({ calibration: 'shift' }))
  expect(calibration?.verdict).toMatchObject({ applied: true })
  expect(score[field.ids.indexOf('ZZZ')]).toBe(-1)
})
