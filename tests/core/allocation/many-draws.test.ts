import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { inclusionProbabilities } from '@furrow/core/allocation/inclusion'
import { callOf, scenarioOf } from './calls.ts'
import { worked } from './contests.ts'

describe('tiers', () => {
  it('draw inside size bands: a large request is drawn about as often as a small one', () => {
    const mixed = [
      ...Array.from({ length: 12 }, (_, i) => ({ id: `S${i}`, score: 50, requested: 10 })),
      { id: 'L0', score: 50, requested: 60 },
      { id: 'L1', score: 50, requested: 60 },
    ]
    const share = (policy: object): number => {
      let won = 0
      for (let n = 0; n < 200; n += 1) {
        const scenario = scenarioOf({
          seed: `${n}`,
          policy: { kind: 'tiers', fund: 99, draw: 0, partial: false, ...policy },
        })
        const { awards } = allocate(callOf({ budget: 120 }, mixed), scenario)
        won += awards.filter(({ proposal, award }) => proposal.startsWith('L') && award > 0).length
      }
      return won / 400
    }
    expect(share({})).toBeLessThan(0.45)
    expect(share({ sizeBands: [20] })).toBeCloseTo(0.5, 1)
  })
})

describe('the chances before the draw', () => {
  const { inputs, expected } = worked('lottery-7')
  const ids: readonly string[] = inputs.ids
  const list = Object.fromEntries(ids.map((id) => [id, 2]))
  const lot = callOf(
    { budget: inputs.H },
    ids.map((id) => ({ id, score: 50, requested: inputs.cost[id] })),
  )
  const scenario = (mode: string) =>
    scenarioOf({ policy: { kind: 'tiers', tiers: list, mode, partial: false } })

  it('are the worked frequencies where 20,000 draws are simulated', () => {
    const { method, proposals } = inclusionProbabilities(lot, scenario('skip'), {
      exactUpTo: 1,
      draws: 20_000,
      prefix: 'mc-51-',
    })
    expect(method).toBe('simulated')
    expect(Object.fromEntries(proposals.map(({ proposal, funded }) => [proposal, funded]))).toEqual(
      expected.frequency_skip_20000_seeds,
    )
  })
})
