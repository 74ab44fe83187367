import { describe, expect, it } from 'vitest'
import { shareOfArea } from '../../../web/src/ui/area-share.ts'
import { bestOf, nameList } from '../../../web/src/ui/best-of.ts'

describe('the best of rows', () => {
  it('is every row of a tie, in their order', () => {
    const rows = [{ n: 2 }, { n: 5 }, { n: 5, late: true }, { n: 1 }]
    expect(bestOf(rows, ({ n }) => n)).toEqual([{ n: 5 }, { n: 5, late: true }])
    expect(bestOf(rows, ({ n }) => -n)).toEqual([{ n: 1 }])
    expect(bestOf([], () => 0)).toEqual([])
  })

  it('is named in a sentence, beyond three by how many more there are', () => {
    expect(nameList(['A'])).toBe('A')
    expect(nameList(['A', 'B', 'C'])).toBe('A, B and C')
    expect(nameList(['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C and 2 more')
  })
})

describe('the share of an area', () => {
  it('is rounded once, where it is shown', () => {
    // Of 315,000 h 60,000 are 19.047…%: rounded to 0.1905 first, it would read 19.1 %.
    expect((shareOfArea({ awarded: 60_000 }, { available: 315_000 }) * 100).toFixed(1)).toBe('19.0')
    expect(shareOfArea({ awarded: 10 }, { available: 0 })).toBe(0)
    expect(shareOfArea({ awarded: 12 }, { available: 10 })).toBe(1)
  })
})
