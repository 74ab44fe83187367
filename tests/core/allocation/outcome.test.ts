import { describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { differing, jainIndex, measuresOf } from '@furrow/core/allocation/measures'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { callOf, scenarioOf, unwrap } from './calls.ts'
import { cutoffSkip, reviewed, scenarioWith, twoPots } from './two-pots.ts'

const engine = makeEngine(twoPots)
/** Of the ranked, by id: the award and the reason. */
const ranked = (policy: object) =>
  engine
    .outcome(scenarioWith(policy))
    .awards.filter(({ rank }) => rank !== null)
    .map(({ proposal, award, reason }) => [proposal, award, reason])

describe('an outcome', () => {
  const whole = () => engine.outcome(cutoffSkip)

  it('has the ranked in their order, with both scores', () => {
    expect(
      whole()
        .awards.slice(0, 5)
        .map(({ proposal, rank, score, priority, award, status }) => ({
          is: [proposal, rank, score, priority, award, status],
        })),
    ).toEqual([
      { is: ['A', 1, 90, 90, 300, 'full'] },
      { is: ['B', 2, 80, 72, 60, 'partial'] },
      { is: ['C', 3, 70, 70, 200, 'full'] },
      { is: ['D', 4, 60, 54, 270, 'partial'] },
      { is: ['I', 5, 45, 40.5, 0, 'waiting'] },
    ])
  })

  it('says of the others why they are not ranked', () => {
    const none = { rank: null, priority: null, award: 0 }
    expect(whole().awards.slice(5)).toEqual([
      { ...none, proposal: 'E', score: 50, status: 'ineligible', reason: { code: 'ineligible' } },
      { ...none, proposal: 'F', score: null, status: 'not-reviewed', reason: { code: 'not-reviewed' } },
      {
        ...none,
        proposal: 'G',
        score: 5,
        status: 'below-threshold',
        reason: { code: 'below-score', threshold: 10 },
      },
      { ...none, proposal: 'H', score: 40, status: 'below-minimum', reason: { code: 'below-minimum' } },
      {
        ...none,
        proposal: 'K',
        score: 77,
        status: 'below-threshold',
        reason: { code: 'below-criterion', criterion: 'safe', threshold: 4 },
      },
    ])
  })

  it('adds up in each pot and in all of them', () => {
    const { totals, pots, cutLine } = whole()
    expect(totals).toEqual({
      budget: 1005,
      reserve: 101,
      available: 904,
      awarded: 830,
      leftOver: 70,
      rounding: 4,
    })
    expect(pots).toEqual([
      { track: 'large', budget: 400, reserve: 40, available: 360, awarded: 360, leftOver: 0, rounding: 0 },
      { track: null, budget: 605, reserve: 61, available: 544, awarded: 470, leftOver: 70, rounding: 4 },
    ])
    expect(cutLine).toEqual({ rank: 2, proposal: 'B' })
  })

  it('has the areas with their bounds over all pots', () => {
    const [ai, bio] = whole().areas
    expect(ai).toEqual({
      area: 'ai',
      proposals: 2,
      funded: 2,
      requested: 500,
      awarded: 500,
      share: 0.5556,
      guarantee: 410,
      maximum: 900,
      shortfall: 0,
    })
    expect(bio).toMatchObject({ proposals: 3, funded: 2, requested: 470, awarded: 330, maximum: 450 })
  })

  it('says where a guarantee falls short, and has no line where all are served', () => {
    const halves = {
      kind: 'steps',
      steps: [
        { score: 80, share: 1 },
        { score: 60, share: 0.5 },
      ],
      partial: false,
    }
    const { areas: rows } = engine.outcome(scenarioWith(halves))
    expect(rows.map(({ shortfall }) => shortfall)).toEqual([10, 0])
    const one = engine.outcome(scenarioWith({ kind: 'cutoff' }, { thresholds: { score: 85 } }))
    expect(one.cutLine).toBeNull()
  })

  it('shares nothing of nothing', () => {
    const empty = engine.run(cutoffSkip, { whatIf: { budget: 0 } })
    expect(empty.pots.map(({ budget }) => budget)).toEqual([400, 0])
    const none = makeEngine(
      unwrap(parseSnapshot({ ...twoPots, call: { ...twoPots.call, budget: 0, tracks: [] } })),
    )
    const { areas: rows, pots: own, totals: sums } = none.outcome(cutoffSkip)
    expect(rows.map(({ share }) => share)).toEqual([0, 0])
    expect(own).toBeUndefined()
    expect(sums).toMatchObject({ budget: 0, awarded: 0, leftOver: 0, rounding: 0 })
  })
})

describe('the reason of an award', () => {
  const a = { asked: 300, minimum: 100 }
  const b = { asked: 100, minimum: 10 }
  const c = { asked: 200, minimum: 10 }
  const i = { asked: 70, minimum: 10 }

  it('is the turn under the cut-off', () => {
    expect(ranked({ kind: 'cutoff', mode: 'skip', partial: true })).toEqual([
      ['A', 300, { code: 'fits', ...a, free: 360, areaFree: 360, protected: 0 }],
      ['B', 60, { code: 'trimmed', ...b, free: 60, areaFree: 180, protected: 0 }],
      ['C', 200, { code: 'fits', ...c, free: 540, areaFree: 540, protected: 0 }],
      ['D', 270, { code: 'trimmed', ...a, free: 340, areaFree: 270, protected: 0 }],
      ['I', 0, { code: 'area-maximum', ...i, free: 70, areaFree: 0, protected: 0 }],
    ])
  })

  it('names the step and what it leaves of the request', () => {
    const steps = [
      { score: 80, share: 1 },
      { score: 60, share: 0.5 },
    ]
    const half = { demand: 100, threshold: 60 }
    expect(ranked({ kind: 'steps', steps, partial: false })).toEqual([
      ['A', 300, { code: 'fits', ...a, free: 360, areaFree: 360, protected: 0, demand: 300 }],
      ['B', 0, { code: 'no-hours', ...b, free: 60, areaFree: 180, protected: 0, demand: 100 }],
      ['C', 100, { code: 'step', ...c, free: 540, areaFree: 540, protected: 0, ...half }],
      [
        'D',
        150,
        { code: 'step', ...a, free: 340, areaFree: 270, protected: 100, demand: 150, threshold: 60 },
      ],
      ['I', 0, { code: 'below-steps', ...i, threshold: 60 }],
    ])
  })

  it('names the tier, and the place of the draw in the pot', () => {
    const policy = { kind: 'tiers', fund: 85, draw: 55, partial: true, mode: 'skip' }
    expect(ranked(policy)).toEqual([
      ['A', 300, { code: 'fits', ...a, free: 360, areaFree: 360, protected: 0, tier: 1 }],
      ['B', 60, { code: 'trimmed', ...b, free: 60, areaFree: 180, protected: 0, tier: 2, drawn: 1 }],
      ['C', 200, { code: 'fits', ...c, free: 270, areaFree: 540, protected: 0, tier: 2, drawn: 2 }],
      ['D', 270, { code: 'trimmed', ...a, free: 340, areaFree: 270, protected: 200, tier: 2, drawn: 1 }],
      ['I', 0, { code: 'third-tier', ...i }],
    ])
  })

  it('names the tier of those whose area is closed', () => {
    const policy = { kind: 'tiers', fund: 65, draw: 30, partial: false, mode: 'stop' }
    const closed = engine.outcome(
      scenarioWith(policy, { seed: 'x', areas: { bio: { maxShare: 0.1 } } }),
    ).awards
    const codes = closed.slice(3, 5).map(({ reason }) => reason)
    expect(codes).toContainEqual(expect.objectContaining({ code: 'area-closed', tier: 2, drawn: 2 }))
    expect(codes).toContainEqual(expect.objectContaining({ code: 'area-maximum', tier: 2, drawn: 1 }))
  })

  it('names the total of the area where hours are spread', () => {
    expect(ranked({ kind: 'proportional' })).toEqual([
      ['A', 280, { code: 'scaled', ...a, areaTotal: 280 }],
      ['B', 80, { code: 'scaled', ...b, areaTotal: 80 }],
      ['C', 200, { code: 'fits', ...c, areaTotal: 200 }],
      ['D', 230, { code: 'scaled', ...a, areaTotal: 270 }],
      ['I', 40, { code: 'scaled', ...i, areaTotal: 270 }],
    ])
  })

  it('names the turn of the purchase', () => {
    expect(ranked({ kind: 'equal-shares', voters: 'criteria' })).toEqual([
      ['A', 300, { code: 'bought', ...a, turn: 1 }],
      ['B', 0, { code: 'no-hours', ...b, free: 60, areaFree: 180, protected: 0 }],
      ['C', 200, { code: 'bought', ...c, turn: 1 }],
      ['D', 0, { code: 'area-maximum', ...a, free: 270, areaFree: 200, protected: 0 }],
      ['I', 70, { code: 'bought', ...i, turn: 2 }],
    ])
  })
})

describe('what a run comes to', () => {
  it('is measured in score-hours, proposals, areas, evenness and energy', () => {
    const { jain, ...measures } = measuresOf(engine.run(cutoffSkip))
    expect(measures).toEqual({
      scoreHours: 59_900,
      funded: 4,
      awarded: 830,
      leftOver: 70,
      shortfall: 0,
      areas: [
        { area: 'ai', awarded: 500, share: 0.5556 },
        { area: 'bio', awarded: 330, share: 0.3667 },
      ],
      firstTime: 2,
      footprint: { cost: 2490, currency: 'DKK', kwh: 2490, kgLocation: 249, kgMarket: 24.9 },
    })
    // 3.5² / (5 × (1 + 0.36 + 1 + 0.81)), to four places.
    expect(jain).toBe(0.7729)
  })

  it('has the guarantees that fall short, and no first-timers where nobody says who is one', () => {
    const steps = [
      { score: 80, share: 1 },
      { score: 60, share: 0.5 },
    ]
    const halves = scenarioWith({ kind: 'steps', steps, partial: false })
    expect(measuresOf(engine.run(halves)).shortfall).toBe(10)
    const silent = makeEngine(callOf({ budget: 60 }, [{ id: 'A', score: 90, requested: 50 }]))
    expect(measuresOf(silent.run(scenarioOf({})))).toMatchObject({
      firstTime: null,
      footprint: null,
      funded: 1,
    })
    expect([jainIndex([0, 0]), jainIndex([1, 0])]).toEqual([null, 0.5])
  })

  it('counts the awards that differ from another run', () => {
    const [a, b] = [engine.run(cutoffSkip), engine.run(scenarioWith({ kind: 'proportional' }))]
    expect([differing(a, a), differing(a, b)]).toEqual([0, 4])
  })
})

describe('an engine', () => {
  it('has no priority for who is not ranked', () => {
    expect([...engine.run(cutoffSkip).priority]).toEqual(
      [90, 72, 70, 54, -0.001, -0.001, -0.001, -0.001, 40.5, -0.001].map((points) =>
        Math.round(points * 1000),
      ),
    )
  })

  it('draws anew when the seed changes, and alike when it comes back', () => {
    const tied = unwrap(
      parseSnapshot({
        ...twoPots,
        call: { ...twoPots.call, tracks: [] },
        proposals: ['A', 'B', 'C', 'D'].map((id) => ({ id, requested: 100 })),
        reviews: ['A', 'B', 'C', 'D'].map((id) => reviewed(id, 50, 9)),
      }),
    )
    const own = makeEngine(tied)
    const order = (seed: string) =>
      own
        .outcome(scenarioOf({ seed }))
        .awards.map(({ proposal }) => proposal)
        .join('')
    const orders = ['a', 'b', 'c', 'd', 'a'].map(order)
    expect(orders[4]).toBe(orders[0])
    expect(new Set(orders).size).toBeGreaterThan(1)
    for (const seed of ['a', 'b']) {
      const fresh = makeEngine(tied).outcome(scenarioOf({ seed }))
      expect(fresh.awards.map(({ proposal }) => proposal).join('')).toBe(order(seed))
    }
  })

  it('puts one proposal where a what-if wants it', () => {
    const standing = { proposal: 0, standing: 1, failedColumn: -1 }
    const { awards } = engine.outcome(cutoffSkip, { whatIf: { standing } })
    expect(awards.find(({ proposal }) => proposal === 'A')).toMatchObject({
      rank: null,
      status: 'ineligible',
    })
  })
})
