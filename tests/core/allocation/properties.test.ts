import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import type { Outcome } from '@furrow/core/contract/outcome'
import { parseScenario, type ScenarioInput } from '@furrow/core/contract/scenario'
import { parseSnapshot, type SnapshotInput } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'

const areas = ['a', 'b', 'c'] as const
const runs = { numRuns: 300 }

const proposals = fc.array(
  fc.record({
    area: fc.constantFrom(...areas, undefined),
    requested: fc.integer({ min: 1, max: 4000 }),
    minimumShare: fc.double({ min: 0, max: 1, noNaN: true }),
    cap: fc.option(fc.integer({ min: 0, max: 4000 }), { nil: undefined }),
    eligible: fc.boolean(),
    scores: fc.array(fc.record({ x: fc.integer({ min: 1, max: 5 }), y: fc.integer({ min: 1, max: 5 }) }), {
      maxLength: 4,
    }),
  }),
  { maxLength: 12 },
)

const snapshots = fc
  .record({ proposals, budget: fc.integer({ min: 0, max: 12_000 }), granularity: fc.constantFrom(1, 7, 100) })
  .map(({ proposals: rows, budget, granularity }): SnapshotInput => ({
    format: 'furrow.snapshot/1',
    call: {
      id: 'c',
      title: 'Call',
      budget,
      granularity,
      areas: areas.map((id) => ({ id })),
      criteria: [
        { id: 'x', min: 1, max: 5, weight: 2 },
        { id: 'y', min: 1, max: 5, weight: 1, lowIsGood: true },
      ],
    },
    proposals: rows.map((row, index) => ({
      id: `P${String(index).padStart(2, '0')}`,
      ...(row.area === undefined ? {} : { area: row.area }),
      requested: row.requested,
      minimum: Math.max(1, Math.floor(row.requested * row.minimumShare)),
      ...(row.cap === undefined ? {} : { technicalCap: row.cap }),
      eligible: row.eligible,
    })),
    reviews: rows.flatMap((row, index) =>
      row.scores.map((scores, reviewer) => ({
        proposal: `P${String(index).padStart(2, '0')}`,
        reviewer: `R${reviewer}`,
        scores,
      })),
    ),
  }))

const turn = fc.constantFrom('skip' as const, 'stop' as const)
const policies: fc.Arbitrary<ScenarioInput['policy']> = fc.oneof(
  fc.record({ kind: fc.constant('cutoff' as const), mode: turn, partial: fc.boolean() }),
  fc.record({
    kind: fc.constant('proportional' as const),
    admission: turn,
    weight: fc.constantFrom('equal' as const, 'request' as const, 'score' as const),
    rounding: fc.constantFrom('webster' as const, 'hamilton' as const),
  }),
)
const percent = (most: number) => fc.integer({ min: 0, max: most }).map((value) => value / 100)
const quota = fc.record({
  minShare: percent(33),
  maxShare: fc.integer({ min: 33, max: 100 }).map((value) => value / 100),
})

const scenarios = fc.record({
  format: fc.constant('furrow.scenario/1' as const),
  policy: policies,
  reserve: percent(40),
  areas: fc.record({ a: quota, b: quota, c: quota }),
  areaWeights: fc.record({ a: fc.constantFrom(1, 1.1, 0.95) }),
  seed: fc.constantFrom('', 's', '2026-1'),
})

