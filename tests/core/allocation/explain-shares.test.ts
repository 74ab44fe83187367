import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { explain } from '@furrow/core/allocation/explain'
import type { SnapshotInput } from '@furrow/core/contract/snapshot'
import { callOf, reviewedCall, scenarioOf } from './calls.ts'

const rivals = (mark: number, funders?: NonNullable<SnapshotInput['call']['funders']>) =>
  callOf({ budget: 6, ...(funders && { funders }) }, [
    { id: 'A', score: 75, requested: 6 },
    { id: 'B', score: mark, requested: 6 },
  ])

const shares = (policy: object = {}) => scenarioOf({ policy: { kind: 'equal-shares', ...policy } })

const hoursOf = (mark: number, funders?: NonNullable<SnapshotInput['call']['funders']>) =>
  allocate(rivals(mark, funders), shares(funders && { voters: 'funders' })).awards.find(
    ({ proposal }) => proposal === 'B',
  )?.award

describe('where those who pay read the marks', () => {
  it('a better mean mark on a criterion gives the hours that it would give', () => {
    const { award, criteria } = explain(rivals(40), shares(), { proposal: 'B', effort: 50 })
    expect(award).toBe(0)
    expect(criteria).toMatchObject([
      { criterion: 'x', from: 40, award: 6, displaced: [{ proposal: 'A', from: 6, to: 0 }] },
    ])
    const to = criteria[0]?.to ?? 0
    expect([hoursOf(to), hoursOf(Math.round(to * 1e4 - 10) / 1e4)]).toEqual([6, 0])
  })

  it('the same holds of funders with weights of their own for the criteria', () => {
    const funders = [{ id: 'F', purse: 1, criteria: { x: 1 } }]
    const scenario = shares({ voters: 'funders' })
    const { criteria, unasked } = explain(rivals(40, funders), scenario, { proposal: 'B', effort: 50 })
    expect(hoursOf(criteria[0]?.to ?? 0, funders)).toBe(6)
    expect(unasked).toEqual(['score', 'margin'])
  })

  it('moved marks are read by calibrated scores and by those who pay alike', () => {
    const reviews = ['A', 'B', 'C', 'D'].flatMap((proposal, i) =>
      ['R1', 'R2', 'R3'].map((reviewer, j) => ({
        proposal,
        reviewer,
        scores: { x: 80 - 10 * i + 4 * j, y: 50 },
      })),
    )
    const snapshot = reviewedCall({
      criteria: ['x', 'y'].map((id) => ({ id, min: 0, max: 100 })),
      proposals: ['A', 'B', 'C', 'D'].map((id) => ({ id, requested: 6 })),
      reviews,
      budget: 6,
    })
    const scenario = scenarioOf({ policy: { kind: 'equal-shares' }, calibration: 'shift' })
    const { criteria } = explain(snapshot, scenario, { proposal: 'B', effort: 10 })
    // A better x alone only draws level: the price hangs on the criterion that values it least.
    expect(criteria.map(({ criterion, award }) => [criterion, award])).toEqual([['y', 6]])
  })

  it('a score by itself is not asked about, and so is the margin of the winner', () => {
    expect(explain(rivals(40), shares(), { proposal: 'B', effort: 10 })).toMatchObject({
      score: null,
      unasked: ['score', 'margin'],
    })
    expect(explain(rivals(40), shares(), { proposal: 'A', effort: 10 })).toMatchObject({
      award: 6,
      margin: null,
      unasked: ['score', 'request', 'minimum', 'margin'],
    })
  })
})

describe('where funders pay by the priority', () => {
  it('a score by itself decides and is asked about', () => {
    const snapshot = rivals(74.9, [{ id: 'F', purse: 1 }])
    const { score, unasked } = explain(snapshot, shares({ voters: 'funders' }), { proposal: 'B' })
    expect(score).toMatchObject({ from: 74.9, to: 75.001, award: 6, exact: true })
    expect(unasked).toEqual([])
  })
})

describe('what was left out', () => {
  it('is told from what there is none of', () => {
    const scenario = scenarioOf({ policy: { kind: 'cutoff' } })
    const { unasked } = explain(rivals(40), scenario, { proposal: 'B', only: ['score', 'criteria'] })
    expect(unasked).toEqual(['request', 'minimum', 'budget', 'margin'])
  })
})
