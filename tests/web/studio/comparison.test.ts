import { describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { parseSnapshot, type SnapshotInput } from '@furrow/core/contract/snapshot'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'
import { large, mostStrict, signed } from '../../../web/src/features/studio/calibration/strictness.ts'
import { regranted } from '../../../web/src/features/studio/compare.ts'
import { standingsOf } from '../../../web/src/features/studio/compare/measures.ts'
import { emptyDraft } from '../../../web/src/features/studio/draft.ts'
import { makePageRunner } from '../../../web/src/features/studio/runner.ts'
import { severityOf } from '../../../web/src/features/studio/severity.ts'

function parsed(input: SnapshotInput) {
  const result = parseSnapshot(input)
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}

const call = syntheticSnapshot({ proposals: 60, reviewsEach: 3, seed: 3 })

describe('what a move does to the awards', () => {
  const awards = (...hours: number[]) => ({ award: Float64Array.from(hours) })

  it('counts those that are others, and hours that pass from one to another once', () => {
    expect(regranted(awards(30, 20, 0, 10), awards(25, 20, 5, 10))).toEqual({ awards: 2, hours: 5 })
  })

  it('counts hours that go to the reserve and come from it', () => {
    expect(regranted(awards(30, 20), awards(24, 10))).toEqual({ awards: 2, hours: 16 })
    expect(regranted(awards(24, 10), awards(30, 9))).toEqual({ awards: 2, hours: 6 })
  })

  it('is nothing where every award stays', () => {
    expect(regranted(awards(30, 0), awards(30, 0))).toEqual({ awards: 0, hours: 0 })
  })
})

describe('robust and fragile', () => {
  it('are who is funded in all scenarios and who is in some, those who differ most first', async () => {
    const runner = makePageRunner(parsed(call), 'seed')
    const drafts = [emptyDraft, { ...emptyDraft, reserve: 0.4 }]
    const views = await Promise.all(drafts.map(runner.runOnce))
    const sides = views.map((view, k) => ({ key: String(k), name: String(k), view }))
    const rows = standingsOf(sides)
    const funded = (i: number) => views.filter((view) => (view.award[i] ?? 0) > 0).length
    expect(rows.every(({ proposal, standing }) => (standing === 'robust') === (funded(proposal) === 2))).toBe(
      true,
    )
    const fragile = rows.filter(({ standing }) => standing === 'fragile')
    expect(fragile.length).toBeGreaterThan(0)
    expect(rows.slice(0, fragile.length)).toEqual(fragile)
    const spreads = fragile.map(({ spread }) => spread)
    expect(spreads).toEqual(spreads.toSorted((a, b) => b - a))
  })

  it('are nobody where nothing is compared', () => {
    expect(standingsOf([])).toEqual([])
  })
})

describe('the strictness of reviewers', () => {
  const lowered = {
    ...call,
    reviews: call.reviews.map((review) =>
      review.reviewer === 'R1'
        ? {
            ...review,
            scores: Object.fromEntries(
              Object.entries(review.scores).map(([key, mark]) => [key, Math.max(1, (mark ?? 1) - 2)]),
            ),
          }
        : review,
    ),
  }

  it('is found in who marks lower, falls by the adjustment, and has an error', () => {
    const table = severityOf(makeEngine(parsed(lowered)), { ...emptyDraft, seed: 's' })
    const [strict] = mostStrict(table.reviewers, 'interval')
    expect(table.verdict.applied).toBe(true)
    expect(strict?.reviewer).toBe('R1')
    expect(strict?.adjustment).toBeGreaterThan(10)
    expect(strict?.standardError).toBeGreaterThan(0)
    expect(Math.abs(strict?.after ?? 99)).toBeLessThan(strict?.before ?? 0)
    expect(large(table.reviewers).map(({ reviewer }) => reviewer)).toContain('R1')
    expect(table.islands).toHaveLength(table.verdict.components)
  })

  it('is said of nobody where each proposal has one review', () => {
    const single = parsed({
      ...call,
      reviews: call.reviews.filter((_, row) => row % 3 === 0),
    })
    const table = severityOf(makeEngine(single), { ...emptyDraft, seed: 's' })
    expect(mostStrict(table.reviewers, 'interval')).toEqual([])
    expect(table.reviewers.every(({ adjustment }) => adjustment === null)).toBe(true)
  })

  it('is said of nobody where each review is by another person, however far the marks lie apart', () => {
    const nameless = parsed({
      ...call,
      reviews: call.reviews.map((review, row) => ({ ...review, reviewer: `N${row}` })),
    })
    const table = severityOf(makeEngine(nameless), { ...emptyDraft, seed: 's' })
    expect(table.verdict.applied).toBe(false)
    expect(table.reviewers.some(({ before }) => Math.abs(before ?? 0) > 10)).toBe(true)
    expect(mostStrict(table.reviewers, 'interval')).toEqual([])
  })

  it('stands in the order of what is drawn: the distances before, or the adjustments', () => {
    const { reviewers } = severityOf(makeEngine(parsed(lowered)), { ...emptyDraft, seed: 's' })
    const before = mostStrict(reviewers, 'change').map((row) => row.before ?? NaN)
    const adjustments = mostStrict(reviewers, 'interval').map((row) => row.adjustment ?? NaN)
    expect(before).toEqual(before.toSorted((a, b) => b - a))
    expect(adjustments).toEqual(adjustments.toSorted((a, b) => b - a))
  })

  it('is written with its sign', () => {
    expect([signed(4.12, 1), signed(-6, 1), signed(0.01, 1)]).toEqual(['+4.1', '−6.0', '0.0'])
  })
})
