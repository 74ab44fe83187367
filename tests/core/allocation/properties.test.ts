import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import type { Outcome } from '@furrow/core/contract/outcome'
import { parseScenario, type ScenarioInput } from '@furrow/core/contract/scenario'
import { parseSnapshot, type SnapshotInput } from '@furrow/core/contract/snapshot'
import { outcomeSchema } from '@furrow/core/contract/outcome'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { unwrap } from './calls.ts'
import { loadSolver } from './highs.ts'
import { tries } from './rules.ts'

const areas = ['a', 'b', 'c'] as const
const solver = await loadSolver()

const proposals = fc.array(
  fc.record({
    area: fc.constantFrom(...areas, undefined),
    requested: fc.integer({ min: 1, max: 4000 }),
    minimumShare: fc.double({ min: 0, max: 1, noNaN: true }),
    track: fc.constantFrom('large', 'small', undefined),
    cap: fc.option(fc.integer({ min: 0, max: 4000 }), { nil: undefined }),
    eligible: fc.boolean(),
    scores: fc.array(fc.record({ x: fc.integer({ min: 1, max: 5 }), y: fc.integer({ min: 1, max: 5 }) }), {
      maxLength: 4,
    }),
  }),
  { maxLength: 12 },
)

const snapshots = fc
  .record({
    proposals,
    budget: fc.integer({ min: 0, max: 12_000 }),
    granularity: fc.constantFrom(1, 7, 100),
    potShare: fc.constantFrom(undefined, 0, 0.3, 1),
  })
  .map(({ proposals: rows, budget, granularity, potShare }): SnapshotInput => ({
    format: 'furrow.snapshot/1',
    call: {
      id: 'c',
      title: 'Call',
      budget,
      granularity,
      areas: areas.map((id) => ({ id })),
      tracks: [
        { id: 'large', ...(potShare === undefined ? {} : { budget: Math.floor(budget * potShare) }) },
        { id: 'small' },
      ],
      funders: [
        { id: 'F1', purse: 3, areas: { a: 1, b: 0.5 } },
        { id: 'F2', purse: 2, criteria: { y: 1 } },
        { id: 'F3', purse: 0 },
      ],
      criteria: [
        { id: 'x', min: 1, max: 5, weight: 2 },
        { id: 'y', min: 1, max: 5, weight: 1, lowIsGood: true },
      ],
    },
    proposals: rows.map((row, index) => ({
      id: `P${String(index).padStart(2, '0')}`,
      ...(row.area === undefined ? {} : { area: row.area }),
      ...(row.track === undefined ? {} : { track: row.track }),
      requested: row.requested,
      minimum: Math.max(1, Math.floor(row.requested * row.minimumShare)),
      ...(row.cap === undefined ? {} : { technicalCap: row.cap }),
      eligible: row.eligible,
    })),
    reviews: rows.flatMap((row, index) =>
      row.scores.map((scores, reviewer) => ({
        proposal: `P${String(index).padStart(2, '0')}`,
        reviewer: `R${reviewer}`,
        confidence: ([1, 2, 3] as const)[(index + reviewer) % 3] ?? 1,
        scores,
      })),
    ),
  }))

const turn = fc.constantFrom('skip' as const, 'stop' as const)
const walk = { mode: turn, partial: fc.boolean() }
type PolicyInput = ScenarioInput['policy']
const policies: Readonly<Record<string, fc.Arbitrary<PolicyInput>>> = {
  cutoff: fc.record({ kind: fc.constant('cutoff' as const), ...walk }),
  proportional: fc.record({
    kind: fc.constant('proportional' as const),
    admission: turn,
    weight: fc.constantFrom(
      'equal' as const,
      'request' as const,
      'score' as const,
      'score-times-request' as const,
      'score-above-base-times-request' as const,
    ),
    rounding: fc.constantFrom('webster' as const, 'hamilton' as const),
  }),
  steps: fc.record({
    kind: fc.constant('steps' as const),
    steps: fc.constantFrom<{ score: number; share: number }[]>(
      [
        { score: 60, share: 1 },
        { score: 40.5, share: 0.57 },
      ],
      [{ score: 0, share: 0.29 }],
    ),
    ...walk,
  }),
  tiers: fc.oneof(
    fc.record({
      kind: fc.constant('tiers' as const),
      fund: fc.constantFrom(60, 80),
      draw: fc.constantFrom(0, 45.5),
      sizeBands: fc.constantFrom<number[]>([1000], [500, 2000]),
      ...walk,
    }),
    fc.record({
      kind: fc.constant('tiers' as const),
      tiers: fc.constantFrom<Record<string, 1 | 2 | 3>>({ P00: 2, P01: 2, P02: 1, P03: 3 }, {}),
      ...walk,
    }),
  ),
  'equal-shares': fc.record({
    kind: fc.constant('equal-shares' as const),
    voters: fc.constantFrom('criteria' as const, 'funders' as const),
    utility: fc.constantFrom('score' as const, 'score-times-cost' as const),
  }),
  knapsack: fc.record({
    kind: fc.constant('knapsack' as const),
    objective: fc.constantFrom('score-hours' as const, 'scores' as const),
  }),
}
const kinds = Object.keys(policies)
const percent = (most: number) => fc.integer({ min: 0, max: most }).map((value) => value / 100)
const quota = fc.record({
  minShare: percent(33),
  maxShare: fc.integer({ min: 33, max: 100 }).map((value) => value / 100),
})

