import { describe, expect, it } from 'vitest'
import { rankedReasons } from '@furrow/core/allocation/contest'
import { equalShares } from '@furrow/core/allocation/equal-shares'
import { contestOf, type Entry } from './contests.ts'

const entriesOf = (costs: readonly number[]): Entry[] =>
  costs.map((cost, i) => ({ id: `P${String(i).padStart(3, '0')}`, score: 1, U: cost, L: 1 }))

describe('equal shares in a large call', () => {
  it('buys nothing twice, stays within the hours and is quick', () => {
    const costs = Array.from({ length: 10_000 }, (_, i) => 1 + ((i * 7919) % 400))
    const entries = entriesOf(costs)
    const voters = [40, 30, 20, 10].map((purse, v) => ({
      purse,
      value: Float64Array.from(costs, (_, i) => 25_000 * (1 + ((i * (v + 3) * 104_729) % 4))),
    }))
    const contest = contestOf(entries, { N: 700_000 })
    const start = performance.now()
    const grants = equalShares(contest, voters, { utility: 'score-times-cost' })
    expect(performance.now() - start).toBeLessThan(3000)
    const total = grants.award.reduce((sum, units) => sum + units, 0)
    expect(total).toBeLessThanOrEqual(700_000)
    expect(total).toBeGreaterThan(699_000)
    expect(grants.award.every((award, i) => award === 0 || award === costs[i])).toBe(true)
    expect(rankedReasons[grants.reason[0] ?? 0]).toBeTypeOf('string')
  })
})
