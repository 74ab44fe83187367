import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { budgetCurve } from '@furrow/core/allocation/budget-curve'
import type { Removal } from '@furrow/core/allocation/budget-steps'
import { makeEngine } from '@furrow/core/allocation/engine'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { callOf, scenarioOf } from './calls.ts'

const walk = fc.record({ mode: fc.constantFrom('skip', 'stop'), partial: fc.boolean() })
const steps = [
  { score: 80, share: 1 },
  { score: 50, share: 0.5 },
  { score: 20, share: 0.25 },
]
const policy = fc.oneof(
  walk.map((rest) => ({ kind: 'cutoff', ...rest })),
  walk.map((rest) => ({ kind: 'steps', steps, ...rest })),
  walk.map((rest) => ({ kind: 'tiers', fund: 70, draw: 30, ...rest })),
  walk.map((rest) => ({ kind: 'tiers', fund: 70, draw: 30, sizeBands: [6], ...rest })),
  fc.constantFrom('skip', 'stop').map((admission) => ({ kind: 'proportional', admission })),
  fc.constant({ kind: 'equal-shares' }),
)
const quota = fc.record({ minShare: fc.constantFrom(0, 0.25, 0.3), maxShare: fc.constantFrom(0.3, 0.6, 1) })
const rules = fc.record({
  policy,
  areas: fc.record({ a: quota, b: quota }),
  reserve: fc.constantFrom(0, 0.1, 0.35),
  thresholds: fc.constantFrom({}, { score: 20 }),
})
const rows = fc.array(
  fc.record({
    score: fc.integer({ min: 0, max: 20 }).map((n) => n * 5),
    requested: fc.integer({ min: 1, max: 16 }),
    least: fc.integer({ min: 1, max: 16 }),
    area: fc.constantFrom('a', 'b'),
    track: fc.constantFrom('t', 'o'),
  }),
  { minLength: 1, maxLength: 8 },
)
const calls = fc
  .record({ rows, budget: fc.integer({ min: 7, max: 25 }), kept: fc.constantFrom(undefined, 7) })
  .map(({ rows: list, budget, kept }) =>
    callOf(
      {
        budget,
        granularity: 2,
        areas: [{ id: 'a' }, { id: 'b' }],
        tracks: [{ id: 't', ...(kept !== undefined && { budget: kept }) }, { id: 'o' }],
      },
      list.map(({ least, ...row }, i) => ({ ...row, id: `P${i}`, minimum: Math.min(least, row.requested) })),
    ),
  )

const awardsAt = (snapshot: Snapshot, scenario: Scenario, budget: number): ReadonlyMap<string, number> =>
  new Map(
    allocate({ ...snapshot, call: { ...snapshot.call, budget } }, scenario).awards.map((row) => [
      row.proposal,
      row.award,
    ]),
  )

/** Who has an award with one unit less and none at a budget, and the other way round. */
function changesAt(snapshot: Snapshot, scenario: Scenario, budget: number) {
  const [before, now] = [budget - 2, budget].map((amount) => awardsAt(snapshot, scenario, amount))
  const ids = snapshot.proposals.map(({ id }) => id).toSorted()
  const [had, has] = [before, now].map((awards) => (id: string) => (awards?.get(id) ?? 0) > 0)
  return {
    lost: ids
      .filter((id) => had?.(id) && !has?.(id))
      .map((proposal) => ({ proposal, budget, award: before?.get(proposal) })),
    won: ids.filter((id) => has?.(id) && !had?.(id)).map((proposal) => ({ proposal, budget })),
  }
}

