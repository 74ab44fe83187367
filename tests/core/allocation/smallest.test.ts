import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { halve, smallest } from '@furrow/core/allocation/smallest'

/** What is found, and which amounts were asked about. */
function search(does: (amount: number) => boolean, how: Parameters<typeof smallest>[1]) {
  const asked: number[] = []
  const found = smallest((amount) => {
    asked.push(amount)
    return does(amount)
  }, how)
  return { ...found, asked }
}

const from = (turn: number) => (amount: number) => amount >= turn
const never = () => false

describe('halving', () => {
  it('finds where it turns, in as many questions as the stretch has doublings', () => {
    for (let turn = 4; turn <= 20; turn += 1) {
      let asked = 0
      const does = (amount: number): boolean => {
        asked += 1
        return amount >= turn
      }
      expect(halve(does, 3, 20)).toBe(turn)
      expect(asked).toBeLessThanOrEqual(5)
    }
  })

  it('asks nothing of a stretch of one, and the middle first', () => {
    const asked: number[] = []
    const note = (amount: number): boolean => asked.push(amount) > 0
    expect(halve(note, 7, 8)).toBe(8)
    expect(asked).toEqual([])
    expect(halve(note, 2, 9)).toBe(3)
    expect(asked).toEqual([5, 3])
  })
})

describe('the smallest amount, where nothing is known', () => {
  it('is the first that does it, of all that are tried one by one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -2, max: 14 })), fc.nat(12), (doing, limit) => {
        const first = Array.from({ length: limit }, (_, k) => k + 1).find((amount) => doing.includes(amount))
        const does = (amount: number) => doing.includes(amount)
        for (const effort of [limit, limit + 1, 100])
          expect(smallest(does, { limit, effort })).toEqual({ amount: first ?? null, exact: true })
      }),
      { numRuns: 300 },
    )
  })

  it('is looked for by doubling beyond the effort, and then may not be the smallest', () => {
    expect(search(from(9), { limit: 40, effort: 2 })).toEqual({
      amount: 9,
      exact: false,
      asked: [1, 2, 3, 5, 9, 7, 8],
    })
    expect(search(from(2), { limit: 40, effort: 2 })).toEqual({ amount: 2, exact: true, asked: [1, 2] })
    expect(search(from(3), { limit: 40, effort: 2 })).toEqual({ amount: 3, exact: false, asked: [1, 2, 3] })
  })

  it('is not there where even the limit does not do it, without a proof beyond the effort', () => {
    expect(search(never, { limit: 8, effort: 2 })).toEqual({
      amount: null,
      exact: false,
      asked: [1, 2, 3, 5, 8],
    })
    expect(search(never, { limit: 3, effort: 3 })).toEqual({ amount: null, exact: true, asked: [1, 2, 3] })
    expect(search(from(0), { limit: 0, effort: 3 })).toEqual({ amount: null, exact: true, asked: [] })
    expect(search(from(0), { limit: -2, effort: 3 })).toEqual({ amount: null, exact: true, asked: [] })
    expect(search(from(1), { limit: 1, effort: 3 })).toEqual({ amount: 1, exact: true, asked: [1] })
  })

  it('is known not to be there where the limit would be the best and does not do it', () => {
    expect(search(never, { limit: 50, isLimitBest: true, effort: 2 })).toEqual({
      amount: null,
      exact: true,
      asked: [50],
    })
    expect(search(from(3), { limit: 50, isLimitBest: true, effort: 5 })).toEqual({
      amount: 3,
      exact: true,
      asked: [50, 1, 2, 3],
    })
    expect(search(from(3), { limit: 50, isLimitBest: false, effort: 5 }).asked).toEqual([1, 2, 3])
  })
})

describe('the smallest amount, where it turns at most once in each stretch', () => {
  it('is the first that does it, whatever the effort', () => {
    const stretches = fc.array(fc.record({ length: fc.nat(6), turn: fc.nat(8) }), { maxLength: 5 })
    fc.assert(
      fc.property(stretches, (list) => {
        let limit = 0
        const doing: number[] = []
        const ends = list.map(({ length, turn }) => {
          for (let k = turn; k < length; k += 1) doing.push(limit + 1 + k)
          return (limit += length)
        })
        const found = smallest((amount) => doing.includes(amount), { limit, stretches: ends, effort: 0 })
        expect(found).toEqual({ amount: doing[0] ?? null, exact: true })
      }),
      { numRuns: 300 },
    )
  })

  it('asks about the end of a stretch first, and of none that is empty', () => {
    expect(search(from(7), { limit: 8, stretches: [-1, 0, 3, 2, 8], effort: 0 })).toEqual({
      amount: 7,
      exact: true,
      asked: [3, 8, 5, 6, 7],
    })
  })
})
