import { describe, expect, it } from 'vitest'
import { makeEngine, type EngineRun } from '@furrow/core/allocation/engine'
import { makeReusedSpace } from '@furrow/core/scoring/space'
import { scenarioWith, twoPots } from '../allocation/two-pots.ts'

const seen = ({ contest, grants, priority, standing, failedColumn }: EngineRun) =>
  structuredClone({ order: contest.order, grants, priority, standing, failedColumn })

describe('arrays that are used again', () => {
  it('differ as long as none was given back, and begin with zeros afterwards', () => {
    const space = makeReusedSpace()
    const [one, other] = [space.reals(3), space.reals(3)]
    one.fill(7)
    expect([...other]).toEqual([0, 0, 0])
    space.clear()
    const again = space.reals(3)
    expect(again).toBe(one)
    expect([...again]).toEqual([0, 0, 0])
  })

  it('have the length that is asked for, also where it changes', () => {
    const space = makeReusedSpace()
    for (const length of [2, 5, 0, 3]) {
      const { integers, shorts, bytes } = space
      for (const take of [integers, shorts, bytes])
        expect([...take(length).fill(1)]).toEqual(Array<number>(length).fill(1))
      space.clear()
    }
  })

  it('change no run, whatever ran in them before', () => {
    const engine = makeEngine(twoPots)
    const space = makeReusedSpace()
    const policies = [
      { kind: 'cutoff', mode: 'skip' },
      { kind: 'proportional' },
      { kind: 'tiers', fund: 80, draw: 40 },
      { kind: 'equal-shares', voters: 'criteria' },
      { kind: 'cutoff', mode: 'stop', partial: false },
    ]
    for (const policy of [...policies, ...policies.toReversed()])
      for (const thresholds of [{}, { score: 60 }]) {
        const scenario = scenarioWith(policy, { thresholds })
        space.clear()
        expect(seen(engine.run(scenario, { space }))).toEqual(seen(engine.run(scenario)))
      }
  })
})