describe('the places where one unit more removes or serves somebody', () => {
  it('are all found where every unit is tried, however few points are drawn', () => {
    let found = 0
    let entered = 0
    fc.assert(
      fc.property(calls, rules, (snapshot, rest) => {
        const scenario = scenarioOf({ ...rest, seed: 's' })
        const { removals, entries, points, scanned, of } = budgetCurve(snapshot, scenario, { points: 3 })
        const [from, to] = [points[0]?.budget ?? 0, points.at(-1)?.budget ?? 0]
        expect([scanned, of]).toEqual(['every-unit', (to - from) / 2 + 1])
        const budgets = Array.from({ length: of - 1 }, (_, k) => from + 2 * (k + 1))
        const changes = budgets.map((budget) => changesAt(snapshot, scenario, budget))
        expect(removals).toEqual(changes.flatMap(({ lost }) => lost))
        expect(entries).toEqual(changes.flatMap(({ won }) => won))
        found += removals.length
        entered += entries.length
      }),
      { numRuns: 200 },
    )
    expect(found).toBeGreaterThan(10)
    expect(entered).toBeGreaterThan(100)
  }, 60_000)

  it('may be more where only a sample of budgets is tried, which is said', () => {
    // At the points 0, 10 and 20 nobody, P0 and both are served; with 12 hours P1 takes all of them.
    const two = [
      { id: 'P0', score: 70, requested: 1 },
      { id: 'P1', score: 100, requested: 12, minimum: 12 },
    ]
    const snapshot = callOf({ budget: 10 }, two)
    const sample = budgetCurve(snapshot, scenarioOf({}), { points: 3, work: 2000 })
    expect(sample).toMatchObject({ removals: [], scanned: 'sample', of: 3 })
    const all = budgetCurve(snapshot, scenarioOf({}), { points: 3, work: 2200 })
    expect(all).toMatchObject({
      removals: [{ proposal: 'P0', budget: 12, award: 1 }],
      scanned: 'every-unit',
      of: 21,
    })
  })
})

describe('who is served', () => {
  it('is who has hours in a whole run', () => {
    fc.assert(
      fc.property(calls, rules, fc.integer({ min: 0, max: 60 }), (snapshot, rest, budget) => {
        const ladder = makeEngine(snapshot).ladder(scenarioOf({ ...rest, seed: 's' }))
        const { grants, pots } = ladder.run(budget)
        const served = ladder.served()(budget)
        const order = [...(pots.at(-1)?.contest.order ?? [])]
        expect(order.filter((i) => (served[i] ?? 0) > 0)).toEqual(
          order.filter((i) => (grants.award[i] ?? 0) > 0),
        )
        expect(ladder.unitsAt(budget)).toBe(pots.at(-1)?.contest.units)
      }),
      { numRuns: 500 },
    )
  })
})

describe('who comes in first beyond the budget of the call', () => {
  const firstBeyond = (snapshot: Snapshot, scenario: Scenario, to: number) => {
    const { budget: own } = snapshot.call
    const base = awardsAt(snapshot, scenario, own)
    for (let budget = own + 2; budget <= to; budget += 2) {
      const now = awardsAt(snapshot, scenario, budget)
      const enters = snapshot.proposals
        .map(({ id }) => id)
        .filter((id) => base.get(id) === 0 && (now.get(id) ?? 0) > 0)
      if (enters.length > 0) return { budget, enters: enters.toSorted() }
    }
    return null
  }

  it('is found to the step where every unit is tried, whatever points are drawn', () => {
    let found = 0
    fc.assert(
      fc.property(calls, rules, fc.integer({ min: 2, max: 6 }), (snapshot, rest, points) => {
        const scenario = scenarioOf({ ...rest, seed: 's' })
        const curve = budgetCurve(snapshot, scenario, { points })
        const first = firstBeyond(snapshot, scenario, curve.points.at(-1)?.budget ?? 0)
        found += first === null ? 0 : 1
        expect(curve.next && { ...curve.next, enters: curve.next.enters.toSorted() }).toEqual(first)
      }),
      { numRuns: 150 },
    )
    expect(found).toBeGreaterThan(50)
  })

  it('is somebody who comes in there, and had none a step before, where only a sample is tried', () => {
    fc.assert(
      fc.property(calls, rules, (snapshot, rest) => {
        const scenario = scenarioOf({ ...rest, seed: 's' })
        const { next } = budgetCurve(snapshot, scenario, { points: 3, work: 0 })
        if (next === null) return
        const [own, before, now] = [snapshot.call.budget, next.budget - 2, next.budget].map((budget) =>
          awardsAt(snapshot, scenario, budget),
        )
        for (const id of next.enters) {
          expect(own?.get(id)).toBe(0)
          expect(now?.get(id)).toBeGreaterThan(0)
        }
        expect(next.enters.some((id) => before?.get(id) === 0)).toBe(true)
      }),
      { numRuns: 80 },
    )
  })
})

