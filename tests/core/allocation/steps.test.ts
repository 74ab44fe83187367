import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { outcomeSchema } from '@furrow/core/contract/outcome'
import { parseScenario } from '@furrow/core/contract/scenario'
import { scenarioHash } from '@furrow/core/record/normal-form'
import { callOf, scenarioOf } from './calls.ts'

const steps = [
  { score: 90, share: 1 },
  { score: 70, share: 0.5 },
]
const rows = [
  { id: 'A', score: 95, requested: 400, minimum: 100 },
  { id: 'B', score: 90, requested: 300, minimum: 100 },
  { id: 'C', score: 89.9, requested: 300, minimum: 100 },
  { id: 'D', score: 70, requested: 300, minimum: 200 },
  { id: 'E', score: 69.9, requested: 300, minimum: 100 },
]

const awards = (budget: number, policy: object) => {
  const snapshot = callOf({ budget, granularity: 100 }, rows)
  return allocate(snapshot, scenarioOf({ policy: { kind: 'steps', steps, ...policy } })).awards
}

describe('steps of the score', () => {
  it('give each the share of its step, at least its minimum, in whole units', () => {
    const list = awards(10_000, {})
    expect(list.map(({ proposal, award }) => [proposal, award])).toEqual([
      ['A', 400],
      ['B', 300],
      ['C', 100],
      ['D', 200],
      ['E', 0],
    ])
    expect(list.map(({ reason }) => reason.code)).toEqual(['fits', 'fits', 'step', 'step', 'below-steps'])
    expect(list[2]?.reason).toMatchObject({ asked: 300, demand: 100, threshold: 70, free: 9300 })
    expect(list[4]?.reason).toEqual({ code: 'below-steps', asked: 300, minimum: 100, threshold: 70 })
    expect(list[2]?.status).toBe('partial')
  })

  it('walk down the ranking when the hours are short, trimmed where partial awards are allowed', () => {
    expect(awards(600, {}).map(({ award }) => award)).toEqual([400, 200, 0, 0, 0])
    expect(awards(600, { partial: false }).map(({ award }) => award)).toEqual([400, 0, 100, 0, 0])
    expect(awards(600, { partial: false, mode: 'stop' }).map(({ award }) => award)).toEqual([400, 0, 0, 0, 0])
    expect(awards(600, {})[1]?.reason).toMatchObject({ code: 'trimmed', demand: 300, free: 200 })
  })

  it('floor a share as a decimal: 0.29 of 100 units is 29', () => {
    const snapshot = callOf({ budget: 1000 }, [{ id: 'A', score: 50, requested: 100 }])
    const policy = { kind: 'steps', steps: [{ score: 10, share: 0.29 }] }
    expect(allocate(snapshot, scenarioOf({ policy })).awards[0]?.award).toBe(29)
  })

  it('stand by score descending in the normal form, whatever the order in the file', () => {
    const scenario = scenarioOf({ policy: { kind: 'steps', steps: [...steps].reverse() } })
    expect(scenario.policy).toMatchObject({ steps })
    expect(scenarioHash(scenario)).toBe(scenarioHash(scenarioOf({ policy: { kind: 'steps', steps } })))
  })

  it.each([
    ['two steps with one score', [steps[0], { score: 90, share: 0.5 }]],
    ['no step', []],
    [
      'a lower step with a larger share',
      [
        { score: 90, share: 0.5 },
        { score: 80, share: 0.6 },
      ],
    ],
    ['a share above 1', [{ score: 90, share: 1.1 }]],
  ])('are refused with %s', (_, list) => {
    const parsed = parseScenario({ format: 'furrow.scenario/1', policy: { kind: 'steps', steps: list } })
    expect(parsed.ok).toBe(false)
    expect(JSON.stringify(parsed)).toContain('policy.steps')
  })

  it('have an outcome that fits its schema', () => {
    const outcome = allocate(callOf({ budget: 900 }, rows), scenarioOf({ policy: { kind: 'steps', steps } }))
    expect(outcomeSchema.parse(outcome)).toEqual(outcome)
  })
})
