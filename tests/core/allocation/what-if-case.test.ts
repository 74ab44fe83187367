import { describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { plentyFor } from '@furrow/core/allocation/plenty'
import { ask, asks, awardIn, caseOf, movedBy, type Asked } from '@furrow/core/allocation/what-if-case'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot, SnapshotInput } from '@furrow/core/contract/snapshot'
import { callOf, scenarioOf, type Row } from './calls.ts'

const rows: readonly Row[] = [
  { id: 'A', score: 90, requested: 50, minimum: 10 },
  { id: 'B', score: 80, requested: 40, minimum: 20 },
  { id: 'C', score: 70, requested: 45, minimum: 25 },
  { id: 'D', score: 60, requested: 30, minimum: 30 },
]

const caseIn = (call: Snapshot, scenario: Scenario, asked: Asked) => caseOf(makeEngine(call), scenario, asked)

const of = (proposal: string, rest: Omit<Asked, 'proposal'> = {}, policy: object = { kind: 'cutoff' }) =>
  caseIn(callOf({ budget: 100, granularity: 5 }, rows), scenarioOf({ policy }), { proposal, ...rest })

describe('the case of a proposal', () => {
  it('aims at one unit where it has none, and at all that it asks for where it has some', () => {
    expect([of('D').goal, of('A').goal, of('A').i, of('D').i]).toEqual([1, 10, 0, 3])
  })

  it('asks about what can help: no other hours for one that has some', () => {
    expect([...of('D').wants]).toEqual([...asks])
    expect([...of('A').wants]).toEqual(['score', 'criteria', 'budget', 'margin'])
    expect([...of('D', { only: ['request', 'margin'] }).wants]).toEqual(['request', 'margin'])
    expect([...of('D', {}, { kind: 'equal-shares' }).wants]).toEqual([
      'criteria',
      'request',
      'minimum',
      'budget',
    ])
  })

  it('tries as many runs as take about a second, fewer where scores are calibrated or shares bought', () => {
    const shares = { kind: 'equal-shares' }
    expect(of('A').effort).toEqual({ hours: 30_000, marks: 30_000, budgets: 96_154 })
    expect(of('A', {}, shares).effort).toEqual({ hours: 10_000, marks: 10_000, budgets: 10_000 })
    expect(of('A', { effort: 7 }).effort).toEqual({ hours: 7, marks: 7, budgets: 7 })
    const many = callOf(
      { budget: 10 },
      Array.from({ length: 3000 }, (_, i) => ({ id: `P${i}`, score: 50, requested: 1 })),
    )
    expect(caseIn(many, scenarioOf({}), { proposal: 'P0' }).effort).toEqual({
      hours: 667,
      marks: 667,
      budgets: 3226,
    })
    const calibrated = scenarioOf({ calibration: 'shift' })
    expect(caseIn(many, calibrated, { proposal: 'P0' }).effort).toEqual({
      hours: 667,
      marks: 500,
      budgets: 3226,
    })
  })

  it('is refused for a proposal that is not there, by name', () => {
    expect(() => of('Z')).toThrowError(
      expect.objectContaining({ code: 'not-found', message: 'The snapshot has no proposal Z.' }),
    )
  })
})

describe('another run', () => {
  it('moves those who get other hours, but for the proposal itself', () => {
    const subject = of('D')
    const other = ask(subject, { budget: 50 })
    expect(subject.run.grants.award.join()).toBe('10,8,0,0')
    expect([awardIn(other, 0), awardIn(other, 1)]).toEqual([10, 0])
    expect(movedBy(subject, other)).toEqual([{ proposal: 'B', from: 40, to: 0 }])
    expect(movedBy(of('B'), other)).toEqual([])
  })
})

describe('hours that are plenty', () => {
  const call = (more: Partial<SnapshotInput['call']>, track?: string) =>
    callOf({ budget: 800, granularity: 10, areas: [{ id: 'q' }, { id: 'r' }], ...more }, [
      { id: 'A', score: 75, requested: 100, area: 'q', ...(track !== undefined && { track }) },
      { id: 'B', score: 70, requested: 60, area: 'q' },
      { id: 'C', score: 65, requested: 40, area: 'r' },
      { id: 'D', score: 60, requested: 20 },
    ])
  const plenty = (snapshot: Snapshot, rest: object = {}, i = 0): number =>
    plentyFor(makeEngine(snapshot).run(scenarioOf(rest)), i)

  it('are twice what everybody asks for', () => {
    expect(plenty(call({}))).toBe(2 * 220 + 1)
    expect(plenty(call({}), {}, 3)).toBe(2 * 220 + 1)
  })

  it('have room for all of the area below its maximum', () => {
    const quarter = { areas: { q: { maxShare: 0.25 } } }
    expect(plenty(call({}), quarter)).toBe(160 / 0.25 + 1)
    // 16 units at 0.3: 54 units
    expect(plenty(call({}), { areas: { q: { maxShare: 0.3 } } })).toBe(540 + 1)
    expect([plenty(call({}), quarter, 2), plenty(call({}), quarter, 3)]).toEqual([441, 441])
    expect(plenty(call({}), { areas: { q: { maxShare: 0 } } })).toBe(0)
  })

  it('stand beside the reserve and the budgets of tracks', () => {
    expect(plenty(call({}), { reserve: 0.2 })).toBe(440 / 0.8 + 1)
    // 440 / 0.7, rounded up
    expect(plenty(call({}), { reserve: 0.3 })).toBe(629 + 1)
    const tracks = [{ id: 's', budget: 70 }, { id: 't', budget: 30 }, { id: 'u' }]
    expect(plenty(call({ tracks }))).toBe(441 + 100)
    expect(plenty(call({ tracks }, 'u'))).toBe(441 + 100)
    expect(plenty(call({ tracks }, 't'))).toBe(0)
  })

  it('are at most what a budget can be', () => {
    const rare = { areas: { q: { maxShare: 0.0001 } } }
    const huge = callOf({ budget: 10, areas: [{ id: 'q' }] }, [
      { id: 'A', score: 75, requested: 9e12, area: 'q' },
    ])
    expect(plenty(huge, rare)).toBe(Number.MAX_SAFE_INTEGER)
  })
})
