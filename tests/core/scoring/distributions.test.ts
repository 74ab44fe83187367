import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquareTail, fQuantile, fTail, logGamma } from '@furrow/core/scoring/distributions'
import { exponential, naturalLog } from '@furrow/core/scoring/elementary'
import { minimise } from '@furrow/core/scoring/minimise'
import { normalCdf, toNormalQuantiles } from '@furrow/core/scoring/normal'
import { printed, toThousandths } from '@furrow/core/scoring/rounding'

describe('elementary functions', () => {
  it('are those of Math to two units of the last place', () => {
    const near = (found: number, wanted: number): void => {
      expect(Math.abs(found - wanted)).toBeLessThanOrEqual(2 * 2 ** -52 * Math.abs(wanted))
    }
    const logs = (exponent: number, mantissa: number): void => {
      const x = mantissa * 2 ** exponent
      // Near 1 the logarithm itself is small: there its distance counts from 1.
      expect(Math.abs(naturalLog(x) - Math.log(x))).toBeLessThan(4e-16 * Math.max(1, Math.abs(Math.log(x))))
    }
    const powers = (x: number): void => {
      near(exponential(x), Math.exp(x))
    }
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 900 }), fc.double({ min: 1, max: 2, noNaN: true }), logs),
    )
    fc.assert(fc.property(fc.double({ min: -690, max: 690, noNaN: true }), powers), { numRuns: 1000 })
    expect([naturalLog(1), exponential(0), exponential(-701)]).toEqual([0, 1, 0])
  })
})

describe('the normal distribution', () => {
  it('has the tabled chances', () => {
    // As in Abramowitz & Stegun 1964, table 26.1; the digits are those of SciPy 1.17.
    expect(normalCdf(0)).toBe(0.5)
    expect(normalCdf(1)).toBeCloseTo(0.841344746068543, 14)
    expect(normalCdf(1.96)).toBeCloseTo(0.97500210485178, 14)
    expect(normalCdf(-3)).toBeCloseTo(0.00134989803163, 15)
    expect(normalCdf(-5) / 2.866515718791933e-7).toBeCloseTo(1, 9)
    expect(normalCdf(-8) / 6.22096057427174e-16).toBeCloseTo(1, 7)
    expect([normalCdf(40), normalCdf(-40)]).toEqual([1, 0])
  })

  it('adds up to 1 from both sides, and rises', () => {
    const check = (x: number, step: number): void => {
      expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14)
      expect(normalCdf(x + step)).toBeGreaterThanOrEqual(normalCdf(x))
    }
    const reach = fc.double({ min: -9, max: 9, noNaN: true })
    fc.assert(fc.property(reach, fc.double({ min: 0, max: 2, noNaN: true }), check), { numRuns: 300 })
  })

  it('has quantiles that lead back, far out too', () => {
    const normalQuantile = (p: number): number => {
      const values = Float64Array.of(p)
      toNormalQuantiles(values)
      return values[0] ?? NaN
    }
    // Wichura 1988, table of AS 241.
    expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 14)
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 13)
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798409, 12)
    const check = (x: number): void => {
      expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 7)
    }
    fc.assert(fc.property(fc.double({ min: -6, max: 4, noNaN: true }), check), { numRuns: 300 })
  })
})

describe('the distributions of tests', () => {
  it('have the tabled chances', () => {
    // As in Abramowitz & Stegun 1964, tables 26.7 to 26.9; the digits are those of SciPy 1.17.
    expect(chiSquareTail(3.841458820694124, 1)).toBeCloseTo(0.05, 12)
    expect(chiSquareTail(18.30703805327515, 10)).toBeCloseTo(0.05, 12)
    expect(chiSquareTail(0.003932140000019531, 1)).toBeCloseTo(0.95, 9)
    expect(chiSquareTail(2 * Math.log(4), 2)).toBeCloseTo(0.25, 13)
    expect(fTail(4.964602743730711, [1, 10])).toBeCloseTo(0.05, 12)
    expect(fTail(3.3258345304130104, [5, 10])).toBeCloseTo(0.05, 12)
    expect(fQuantile(0.01, [3, 20])).toBeCloseTo(4.938193382310539, 10)
    expect([chiSquareTail(0, 3), chiSquareTail(-1, 3), fTail(0, [1, 2])]).toEqual([1, 1, 1])
    expect(fTail(1e300, [4, 4])).toBeCloseTo(0, 12)
  })

  it('turn round: F at x of one pair is F at 1/x of the other', () => {
    const degrees = fc.integer({ min: 1, max: 400 })
    const check = (x: number, above: number, below: number): void => {
      expect(fTail(x, [above, below]) + fTail(1 / x, [below, above])).toBeCloseTo(1, 10)
    }
    fc.assert(fc.property(fc.double({ min: 0.05, max: 20, noNaN: true }), degrees, degrees, check))
  })

  it('rest on ln Γ, which is that of factorials', () => {
    for (let n = 1, factorial = 1; n < 20; factorial *= n, n += 1)
      expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 12)
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13)
  })
})

describe('the search for a lowest point', () => {
  it('finds that of a bent valley', () => {
    const [a, b] = minimise(([x, y]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1, 1])
    expect(a).toBeCloseTo(1, 4)
    expect(b).toBeCloseTo(1, 4)
  })
})

describe('rounding', () => {
  it('goes to the even thousandth at a half, and stays within 0 to 100 points', () => {
    expect([toThousandths(0.0625 + 0.0005), toThousandths(12.0625), toThousandths(0.1875)]).toEqual([
      63, 12_062, 188,
    ])
    expect([toThousandths(-3), toThousandths(100.4), toThousandths(99.9996)]).toEqual([0, 100_000, 100_000])
    expect([printed(2.0625), printed(-2.0625), printed(-0.0001)]).toEqual([2.062, -2.062, 0])
  })
})
