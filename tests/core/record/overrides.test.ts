import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { overrideErrors, warningsOf } from '@furrow/core/contract/override-checks'
import type { Override } from '@furrow/core/contract/record'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { decidedOutcome } from '@furrow/core/record/overrides'

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'oracles', 'formats')
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const unwrap = <T>(result: { ok: true; value: T } | { ok: false; errors: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}
const snapshot = unwrap(parseSnapshot(read('snapshot.json')))
const outcome = allocate(snapshot, unwrap(parseScenario(read('cutoff-skip/scenario.json'), snapshot)))
const areaOf = new Map(snapshot.proposals.map(({ id, area }) => [id, area ?? '']))
const asks = new Map(snapshot.proposals.map((proposal) => [proposal.id, proposal]))
const given = { outcome, asks, granularity: snapshot.call.granularity }

const funded = outcome.awards.find(({ award }) => award > 0)
const waiting = outcome.awards.find(({ status }) => status === 'waiting')
const by = (override: Omit<Override, 'by' | 'reason'>): Override => ({
  ...override,
  reason: 'r',
  by: 'Office',
})

const adds = ({ totals }: typeof outcome) =>
  totals.awarded + totals.leftOver + totals.rounding + totals.reserve - totals.budget

describe('an outcome after overrides', () => {
  it('is the same object without any', () => {
    expect(decidedOutcome(outcome, [], areaOf)).toBe(outcome)
  })

  it('keeps the hours of an excluded proposal unawarded, in the totals and in its area', () => {
    const number = funded?.proposal ?? ''
    const after = decidedOutcome(outcome, [by({ proposal: number, kind: 'exclude', award: 0 })], areaOf)
    expect(after.totals.awarded).toBe(outcome.totals.awarded - (funded?.award ?? 0))
    const area = (rows: typeof outcome.areas) => rows.find((row) => row.area === areaOf.get(number))
    expect(area(after.areas)?.awarded).toBe((area(outcome.areas)?.awarded ?? 0) - (funded?.award ?? 0))
    expect(area(after.areas)?.funded).toBe((area(outcome.areas)?.funded ?? 0) - 1)
    expect(adds(after)).toBe(0)
  })

  it('adds up to the budget for whatever is given, out of the reserve last', () => {
    const step = given.granularity
    for (let hours = step; hours + outcome.totals.awarded <= outcome.totals.budget; hours += 37 * step) {
      const override = by({ proposal: waiting?.proposal ?? '', kind: 'award', award: hours })
      const after = decidedOutcome(outcome, [override], areaOf)
      expect(adds(after)).toBe(0)
      expect(Math.min(...Object.values(after.totals))).toBeGreaterThanOrEqual(0)
      const spare = outcome.totals.leftOver + outcome.totals.rounding
      expect(after.totals.reserve).toBe(outcome.totals.reserve - Math.max(0, hours - spare))
    }
  })

  it('holds no share of an area above 1 where one area gets the reserve too', () => {
    const { budget } = outcome.totals
    const hours = budget - (budget % given.granularity)
    const others = outcome.awards
      .filter(({ proposal, award }) => award > 0 && proposal !== waiting?.proposal)
      .map(({ proposal }) => by({ proposal, kind: 'exclude', award: 0 }))
    const all = [...others, by({ proposal: waiting?.proposal ?? '', kind: 'award', award: hours })]
    const { areas } = decidedOutcome(outcome, all, areaOf)
    expect(hours).toBeGreaterThan(outcome.totals.available)
    expect(Math.max(...areas.map(({ share }) => share))).toBe(1)
  })
})

describe('checks of overrides', () => {
  it('name the field of what cannot stand', () => {
    const wrong = { proposal: 'none', kind: 'award' as const, award: given.granularity, reason: 'r' }
    expect(overrideErrors([wrong], given)).toMatchObject([{ path: 'overrides[0].proposal' }])
    const known = { ...wrong, proposal: waiting?.proposal ?? '' }
    expect(overrideErrors([known], given)).toEqual([])
    expect(overrideErrors([{ ...known, award: 0 }], given)).toMatchObject([{ path: 'overrides[0].award' }])
    const rich = { ...known, award: outcome.totals.budget - (outcome.totals.budget % given.granularity) }
    expect(overrideErrors([rich], given)).toMatchObject([{ path: 'overrides' }])
  })

  it('warn below the minimum, above the request and into the reserve', () => {
    const ask = asks.get(waiting?.proposal ?? '')
    const award = { proposal: waiting?.proposal ?? '', kind: 'award' as const, reason: 'r' }
    const low = { ...award, award: (ask?.minimum ?? 0) - 1 }
    expect(warningsOf(low, given, [low])).toContain('below-minimum')
    const high = { ...award, award: (ask?.requested ?? 0) + outcome.totals.available }
    expect(warningsOf(high, given, [high])).toEqual(['above-request', 'into-reserve'])
    const excluded = { ...award, kind: 'exclude' as const, award: 0 }
    expect(warningsOf(excluded, given, [excluded])).toEqual([])
    // The one sentence says why it has no rank.
    const out = outcome.awards.find(({ status }) => status === 'ineligible')?.proposal ?? ''
    const toThem = { ...high, proposal: out, award: asks.get(out)?.requested ?? 0 }
    expect(warningsOf(toThem, given, [toThem])).toEqual(['not-eligible', 'into-reserve'])
  })
})