describe('who comes in between two points', () => {
  const hasAt = (snapshot: Snapshot, scenario: Scenario, proposal: string) => (budget: number) =>
    (awardsAt(snapshot, scenario, budget).get(proposal) ?? 0) > 0

  it('does so at the step that is told beside the budget of the call, where a sample is tried', () => {
    let found = 0
    fc.assert(
      fc.property(calls, rules, fc.integer({ min: 8, max: 24 }), (snapshot, rest, tries) => {
        const scenario = scenarioOf({ ...rest, seed: 's' })
        const turns = (scenario.policy.kind === 'equal-shares' ? 100 : 1) * snapshot.proposals.length
        const work = tries * (turns + (scenario.policy.kind === 'equal-shares' ? 0 : 100))
        const { entries, removals, next, scanned } = budgetCurve(snapshot, scenario, {
          points: 4,
          to: 60,
          work,
        })
        if (scanned === 'every-unit') return
        for (const { proposal, budget } of entries) {
          const has = hasAt(snapshot, scenario, proposal)
          expect([has(budget - 2), has(budget)]).toEqual([false, true])
        }
        for (const { proposal, budget } of removals) {
          const has = hasAt(snapshot, scenario, proposal)
          expect([has(budget - 2), has(budget)]).toEqual([true, false])
        }
        const told = entries.filter(({ budget }) => budget === next?.budget).map(({ proposal }) => proposal)
        expect(told).toEqual(expect.arrayContaining([...(next?.enters ?? [])]))
        found += entries.length - told.length
      }),
      { numRuns: 150 },
    )
    expect(found).toBeGreaterThan(5)
  })

  it('is never said to come in beyond the budget of the call while it has hours there', () => {
    fc.assert(
      fc.property(calls, rules, fc.integer({ min: 2, max: 6 }), (snapshot, rest, count) => {
        const scenario = scenarioOf({ ...rest, seed: 's' })
        const { points } = budgetCurve(snapshot, scenario, { points: count, work: 0 })
        const own = points.find(({ budget }) => budget === snapshot.call.budget)
        expect(own?.funded).toBe(
          [...awardsAt(snapshot, scenario, snapshot.call.budget).values()].filter(Boolean).length,
        )
      }),
      { numRuns: 100 },
    )
  })
})

describe('the removals of a sample', () => {
  it('are those nearest to the budget of the call where not all are looked for', () => {
    // Each takes the whole of its budget from the one before: at 2, 4, 6 … somebody goes out.
    const rows = Array.from({ length: 10 }, (_, i) => ({
      id: `P${i}`,
      score: 50 + i,
      requested: 2 * (i + 1),
      minimum: 2 * (i + 1),
    }))
    const snapshot = callOf({ budget: 12, granularity: 2 }, rows)
    const options = { points: 12, work: 0 }
    const all = budgetCurve(snapshot, scenarioOf({}), options).removals
    const some = budgetCurve(snapshot, scenarioOf({}), { ...options, mostRemovals: 2 }).removals
    const away = ({ budget }: Removal) => Math.abs(budget - 12)
    expect(all.length).toBeGreaterThan(4)
    expect(some).toHaveLength(2)
    expect(some).toEqual(some.toSorted((a, b) => a.budget - b.budget))
    expect(Math.max(...some.map(away))).toBeLessThanOrEqual(all.map(away).toSorted((a, b) => a - b)[2] ?? 0)
  })
})
