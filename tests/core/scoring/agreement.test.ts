import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { krippendorffAlpha, unitsOf, type AlphaMetric } from '@furrow/core/scoring/alpha'
import { disagreementOf } from '@furrow/core/scoring/disagreement'
import { intraclass, reliabilityOf } from '@furrow/core/scoring/intraclass'
import { distance, readCases } from './oracles.ts'

type Matrix = readonly (readonly (number | null)[])[]

interface AlphaCase {
  readonly matrix_rows_are_reviewers: Matrix
  readonly expected: Readonly<Record<AlphaMetric, number | null>>
  readonly tolerance: { readonly absolute: number }
}

/** Columns of a matrix, without what is missing. */
const columns = (matrix: Matrix): Float64Array[] =>
  (matrix[0] ?? []).map((_, column) =>
    Float64Array.from(matrix.flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : []))),
  )

const metrics = ['nominal', 'ordinal', 'interval'] as const

describe.each(readCases<AlphaCase>('krippendorff-alpha'))('the worked marks $name', (oracle) => {
  it.each(metrics)('have the worked alpha, %s', (metric) => {
    const alpha = krippendorffAlpha(columns(oracle.matrix_rows_are_reviewers), metric)
    const wanted = oracle.expected[metric]
    expect(alpha === null).toBe(wanted === null)
    if (wanted !== null) expect(Math.abs((alpha ?? NaN) - wanted)).toBeLessThan(oracle.tolerance.absolute)
  })
})

/** Alpha by its definition: every ordered pair of a proposal counts 1/(m − 1). */
function alphaByPairs(units: readonly (readonly number[])[], metric: AlphaMetric): number | null {
  const paired = units.filter((values) => values.length > 1)
  const all = paired.flat()
  const between = (c: number, k: number): number => {
    if (metric === 'nominal') return c === k ? 0 : 1
    if (metric === 'interval') return (c - k) ** 2
    const count = (x: number): number => all.filter((value) => value === x).length
    const [low, high] = [Math.min(c, k), Math.max(c, k)]
    const inside = all.filter((value) => value >= low && value <= high).length
    return c === k ? 0 : (inside - (count(low) + count(high)) / 2) ** 2
  }
  const pairs = (values: readonly number[]): number =>
    values.reduce((sum, c) => sum + values.reduce((inner, k) => inner + between(c, k), 0), 0)
  const expected = pairs(all) / (all.length - 1)
  const observed = paired.reduce((sum, values) => sum + pairs(values) / (values.length - 1), 0)
  return expected > 0 ? 1 - observed / expected : null
}

const units = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }), { maxLength: 8 })
const floats = (lists: readonly (readonly number[])[]): Float64Array[] =>
  lists.map((list) => Float64Array.from(list))

describe("Krippendorff's alpha", () => {
  it('is what its definition says, for every metric', () => {
    const check = (lists: number[][], metric: AlphaMetric): void => {
      const [found, wanted] = [krippendorffAlpha(floats(lists), metric), alphaByPairs(lists, metric)]
      expect(found === null).toBe(wanted === null)
      expect(found ?? 0).toBeCloseTo(wanted ?? 0, 9)
    }
    fc.assert(fc.property(units, fc.constantFrom(...metrics), check), { numRuns: 500 })
  })

  it('does not see scale and shift; ordinal sees the order alone', () => {
    const check = (lists: number[][]): void => {
      const moved = lists.map((list) => list.map((value) => 7 * value - 900))
      const bent = lists.map((list) => list.map((value) => value ** 3))
      const plain = krippendorffAlpha(floats(lists), 'interval')
      expect(krippendorffAlpha(floats(moved), 'interval') ?? 2).toBeCloseTo(plain ?? 2, 9)
      expect(krippendorffAlpha(floats(bent), 'ordinal')).toBe(krippendorffAlpha(floats(lists), 'ordinal'))
    }
    fc.assert(fc.property(units, check), { numRuns: 300 })
  })

  it('is not defined without a pair', () => {
    expect(krippendorffAlpha([], 'nominal')).toBeNull()
    expect(krippendorffAlpha(floats([[1], [2], []]), 'interval')).toBeNull()
  })
})

describe('values by proposal', () => {
  it('leave out what is missing', () => {
    const lists = unitsOf(Int32Array.of(0, 2, 2, 4), Float64Array.of(1, NaN, 3, 4))
    expect(lists.map((list) => [...list])).toEqual([[1], [], [3, 4]])
  })
})

interface IccCase {
  readonly scores_by_proposal: readonly (readonly number[])[]
  readonly expected: {
    readonly msb: number
    readonly msw: number
    readonly n0: number
    readonly icc_1_1: number
    readonly mean_reviews: number
    readonly icc_1_k_at_n0: number
    readonly icc_1_3: number
    readonly icc_1_5: number
    readonly 'reviews_needed_for_0.8': number
    readonly ci95_icc_1_1_exact_if_balanced: readonly [number, number]
    readonly F: number
    readonly p: number
  }
  readonly tolerance: { readonly absolute: number }
}

