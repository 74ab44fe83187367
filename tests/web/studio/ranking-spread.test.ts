import { describe, expect, it } from 'vitest'
import type { ChancesView } from '../../../web/src/features/studio/chances/chances-view.ts'
import { emptyDraft } from '../../../web/src/features/studio/draft.ts'
import {
  crossedBy,
  rowsAround,
  spreadOfDraws,
  spreadOfErrors,
} from '../../../web/src/features/studio/pictures/ranking-spread.ts'

/** Three proposals; the second of the field is of an area that may have a weight. */
const field = { areaIds: ['green'], area: Int32Array.of(0, 1, 0) }
const found = { ok: true, middle: Float64Array.of(90, 60, 50), error: Float64Array.of(10, 4, 2) } as const
const view = { order: Int32Array.of(0, 1, 2), ranked: 3, cutLine: 1 }

describe('the intervals of the ranking by the errors of its scores', () => {
  it('stay on the scale of points', () => {
    const spread = spreadOfErrors(found, { view, field, draft: emptyDraft })
    expect(spread.of).toBe('points')
    expect(spread.outer(0)[1]).toBe(100)
    expect(spread.outer(0)[0]).toBeCloseTo(90 - 16.45, 6)
    expect(spread.inner(0)[1]).toBeCloseTo(96.745, 6)
  })

  it('have the line half way between the two beside the furrow, and are counted there', () => {
    const spread = spreadOfErrors(found, { view, field, draft: emptyDraft })
    expect(spread.edge).toBe(75)
    expect(crossedBy(spread, spread.inner)).toBe(0)
    expect(crossedBy(spread, spread.outer)).toBe(1)
  })

  it('are those of what ranks where areas have weights', () => {
    const draft = { ...emptyDraft, areaWeights: { green: 1.5 } }
    const spread = spreadOfErrors(found, { view, field, draft })
    expect(spread.of).toBe('weighted-points')
    expect(spread.middle(1)).toBe(90)
    expect(spread.inner(1)[0]).toBeCloseTo(1.5 * (60 - 4 * 0.6745), 6)
    expect(spread.edge).toBe(90)
  })

  it('have no line where all are served, nor where the first is cut already', () => {
    for (const cutLine of [-1, 0])
      expect(spreadOfErrors(found, { view: { ...view, cutLine }, field, draft: emptyDraft }).edge).toBeNull()
  })
})

it('the intervals of the draws are counted as the grey zone counts them', () => {
  const chances: ChancesView = {
    draws: 10,
    funded: new Float64Array(3),
    meanHours: new Float64Array(3),
    lowHours: new Float64Array(3),
    highHours: new Float64Array(3),
    rank50: [Int32Array.of(1, 2, 0), Int32Array.of(1, 2, 0)],
    rank90: [Int32Array.of(1, 1, 0), Int32Array.of(2, 2, 0)],
    expectedRank: Float64Array.of(1.2, 1.8, NaN),
    grey: Uint8Array.of(1, 1, 0),
    line: 1.5,
    candidates: 2,
    approximate: false,
    model: 'crossed',
    awards: 'drawn',
  }
  const spread = spreadOfDraws(chances)
  expect(spread.edge).toBe(1.5)
  expect(spread.candidates).toEqual([0, 1])
  expect(crossedBy(spread, spread.inner)).toBe(chances.grey.reduce((sum, one) => sum + one, 0))
})

it('the rows around the furrow are in the order of the ranking', () => {
  const many = { order: Int32Array.from({ length: 9 }, (_, i) => 8 - i), ranked: 8, cutLine: 5 }
  expect(rowsAround(many, 4)).toEqual({ rows: [5, 4, 3, 2], above: 2 })
  expect(rowsAround({ ...many, cutLine: -1 }, 4)).toEqual({ rows: [4, 3, 2, 1], above: 4 })
})
