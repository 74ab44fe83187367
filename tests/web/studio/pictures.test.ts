import { describe, expect, it } from 'vitest'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'
import { emptyDraft, setWeight } from '../../../web/src/features/studio/draft.ts'
import { linear, ticks } from '../../../web/src/features/studio/figures/scale.ts'
import { areasFinding } from '../../../web/src/features/studio/pictures/areas-finding.ts'
import { ratesOf } from '../../../web/src/features/studio/pictures/groupings.ts'
import { rankedInEither, slopesOf } from '../../../web/src/features/studio/pictures/slopes.ts'
import { byNearness, inOrder, spansOf } from '../../../web/src/features/studio/pictures/spans.ts'
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
    points: [point(0, ['A']), point(10, ['B']), point(20, [], ['A']), point(30, ['A'], ['B'])],
    entries: [
      { proposal: 'B', budget: 8 },
      { proposal: 'C', budget: 22 },
    ],
    removals: [
      { proposal: 'A', budget: 15, award: 5 },
      { proposal: 'C', budget: 25, award: 5 },
    ],
    next: null,
    scanned: 'sample' as const,
    of: 4,
    step: 1,
  }

  it('run from the step at which a proposal comes in to the last at which it has hours, else by the points', () => {
    expect(inOrder(spansOf(curve))).toEqual([
      {
        proposal: 'A',
        spans: [
          { from: 0, to: 14 },
          { from: 30, to: 30 },
        ],
        removals: [15],
      },
      { proposal: 'B', spans: [{ from: 8, to: 20 }], removals: [] },
      { proposal: 'C', spans: [{ from: 22, to: 24 }], removals: [25] },
    ])
  })

  it('begin with those that are named, then those that change nearest to the budget', () => {
    const order = (named: readonly string[]) =>
      byNearness(spansOf(curve), 21, named).map(({ proposal }) => proposal)
    expect([order([]), order(['A'])]).toEqual([
      ['B', 'C', 'A'],
      ['A', 'B', 'C'],
    ])
  })
})

function runnerOf() {
  const parsed = parseSnapshot(syntheticSnapshot({ proposals: 60, reviewsEach: 3, seed: 3 }))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return makePageRunner(parsed.value, 'seed')
}

describe('the finding of hours by area', () => {
  const area = (name: string, requested: number, awarded: number, shortfall = 0) => ({
    area: name,
    name,
    proposals: 9,
    funded: 1,
    requested,
    awarded,
    share: 0,
    guarantee: 0,
    maximum: 0,
    shortfall,
  })
  const plain = (areas: ReturnType<typeof area>[]) => areasFinding(areas).replaceAll('\u00A0', ' ')

  it('names every area of a tie, and all of them where none differs', () => {
    const [a, b, c] = [area('A', 100, 50), area('B', 200, 100), area('C', 100, 10)]
    expect(plain([a, b, c])).toBe('Largest part of what is asked for, 50%: A and B; smallest, 10%: C.')
    expect(plain([a, b])).toBe('All areas get the same part of what is asked for, 50%.')
    expect(plain([area('A', 0, 0)])).toBe('No area has a ranked proposal.')
  })

  it('names every area that is short of its guarantee', () => {
    expect(plain([area('A', 100, 5, 5), area('B', 100, 50), area('C', 100, 2, 1000)])).toBe(
      'Short of the guarantee: C (by 1,000 h) and A (by 5 h).',
    )
  })
})

describe('success by size', () => {
  it('goes from small requests to large ones', async () => {
    const runner = runnerOf()
    const { field } = runner
    const none: readonly never[] = []
    const names = {
      titles: none,
      institutions: none,
      careerStages: none,
      firstTimes: none,
      proposalIds: none,
    }
    const view = await runner.runOnce(emptyDraft)
    const data = { view, field, names: { ...names, areas: none, hasTitles: false } }
    const { shown } = ratesOf('size', data)
    expect(shown.map(({ group }) => group.split(' ')[0])).toEqual(['below', expect.any(String), 'from'])
    const means = shown.map(({ requested, applied }) => requested / applied)
    expect(means).toEqual(means.toSorted((a, b) => a - b))
  })
})

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
    const ranked = [...after.rank.keys()].filter((i) => (after.rank[i] ?? 0) + (before.rank[i] ?? 0) > 0)
    expect(rankedInEither(before, after)).toBe(ranked.length)
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
