import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { inclusionProbabilities } from '@furrow/core/allocation/inclusion'
import { drawOrder, tiers } from '@furrow/core/allocation/tiers'
import { outcomeSchema } from '@furrow/core/contract/outcome'
import { parseScenario } from '@furrow/core/contract/scenario'
import { tieKey } from '@furrow/core/ranking/tie-order'
import { callOf, scenarioOf } from './calls.ts'
import { contestOf, tiesOf, worked, type Entry } from './contests.ts'

describe('the draw on the worked numbers', () => {
  const { inputs, expected } = worked('lottery-7')
  const ids: readonly string[] = inputs.ids
  const entries: readonly Entry[] = ids.map((id) => ({ id, score: 0, U: inputs.cost[id], L: 1 }))
  const list = Object.fromEntries(ids.map((id) => [id, 2 as const]))

  it.each(Object.keys(expected.draws))('gives the worked order and awards of seed %s', (seed) => {
    const ties = tiesOf(entries, seed)
    const contest = contestOf(entries, { N: inputs.H, seed })
    const source = { ids, score: contest.priority, ties, granularity: 1 }
    const { order, first_key, funded_skip, funded_stop } = expected.draws[seed]
    expect(tieKey(seed, order[0])).toBe(first_key)
    for (const [mode, funded] of [
      ['skip', funded_skip],
      ['stop', funded_stop],
    ] as const) {
      const policy = { kind: 'tiers' as const, tiers: list, mode, partial: false }
      const tier = Uint8Array.from(ids, () => 2)
      expect(drawOrder(contest, policy, { ...source, tier }).map((i) => ids[i])).toEqual(order)
      const { award } = tiers(contest, policy, source)
      expect(ids.filter((_, i) => (award[i] ?? 0) > 0)).toEqual(
        [...funded].toSorted((a, b) => (a < b ? -1 : 1)),
      )
    }
  })
})

const rows = [
  { id: 'A', score: 90, requested: 30 },
  { id: 'B', score: 80, requested: 30 },
  { id: 'C', score: 79, requested: 30 },
  { id: 'D', score: 78, requested: 30 },
  { id: 'E', score: 50, requested: 30 },
]

describe('tiers', () => {
  const run = (policy: object, budget = 100, seed = 's') =>
    allocate(
      callOf({ budget }, rows),
      scenarioOf({ seed, policy: { kind: 'tiers', partial: false, ...policy } }),
    )

  it('serve the first by rank, the second in the order of the draw, the third never', () => {
    const { awards } = run({ fund: 90, draw: 70 }, 1000)
    expect(awards.map(({ award }) => award)).toEqual([30, 30, 30, 30, 0])
    expect(awards[0]?.reason).toMatchObject({ code: 'fits', tier: 1 })
    expect(awards[4]?.reason).toEqual({ code: 'third-tier', asked: 30, minimum: 1 })
    const drawn = ['B', 'C', 'D'].sort((a, b) => (tieKey('s', a) < tieKey('s', b) ? -1 : 1))
    expect(awards.slice(1, 4).map(({ reason }) => ('drawn' in reason ? reason.drawn : 0))).toEqual(
      ['B', 'C', 'D'].map((id) => drawn.indexOf(id) + 1),
    )
  })

  it('give another seed another winner', () => {
    const winners = new Set(
      Array.from({ length: 30 }, (_, n) =>
        run({ fund: 90, draw: 70 }, 60, `s${n}`)
          .awards.filter(({ award }) => award > 0)
          .map(({ proposal }) => proposal)
          .join(''),
      ),
    )
    expect([...winners].sort()).toEqual(['AB', 'AC', 'AD'])
  })

  it('leave the order of the others alone when one withdraws', () => {
    const all = drawn(rows)
    const fewer = drawn(rows.filter(({ id }) => id !== 'C'))
    expect(all.filter((id) => id !== 'C')).toEqual(fewer)
  })

  const drawn = (list: typeof rows): string[] =>
    allocate(callOf({ budget: 1000 }, list), scenarioOf({ policy: { kind: 'tiers', fund: 99, draw: 0 } }))
      .awards.flatMap(({ proposal, reason }) =>
        'drawn' in reason ? [[reason.drawn ?? 0, proposal] as const] : [],
      )
      .sort(([a], [b]) => a - b)
      .map(([, id]) => id)

  it('by a list: who does not stand in it is in the third', () => {
    const { awards } = run({ tiers: { B: 1, E: 2 } })
    expect(awards.filter(({ award }) => award > 0).map(({ proposal }) => proposal)).toEqual(['B', 'E'])
    expect(awards[0]?.reason.code).toBe('third-tier')
  })

  it.each([
    ['funding below the draw', { fund: 60, draw: 70 }, 'policy.fund'],
    ['bands and a list', { fund: 80, draw: 70, tiers: { A: 1 } }, 'policy'],
    ['neither bands nor a list', {}, 'policy.fund'],
    ['a fourth tier', { tiers: { A: 4 } }, 'policy.tiers.A'],
    ['an unknown proposal', { tiers: { Z: 1 } }, 'policy.tiers.Z'],
    ['size limits that fall', { fund: 80, draw: 70, sizeBands: [20, 10] }, 'policy.sizeBands'],
  ])('are refused with %s', (_, policy, path) => {
    const input = { format: 'furrow.scenario/1', policy: { kind: 'tiers', ...policy } }
    const parsed = parseScenario(input, callOf({ budget: 100 }, rows))
    expect(parsed.ok ? '' : parsed.errors[0]?.path).toContain(path)
  })

  it('have an outcome that fits its schema', () => {
    const outcome = run({ fund: 85, draw: 60 }, 70)
    expect(outcomeSchema.parse(outcome)).toEqual(outcome)
  })
})

describe('the chances before the draw', () => {
  const { inputs, expected } = worked('lottery-7')
  const ids: readonly string[] = inputs.ids
  const list = Object.fromEntries(ids.map((id) => [id, 2]))
  const callWith = (cost: (id: string) => number, budget: number) =>
    callOf(
      { budget },
      ids.map((id) => ({ id, score: 50, requested: cost(id) })),
    )
  const scenario = (mode: string) =>
    scenarioOf({ policy: { kind: 'tiers', tiers: list, mode, partial: false } })
  const lot = callWith((id) => inputs.cost[id], inputs.H)

  const same = callWith(() => 10, 35)

  it.each([
    ['sizes in mode skip', lot, 'skip', expected.inclusion_skip],
    ['sizes in mode stop', lot, 'stop', expected.inclusion_stop],
    ['10 units each of 35', same, 'skip', expected.equal_cost_10_budget_35_inclusion],
  ])('are the worked fractions of %s', (_, call, mode, fractions) => {
    const { method, proposals } = inclusionProbabilities(call, scenario(mode))
    expect(method).toBe('exact')
    expect(proposals).toHaveLength(Object.keys(fractions).length)
    for (const { proposal, funded, of } of proposals) {
      const [p, q] = fractions[proposal].split('/').map(Number)
      expect(funded * q, proposal).toBe(p * of)
    }
  })

  it('are refused where the policy draws nothing', () => {
    expect(() => inclusionProbabilities(lot, scenarioOf({}))).toThrowError(
      expect.objectContaining({ code: 'invalid-input' }),
    )
  })
})
