import { describe, expect, it } from 'vitest'
import { budgetCurveParts } from '@furrow/core/allocation/budget-curve'
import { makeEngine } from '@furrow/core/allocation/engine'
import { displacedBy } from '@furrow/core/allocation/explain'
import { gamingParts, policyMatrixParts, usualPolicies } from '@furrow/core/allocation/policy-matrix'
import { priceParts } from '@furrow/core/allocation/price-of-rules'
import type { Parts } from '@furrow/core/allocation/progress'
import { callOf, scenarioOf } from './calls.ts'

const rows = [
  { id: 'A', score: 90, requested: 50, minimum: 10 },
  { id: 'B', score: 80, requested: 40, minimum: 20 },
  { id: 'C', score: 70, requested: 40, minimum: 25 },
  { id: 'D', score: 60, requested: 30, minimum: 30 },
]
const engine = makeEngine(callOf({ budget: 100 }, rows))
const scenario = scenarioOf({ thresholds: { score: 10 } })

/** The shares done that are reported on the way, and the last. */
function reported<T>(parts: Parts<T>): readonly number[] {
  const shares: number[] = []
  for (let part = parts.next(); part.done !== true; part = parts.next())
    shares.push(part.value.done / part.value.of)
  return shares
}

describe('an analysis in parts', () => {
  const policies = usualPolicies.filter(({ kind }) => kind !== 'knapsack')
  const analyses: [string, () => Parts<unknown>, number][] = [
    ['of budgets', () => budgetCurveParts(engine, scenario, { points: 7, from: 0, to: 60 }), 7],
    ['of policies', () => policyMatrixParts(engine, scenario), policies.length],
    ['of rules', () => priceParts(engine, scenario), 1],
    ['of what could be gained by asking for more', () => gamingParts(engine, scenario), 4 * policies.length],
  ]
  it.each(analyses)('%s says how far it is, and ends whole', (_, start, count) => {
    const shares = reported(start())
    expect(shares.length).toBe(count)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(new Set(shares).size).toBe(count)
    expect(Math.max(...shares)).toBeLessThanOrEqual(1)
  })
})

describe('who is displaced by a proposal', () => {
  it('gets hours where it takes no part, and nobody else does', () => {
    expect(displacedBy(engine, scenario, { proposal: 'B' })).toEqual([{ proposal: 'C', from: 0, to: 40 }])
  })

  it('is nobody where it has no hours', () => {
    expect(displacedBy(engine, scenario, { proposal: 'D' })).toEqual([])
  })
})
