import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { makeEngine } from '@furrow/core/allocation/engine'
import { inclusionParts, inclusionProbabilities } from '@furrow/core/allocation/inclusion'
import { drawOrder, tiersOf } from '@furrow/core/allocation/tiers'
import { callOf, scenarioOf, type Row } from './calls.ts'
import { contestOf } from './contests.ts'

const rows: readonly Row[] = [
  { id: 'A', score: 90, requested: 30 },
  { id: 'B', score: 80, requested: 30 },
  { id: 'C', score: 70, requested: 30 },
  { id: 'D', score: 60, requested: 30 },
]
const bands = { kind: 'tiers', fund: 90, draw: 70, partial: false }
const scenario = scenarioOf({ policy: bands })

describe('the chances of a draw', () => {
  it('are 1 in the first tier, shared in the second, 0 in the third', () => {
    const { method, proposals } = inclusionProbabilities(callOf({ budget: 60 }, rows), scenario)
    expect(method).toBe('exact')
    expect(proposals).toEqual([
      { proposal: 'A', tier: 1, funded: 2, of: 2, probability: 1 },
      { proposal: 'B', tier: 2, funded: 1, of: 2, probability: 0.5 },
      { proposal: 'C', tier: 2, funded: 1, of: 2, probability: 0.5 },
      { proposal: 'D', tier: 3, funded: 0, of: 2, probability: 0 },
    ])
  })

  it('are those of the own pot', () => {
    const inTrack = rows.map((row) => (row.id === 'A' || row.id === 'D' ? row : { ...row, track: 't' }))
    const call = callOf({ budget: 60, tracks: [{ id: 't', budget: 30 }] }, inTrack)
    const { proposals } = inclusionProbabilities(call, scenario)
    expect(proposals.map(({ funded, of }) => [funded, of])).toEqual([
      [1, 1],
      [1, 2],
      [1, 2],
      [0, 1],
    ])
  })

  it('are tried in every order up to a limit, and simulated above it', () => {
    const all = scenarioOf({ policy: { ...bands, fund: 99, draw: 65 } })
    const call = callOf({ budget: 60 }, rows)
    expect(inclusionProbabilities(call, all, { exactUpTo: 6 }).method).toBe('exact')
    expect(inclusionProbabilities(call, all, { exactUpTo: 5, draws: 3 })).toMatchObject({
      method: 'simulated',
      proposals: [{ of: 3 }, { of: 3 }, { of: 3 }, { of: 3, funded: 0 }],
    })
  })

  it('are simulated too where each order is long', () => {
    const callWith = (more: number) =>
      callOf({ budget: 60 }, [
        ...rows,
        ...Array.from({ length: more }, (_, n) => ({ id: `Z${n}`, score: 50, requested: 1 })),
      ])
    const methodWith = (more: number) =>
      inclusionProbabilities(callWith(more), scenario, { exactUpTo: 2, draws: 2 }).method
    expect([methodWith(56), methodWith(57)]).toEqual(['exact', 'simulated'])
  })

  it('are counted over draws that are made as the real one is', () => {
    const call = callOf({ budget: 60 }, rows)
    const { proposals } = inclusionProbabilities(call, scenario, { exactUpTo: 1, draws: 12, prefix: 's' })
    const counted = rows.map(({ id }) => {
      const seeds = Array.from({ length: 12 }, (_, k) => `s${k}`)
      return seeds.filter((seed) =>
        allocate(call, scenarioOf({ seed, policy: bands })).awards.some(
          ({ proposal, award }) => proposal === id && award > 0,
        ),
      ).length
    })
    expect(proposals.map(({ funded }) => funded)).toEqual(counted)
  })

  it('tell how far they are every twenty draws', () => {
    const engine = makeEngine(callOf({ budget: 60 }, rows))
    const parts = inclusionParts(engine, scenario, { exactUpTo: 1, draws: 50 })
    const reports: unknown[] = []
    for (let part = parts.next(); part.done !== true; part = parts.next()) reports.push(part.value)
    expect(reports).toEqual([0, 20, 40].map((done) => ({ done, of: 50 })))
  })
})

describe('tiers', () => {
  it('are bands that the score reaches, or the list', () => {
    const ids = ['A', 'B', 'C', 'D']
    const score = Float64Array.of(90_000, 89_999, 70_000, 69_999)
    const byBand = { kind: 'tiers', fund: 90, draw: 70, mode: 'skip', partial: true } as const
    expect([...tiersOf(byBand, { ids, score })]).toEqual([1, 2, 2, 3])
    const byList = { kind: 'tiers', tiers: { B: 1, D: 2 }, mode: 'skip', partial: true } as const
    expect([...tiersOf(byList, { ids, score })]).toEqual([3, 1, 3, 2])
  })
})

describe('the draw inside size bands', () => {
  const draw = (costs: readonly number[], sizeBands: readonly number[], granularity = 1) => {
    const entries = costs.map((U, index) => ({ id: `P${index}`, score: 50, U, L: 1 }))
    const policy = {
      kind: 'tiers' as const,
      mode: 'skip' as const,
      partial: false,
      sizeBands: [...sizeBands],
    }
    const ties = Int32Array.from(costs.keys())
    const tier = Uint8Array.from(costs, () => 2)
    return drawOrder(contestOf(entries, { N: 100 }), policy, { ties, tier, granularity })
  }

  it('is through the same share of all bands at any time', () => {
    expect(draw([10, 10, 10, 10, 40], [20])).toEqual([0, 1, 4, 2, 3])
    expect(draw([40, 10, 40, 10, 10, 10], [20])).toEqual([1, 0, 3, 4, 2, 5])
  })

  it('of equal shares takes the smaller sizes first', () => {
    expect(draw([40, 20], [20])).toEqual([1, 0])
    expect(draw([40, 21], [20])).toEqual([0, 1])
  })

  it('reads the limits in hours', () => {
    expect(draw([3, 2], [29], 10)).toEqual([1, 0])
    expect(draw([3, 2], [30], 10)).toEqual([0, 1])
    expect(draw([3, 2], [19], 10)).toEqual([0, 1])
  })

  it('has no band for what nobody asks', () => {
    expect(draw([5, 50, 500], [1, 10, 20, 100])).toEqual([0, 1, 2])
    expect(draw([], [10])).toEqual([])
  })
})
