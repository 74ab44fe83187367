import { describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import type { Solution } from '@furrow/core/allocation/solver'
import { sha256 } from '@furrow/core/record/hash'
import { scenarioWith, twoPots } from './two-pots.ts'

/** Chooses what it is told to, finds no other, and answers as often as `patience` says. */
function chooser(chosen: readonly number[], patience = Infinity) {
  const asked: string[] = []
  const values = Object.fromEntries(chosen.map((i) => [`z${i}`, 1]))
  const solve = (model: string): Solution => {
    asked.push(model)
    if (asked.length > patience) return { status: 'unknown' }
    return model.includes(' other0:') ? { status: 'infeasible' } : { status: 'optimal', values }
  }
  return { asked, solver: { name: 'Chooser', version: '1', solve } }
}

const engine = makeEngine(twoPots)
const exact = (objective: 'score-hours' | 'scores') => scenarioWith({ kind: 'knapsack', objective })

describe('the outcome of an exact choice', () => {
  it('says who was chosen, and what was left where one was not', () => {
    const { solver } = chooser([0, 1, 2, 3])
    const { awards } = engine.outcome(exact('score-hours'), { solver })
    expect(awards.slice(0, 5).map(({ proposal, award, reason }) => [proposal, award, reason])).toEqual([
      ['A', 300, { code: 'chosen', asked: 300, minimum: 100 }],
      ['B', 60, { code: 'chosen', asked: 100, minimum: 10 }],
      ['C', 200, { code: 'chosen', asked: 200, minimum: 10 }],
      ['D', 270, { code: 'chosen', asked: 300, minimum: 100 }],
      ['I', 0, { code: 'not-chosen', asked: 70, minimum: 10, free: 70, areaFree: 0 }],
    ])
  })

  it('names the solver, the models of all pots and the value in points × hours', () => {
    const { solver, asked } = chooser([0, 1, 2, 3])
    expect(engine.outcome(exact('score-hours'), { solver }).solver).toEqual({
      name: 'Chooser',
      version: '1',
      model: sha256(asked.join('\n')),
      proven: true,
      value: 59_900,
    })
    expect(asked).toHaveLength(6)
  })

  it('has a value in points where proposals count, not hours', () => {
    const { solver } = chooser([0, 1, 2, 3, 8])
    expect(engine.outcome(exact('scores'), { solver }).solver).toMatchObject({ proven: true, value: 326.5 })
  })

  it.each([0, 1, 3, 5])('is not proven where a pot is not: after %d answers', (patience) => {
    const { solver } = chooser([0, 1, 2, 3], patience)
    const { solver: said, awards } = engine.outcome(exact('score-hours'), { solver })
    expect(said).toMatchObject({ proven: false, value: null })
    expect(awards.slice(0, 5).map(({ award }) => award)).toEqual([300, 60, 200, 270, 0])
  })

  it('is refused without a solver, and no other policy has one', () => {
    expect(() => engine.outcome(exact('scores'))).toThrowError(
      expect.objectContaining({
        code: 'solver-missing',
        message: 'The policy knapsack needs a solver, and none was handed in.',
      }),
    )
    expect(engine.outcome(scenarioWith({ kind: 'cutoff' })).solver).toBeUndefined()
  })
})

describe('an outcome', () => {
  it('has the funders of the call as voters, with their view of areas', () => {
    const scenario = scenarioWith({ kind: 'equal-shares', voters: 'funders' })
    const codes = (funders: typeof twoPots.call.funders) =>
      makeEngine({ ...twoPots, call: { ...twoPots.call, ...(funders === undefined ? {} : { funders }) } })
        .outcome(scenario)
        .awards.slice(0, 5)
        .map(({ reason }) => reason.code)
    expect(codes([{ id: 'F', purse: 1, areas: { ai: 1 } }])).toEqual([
      'bought',
      'no-hours',
      'bought',
      'area-maximum',
      'fits',
    ])
    expect(codes([{ id: 'F', purse: 1 }])).toEqual(['bought', 'no-hours', 'bought', 'area-maximum', 'bought'])
    expect(codes(undefined)).not.toContain('bought')
  })

  it('says whether scores were calibrated, where that was asked for', () => {
    const { calibration } = engine.outcome(scenarioWith({ kind: 'cutoff' }, { calibration: 'shift' }))
    expect(calibration).toMatchObject({ applied: false })
    expect(engine.outcome(scenarioWith({ kind: 'cutoff' })).calibration).toBeUndefined()
  })
})
