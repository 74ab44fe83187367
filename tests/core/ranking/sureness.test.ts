import { describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { surenessSchema } from '@furrow/core/contract/sureness'
import { surenessOf } from '@furrow/core/ranking/sureness'
import { makeSyntheticCall } from '@furrow/core/ranking/synthetic-call'
import { callOf, scenarioOf } from '../allocation/calls.ts'
import { loadSolver } from '../allocation/highs.ts'
import { document } from './score-rows.ts'

const small = makeSyntheticCall({
  proposals: 40,
  reviewers: 12,
  reviewersPerProposal: 3,
  seed: 'd',
}).snapshot

describe('how sure an outcome is', () => {
  it('counts everybody once, and lists who is grey or open by rank with the numbers of the scores', () => {
    const found = surenessOf(makeEngine(small), scenarioOf({ seed: 's' }, small))
    const scores = document(small, { seed: 's' }, { draws: found.askedDraws ?? 0 })
    expect(surenessSchema.safeParse(found).error).toBeUndefined()
    const { sure, open, without } = found.chances ?? { sure: 0, open: 0, without: 0 }
    expect(sure + open + without).toBe(found.proposals)
    expect(found.atLine.filter(({ isGrey }) => isGrey)).toHaveLength(found.greyZone?.proposals ?? NaN)
    const ranks = found.atLine.map(({ rank }) => rank ?? Infinity)
    expect(ranks.toSorted((a, b) => a - b)).toEqual(ranks)
    for (const { isGrey, ...row } of found.atLine) {
      expect(scores.proposals.find(({ proposal }) => proposal === row.proposal)).toMatchObject(row)
      expect(scores.greyZone?.proposals.includes(row.proposal)).toBe(isGrey)
    }
  })

  it('takes fewer draws the larger the call, and leaves out no reviewer of a large one', () => {
    expect(surenessOf(makeEngine(small), scenarioOf({}, small))).toMatchObject({
      askedDraws: 2000,
      uncertainty: { draws: 2000 },
      fragile: { reviewers: 12 },
    })
    const rows = Array.from({ length: 10_000 }, (_, i) => ({ id: `P${i}`, score: i % 100, requested: 1 }))
    const large = callOf({ budget: 10 }, rows)
    const { askedDraws, fragile } = surenessOf(makeEngine(large), scenarioOf({}, large))
    expect([askedDraws, fragile]).toEqual([400, null])
  })

  it('draws the ranks alone under the exact choice, and under equal shares that look at criteria', async () => {
    const exact = scenarioOf({ policy: { kind: 'knapsack' } }, small)
    const solver = await loadSolver()
    expect(surenessOf(makeEngine(small), exact, { solver })).toMatchObject({
      askedDraws: null,
      uncertainty: { awards: 'slow-policy', draws: 2000 },
      chances: null,
      fragile: null,
    })
    const equal = scenarioOf({ policy: { kind: 'equal-shares' } }, small)
    expect(surenessOf(makeEngine(small), equal)).toMatchObject({
      askedDraws: 200,
      uncertainty: { awards: 'reads-criteria' },
      chances: null,
    })
  })

  it('says nothing of a line where each proposal has one review', () => {
    const call = callOf({ budget: 10 }, [
      { id: 'P1', score: 80, requested: 10 },
      { id: 'P2', score: 70, requested: 10 },
    ])
    expect(surenessOf(makeEngine(call), scenarioOf({}, call))).toMatchObject({
      uncertainty: { reason: 'one-review-each', draws: 0 },
      proposals: 0,
      greyZone: null,
      chances: null,
      atLine: [],
    })
  })
})