describe.each(readCases<IccCase>('icc-one-way'))('the worked scores $name', (oracle) => {
  it('have the worked intraclass correlation', () => {
    const { expected, tolerance } = oracle
    const found = intraclass(floats(oracle.scores_by_proposal))
    const numbers = found && [
      found.between,
      found.within,
      found.reviewsEach,
      found.single,
      found.meanReviews,
      found.mean,
      found.reviewsNeeded ?? NaN,
      reliabilityOf(found.single, 3),
      reliabilityOf(found.single, 5),
      ...found.interval,
      found.f,
      found.p,
    ]
    const wanted = [
      expected.msb,
      expected.msw,
      expected.n0,
      expected.icc_1_1,
      expected.mean_reviews,
      expected.icc_1_k_at_n0,
      expected['reviews_needed_for_0.8'],
      expected.icc_1_3,
      expected.icc_1_5,
      ...expected.ci95_icc_1_1_exact_if_balanced,
      expected.F,
      expected.p,
    ]
    expect(distance(numbers ?? [], wanted)).toBeLessThan(tolerance.absolute)
  })
})

describe('the intraclass correlation', () => {
  it('does not see scale and shift', () => {
    const check = (lists: number[][]): void => {
      const plain = intraclass(floats(lists))
      const moved = intraclass(floats(lists.map((list) => list.map((value) => 200 - 3 * value))))
      expect(moved === null).toBe(plain === null)
      expect(moved?.single ?? 0).toBeCloseTo(plain?.single ?? 0, 9)
      expect(moved?.interval[0] ?? 0).toBeCloseTo(plain?.interval[0] ?? 0, 7)
    }
    fc.assert(fc.property(units, check), { numRuns: 300 })
  })

  it('is 1 where reviews of a proposal never differ, and its interval with it', () => {
    expect(
      intraclass(
        floats([
          [1, 1],
          [3, 3],
          [4, 4],
        ]),
      ),
    ).toMatchObject({
      single: 1,
      interval: [1, 1],
      mean: 1,
      reviewsNeeded: 0,
      p: 0,
    })
  })

  it('is reported below 0 too, where a mean of any number of reviews would tell nothing', () => {
    const found = intraclass(
      floats([
        [1, 5],
        [5, 1],
        [1, 5],
      ]),
    )
    expect(found?.single).toBe(-1)
    expect(found?.reviewsNeeded).toBeNull()
  })

  it('takes two proposals, and keeps its digits where scores lie far from 0', () => {
    const lists = [
      [1, 2],
      [3, 4],
    ]
    const found = intraclass(floats(lists))
    expect(found).toMatchObject({ between: 4, within: 0.5, f: 8, reviewsEach: 2 })
    expect(found?.single).toBeCloseTo(7 / 9, 12)
    const far = [[], ...lists.map((list) => list.map((score) => score / 10 + 1e8))]
    expect(intraclass(floats(far))?.single).toBeCloseTo(7 / 9, 6)
  })

  it('is not defined for one proposal, for one review each, and where nothing varies', () => {
    expect(intraclass(floats([[1, 2]]))).toBeNull()
    expect(intraclass(floats([[1], [2], []]))).toBeNull()
    expect(
      intraclass(
        floats([
          [3, 3],
          [3, 3],
        ]),
      ),
    ).toBeNull()
    expect(intraclass([])).toBeNull()
  })
})

interface DisagreementCase {
  readonly scores_by_proposal: readonly (readonly number[])[]
  readonly within_variance: number
  readonly expected: readonly {
    readonly n: number
    readonly sd: number | null
    readonly range?: number
    readonly ratio: number | null
    readonly p: number | null
    readonly flag_p05?: boolean
  }[]
  readonly tolerance: { readonly absolute: number }
}

describe.each(readCases<DisagreementCase>('disagreement'))('the worked disagreement $name', (oracle) => {
  it('is the worked one for each proposal; what is unlikely is flagged where it is wide', () => {
    const found = floats(oracle.scores_by_proposal).map((scores) =>
      disagreementOf(scores, oracle.within_variance),
    )
    oracle.expected.forEach(({ n, sd, range = 0, ratio, p, flag_p05: isUnlikely = false }, i) => {
      const own = found[i]
      expect(own?.reviews).toBe(n)
      expect([own?.deviation === null, own?.ratio === null, own?.p === null]).toEqual([
        sd === null,
        ratio === null,
        p === null,
      ])
      const numbers = [own?.deviation ?? 0, own?.range ?? NaN, own?.ratio ?? 0, own?.p ?? 0]
      expect(distance(numbers, [sd ?? 0, range, ratio ?? 0, p ?? 0])).toBeLessThan(oracle.tolerance.absolute)
      expect(own?.flagged).toBe(isUnlikely && range >= 30)
    })
  })
})

describe('disagreement', () => {
  it('has no chance where the call has no differences, and none is flagged', () => {
    expect(disagreementOf(Float64Array.of(10, 90), 0)).toEqual({
      reviews: 2,
      deviation: Math.sqrt(3200),
      range: 80,
      ratio: null,
      p: null,
      flagged: false,
    })
  })

  it('does not see a shift, nor a scale that all share', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 6 })
    const check = (list: number[]): void => {
      const plain = disagreementOf(Float64Array.from(list), 150)
      const moved = disagreementOf(
        Float64Array.from(list, (score) => 4 * score - 7),
        16 * 150,
      )
      expect(moved.p).toBeCloseTo(plain.p ?? NaN, 9)
    }
    fc.assert(fc.property(scores, check), { numRuns: 200 })
  })
})
