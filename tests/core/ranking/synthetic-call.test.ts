import { describe, expect, it } from 'vitest'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { makeSyntheticCall, syntheticParts, type SyntheticWish } from '@furrow/core/ranking/synthetic-call'
import { unwrap } from '../allocation/calls.ts'

const wish: SyntheticWish = { proposals: 60, reviewers: 20, reviewersPerProposal: 3, seed: 'a' }

const counts = (values: readonly string[]): number[] => {
  const found = new Map<string, number>()
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1)
  return [...found.values()]
}

const deviation = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

describe('a synthetic call', () => {
  it.each(['levels', 'points'] as const)('with %s is a snapshot as it stands', (marks) => {
    const { snapshot } = makeSyntheticCall({ ...wish, marks })
    expect(unwrap(parseSnapshot(snapshot))).toEqual(snapshot)
  })

  it('is the same for the same wish, and another for another seed', () => {
    expect(makeSyntheticCall(wish)).toEqual(makeSyntheticCall(wish))
    expect(makeSyntheticCall({ ...wish, seed: 'b' }).truth).not.toEqual(makeSyntheticCall(wish).truth)
  })

  it('is read by as many different reviewers as wished, who read equally much', () => {
    const { snapshot, truth, leniency } = makeSyntheticCall(wish)
    expect([Object.keys(truth).length, Object.keys(leniency).length]).toEqual([60, 20])
    expect(counts(snapshot.reviews.map(({ proposal }) => proposal))).toEqual(Array(60).fill(3))
    expect(counts(snapshot.reviews.map(({ reviewer = '' }) => reviewer))).toEqual(Array(20).fill(9))
    expect(new Set(snapshot.reviews.map(({ proposal, reviewer }) => `${proposal} ${reviewer}`)).size).toBe(
      180,
    )
  })

  it('has the spread that was wished, and scores that are truth, leniency and noise', () => {
    const { snapshot, truth, leniency } = makeSyntheticCall({
      proposals: 2000,
      reviewers: 400,
      reviewersPerProposal: 4,
      seed: 'broad',
      marks: 'points',
      mean: 50,
      spread: { proposal: 8, reviewer: 5, noise: 3 },
    })
    expect(deviation(Object.values(truth))).toBeCloseTo(8, 0)
    expect(deviation(Object.values(leniency))).toBeCloseTo(5, 0)
    const noise = snapshot.reviews.map(
      ({ proposal, reviewer = '', scores }) =>
        (scores['score'] ?? NaN) - (truth[proposal] ?? NaN) - (leniency[reviewer] ?? NaN),
    )
    expect(deviation(noise)).toBeCloseTo(3, 1)
  })

  it('asks for more than there is, by the share that was wished', () => {
    const { call, proposals } = makeSyntheticCall({ ...wish, budgetShare: 0.2 }).snapshot
    const asked = proposals.reduce((sum, { requested }) => sum + requested, 0)
    expect(call.budget / asked).toBeCloseTo(0.2, 2)
    for (const { requested, minimum } of proposals) {
      expect((requested % 100) + (minimum % 100)).toBe(0)
      expect(minimum).toBeLessThanOrEqual(requested)
      expect(requested).toBeGreaterThanOrEqual(2000)
      expect(requested).toBeLessThanOrEqual(40_000)
    }
  })

  it('with areas apart is read across areas as seldom as wished', () => {
    const { snapshot } = makeSyntheticCall({
      ...wish,
      proposals: 400,
      reviewers: 100,
      areas: ['a', 'b', 'c', 'd'],
      apart: { spread: 10, crossing: 0.1 },
    })
    const areaOf = new Map(snapshot.proposals.map(({ id, area = '' }) => [id, area]))
    const homeOf = (reviewer: string): string => 'abcd'[(Number(reviewer.slice(1)) - 1) % 4] ?? ''
    const crossed = snapshot.reviews.filter(
      ({ proposal, reviewer = '' }) => areaOf.get(proposal) !== homeOf(reviewer),
    )
    expect(crossed.length / snapshot.reviews.length).toBeCloseTo(0.1, 1)
  })

  it('is refused without proposals, areas or enough reviewers', () => {
    for (const part of [{ proposals: 0 }, { areas: [] }, { reviewersPerProposal: 21 }])
      expect(() => makeSyntheticCall({ ...wish, ...part })).toThrow('needs a proposal')
  })

  it('is invented in parts, none of which takes a large part of the whole', () => {
    const parts = syntheticParts({ proposals: 2000, reviewers: 500, reviewersPerProposal: 3, seed: 'parts' })
    const took: number[] = []
    const progress: number[] = []
    for (;;) {
      const from = process.cpuUsage()
      const part = parts.next()
      const { user, system } = process.cpuUsage(from)
      took.push(user + system)
      if (part.done === true) break
      progress.push(part.value.done)
      expect(part.value.of).toBe(2000)
    }
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
    expect(progress.length).toBeGreaterThan(50)
    expect(Math.max(...took)).toBeLessThan(took.reduce((sum, one) => sum + one, 0) / 2)
  })
})
