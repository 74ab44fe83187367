import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { explain } from '@furrow/core/allocation/explain'
import type { ScenarioInput } from '@furrow/core/contract/scenario'
import type { Snapshot, SnapshotInput } from '@furrow/core/contract/snapshot'
import { reviewedCall, scenarioOf } from './calls.ts'

const reviewsEach = 3
const most = 4

interface Drawn {
  readonly hours: readonly number[]
  readonly marks: readonly (readonly [number, number | null, 1 | 2 | 3])[]
  readonly budget: number
  readonly lowIsGood: boolean
}

/** Whole marks from 1 to 4 on x, where low may be good; y may be left out; reviewers are more or less sure. */
const callWith = ({ hours, marks, budget, lowIsGood }: Drawn): Snapshot =>
  reviewedCall({
    criteria: [
      { id: 'x', min: 1, max: most, lowIsGood },
      { id: 'y', min: 1, max: most },
    ],
    proposals: hours.map((requested, i) => ({ id: `P${i}`, requested })),
    reviews: hours.flatMap((_, i) =>
      Array.from({ length: reviewsEach }, (_review, j): NonNullable<SnapshotInput['reviews']>[number] => {
        const [x = 1, y = null, confidence = 1] = marks[reviewsEach * i + j] ?? []
        return { proposal: `P${i}`, reviewer: `R${j}`, confidence, scores: { x, ...(y !== null && { y }) } }
      }),
    ),
    budget,
  })

const mark = fc.integer({ min: 1, max: most })
const calls = fc
  .record({
    hours: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 5 }),
    marks: fc.array(fc.tuple(mark, fc.option(mark), fc.constantFrom(1, 2, 3)), {
      minLength: 5 * reviewsEach,
      maxLength: 5 * reviewsEach,
    }),
    budget: fc.integer({ min: 1, max: 12 }),
    lowIsGood: fc.boolean(),
  })
  .map(callWith)

const hoursOf = (snapshot: Snapshot, rules: object, proposal: string): number =>
  allocate(snapshot, scenarioOf(rules, snapshot)).awards.find((row) => row.proposal === proposal)?.award ?? 0

/** The call with the marks of one proposal on x so many steps better, review by review; null where one would leave the scale. */
function better(snapshot: Snapshot, proposal: string, steps: readonly number[]): Snapshot | null {
  const isLow = snapshot.call.criteria[0]?.lowIsGood === true
  let place = 0
  const reviews = snapshot.reviews.map((review) => {
    if (review.proposal !== proposal) return review
    const step = steps[place] ?? 0
    place += 1
    const x = (review.scores['x'] ?? 0) + (isLow ? -step : step)
    return { ...review, scores: { ...review.scores, x } }
  })
  const isOnScale = reviews.every(({ scores }) => (scores['x'] ?? 0) >= 1 && (scores['x'] ?? 0) <= most)
  return isOnScale ? { ...snapshot, reviews } : null
}

/** Every way to give so many steps to three reviews. */
function* ways(steps: number): Generator<readonly number[]> {
  for (let a = 0; a <= steps; a += 1) for (let b = 0; a + b <= steps; b += 1) yield [a, b, steps - a - b]
}

const steps = [
  { score: 60, share: 1 },
  { score: 30, share: 0.5 },
]
/** A higher step may ask for more than fits. */
const inFull = 'steps in full'

const rulesOf: readonly (readonly [string, Partial<ScenarioInput>])[] = [
  ['cut-off', { policy: { kind: 'cutoff', mode: 'skip', partial: false } }],
  ['cut-off with a threshold', { thresholds: { criteria: { x: 2.5 } }, policy: { kind: 'cutoff' } }],
  ['steps', { policy: { kind: 'steps', mode: 'skip', partial: true, steps } }],
  [inFull, { policy: { kind: 'steps', mode: 'skip', partial: false, steps } }],
  ['proportional', { policy: { kind: 'proportional' } }],
]

