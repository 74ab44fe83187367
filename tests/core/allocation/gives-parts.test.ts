import { expect, it } from 'vitest'
import { givesParts, leastOf } from '@furrow/core/allocation/parts'
import { scenarioOf } from './calls.ts'

const policyOf = (policy: object) => scenarioOf({ policy }).policy

it('parts are given where the policy says so, by spreading and by the exact choice, never by equal shares', () => {
  const given = [
    { kind: 'cutoff', partial: true },
    { kind: 'cutoff', partial: false },
    { kind: 'proportional' },
    { kind: 'knapsack', objective: 'scores' },
    { kind: 'equal-shares' },
  ].map((policy) => givesParts(policyOf(policy)))
  expect(given).toEqual([true, false, true, true, false])
})

it('an award takes the minimum where parts are given, and all that is asked for where not', () => {
  const [parts, whole] = [policyOf({ kind: 'cutoff' }), policyOf({ kind: 'equal-shares' })]
  expect([leastOf(parts, { asked: 9, minimum: 4 }), leastOf(whole, { asked: 9, minimum: 4 })]).toEqual([4, 9])
  // A step may ask for less than the minimum.
  expect(leastOf(parts, { asked: 9, minimum: 4, demand: 3 })).toBe(3)
  expect(leastOf(whole, { asked: 9, minimum: 4, demand: 6 })).toBe(6)
})