const unwrap = <T>(result: { ok: true; value: T } | { ok: false; errors: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}

const run = (snapshot: SnapshotInput, scenario: ScenarioInput): Outcome =>
  allocate(unwrap(parseSnapshot(snapshot)), unwrap(parseScenario(scenario)))

const boundsOf = ({ reason }: Outcome['awards'][number]) =>
  'asked' in reason ? { asked: reason.asked, minimum: reason.minimum } : { asked: 0, minimum: 0 }

describe('every allocation', () => {
  it('adds up: budget = awarded + reserve + left over + rounding', () => {
    fc.assert(
      fc.property(snapshots, scenarios, (snapshot, scenario) => {
        const { totals, awards } = run(snapshot, scenario)
        expect(totals.budget).toBe(totals.awarded + totals.reserve + totals.leftOver + totals.rounding)
        expect(totals.awarded).toBe(awards.reduce((sum, { award }) => sum + award, 0))
        expect(totals.leftOver).toBeGreaterThanOrEqual(0)
      }),
      runs,
    )
  })

  it('gives nothing or from the minimum to what is asked, and no area more than its maximum', () => {
    fc.assert(
      fc.property(snapshots, scenarios, (snapshot, scenario) => {
        const outcome = run(snapshot, scenario)
        for (const award of outcome.awards) {
          const { asked, minimum } = boundsOf(award)
          if (award.award === 0) continue
          expect(award.award).toBeGreaterThanOrEqual(minimum)
          expect(award.award).toBeLessThanOrEqual(asked)
        }
        for (const area of outcome.areas) expect(area.awarded).toBeLessThanOrEqual(area.maximum)
      }),
      runs,
    )
  })

  it('does not depend on the order of the input, to the byte', () => {
    fc.assert(
      fc.property(snapshots, scenarios, fc.integer(), (snapshot, scenario, turns) => {
        const rotate = <T>(list: readonly T[]): T[] => {
          const by = list.length === 0 ? 0 : Math.abs(turns) % list.length
          return [...list.slice(by), ...list.slice(0, by)].reverse()
        }
        const shuffled = {
          ...snapshot,
          proposals: rotate(snapshot.proposals ?? []),
          reviews: rotate(snapshot.reviews ?? []),
        }
        expect(canonicalJson(run(shuffled, scenario))).toBe(canonicalJson(run(snapshot, scenario)))
      }),
      runs,
    )
  })

  it('scales: hours × 10 give awards × 10 where shares give whole units', () => {
    fc.assert(
      fc.property(snapshots, scenarios, (snapshot, scenario) => {
        const plain = { ...scenario, areas: {}, reserve: 0 }
        const { granularity = 1, budget } = snapshot.call
        const larger = {
          ...snapshot,
          call: { ...snapshot.call, granularity: granularity * 10, budget: budget * 10 },
          proposals: (snapshot.proposals ?? []).map((entry) => ({
            ...entry,
            requested: entry.requested * 10,
            minimum: (entry.minimum ?? 1) * 10,
            ...(entry.technicalCap === undefined ? {} : { technicalCap: entry.technicalCap * 10 }),
          })),
        }
        const awards = (outcome: Outcome) => outcome.awards.map(({ proposal, award }) => [proposal, award])
        expect(awards(run(larger, plain))).toEqual(
          awards(run(snapshot, plain)).map(([proposal, award]) => [proposal, Number(award) * 10]),
        )
      }),
      runs,
    )
  })

  it('never lowers an award because its own score rose', () => {
    fc.assert(
      fc.property(snapshots, scenarios, fc.nat(), (snapshot, scenario, pick) => {
        const target = (snapshot.proposals ?? [])[pick % Math.max(1, snapshot.proposals?.length ?? 0)]?.id
        const awardOf = (outcome: Outcome) =>
          outcome.awards.find(({ proposal }) => proposal === target)?.award ?? 0
        const raised = {
          ...snapshot,
          reviews: (snapshot.reviews ?? []).map((review) =>
            review.proposal === target ? { ...review, scores: { x: 5, y: 1 } } : review,
          ),
        }
        const weightFree = scenario.policy.kind === 'cutoff'
        if (weightFree)
          expect(awardOf(run(raised, scenario))).toBeGreaterThanOrEqual(awardOf(run(snapshot, scenario)))
      }),
      runs,
    )
  })
})

describe('degenerate calls', () => {
  const base: SnapshotInput = {
    format: 'furrow.snapshot/1',
    call: { id: 'c', title: 'C', budget: 1000, criteria: [{ id: 'x', min: 0, max: 10 }] },
  }
  const scenario: ScenarioInput = { format: 'furrow.scenario/1', policy: { kind: 'proportional' } }

  it('without proposals, all hours are left over', () => {
    expect(run(base, scenario).totals).toMatchObject({ awarded: 0, leftOver: 1000 })
    expect(run(base, scenario).cutLine).toBeNull()
  })

  it('with all scores zero, proportional weights are zero and everybody admitted keeps the minimum', () => {
    const proposalsOf = ['P1', 'P2'].map((id) => ({ id, requested: 900, minimum: 300 }))
    const reviews = ['P1', 'P2'].map((proposal) => ({ proposal, reviewer: 'R1', scores: { x: 0 } }))
    const { awards } = run({ ...base, proposals: proposalsOf, reviews }, scenario)
    expect(awards.map(({ award }) => award)).toEqual([300, 300])
  })

  it('two million hours in steps of one are shared out', () => {
    const many = Array.from({ length: 50 }, (_, index) => ({
      id: `P${index}`,
      requested: 100_000,
      minimum: 1,
    }))
    const reviews = many.map(({ id }, index) => ({
      proposal: id,
      reviewer: 'R1',
      scores: { x: (index % 9) + 1 },
    }))
    const call = { ...base.call, budget: 2_000_000 }
    const { totals } = run({ ...base, call, proposals: many, reviews }, scenario)
    expect(totals).toMatchObject({ awarded: 2_000_000, leftOver: 0 })
  })
})
