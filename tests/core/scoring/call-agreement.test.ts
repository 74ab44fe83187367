import { describe, expect, it } from 'vitest'
import { agreementOf } from '@furrow/core/scoring/agreement'
import { krippendorffAlpha } from '@furrow/core/scoring/alpha'
import { disagreementOf } from '@furrow/core/scoring/disagreement'
import { distancesOf, spreadOf } from '@furrow/core/scoring/distances'
import { intraclass } from '@furrow/core/scoring/intraclass'
import { reviewedCall, scenarioOf } from '../allocation/calls.ts'
import { designOf } from './oracles.ts'

/** Reviews as [proposal, marks on both criteria], one reviewer after the other. */
function agreement(reviews: readonly (readonly [string, number | null, number])[]) {
  const snapshot = reviewedCall({
    criteria: [
      { id: 'a', min: 0, max: 10, weight: 3 },
      { id: 'b', min: 0, max: 10, weight: 1 },
    ],
    reviews: reviews.map(([proposal, a, b], index) => ({
      proposal,
      reviewer: `R${index}`,
      scores: a === null ? { b } : { a, b },
    })),
  })
  return agreementOf(snapshot, scenarioOf({}, snapshot))
}

describe('the agreement of a call', () => {
  it('is that of the scores of used reviews, by proposal', () => {
    const found = agreement([
      ['P2', 4, 8],
      ['P0', 8, 8],
      ['P0', 7, 3],
      ['P1', 2, 2],
      ['P2', 5, 5],
      ['P2', null, 9],
    ])
    const units = [[80, 60], [20], [50, 50]].map((list) => Float64Array.from(list))
    const within = intraclass(units)
    expect(within).not.toBeNull()
    expect(found).toEqual({
      proposals: 2,
      reviews: 5,
      alpha: krippendorffAlpha(units, 'interval'),
      single: within?.single,
      interval: within?.interval,
      mean: within?.mean,
    })
    expect(found.alpha).toBeCloseTo(1 - (3 * 2 * 2 * 200) / (2 * 4 * 600), 12)
  })

  it('is not defined where nobody reviewed what another did', () => {
    const none = { alpha: null, single: null, interval: null, mean: null }
    expect(agreement([['P0', 4, 8]])).toEqual({ ...none, proposals: 0, reviews: 1 })
    expect(agreement([])).toEqual({ ...none, proposals: 0, reviews: 0 })
  })
})

describe('how far a reviewer lies below the others', () => {
  const review = (proposal: number, reviewer: number, score: number) => ({
    proposal,
    reviewer,
    score,
    weight: 1,
  })

  it('is the mean over the proposals that somebody else reviewed too', () => {
    const { graph, y } = designOf([
      review(0, 0, 80),
      review(0, 1, 60),
      review(0, 2, 70),
      review(1, 0, 50),
      review(1, 1, 40),
      review(2, 3, 90),
    ])
    const distances = distancesOf(graph, y)
    expect([...distances.mean]).toEqual([-12.5, 12.5, 0, NaN])
    expect([...distances.shared]).toEqual([2, 2, 1, 0])
    expect(spreadOf(distances)).toBeCloseTo(Math.sqrt(125), 12)
  })

  it('is not known where nothing is shared', () => {
    const { graph, y } = designOf([review(0, 0, 80), review(1, 1, 60)])
    expect(spreadOf(distancesOf(graph, y))).toBeNull()
  })
})

describe('disagreement', () => {
  it('is flagged from 30 points on, where it is unlikely', () => {
    expect(disagreementOf(Float64Array.of(40, 70), 50)).toMatchObject({ range: 30, flagged: true })
    expect(disagreementOf(Float64Array.of(40, 69), 50).flagged).toBe(false)
    expect(disagreementOf(Float64Array.of(40, 70), 500).flagged).toBe(false)
  })

  it('is none of one review', () => {
    const none = { deviation: null, range: 0, ratio: null, p: null, flagged: false }
    expect(disagreementOf(Float64Array.of(40), 50)).toEqual({ ...none, reviews: 1 })
    expect(disagreementOf(new Float64Array(), 50)).toEqual({ ...none, reviews: 0 })
  })
})
