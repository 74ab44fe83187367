import { describe, expect, it } from 'vitest'
import { tieAtLine, tieOf } from '../../../web/src/features/studio/ties.ts'

/** Ranked in the order 3, 1, 0, 2; 4 is not ranked. */
const viewOf = (cutLine: number) => ({
  order: Int32Array.of(3, 1, 0, 2, 4),
  rank: Int32Array.of(3, 2, 4, 1, 0),
  priority: Float64Array.of(70, 70, 60, 90, -1),
  award: Float64Array.of(0, 10, 0, 20, 0),
  ranked: 4,
  cutLine,
})

describe('proposals of the same priority', () => {
  it('are counted with those of them that have hours, from either side', () => {
    const tie = { proposals: 2, funded: 1 }
    expect([0, 1].map((i) => tieOf(viewOf(2), i))).toEqual([tie, tie])
  })

  it('are nobody beside who stands alone or is not ranked', () => {
    expect([2, 3, 4].map((i) => tieOf(viewOf(2), i))).toEqual([null, null, null])
  })

  it('are told at the line only where it parts them', () => {
    expect([-1, 0, 1, 2, 3].map((line) => tieAtLine(viewOf(line)))).toEqual([
      null,
      null,
      null,
      { proposals: 2, funded: 1 },
      null,
    ])
  })
})
