import { describe, expect, it } from 'vitest'
import { ExactPurses, type Purchase } from '@furrow/core/allocation/exact-purses'

describe('exact purses', () => {
  const voters = [
    [1, 3],
    [2, 3],
    [3, 0],
  ].map(([purse = 0, value = 0]) => ({ purse, value: Float64Array.of(value) }))

  it('are the parts of the units, raised by thousandths of themselves', () => {
    const { over, under } = new ExactPurses(voters, [], { units: 10, raise: 7 })
    expect([over, under]).toEqual([[10_070n, 20_140n, 30_210n], 6000n])
  })

  it('are told the purchases once, over the least denominator that will do', () => {
    const log: Purchase[] = [{ proposal: 0, cost: 2, alive: Uint8Array.of(1, 1, 1) }]
    const purses = new ExactPurses(voters, log, { units: 10, raise: 0 })
    purses.catchUp()
    purses.catchUp()
    // Each pays one; 6 values divide 6000.
    expect([purses.over, purses.under]).toEqual([[4000n, 14_000n, 30_000n], 6000n])
  })

  it('let those who are emptied pay all, the others the rest', () => {
    const log: Purchase[] = [
      { proposal: 0, cost: 4, alive: Uint8Array.of(1, 1, 1), emptied: Uint8Array.of(1, 0, 0) },
    ]
    const purses = new ExactPurses(voters, log, { units: 10, raise: 0 })
    purses.catchUp()
    // 10/6 of the first, 14/6 of the 20/6 of the second.
    const shares = purses.over.map((over) => Number(over) / Number(purses.under))
    expect(shares[0]).toBe(0)
    expect(shares[1]).toBeCloseTo(1, 12)
    expect(shares[2]).toBeCloseTo(5, 12)
  })

  it('do not ask those whose money was gone before', () => {
    const log: Purchase[] = [{ proposal: 0, cost: 2, alive: Uint8Array.of(0, 1, 1) }]
    const purses = new ExactPurses(voters, log, { units: 10, raise: 0 })
    purses.catchUp()
    expect(purses.over.map((over) => (6 * Number(over)) / Number(purses.under))).toEqual([10, 8, 30])
  })
})
