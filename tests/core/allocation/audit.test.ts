import { describe, expect, it } from 'vitest'
import { auditOf } from '@furrow/core/allocation/audit'
import { makeEngine } from '@furrow/core/allocation/engine'
import { callOf, scenarioOf } from './calls.ts'
import { loadSolver } from './highs.ts'

const solver = await loadSolver()
const engine = makeEngine(
  callOf({ budget: 10, areas: [{ id: 'x' }, { id: 'y' }] }, [
    { id: 'A', score: 90, requested: 6, minimum: 6, area: 'x' },
    { id: 'B', score: 80, requested: 5, minimum: 5, area: 'x' },
    { id: 'C', score: 70, requested: 5, minimum: 5, area: 'y' },
  ]),
)

describe('the audit', () => {
  it('finds what the cut-off misses of the proven best', () => {
    // A takes 6 and nobody fits 4: 540. B and C fill the hours: 750.
    expect(auditOf(engine, scenarioOf({}), solver)).toEqual({
      scoreHours: 540,
      best: 750,
      missingShare: 210 / 750,
      shortfall: 0,
      leastShortfall: 0,
      proven: true,
      solver: { name: 'HiGHS', version: '1.15.3' },
    })
  })

  it('finds nothing missing where nothing gives more', () => {
    const scenario = scenarioOf({ policy: { kind: 'knapsack' } })
    expect(auditOf(engine, scenario, solver)).toMatchObject({ best: 750, missingShare: 0 })
    const nobody = scenarioOf({ thresholds: { score: 99 } })
    expect(auditOf(engine, nobody, solver)).toMatchObject({ scoreHours: 0, best: 0, missingShare: 0 })
  })

  it('shows the guarantees that stay unfilled beside those that have to', () => {
    const scenario = scenarioOf({ areas: { y: { minShare: 0.5 } }, policy: { kind: 'equal-shares' } })
    const { shortfall, leastShortfall } = auditOf(engine, scenario, solver)
    expect([shortfall, leastShortfall]).toEqual([5, 0])
  })

  it('claims nothing without a proof', () => {
    const lame = { ...solver, solve: () => ({ status: 'unknown' }) as const }
    const found = auditOf(engine, scenarioOf({}), lame)
    expect(found).toMatchObject({ best: null, missingShare: null, leastShortfall: null, proven: false })
  })
})
