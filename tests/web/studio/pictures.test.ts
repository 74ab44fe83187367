import { describe, expect, it } from 'vitest'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'
import { emptyDraft, setWeight } from '../../../web/src/features/studio/draft.ts'
import { linear, ticks } from '../../../web/src/features/studio/figures/scale.ts'
import { slopesOf } from '../../../web/src/features/studio/pictures/slopes.ts'
import { nearest, spansOf } from '../../../web/src/features/studio/pictures/spans.ts'
import { variationsOf } from '../../../web/src/features/studio/pictures/variations.ts'
import { makePageRunner } from '../../../web/src/features/studio/runner.ts'

describe('a scale', () => {
  it('leads from values to places, and to its start where the domain has no width', () => {
    expect(linear([0, 10], [100, 200])(5)).toBe(150)
    expect(linear([3, 3], [100, 200])(7)).toBe(100)
  })

  it('has round ticks within its domain', () => {
    expect(ticks([0, 270_000], 6)).toEqual([0, 50_000, 100_000, 150_000, 200_000, 250_000])
    expect(ticks([-5, 5], 5)).toEqual([-4, -2, 0, 2, 4])
    expect(ticks([2, 2], 5)).toEqual([2])
  })
})

const point = (budget: number, enters: string[], leaves: string[] = []) => ({
  budget,
  awarded: budget,
  funded: 0,
  enters,
  leaves,
})

describe('the stretches of a budget curve', () => {
  const curve = {
    points: [point(0, ['A']), point(10, ['B']), point(20, [], ['A']), point(30, ['A'])],
    removals: [{ proposal: 'A', budget: 15, award: 5 }],
    next: null,
    scanned: 'every-unit' as const,
    of: 31,
  }

  it('run from where a proposal comes in to where it goes out, the last to the end', () => {
    expect(spansOf(curve)).toEqual([
      {
        proposal: 'A',
        spans: [
          { from: 0, to: 20 },
          { from: 30, to: 30 },
        ],
        removals: [15],
      },
      { proposal: 'B', spans: [{ from: 10, to: 30 }], removals: [] },
    ])
  })

  it('are kept where they change nearest to the budget', () => {
    expect(nearest(spansOf(curve), 11, 1).map(({ proposal }) => proposal)).toEqual(['B'])
  })
})

function runnerOf() {
  const parsed = parseSnapshot(syntheticSnapshot({ proposals: 60, reviewsEach: 3, seed: 3 }))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return makePageRunner(parsed.value, 'seed')
}

describe('slopes and variations', () => {
  const runner = runnerOf()
  const { field } = runner
  const rules = {
    criteria: field.criteria,
    areas: field.areaIds.map((id) => ({ id, name: id })),
    hasConfidence: true,
    published: emptyDraft,
  }

  it('have a line on both sides and show those who cross it before the others', async () => {
    const before = await runner.runOnce(emptyDraft)
    const [criterion] = rules.criteria
    if (criterion === undefined) throw new Error('There is no criterion.')
    const after = await runner.runOnce(setWeight(emptyDraft, criterion, 0))
    const crossing = field.ids.filter(
      (_, i) => (before.award[i] ?? 0) > 0 !== (after.award[i] ?? 0) > 0 && (before.rank[i] ?? 0) > 0,
    ).length
    const { slopes, lines } = slopesOf(before, after, crossing + 4)
    expect(slopes).toHaveLength(crossing + 4)
    expect(slopes.filter(({ crosses }) => crosses !== null)).toHaveLength(crossing)
    expect(slopes.map(({ places }) => places[1])).toEqual(slopes.map((_, place) => place))
    expect(Math.max(...lines)).toBeLessThanOrEqual(slopes.length)
  })

  it('move every weight down and up, one at a time', () => {
    const { weights, drafts } = variationsOf(emptyDraft, rules, 0.25)
    expect(weights).toHaveLength(rules.criteria.length + rules.areas.length)
    expect(drafts).toHaveLength(2 * weights.length)
    const [criterion] = rules.criteria
    expect(drafts[1]?.draft.weights).toEqual({ [criterion?.id ?? '']: (criterion?.weight ?? 0) * 1.25 })
  })

  it('leave out the weight of a single criterion, which moves nobody', () => {
    const one = { ...rules, criteria: rules.criteria.slice(0, 1), areas: [] }
    expect(variationsOf(emptyDraft, one, 0.25).weights).toEqual([])
  })
})