const rest = {
  format: fc.constant('furrow.scenario/1' as const),
  reserve: percent(40),
  areas: fc.record({ a: quota, b: quota, c: quota }),
  areaWeights: fc.record({ a: fc.constantFrom(1, 1.1, 0.95) }),
  calibration: fc.constantFrom('none' as const, 'shift' as const),
  confidence: fc.constantFrom({}, { 1: 0.5, 3: 1.5 }),
  thresholds: fc.constantFrom({}, { score: 35 }, { criteria: { x: 2 } }),
  seed: fc.constantFrom('', 's', '2026-1'),
}
const scenariosOf = (kind: string) =>
  fc.record({ ...rest, policy: policies[kind] ?? fc.constant<PolicyInput>({ kind: 'cutoff' }) })
/** The exact choice asks its solver, which takes as long as thirty other calls. */
const runsOf = (kind: string) => tries(kind === 'knapsack' ? 250 : 2000)

const run = (snapshot: SnapshotInput, scenario: ScenarioInput): Outcome =>
  allocate(unwrap(parseSnapshot(snapshot)), unwrap(parseScenario(scenario)), { solver })

const boundsOf = ({ reason }: Outcome['awards'][number]) =>
  'asked' in reason ? { asked: reason.asked, minimum: reason.minimum } : { asked: 0, minimum: 0 }

/** What of an outcome does not hold; one list, since thousands of calls with an `expect` each would take minutes. */
function faultsOf(outcome: Outcome, budget: number): string[] {
  const { totals, awards, pots = [], areas: rows } = outcome
  const adds = ({ awarded, reserve, leftOver, rounding, ...part }: Outcome['totals']): boolean =>
    part.budget === awarded + reserve + leftOver + rounding && leftOver >= 0
  const keepsBounds = (row: Outcome['awards'][number]): boolean => {
    const { asked, minimum } = boundsOf(row)
    return row.award === 0 || (row.award >= minimum && row.award <= asked)
  }
  return [
    ...(adds(totals) && pots.every(adds) ? [] : ['does not add up']),
    ...(totals.budget === budget ? [] : ['another budget']),
    ...(totals.awarded === awards.reduce((sum, { award }) => sum + award, 0) ? [] : ['another sum']),
    ...awards.filter((row) => !keepsBounds(row)).map(({ proposal }) => `bounds of ${proposal}`),
    ...rows.filter(({ awarded, maximum }) => awarded > maximum).map(({ area }) => `maximum of ${area}`),
    ...(outcomeSchema.safeParse(outcome).success ? [] : ['does not fit its schema']),
  ]
}

describe.each(kinds)('every allocation by %s', (kind) => {
  const scenarios = scenariosOf(kind)

  it('adds up, keeps bounds and maxima, and fits its schema', () => {
    fc.assert(
      fc.property(snapshots, scenarios, (snapshot, scenario) => {
        expect(faultsOf(run(snapshot, scenario), snapshot.call.budget)).toEqual([])
      }),
      runsOf(kind),
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
          call: { ...snapshot.call, funders: rotate(snapshot.call.funders ?? []) },
          proposals: rotate(snapshot.proposals ?? []),
          reviews: rotate(snapshot.reviews ?? []),
        }
        expect(canonicalJson(run(shuffled, scenario))).toBe(canonicalJson(run(snapshot, scenario)))
      }),
      tries(kind === 'knapsack' ? 15 : 300),
    )
  })
})

