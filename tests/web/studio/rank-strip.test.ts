import { describe, expect, it } from 'vitest'
import type { ChancesView } from '../../../web/src/features/studio/chances/chances-view.ts'
import { onStrip, stripOf } from '../../../web/src/features/studio/ranking/rank-strip.ts'

const none = new Float64Array()
function chances(intervals: readonly (readonly [number, number, number])[], candidates: number): ChancesView {
  const column = (k: 0 | 1) => Int32Array.from(intervals, (interval) => interval[k])
  return {
    draws: 2000,
    funded: none,
    meanHours: none,
    lowHours: none,
    highHours: none,
    rank50: [column(0), column(1)],
    rank90: [column(0).fill(1), column(1).fill(candidates)],
    expectedRank: none,
    grey: Uint8Array.from(intervals, ([, , grey]) => grey),
    line: 6.5,
    candidates,
    approximate: false,
    model: 'crossed',
    awards: 'drawn',
  }
}

describe('the scale of the rank intervals', () => {
  it('is that of the grey zone and a little beside it, so that a few ranks among many can be told apart', () => {
    const intervals = [
      [1, 4, 0],
      [3, 12, 1],
      [4, 17, 1],
      [300, 900, 0],
    ] as const
    expect(stripOf(chances(intervals, 1000))).toEqual([1, 19])
  })

  it('has ten ranks at least, within those that there are', () => {
    expect(stripOf(chances([[996, 999, 1]], 1000))).toEqual([991, 1000])
    expect(stripOf(chances([[1, 3, 1]], 4))).toEqual([1, 4])
  })

  it('is all ranks where nobody is in the zone', () => {
    expect(stripOf(chances([[1, 4, 0]], 50))).toEqual([1, 50])
  })

  it('shows of an interval what lies on it, open where it goes on', () => {
    expect(onStrip([3, 17], 1, 9)).toEqual({ from: 3, to: 9, beyond: null, isOpen: [true, false] })
    expect(onStrip([3, 17], 18, 40)).toMatchObject({ beyond: 'below' })
    expect(onStrip([3, 17], 1, 2)).toMatchObject({ beyond: 'above' })
  })
})