describe('marks that can be given', () => {
  it.each(rulesOf)('are the fewest that do it, whoever gives them (%s)', (name, rules) => {
    let found = 0
    fc.assert(
      fc.property(calls, fc.nat(), fc.boolean(), (snapshot, pick, isSure) => {
        const { id: proposal } = snapshot.proposals[pick % snapshot.proposals.length] ?? { id: '' }
        const all = { ...rules, seed: 's', ...(isSure && { confidence: { '1': 0.2, '2': 0.5, '3': 1 } }) }
        const scenario = scenarioOf(all, snapshot)
        const { goal, criteria } = explain(snapshot, scenario, { proposal, only: ['criteria'] })
        const own = criteria.find(({ criterion }) => criterion === 'x')
        if (goal !== 'award' || own === undefined) return
        const { given } = own
        if (given === null && name === inFull) return
        if (given === null) throw new Error('whole marks can be given')
        found += 1
        const awardsOf = (steps: number): number[] =>
          [...ways(steps)].flatMap((way) => {
            const other = better(snapshot, proposal, way)
            return other === null ? [] : [hoursOf(other, all, proposal)]
          })
        const fewest = Array.from({ length: 9 }, (_none, k) => k + 1).find((steps) =>
          awardsOf(steps).some((award) => award > 0),
        )
        expect([given.steps, given.step, given.reviews]).toEqual([fewest, 1, reviewsEach])
        expect(awardsOf(given.steps)).toContain(given.award)
        if (given.anywhere) expect(awardsOf(given.steps).every((award) => award > 0)).toBe(true)
        const marks = snapshot.reviews.filter((review) => review.proposal === proposal)
        const sum = marks.reduce((total, { scores }) => total + (scores['x'] ?? 0), 0)
        const isLow = snapshot.call.criteria[0]?.lowIsGood === true
        expect(given.to).toBeCloseTo((sum + (isLow ? -given.steps : given.steps)) / reviewsEach, 3)
      }),
      { numRuns: 60 },
    )
    if (name !== inFull) expect(found).toBeGreaterThan(5)
  })

  it('are told of whole marks where the exact mean lies between them', () => {
    const snapshot = callWith({
      hours: [6, 6],
      marks: [
        [4, 4, 1],
        [4, 4, 1],
        [3, 4, 1],
        [3, 4, 1],
        [3, 4, 1],
        [3, 4, 1],
      ],
      budget: 6,
      lowIsGood: false,
    })
    const { criteria } = explain(snapshot, scenarioOf({ seed: 's' }, snapshot), { proposal: 'P1' })
    const own = criteria.find(({ criterion }) => criterion === 'x')
    expect(own?.from).toBe(3)
    expect(own?.to).toBeGreaterThan(3.66)
    expect(own?.to).toBeLessThan(3.67)
    // Two marks draw level; whether that is enough, the lot says.
    expect([2, 3]).toContain(own?.given?.steps)
    expect(own?.given).toMatchObject({ reviews: 3, step: 1, anywhere: true, award: 6 })
  })

  it('are not told of marks as fine as can be, nor where single marks are tried anyhow', () => {
    const snapshot = callWith({
      hours: [6, 6],
      marks: Array.from({ length: 6 }, () => [2, 3, 1] as const),
      budget: 6,
      lowIsGood: false,
    })
    const fine = {
      ...snapshot,
      reviews: snapshot.reviews.map((review, place) =>
        place === 0 ? { ...review, scores: { x: 2.0001, y: 3 } } : review,
      ),
    }
    const givenIn = (call: Snapshot, rules: object) =>
      explain(call, scenarioOf({ seed: 's', ...rules }, call), {
        proposal: 'P1',
        only: ['criteria'],
        effort: 20,
      }).criteria.map(({ given }) => given)
    expect(givenIn(fine, {})[0]).toBeNull()
    expect(givenIn(snapshot, { policy: { kind: 'equal-shares' } }).every((given) => given === null)).toBe(
      true,
    )
  })
})
