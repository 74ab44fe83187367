import { describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { scoresSchema } from '@furrow/core/contract/scores'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { finish } from '@furrow/core/ranking/leave-one-out'
import { scoreSteps, type ScoreDocumentOptions } from '@furrow/core/ranking/score-document'
import { makeSyntheticCall } from '@furrow/core/ranking/synthetic-call'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { scenarioOf } from '../allocation/calls.ts'
import { loadSolver } from '../allocation/highs.ts'
import { document, row } from './score-rows.ts'
import { snapshot, worked } from './worked-example.ts'

describe('the document of scores', () => {
  const call = makeSyntheticCall({
    proposals: 40,
    reviewers: 12,
    reviewersPerProposal: 3,
    seed: 'd',
  }).snapshot
  const shift = { calibration: 'shift', seed: 's', thresholds: { score: 50 } }

  it('fits its schema', () => {
    for (const one of [
      worked,
      document(call, shift, { draws: 100, flips: true, reml: true }),
      document(call),
    ])
      expect(scoresSchema.safeParse(one).error).toBeUndefined()
  })

  it('is the same to the byte whatever the order of the input', () => {
    const turned: Snapshot = {
      ...call,
      call: { ...call.call, areas: call.call.areas.toReversed(), criteria: call.call.criteria.toReversed() },
      proposals: call.proposals.toReversed(),
      reviews: call.reviews.toReversed(),
    }
    const text = (one: Snapshot): string =>
      canonicalJson(document(one, shift, { draws: 60, flips: true, reml: true }))
    expect(text(turned)).toBe(text(call))
  })

  it('says of each proposal the score and the rank of the outcome', () => {
    const chosen = scenarioOf(shift, call)
    const { awards } = makeEngine(call).outcome(chosen)
    const found = document(call, shift)
    for (const { proposal, score, rank } of awards)
      expect(row(found, proposal)).toMatchObject({ score, rank })
  })

  it('has expected ranks of the candidates that add up, and intervals one inside the other', () => {
    const { proposals } = document(call, shift, { draws: 200 })
    const ranks = proposals.map(({ expectedRank }) => expectedRank ?? NaN)
    expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo((40 * 41) / 2, 1)
    for (const { rankInterval50: [a = 0, b = 0] = [], rankInterval90: [c = 0, d = 0] = [] } of proposals.map(
      (one) => ({ rankInterval50: one.rankInterval50 ?? [], rankInterval90: one.rankInterval90 ?? [] }),
    ))
      expect([c <= a, a <= b, b <= d]).toEqual([true, true, true])
  })

  it('takes errors for independent in expected ranks of thousands', () => {
    const many = makeSyntheticCall({
      proposals: 3001,
      reviewers: 12,
      reviewersPerProposal: 2,
      marks: 'points',
      seed: 'm',
    })
    const { uncertainty, proposals } = document(many.snapshot, { calibration: 'shift' })
    expect(uncertainty).toMatchObject({ standardErrors: 'exact', expectedRanks: 'independent' })
    const sum = proposals.reduce((total, { expectedRank }) => total + (expectedRank ?? NaN), 0)
    expect(sum / ((3001 * 3002) / 2)).toBeCloseTo(1, 6)
    expect(document(call, shift).uncertainty.expectedRanks).toBe('full-covariance')
  })

  it('says why nothing can be said', () => {
    const empty = { ...call, reviews: [] }
    expect(document(empty).uncertainty).toMatchObject({ model: null, reason: 'no-reviews' })
    const once = { ...call, reviews: call.reviews.filter((_, index) => index % 3 === 0) }
    expect(document(once).uncertainty).toMatchObject({ model: null, reason: 'one-review-each' })
    expect(row(document(empty), 'P01')).toMatchObject({
      reviews: 0,
      thin: true,
      score: null,
      expectedRank: null,
    })
    const none = { ...call, proposals: [], reviews: [] }
    expect(scoresSchema.parse(document(none)).proposals).toEqual([])
  })

  it('says whether draws went through the policy', async () => {
    const awards = (policy: object, options: ScoreDocumentOptions) =>
      document(snapshot, { policy }, options).uncertainty.awards
    const solver = await loadSolver()
    const knapsack = { kind: 'knapsack', objective: 'score-hours' }
    expect(awards({ kind: 'cutoff' }, { draws: 20 })).toBe('drawn')
    expect(awards({ kind: 'cutoff' }, { draws: 0 })).toBe('no-draws')
    expect(awards({ kind: 'equal-shares', voters: 'criteria' }, { draws: 20 })).toBe('reads-criteria')
    expect(awards(knapsack, { solver })).toBe('slow-policy')
    expect(awards(knapsack, { solver, draws: 1 })).toBe('drawn')
    const lame = { ...solver, solve: () => ({ status: 'unknown' }) as const }
    expect(awards(knapsack, { solver: lame, draws: 2 })).toBe('not-proven')
  })

  it('shows how far it is', () => {
    const steps = scoreSteps(makeEngine(call), scenarioOf(shift, call), { draws: 40, flips: true })
    const stages = [...steps].map(({ stage, done, of }) => `${stage} ${done}/${of}`)
    expect(stages.slice(0, 3)).toEqual(['draws 20/40', 'draws 40/40', 'reviewers 1/12'])
    expect(stages.at(-1)).toBe('reviewers 12/12')
    expect(finish(scoreSteps(makeEngine(call), scenarioOf(shift, call), { draws: 40 })).flips).toBeNull()
  })

  it('names the reviews that lie far off, and what is thin', () => {
    const reviews = call.reviews.map((review, index) =>
      index === 4
        ? { ...review, scores: { excellence: 1, feasibility: 1, impact: 1, need: 1, openness: 1 } }
        : review,
    )
    const { outliers } = document({ ...call, reviews }, shift)
    expect(outliers.map(({ proposal, reviewer }) => [proposal, reviewer])).toContainEqual([
      call.reviews[4]?.proposal,
      call.reviews[4]?.reviewer,
    ])
    expect(worked.proposals.some(({ thin }) => thin)).toBe(false)
  })
})
