import { expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import type { Override } from '@furrow/core/contract/record'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import type { Decided } from '../../../server/src/features/decisions/load.ts'
import { makeFacts } from '../../../server/src/features/decisions/letter-facts.ts'
import { callOf, reviewedCall, scenarioOf } from '../../core/allocation/calls.ts'

const steps = [
  { score: 61, share: 1 },
  { score: 40, share: 0.25 },
]
const snapshot = callOf({ budget: 10 }, [
  { id: 'A', score: 60, requested: 36, minimum: 1 },
  { id: 'B', score: 50, requested: 12, minimum: 1 },
])

const rules = {
  criteria: [{ id: 'y', name: 'Excellence', min: 1, max: 5, lowIsGood: false }],
  weights: {},
  thresholds: {},
  seedCommitment: '',
}

const decidedBy = (scenario: Scenario, call: Snapshot): Decided => ({
  callId: 'c',
  snapshot: { text: JSON.stringify(call), hash: '' },
  scenario,
  outcome: allocate(call, scenario),
  overrides: [],
})

const changeOf = (policy: object, call = snapshot) =>
  makeFacts(decidedBy(scenarioOf({ seed: 's', policy }), call), rules, null)('B').change

it('a letter names the score that would have done where a higher one would not', () => {
  const { score, minimum, sought } = changeOf({ kind: 'steps', partial: false, steps })
  expect(score?.award).toBe(3)
  expect(score?.to).toBeCloseTo(60, 2)
  expect([minimum, sought]).toEqual([null, true])
})

it('a letter counts an award by hand apart from the awards in order of rank', () => {
  const scenario = scenarioOf({ seed: 's', policy: { kind: 'cutoff', partial: true } })
  const hand = { proposal: 'B', kind: 'award', award: 4, reason: 'A pilot.', by: 'Office' } as const
  const taken = { proposal: 'A', kind: 'award', award: 6, reason: 'For the pilot.', by: 'Office' } as const
  const factsWith = (overrides: readonly Override[]) =>
    makeFacts({ ...decidedBy(scenario, snapshot), overrides: [...overrides] }, rules, null)('B')
  expect(factsWith([taken, hand])).toMatchObject({ awarded: 0, funded: 0, byHand: { hours: 10, funded: 2 } })
  const given = factsWith([])
  expect([given.awarded, given.funded, given.byHand]).toEqual([10, 1, undefined])
})

const reviewed = (marks: readonly (readonly [number, number])[]) =>
  reviewedCall({
    criteria: ['x', 'y'].map((id) => ({ id, min: 1, max: 5 })),
    proposals: ['A', 'B'].map((id) => ({ id, requested: 6 })),
    reviews: marks.map(([x, y], i) => ({ proposal: 'AB'[i] ?? '', reviewer: 'R', scores: { x, y } })),
    budget: 10,
  })

it('a letter under equal shares names the mark that would have done, and no score', () => {
  const call = reviewed([
    [4, 4],
    [4, 3],
  ])
  expect(changeOf({ kind: 'equal-shares' }, call)).toEqual({
    score: null,
    minimum: null,
    margin: null,
    marks: [{ criterion: 'Excellence', from: 3, to: 5, award: 6 }],
    sought: true,
  })
})

it('a letter names nothing where too many marks could be given to try them all', () => {
  const call = reviewed([
    [4, 4],
    [3, 3.0001],
  ])
  expect(changeOf({ kind: 'equal-shares' }, call)).toEqual({
    score: null,
    minimum: null,
    margin: null,
    sought: false,
  })
})

it.each([
  [2000, 'cutoff', true],
  [2600, 'cutoff', false],
  [1000, 'proportional', true],
  [1500, 'proportional', false],
  [800, 'equal-shares', false],
])('of %i proposals, that a letter under %s says it is %s', (proposals, kind, isSought) => {
  const rows = Array.from({ length: proposals }, (_, i) => ({ id: `Q${i}`, score: 40, requested: 1 }))
  const call = callOf({ budget: 10 }, [{ id: 'B', score: 50, requested: 12 }, ...rows])
  expect(changeOf({ kind }, call).sought).toBe(isSought)
})
