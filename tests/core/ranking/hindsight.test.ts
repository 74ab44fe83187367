import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestAwards, hindsight } from '@furrow/core/ranking/hindsight'

const columns = (...values: number[]) => Float64Array.from(values)

describe('the truly best awards', () => {
  it('go down the true order, in part where fewer hours are left, passing over who does not fit', () => {
    const best = bestAwards({
      worth: columns(50, 90, 70, 60, Number.NaN),
      upper: columns(40, 50, 80, 30, 10),
      minimum: columns(10, 20, 60, 5, 1),
      available: 100,
    })
    // 90 gets 50; 70 needs 60 of the 50 left; 60 gets 30; 50 gets the last 20.
    expect([...best]).toEqual([20, 50, 0, 30, 0])
  })

  it('never give more than there is, and a proposal never less than its minimum', () => {
    const proposal = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 50 }))
    fc.assert(
      fc.property(fc.array(proposal), fc.integer({ min: 0, max: 500 }), (list, available) => {
        const worth = Float64Array.from(list, ([value]) => value)
        const upper = Float64Array.from(list, ([, hours]) => hours)
        const minimum = upper.map((hours) => Math.ceil(hours / 2))
        const best = bestAwards({ worth, upper, minimum, available })
        expect(best.reduce((sum, hours) => sum + hours, 0)).toBeLessThanOrEqual(available)
        expect(best.every((hours, i) => hours === 0 || hours >= (minimum[i] ?? 0))).toBe(true)
        expect(hindsight(best, best).share).toBe(1)
      }),
    )
  })
})

describe('hindsight', () => {
  it('counts the hours that the truly best got, and the hits among the funded', () => {
    expect(hindsight(columns(50, 30, 20, 0), columns(40, 0, 30, 30))).toEqual({
      bestHours: 100,
      rightHours: 60,
      share: 0.6,
      funded: 3,
      hits: 2,
    })
  })

  it('finds nothing wrong where there is nothing to give', () => {
    expect(hindsight(columns(0, 0), columns(0, 0)).share).toBe(1)
    expect(hindsight(columns(), columns()).hits).toBe(0)
  })
})
