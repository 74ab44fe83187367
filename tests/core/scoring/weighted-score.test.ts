import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { parseSnapshot, type SnapshotInput } from '@furrow/core/contract/snapshot'
import { reviewTotal } from '@furrow/core/scoring/review-total'
import { scenarioOf, unwrap } from '../allocation/calls.ts'
import { readCases } from './oracles.ts'

interface Case {
  readonly criteria: readonly {
    readonly id: string
    readonly weight: number
    readonly min: number
    readonly max: number
    readonly reversed?: boolean
  }[]
  readonly answers: Record<string, number | null>
  readonly expected: { readonly score: number; readonly answered_weight_share: number }
  readonly tolerance: { readonly absolute: number }
}

const callWith = (criteria: SnapshotInput['call']['criteria'], reviews: SnapshotInput['reviews']) =>
  unwrap(
    parseSnapshot({
      format: 'furrow.snapshot/1',
      call: { id: 'c', title: 'Call', budget: 0, criteria },
      proposals: [{ id: 'P1', requested: 1 }],
      reviews,
    }),
  )

describe.each(readCases<Case>('weighted-score'))(
  'the worked review $name',
  ({ criteria, answers, expected, tolerance }) => {
    const scales = criteria.map(({ reversed = false, ...rest }) => ({ ...rest, lowIsGood: reversed }))

    it('has the worked score', () => {
      const snapshot = callWith(scales, [{ proposal: 'P1', reviewer: 'R1', scores: answers }])
      const { scorer } = makeEngine(snapshot)
      const { reviewScore, score } = scorer.score(scenarioOf({}, snapshot))
      expect(Math.abs((reviewScore[0] ?? NaN) - expected.score)).toBeLessThanOrEqual(tolerance.absolute)
      expect(score[0]).toBe(Math.round(1000 * expected.score))
    })

    it('is the running total that its writer sees', () => {
      const { total, answeredShare } = reviewTotal(
        scales.map(({ id, ...rest }) => ({ key: id, ...rest })),
        answers,
      )
      expect(Math.abs((total ?? NaN) - expected.score)).toBeLessThanOrEqual(tolerance.absolute)
      expect(answeredShare).toBeCloseTo(expected.answered_weight_share, 12)
    })
  },
)

describe('a review', () => {
  const criteria = [
    { id: 'a', min: 0, max: 10, weight: 3 },
    { id: 'b', min: 0, max: 10, weight: 2 },
  ]
  const usedWith = (scores: Record<string, number>, rest: object = {}) => {
    const snapshot = callWith(criteria, [{ proposal: 'P1', reviewer: 'R1', scores, confidence: 1 }])
    return [...makeEngine(snapshot).scorer.score(scenarioOf(rest, snapshot)).used]
  }

  it('that answers less than half of the weight is not used', () => {
    expect(usedWith({ b: 10 })).toEqual([0])
    expect(usedWith({ b: 10 }, { weights: { a: 2 } })).toEqual([1])
    expect(usedWith({ a: 1 })).toEqual([1])
    expect(usedWith({})).toEqual([0])
  })

  it('that answers nothing with a weight is not used', () => {
    expect(usedWith({ b: 5 }, { weights: { b: 0 } })).toEqual([0])
  })

  it('whose confidence weighs nothing is not used', () => {
    expect(usedWith({ a: 1, b: 2 }, { confidence: { 1: 0 } })).toEqual([0])
  })
})

describe('the running total of a review', () => {
  const criteria = [{ key: 'a', min: 1, max: 5, weight: 1, lowIsGood: false }]

  it('is absent where nothing is answered, and shares nothing where nothing weighs', () => {
    expect(reviewTotal(criteria, { a: null })).toEqual({ total: null, answeredShare: 0 })
    expect(reviewTotal([], {})).toEqual({ total: null, answeredShare: 0 })
  })
})

describe('the score of a proposal', () => {
  const marks = fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 3 })), {
    minLength: 1,
    maxLength: 6,
  })

  it('is the exact mean by confidence, rounded once, half to even', () => {
    const criteria = [{ id: 'x', min: 1, max: 7 }]
    const check = (given: [number, number][]): void => {
      const reviews = given.map(([x, confidence], index) => ({
        proposal: 'P1',
        reviewer: `R${index}`,
        scores: { x },
        confidence: ([1, 2, 3] as const)[confidence - 1] ?? 1,
      }))
      const snapshot = callWith(criteria, reviews)
      const scenario = scenarioOf({ confidence: { 1: 0.5, 2: 1, 3: 2.25 } }, snapshot)
      const quarters = given.map(([x, confidence]) => [x, [2, 4, 9][confidence - 1] ?? 0] as const)
      const over = quarters.reduce((sum, [x, weight]) => sum + BigInt((x - 1) * weight), 0n) * 100_000n
      const under = quarters.reduce((sum, [, weight]) => sum + BigInt(6 * weight), 0n)
      const whole = over / under
      const twice = 2n * (over - whole * under)
      const isUp = twice > under || (twice === under && whole % 2n === 1n)
      expect(makeEngine(snapshot).scorer.score(scenario).score[0]).toBe(Number(whole) + (isUp ? 1 : 0))
    }
    fc.assert(fc.property(marks, check), { numRuns: 300 })
  })

  it('is not changed by weights that are scaled alike', () => {
    const criteria = [
      { id: 'a', min: 0, max: 9, weight: 2 },
      { id: 'b', min: -3, max: 4, weight: 3, lowIsGood: true },
    ]
    const snapshot = callWith(criteria, [
      { proposal: 'P1', reviewer: 'R1', scores: { a: 2, b: 3.25 } },
      { proposal: 'P1', reviewer: 'R2', scores: { a: 8, b: -1 } },
    ])
    const { scorer } = makeEngine(snapshot)
    const plain = scorer.score(scenarioOf({}, snapshot)).score
    const scaled = scorer.score(scenarioOf({ weights: { a: 20, b: 30 } }, snapshot)).score
    expect(scaled).toEqual(plain)
  })
})
