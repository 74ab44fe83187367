import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { makeEngine } from '@furrow/core/allocation/engine'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { scenarioOf, unwrap } from '../allocation/calls.ts'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'

/** An invented call in which every third of nine reviewers is a mark stricter. */
function strictCall(proposals: number, seed: number): ReturnType<typeof syntheticSnapshot> {
  const call = syntheticSnapshot({ proposals, reviewsEach: 4, seed })
  const reviews = call.reviews.map((review, index) => {
    const reviewer = (index * 7) % 9
    const lower = (mark: number | null): number => Math.max(1, (mark ?? 1) - (reviewer % 3 === 0 ? 1 : 0))
    const scores = Object.fromEntries(Object.entries(review.scores).map(([id, mark]) => [id, lower(mark)]))
    return { ...review, reviewer: `R${reviewer}`, scores }
  })
  return { ...call, reviews }
}

const scenario = scenarioOf({
  calibration: 'shift',
  confidence: { 1: 0.5 },
  thresholds: { score: 30 },
  reserve: 0.1,
  seed: 'x',
})

describe('scores of a scenario', () => {
  it('do not depend on the order of proposals and reviews, to the byte', () => {
    const call = strictCall(30, 5)
    const snapshot = unwrap(parseSnapshot(call))
    const text = canonicalJson(allocate(snapshot, scenario))
    expect(text).toContain('"applied":true')
    const shuffles = fc.tuple(
      fc.shuffledSubarray(call.proposals, { minLength: call.proposals.length }),
      fc.shuffledSubarray(call.reviews, { minLength: call.reviews.length }),
    )
    const check = ([proposals, reviews]: [typeof call.proposals, typeof call.reviews]): void => {
      const other = unwrap(parseSnapshot({ ...call, proposals, reviews }))
      expect(canonicalJson(allocate(other, scenario))).toBe(text)
    }
    fc.assert(fc.property(shuffles, check), { numRuns: 15 })
  })

  it('are posterior means, clamped and in thousandths, where the gate lets through', () => {
    const { scorer } = makeEngine(unwrap(parseSnapshot(strictCall(30, 5))))
    const { score, calibration } = scorer.score(scenario)
    const posterior = calibration?.calibrated?.posterior ?? new Float64Array()
    expect(score).toHaveLength(30)
    score.forEach((thousandths, i) => {
      expect(Math.abs(thousandths / 1000 - (posterior[i] ?? NaN))).toBeLessThanOrEqual(0.0005 + 1e-12)
    })
  })

  it('are plain means where it does not, and the verdict says so', () => {
    const call = strictCall(3, 5)
    const { scorer } = makeEngine(unwrap(parseSnapshot(call)))
    const shifted = scorer.score(scenario)
    expect(shifted.calibration?.verdict).toMatchObject({ applied: false, reason: 'too-few-reviews' })
    expect(shifted.score).toEqual(scorer.score({ ...scenario, calibration: 'none' }).score)
  })

  it('have no calibration where none is asked for', () => {
    const { scorer } = makeEngine(unwrap(parseSnapshot(strictCall(30, 5))))
    expect(scorer.score({ ...scenario, calibration: 'none' }).calibration).toBeUndefined()
  })

  it('of a warm run are those of a fresh one to a thousandth', () => {
    const warm = makeEngine(unwrap(parseSnapshot(strictCall(40, 9)))).scorer
    const fresh = makeEngine(unwrap(parseSnapshot(strictCall(40, 9)))).scorer
    for (const impact of [30, 31, 35, 50, 49]) {
      const moved = { ...scenario, weights: { impact } }
      const [a, b] = [warm.score(moved, { warm: true }).score, fresh.score(moved).score]
      a.forEach((value, i) => expect(Math.abs(value - (b[i] ?? NaN))).toBeLessThanOrEqual(1))
    }
  })
})
