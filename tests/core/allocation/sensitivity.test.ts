import { describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { runAll } from '@furrow/core/allocation/progress'
import { sensitivityParts } from '@furrow/core/allocation/sensitivity'
import { reviewedCall, scenarioOf } from './calls.ts'

const snapshot = reviewedCall({
  budget: 100,
  criteria: [
    { id: 'm', min: 0, max: 10, weight: 1 },
    { id: 'r', min: 0, max: 10, weight: 1 },
  ],
  proposals: [
    { id: 'A', requested: 60, minimum: 60 },
    { id: 'B', requested: 60, minimum: 60 },
    { id: 'C', requested: 50 },
  ],
  reviews: [
    { proposal: 'A', reviewer: 'R', scores: { m: 9, r: 4 } },
    { proposal: 'B', reviewer: 'R', scores: { m: 5, r: 7 } },
    { proposal: 'C', reviewer: 'R', scores: { m: 2, r: 2 } },
  ],
})

const weighted = (weights: Record<string, number>) => scenarioOf({ weights }, snapshot)

describe('sensitivity', () => {
  it('says who crosses the line in each variation, and how many others get another amount', () => {
    const variations = [
      { key: 'as it is', scenario: weighted({}) },
      { key: 'r up', scenario: weighted({ r: 2 }) },
    ]
    const parts = sensitivityParts(makeEngine(snapshot), weighted({}), { variations })
    expect(runAll(parts)).toEqual([
      { key: 'as it is', enters: [], leaves: [], resized: 0 },
      { key: 'r up', enters: ['B'], leaves: ['A'], resized: 0 },
    ])
  })

  it('tells how far it is', () => {
    const variations = ['a', 'b'].map((key) => ({ key, scenario: weighted({}) }))
    const parts = sensitivityParts(makeEngine(snapshot), weighted({}), { variations })
    expect(parts.next().value).toEqual({ done: 1, of: 2 })
  })
})
