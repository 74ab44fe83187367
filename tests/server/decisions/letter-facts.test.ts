import { expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { makeFacts } from '../../../server/src/features/decisions/letter-facts.ts'
import { callOf, scenarioOf } from '../../core/allocation/calls.ts'

const steps = [
  { score: 61, share: 1 },
  { score: 40, share: 0.25 },
]
const snapshot = callOf({ budget: 10 }, [
  { id: 'A', score: 60, requested: 36, minimum: 1 },
  { id: 'B', score: 50, requested: 12, minimum: 1 },
])

const rules = { criteria: [], weights: {}, thresholds: {}, seedCommitment: '' }

const changeOf = (policy: object) => {
  const scenario = scenarioOf({ seed: 's', policy })
  const decided = {
    callId: 'c',
    snapshot: { text: JSON.stringify(snapshot), hash: '' },
    scenario,
    outcome: allocate(snapshot, scenario),
    overrides: [],
  }
  return makeFacts(decided, rules, null)('B').change
}

it('a letter names the score that would have done where a higher one would not', () => {
  const { score, minimum, sought } = changeOf({ kind: 'steps', partial: false, steps })
  expect(score?.award).toBe(3)
  expect(score?.to).toBeCloseTo(60, 2)
  expect([minimum, sought]).toEqual([null, true])
})

it('a letter under equal shares does not say that no score would have done', () => {
  expect(changeOf({ kind: 'equal-shares' }).sought).toBe(false)
})
