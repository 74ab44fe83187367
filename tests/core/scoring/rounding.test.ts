import { describe, expect, it } from 'vitest'
import { ceilShare, divideHalfEven, floorShare } from '@furrow/core/scoring/decimals'
import { printed, printedOrNull, printedShare, toThousandths } from '@furrow/core/scoring/rounding'

describe('a number is rounded', () => {
  it.each([
    [0.0005, 0],
    [0.0015, 0.002],
    [0.0025, 0.002],
    [1.2344, 1.234],
    [1.2346, 1.235],
    [-0.0015, -0.002],
    [-0.0025, -0.002],
    [-7.0004, -7],
  ])('for print to a thousandth, halves to the even one: %d', (x, expected) => {
    expect(printed(x)).toBe(expected)
  })

  it('to no −0', () => {
    expect(printed(-0)).toBe(0)
    expect(printed(-0.0001)).toBe(0)
    expect(printedShare(-0)).toBe(0)
  })

  it('as a share to a ten-thousandth', () => {
    expect(printedShare(0.123_44)).toBe(0.1234)
    expect(printedShare(0.123_46)).toBe(0.1235)
    expect(printedShare(2 / 3)).toBe(0.6667)
  })

  it('as points to thousandths within 0 and 100', () => {
    expect(toThousandths(66.6666)).toBe(66_667)
    expect(toThousandths(0.0625 + 0.000_25)).toBe(63)
    expect(toThousandths(-0.3)).toBe(0)
    expect(toThousandths(100.2)).toBe(100_000)
  })

  it('to nothing where it is not known', () => {
    expect(printedOrNull(null)).toBeNull()
    expect(printedOrNull(undefined)).toBeNull()
    expect(printedOrNull(NaN)).toBeNull()
    expect(printedOrNull(0)).toBe(0)
    expect(printedOrNull(2.5)).toBe(2.5)
  })
})

describe('a fraction', () => {
  it.each([
    [1n, 2n, 0n],
    [3n, 2n, 2n],
    [5n, 2n, 2n],
    [5n, 4n, 1n],
    [7n, 4n, 2n],
    [8n, 4n, 2n],
  ])('%d/%d goes to the nearest integer, halves to the even one', (over, under, expected) => {
    expect(divideHalfEven(over, under)).toBe(expected)
  })

  it('of a whole is floored and ceiled as a decimal', () => {
    expect([floorShare(0.29, 100), ceilShare(0.29, 100)]).toEqual([29, 29])
    expect([floorShare(0.29, 101), ceilShare(0.29, 101)]).toEqual([29, 30])
    expect([floorShare(1, 7), ceilShare(0, 7)]).toEqual([7, 0])
  })
})
