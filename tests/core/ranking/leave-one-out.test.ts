import { describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { parseSnapshot, type SnapshotInput } from '@furrow/core/contract/snapshot'
import { finish, leaveOneOut } from '@furrow/core/ranking/leave-one-out'
import { scenarioOf, unwrap } from '../allocation/calls.ts'

type Mark = readonly [proposal: string, reviewer: string, x: number]

function flipsOf(marks: readonly Mark[], rest: object = {}) {
  const ids = [...new Set(marks.map(([proposal]) => proposal))]
  const input: SnapshotInput = {
    format: 'furrow.snapshot/1',
    call: { id: 'c', title: 'Call', budget: 10, criteria: [{ id: 'x', min: 0, max: 100 }] },
    proposals: ids.map((id) => ({ id, requested: 10 })),
    reviews: marks.map(([proposal, reviewer, x]) => ({ proposal, reviewer, scores: { x } })),
  }
  const snapshot = unwrap(parseSnapshot(input))
  return finish(leaveOneOut(makeEngine(snapshot), scenarioOf(rest, snapshot)))
}

describe('leaving out one reviewer', () => {
  it('shows the award that hangs on them, and who would have it', () => {
    const flips = flipsOf([
      ['A', 'R1', 70],
      ['A', 'R2', 70],
      ['B', 'R1', 60],
      ['B', 'R2', 72],
      ['B', 'R3', 95],
      ['C', 'R1', 10],
      ['C', 'R2', 10],
    ])
    expect(flips).toEqual([{ reviewer: 'R3', gains: ['A'], loses: ['B'] }])
  })

  it('shows who has no review without them', () => {
    const flips = flipsOf([
      ['A', 'R1', 50],
      ['B', 'R2', 40],
    ])
    expect(flips).toEqual([{ reviewer: 'R1', gains: ['B'], loses: ['A'] }])
  })

  it('shows nobody where awards stand without any of them', () => {
    const flips = flipsOf([
      ['A', 'R1', 90],
      ['A', 'R2', 95],
      ['B', 'R1', 10],
      ['B', 'R2', 20],
    ])
    expect(flips).toEqual([])
  })

  it('reports after each reviewer, and changes nothing of the engine', () => {
    const snapshot = unwrap(
      parseSnapshot({
        format: 'furrow.snapshot/1',
        call: { id: 'c', title: 'Call', budget: 10, criteria: [{ id: 'x', min: 0, max: 100 }] },
        proposals: [{ id: 'A', requested: 10 }],
        reviews: ['R1', 'R2', 'R3'].map((reviewer) => ({ proposal: 'A', reviewer, scores: { x: 5 } })),
      }),
    )
    const engine = makeEngine(snapshot)
    const scenario = scenarioOf({}, snapshot)
    const before = engine.outcome(scenario)
    const reports = [...leaveOneOut(engine, scenario)]
    expect(reports).toEqual([
      { done: 1, of: 3 },
      { done: 2, of: 3 },
      { done: 3, of: 3 },
    ])
    expect(engine.outcome(scenario)).toEqual(before)
  })
})
