import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { makeRescorer, type Rescorer } from '@furrow/core/allocation/rescore'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { reviewedCall, scenarioOf } from './calls.ts'

const criteria = [
  { id: 'merit', min: 1, max: 5, weight: 2 },
  { id: 'cost', min: 0, max: 10, lowIsGood: true },
  { id: 'team', min: -2, max: 2 },
]

const ids = ['P0', 'P1', 'P2']

function rescorerOf(snapshot: Snapshot, scenario: Scenario, proposal: string): Rescorer {
  const { field, scorer } = makeEngine(snapshot)
  return makeRescorer(field, scenario, { i: ids.indexOf(proposal), scorer })
}

/** The snapshot with the marks of one proposal on one criterion moved towards the better end, at most to it. */
function movedBy(
  snapshot: Snapshot,
  proposal: string,
  [criterion, rise]: readonly [string, number],
): Snapshot {
  const { min = 0, max = 0, lowIsGood = false } = criteria.find(({ id }) => id === criterion) ?? {}
  const better = (mark: number): number => {
    const next = Math.round(mark * 10_000) + (lowIsGood ? -rise : rise)
    return Math.min(max, Math.max(min, next / 10_000))
  }
  const reviews = snapshot.reviews.map((review) => {
    const mark = review.scores[criterion]
    if (review.proposal !== proposal || typeof mark !== 'number') return review
    return { ...review, scores: { ...review.scores, [criterion]: better(mark) } }
  })
  return { ...snapshot, reviews }
}

const mark = (min: number, max: number) =>
  fc.option(
    fc.integer({ min: min * 10_000, max: max * 10_000 }).map((value) => value / 10_000),
    { freq: 4 },
  )

const calls = fc
  .array(
    fc.record({
      scores: fc.record({ merit: mark(1, 5), cost: mark(0, 10), team: mark(-2, 2) }),
      confidence: fc.constantFrom(1, 2, 3),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((given) =>
    reviewedCall({
      criteria,
      proposals: ids.map((id, i) => ({
        id,
        requested: 4 + i,
        minimum: 3 - i,
        technicalCap: 2,
        eligible: i < 2,
      })),
      reviews: given.map((review, k) => ({ ...review, proposal: ids[k % 3] ?? '', reviewer: `R${k}` })),
      budget: 10,
    }),
  )

const scenarios = fc
  .record({
    policy: fc.constantFrom({ kind: 'cutoff' }, { kind: 'equal-shares' }),
    weights: fc.constantFrom({}, { merit: 0.5 }, { cost: 0 }, { team: 9 }),
    confidence: fc.constantFrom({}, { '1': 0 }, { '2': 0.25 }),
    thresholds: fc.constantFrom({}, { score: 55 }, { criteria: { merit: 3.5 } }, { criteria: { cost: 4 } }),
  })
  .map((parts) => scenarioOf(parts))

describe('a proposal scored again', () => {
  it('scores and stands as it would in a call with these marks', () => {
    const rises = fc.constantFrom(1, 5000, 12_345, 100_000)
    fc.assert(
      fc.property(calls, scenarios, rises, fc.constantFrom(...ids), (snapshot, scenario, rise, proposal) => {
        const i = ids.indexOf(proposal)
        for (const { id, rescore } of rescorerOf(snapshot, scenario, proposal).criteria) {
          const there = makeEngine(movedBy(snapshot, proposal, [id, rise])).run(scenario)
          const { score, standing, failedColumn, scores, table } = rescore(rise)
          expect([score, standing, failedColumn, scores]).toEqual([
            there.scores.score[i],
            there.standing[i],
            there.failedColumn[i],
            undefined,
          ])
          expect(table).toEqual(scenario.policy.kind === 'equal-shares' ? there.field.table : undefined)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('moves every score where they are calibrated', () => {
    const read = Array.from({ length: 8 }, (_, i) =>
      ['R0', 'R1', 'R2', 'R3'].map((reviewer, j) => {
        // Proposals differ, the last reviewers are milder, and some is chance.
        const steps = ((3 * i) % 8) + 1.5 * j + ((i * j) % 3) / 2
        return { proposal: `P${i}`, reviewer, scores: { merit: 1.2 + steps / 4, cost: 9 - steps / 2 } }
      }),
    ).flat()
    const proposals = Array.from({ length: 8 }, (_, i) => ({ id: `P${i}`, requested: 4 }))
    const snapshot = reviewedCall({ criteria, proposals, reviews: read, budget: 10 })
    const thresholds = { score: 40, criteria: { merit: 3 } }
    const scenario = scenarioOf({ calibration: 'shift', thresholds })
    for (const proposal of ids) {
      const i = ids.indexOf(proposal)
      const rescorer = rescorerOf(snapshot, scenario, proposal)
      expect(rescorer.criteria.map(({ id }) => id)).toEqual(['cost', 'merit'])
      const trials = rescorer.criteria.flatMap(({ id, rescore }) =>
        [1, 9000, 60_000].map((rise) => ({ id, rise, found: rescore(rise) })),
      )
      for (const { id, rise, found } of trials) {
        const there = makeEngine(movedBy(snapshot, proposal, [id, rise])).run(scenario)
        expect(there.scores.calibration?.verdict.reason).toBe('connected')
        expect(found).toEqual({
          score: there.scores.score[i],
          standing: there.standing[i],
          failedColumn: there.failedColumn[i],
          scores: there.scores,
          table: there.field.table,
        })
      }
    }
  })
})

describe('the mean mark', () => {
  const snapshot = reviewedCall({
    criteria,
    proposals: ids.map((id) => ({ id, requested: 1 })),
    reviews: [
      { proposal: 'P0', reviewer: 'A', scores: { merit: 2, cost: 9, team: 0 } },
      { proposal: 'P1', reviewer: 'A', scores: { merit: 2, cost: 9 } },
      { proposal: 'P1', reviewer: 'B', scores: { merit: 4, cost: 2.0001 } },
      { proposal: 'P1', reviewer: 'C', scores: { merit: 4.9999, cost: 0 } },
      // Answers less than half of the weight, and is not used.
      { proposal: 'P1', reviewer: 'D', scores: { cost: 10 } },
      { proposal: 'P2', reviewer: 'D', scores: { cost: 10 } },
    ],
  })
  const found = () => rescorerOf(snapshot, scenarioOf({}), 'P1').criteria

  it('is there of criteria that a used review of the proposal answers', () => {
    expect(found().map(({ id }) => id)).toEqual(['cost', 'merit'])
    expect(rescorerOf(snapshot, scenarioOf({}), 'P2').criteria).toEqual([])
    expect(rescorerOf(snapshot, scenarioOf({}), 'P0').criteria).toHaveLength(3)
  })

  it('can rise until the worst mark is at its better end', () => {
    expect(found().map(({ limit }) => limit)).toEqual([90_000, 30_000])
  })

  it('is rounded to the nearest as it is, and towards the better end after a rise', () => {
    const means = (rise: number) => found().map(({ mean }) => mean(rise))
    // 11.0001 / 3 and 10.9999 / 3
    expect(means(0)).toEqual([3.6667, 3.6666])
    // 10.9999 / 3 and, with one mark at its end, 11.0002 / 3
    expect(means(1)).toEqual([3.6666, 3.6668])
    expect(means(30_000)).toEqual([2, 5])
    expect(means(90_000)).toEqual([0, 5])
  })
})
