import { describe, expect, it } from 'vitest'
import { runAll } from '@furrow/core/allocation/progress'
import { distancesOf } from '@furrow/core/scoring/distances'
import { placebo, placeboParts } from '@furrow/core/scoring/placebo'
import { makeReviewGraph } from '@furrow/core/scoring/review-graph'
import { invent, type Design } from './designs.ts'

const of = ({ graph, y }: Design, seed = 's', shuffles?: number) =>
  placebo(graph, y, { seed, ...(shuffles !== undefined && { shuffles }) })

const strict = invent({ proposals: 60, reviewers: 15, each: 4, spread: [12, 9, 8], seed: 3 })
const even = invent({ proposals: 60, reviewers: 15, each: 4, spread: [12, 0, 8], seed: 3 })

describe('the placebo', () => {
  it('shows far less spread by chance than strict and mild reviewers do', () => {
    const found = of(strict)
    expect(found?.shuffled).toHaveLength(200)
    expect(found?.asLarge).toBe(0)
    expect(found?.observed).toBeGreaterThan(1.3 * (found?.shuffled.at(-1) ?? 0))
  })

  it('shows as much by chance where reviewers do not differ', () => {
    expect(of(even)?.asLarge).toBeGreaterThan(10)
  })

  it('measures how far each lies from the others on the same proposals', () => {
    // Own marks 60 and 70 on both: −10 and +10 for all four reviews.
    const entries = [0, 1].flatMap((proposal) => [0, 1].map((reviewer) => ({ proposal, reviewer })))
    const graph = makeReviewGraph(entries, { proposals: 2, reviewers: 3 })
    const y = Float64Array.of(60, 70, 60, 70)
    expect([...distancesOf(graph, y).mean]).toEqual([10, -10, NaN])
    expect([...distancesOf(graph, y).shared]).toEqual([2, 2, 0])
    expect(placebo(graph, y, { seed: 's' })).toMatchObject({ observed: 10 })
    // Half of the shuffles swap the names on one of the two, and nothing is left.
    const { shuffled = [], asLarge = 0 } = placebo(graph, y, { seed: 's' }) ?? {}
    expect(new Set(shuffled)).toEqual(new Set([0, 10]))
    expect(asLarge).toBeGreaterThan(70)
    expect(asLarge).toBeLessThan(130)
  })

  it('is the same for the same seed, and another for another', () => {
    expect(of(strict, 'a', 20)).toEqual(of(strict, 'a', 20))
    expect(of(strict, 'a', 20)?.shuffled).not.toEqual(of(strict, 'b', 20)?.shuffled)
  })

  it('rejects a true strictness of zero about as often as it should', () => {
    const chances = Array.from({ length: 40 }, (_, k) => {
      const call = invent({ proposals: 30, reviewers: 8, each: 3, spread: [12, 0, 9], seed: 100 + k })
      return ((of(call, 's', 60)?.asLarge ?? 0) + 1) / 61
    })
    expect(chances.filter((chance) => chance <= 0.1).length).toBeLessThan(10)
    expect(chances.filter((chance) => chance > 0.5).length).toBeGreaterThan(8)
  })

  it('has nothing to say where each proposal has one review', () => {
    expect(of(invent({ proposals: 12, reviewers: 4, each: 1, spread: [12, 5, 8], seed: 1 }))).toBeNull()
  })

  it('has nothing to say where each review is by another person: dealing the names anew changes nothing', () => {
    const entries = Array.from({ length: 12 }, (_, row) => ({ proposal: Math.floor(row / 2), reviewer: row }))
    const graph = makeReviewGraph(entries, { proposals: 6, reviewers: 12 })
    const y = Float64Array.from(entries, (_, row) => (row * 37) % 100)
    expect(placebo(graph, y, { seed: 's' })).toBeNull()
  })

  it('tells how far it is after each shuffle', () => {
    const { graph, y } = strict
    const parts = placeboParts(graph, y, { seed: 's', shuffles: 3 })
    expect(parts.next().value).toEqual({ done: 1, of: 3 })
    expect(runAll(parts)?.shuffled).toHaveLength(3)
  })
})
