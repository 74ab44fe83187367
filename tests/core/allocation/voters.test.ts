import { describe, expect, it } from 'vitest'
import { makeVoters, type VoterSource } from '@furrow/core/allocation/voters'
import { makeScoreTable } from '@furrow/core/scoring/score-table'
import { scoreProposals } from '@furrow/core/scoring/score-proposals'
import { reviewedCall, scenarioOf } from './calls.ts'

const snapshot = reviewedCall({
  criteria: [
    { id: 'idea', min: 0, max: 10, weight: 3 },
    { id: 'risk', min: 1, max: 5, weight: 2, lowIsGood: true },
    { id: 'fit', min: 0, max: 10, weight: 1 },
  ],
  proposals: ['P0', 'P1', 'P2'].map((id) => ({ id, requested: 1 })),
  reviews: [
    { proposal: 'P0', reviewer: 'A', scores: { idea: 8, risk: 2, fit: 1 }, confidence: 1 },
    { proposal: 'P0', reviewer: 'B', scores: { idea: 5, risk: 4 }, confidence: 3 },
    { proposal: 'P1', reviewer: 'A', scores: { idea: 7, risk: 1 } },
    { proposal: 'P1', reviewer: 'B', scores: { fit: 9 } },
  ],
})
const scenario = scenarioOf({ confidence: { 1: 1, 3: 2 } }, snapshot)
const table = makeScoreTable(snapshot, new Map(['P0', 'P1', 'P2'].map((id, index) => [id, index])))

const source: VoterSource = {
  table,
  scenario,
  scores: scoreProposals(table, scenario),
  priority: Float64Array.of(54_000, 88_000, -1),
  areaWeight: Float64Array.of(10_000, 5000, 10_000),
  areaOf: ['x', 'y', ''],
  funders: [],
}
const voters = (kind: 'criteria' | 'funders', more: Partial<VoterSource> = {}) =>
  makeVoters({ ...source, ...more }, kind).map(({ purse, value }) => ({ purse, value: [...value] }))

describe('the criteria as voters', () => {
  it('have their weights as purses and value by their own mean, times the weight of the area', () => {
    expect(voters('criteria')).toEqual([
      // (8 + 2 × 5) / 3 of 10; 7 of 10 at half weight; nobody used
      { purse: 30_000, value: [60_000, 35_000, 0] },
      // Low is good: (3 + 2 × 1) / 3 of 4; all of it at half weight.
      { purse: 20_000, value: [41_667, 50_000, 0] },
      // The review that answers too little is not used.
      { purse: 10_000, value: [10_000, 0, 0] },
    ])
  })

  it('without a weight do not vote', () => {
    const weights = { idea: 0, risk: 1 }
    const other = scenarioOf({ weights }, snapshot)
    const scores = scoreProposals(table, other)
    expect(voters('criteria', { scenario: other, scores }).map(({ purse }) => purse)).toEqual([
      10_000, 10_000,
    ])
  })
})

describe('funders as voters', () => {
  const funders = (...list: VoterSource['funders']) => voters('funders', { funders: list })

  it('value by the priority where they have no weights of their own, and nothing that is not ranked', () => {
    expect(funders({ id: 'F', purse: 2 })).toEqual([{ purse: 20_000, value: [54_000, 88_000, 0] }])
  })

  it('without a purse do not vote', () => {
    expect(funders({ id: 'F', purse: 0 }, { id: 'G', purse: 1 })).toHaveLength(1)
  })

  it('weigh areas as they say; an area that they do not name, and none at all, they do not value', () => {
    expect(funders({ id: 'F', purse: 1, areas: { x: 0.5 } })[0]?.value).toEqual([27_000, 0, 0])
    expect(funders({ id: 'F', purse: 1, areas: { y: 2, x: 0 } })[0]?.value).toEqual([0, 176_000, 0])
  })

  it('weigh criteria as they say, over those that have a score, times the weight of the area', () => {
    const criteria = { idea: 1, fit: 3 }
    // (60,000 + 3 × 10,000) / 4; only the idea has a score, at half weight.
    expect(funders({ id: 'F', purse: 1, criteria })[0]?.value).toEqual([22_500, 35_000, 0])
    const both = { id: 'F', purse: 1, criteria, areas: { x: 0.1, y: 1 } }
    expect(funders(both)[0]?.value).toEqual([2250, 35_000, 0])
  })
})