describe.each(['cutoff', 'proportional', 'tiers', 'equal-shares'])('hours × 10 by %s', (kind) => {
  it('give awards × 10 where shares give whole units', () => {
    fc.assert(
      fc.property(snapshots, scenariosOf(kind), (snapshot, scenario) => {
        const { policy } = scenario
        const limits = 'sizeBands' in policy && policy.sizeBands !== undefined ? policy.sizeBands : undefined
        const plain = { ...scenario, areas: {}, reserve: 0 }
        const wide =
          limits === undefined
            ? plain
            : { ...plain, policy: { ...policy, sizeBands: limits.map((limit) => limit * 10) } }
        const { granularity = 1, budget, tracks = [] } = snapshot.call
        const larger = {
          ...snapshot,
          call: {
            ...snapshot.call,
            granularity: granularity * 10,
            budget: budget * 10,
            tracks: tracks.map((track) =>
              track.budget === undefined ? track : { ...track, budget: track.budget * 10 },
            ),
          },
          proposals: (snapshot.proposals ?? []).map((entry) => ({
            ...entry,
            requested: entry.requested * 10,
            minimum: (entry.minimum ?? 1) * 10,
            ...(entry.technicalCap === undefined ? {} : { technicalCap: entry.technicalCap * 10 }),
          })),
        }
        const awards = (outcome: Outcome) => outcome.awards.map(({ proposal, award }) => [proposal, award])
        expect(awards(run(larger, wide))).toEqual(
          awards(run(snapshot, plain)).map(([proposal, award]) => [proposal, Number(award) * 10]),
        )
      }),
      tries(300),
    )
  })
})

describe('the own score', () => {
  it.each(['cutoff', 'tiers', 'steps'])(
    'risen without calibration, never lowers the own award: %s',
    (kind) => {
      fc.assert(
        fc.property(snapshots, scenariosOf(kind), fc.nat(), (snapshot, scenario, pick) => {
          const whole = {
            ...scenario,
            calibration: 'none' as const,
            policy: { ...scenario.policy, partial: true },
          }
          const target = (snapshot.proposals ?? [])[pick % Math.max(1, snapshot.proposals?.length ?? 0)]?.id
          const awardOf = (outcome: Outcome) =>
            outcome.awards.find(({ proposal }) => proposal === target)?.award ?? 0
          const raised = {
            ...snapshot,
            reviews: (snapshot.reviews ?? []).map((review) =>
              review.proposal === target ? { ...review, scores: { x: 5, y: 1 } } : review,
            ),
          }
          expect(awardOf(run(raised, whole))).toBeGreaterThanOrEqual(awardOf(run(snapshot, whole)))
        }),
        tries(400),
      )
    },
  )

  it('risen, may lower the own award where it opens the gate of the calibration, which draws single reviews to the mean', () => {
    const marks = ['11 11', '11 11', '11 41 11 11', '11 11', '11 11 11', '41 13 14', '21 11 15 21']
    const callWith = (own: string): SnapshotInput => ({
      format: 'furrow.snapshot/1',
      call: {
        id: 'c',
        title: 'Call',
        budget: 2,
        criteria: [
          { id: 'x', min: 1, max: 5, weight: 2 },
          { id: 'y', min: 1, max: 5, weight: 1, lowIsGood: true },
        ],
      },
      proposals: [own, ...marks].map((_, i) => ({ id: `P${i}`, requested: 1, eligible: i === 0 })),
      reviews: [own, ...marks].flatMap((row, i) =>
        row.split(' ').map((mark, reviewer) => ({
          proposal: `P${i}`,
          reviewer: `R${reviewer}`,
          scores: { x: Number(mark[0]), y: Number(mark[1]) },
        })),
      ),
    })
    const scenario: ScenarioInput = {
      format: 'furrow.scenario/1',
      calibration: 'shift',
      policy: { kind: 'tiers', fund: 60, draw: 45.5 },
    }
    const awardWith = (own: string) => run(callWith(own), scenario).awards[0]?.award
    expect([awardWith('21'), awardWith('51')]).toEqual([1, 0])
  })
})
