import { describe, expect, it } from 'vitest'
import {
  makeReviewGraph,
  reviewsPerProposal,
  reviewsPerReviewer,
  weightedMeans,
} from '@furrow/core/scoring/review-graph'

/** Of four proposals the second and the last, of four reviewers the second and the last have no review. */
const graph = makeReviewGraph(
  [
    { proposal: 0, reviewer: 0 },
    { proposal: 0, reviewer: 2, weight: 0.5 },
    { proposal: 2, reviewer: 0, weight: 2 },
    { proposal: 2, reviewer: 2, weight: 2 },
    { proposal: 2, reviewer: 0, weight: 0.25 },
  ],
  { proposals: 4, reviewers: 4 },
)

describe('a review graph', () => {
  it('says where the reviews of each proposal begin, and weighs 1 where nothing is said', () => {
    expect(graph).toEqual({
      proposals: 4,
      reviewers: 4,
      first: Int32Array.of(0, 2, 2, 5, 5),
      proposal: Int32Array.of(0, 0, 2, 2, 2),
      reviewer: Int32Array.of(0, 2, 0, 2, 0),
      weight: Float64Array.of(1, 0.5, 2, 2, 0.25),
    })
  })

  it('counts the reviews of each proposal and of each reviewer', () => {
    expect([...reviewsPerProposal(graph)]).toEqual([2, 0, 3, 0])
    expect([...reviewsPerReviewer(graph)]).toEqual([3, 0, 2, 0])
  })

  it('has a weighted mean for each proposal, and none without a review', () => {
    const means = weightedMeans(graph, Float64Array.of(80, 50, 10, 30, 90))
    // (80 + 25) / 1.5 and (20 + 60 + 22.5) / 4.25
    expect([...means]).toEqual([70, NaN, 102.5 / 4.25, NaN])
  })

  it('may be empty', () => {
    const empty = makeReviewGraph([], { proposals: 0, reviewers: 0 })
    expect([...empty.first]).toEqual([0])
    expect([
      reviewsPerProposal(empty),
      reviewsPerReviewer(empty),
      weightedMeans(empty, new Float64Array()),
    ]).toEqual([new Int32Array(), new Int32Array(), new Float64Array()])
  })
})
