import { describe, expect, it } from 'vitest'
import {
  furrowItem,
  groupAt,
  layoutOf,
  linesAway,
  proposalFrom,
} from '../../../web/src/features/studio/ranking/table-rows.ts'
import {
  columnsOf,
  readSettings,
  usualColumns,
  writeSettings,
} from '../../../web/src/features/studio/ranking/table-settings.ts'

/** Five ranked proposals, the line before the third, and one without a rank. */
const wish = {
  view: {
    order: Int32Array.of(4, 0, 2, 1, 3, 5),
    rank: Int32Array.of(2, 4, 3, 5, 1, 0),
    ranked: 5,
    cutLine: 2,
    award: Float64Array.of(10, 0, 5, 0, 20, 0),
  },
  upper: Float64Array.of(10, 30, 15, 40, 20, 50),
  keep: null,
  groupOf: null,
  groups: 0,
  keys: null,
  descending: false,
  folded: new Set<number>(),
}
const line = furrowItem

describe('the places of the ranking', () => {
  it('are the ranks with the furrow before the first that was not served in full', () => {
    expect([...layoutOf(wish).items]).toEqual([4, 0, line, 2, 1, 3, 5])
    expect(layoutOf(wish).lines).toEqual([2])
  })

  it('end with the furrow where all were served, the unranked below it', () => {
    const { items } = layoutOf({ ...wish, view: { ...wish.view, cutLine: -1 } })
    expect([...items]).toEqual([4, 0, 2, 1, 3, line, 5])
  })

  it('are sorted on either side of the furrow, never across it; what has no key stands last', () => {
    const keys = Float64Array.of(1, 9, NaN, 7, 3, 8)
    expect([...layoutOf({ ...wish, keys }).items]).toEqual([0, 4, line, 3, 5, 1, 2])
    expect([...layoutOf({ ...wish, keys, descending: true }).items]).toEqual([4, 0, line, 1, 5, 3, 2])
  })

  it('keep the furrow where a filter leaves nobody above it', () => {
    const layout = layoutOf({ ...wish, keep: (i) => i === 1 || i === 3 })
    expect([...layout.items]).toEqual([line, 1, 3])
    expect(layout.count).toBe(2)
  })

  it('by groups have a head with its counts and hours and a furrow each, those without a group last', () => {
    const layout = layoutOf({ ...wish, groupOf: Int32Array.of(1, 2, 1, 2, 0, 2), groups: 3 })
    const places = [...layout.items].map((item) => (groupAt(item) >= 0 ? `g${groupAt(item)}` : String(item)))
    expect(places.join(' ')).toBe(`g0 0 ${line} 2 g1 ${line} 1 3 5 g2 4 ${line}`)
    expect(layout.lines).toEqual([2, 5, 11])
    expect(layout.groups[0]).toEqual({
      key: 1,
      count: 2,
      shown: 2,
      ranked: 2,
      funded: 2,
      requested: 25,
      awarded: 15,
      isServed: false,
    })
    // The one without a rank counts among the proposals, and its hours in no sum.
    expect(layout.groups[1]).toMatchObject({ count: 3, ranked: 2, requested: 70, isServed: false })
    expect(layout.groups[2]).toMatchObject({ awarded: 20, isServed: true })
    expect(layout.lineGroups).toEqual(layout.groups)
  })

  it('say of a group what holds of all of it, and how many of them a filter shows', () => {
    const groupOf = Int32Array.of(1, 2, 1, 2, 1, 2)
    const all = layoutOf({ ...wish, groupOf, groups: 2 })
    const layout = layoutOf({ ...wish, groupOf, groups: 2, keep: (i) => i === 2 })
    expect([...layout.items].slice(1)).toEqual([line, 2])
    expect([layout.count, layout.groups]).toEqual([1, [{ ...all.groups[0], count: 3, shown: 1 }]])
    expect(layout.groups[0]).toMatchObject({ funded: 3, awarded: 35, isServed: false })
  })

  it('show the head alone of a group that is folded', () => {
    const groupOf = Int32Array.of(1, 2, 1, 2, 1, 2)
    const layout = layoutOf({ ...wish, groupOf, groups: 2, folded: new Set([1]) })
    expect(layout.items.length).toBe(6)
    expect([layout.count, layout.lines.length]).toEqual([6, 1])
    expect(layout.lineGroups.map(({ key }) => key)).toEqual([2])
  })

  it('lead the keys from proposal to proposal, past heads and furrow', () => {
    const { items } = layoutOf(wish)
    expect(proposalFrom(items, 2, 1)).toBe(3)
    expect(proposalFrom(items, 2, -1)).toBe(1)
    expect(proposalFrom(items, 7, 1)).toBeNull()
  })

  it('say how far the nearest furrow is', () => {
    expect(linesAway([100], { first: 0, last: 20 })).toBe(80)
    expect(linesAway([100], { first: 90, last: 110 })).toBe(0)
    expect(linesAway([5, 100], { first: 20, last: 40 })).toBe(-15)
  })
})

describe('the settings of the ranking', () => {
  const read = (text: string, device: string | null = null) => readSettings(new URLSearchParams(text), device)

  it('come back from the address as they were written, and leave the rest of it', () => {
    const settings = read(
      'cols=score.reviews.cost&group=area&sort=-chance&q=ice+core&show=full.grey&area=quantum&area=',
    )
    expect(settings.columns).toEqual(['rank', 'proposal', 'score', 'reviews', 'cost'])
    expect(settings.sort).toEqual({ by: 'chance', descending: true })
    expect(settings.areas).toEqual(['quantum', ''])
    const params = new URLSearchParams('s=1*abc&view=ranking')
    writeSettings(params, settings)
    expect(readSettings(params, null)).toEqual(settings)
    expect(params.get('s')).toBe('1*abc')
  })

  it('pass over what they do not know, and take the columns of the device where the address names none', () => {
    expect(read('cols=score.nonsense&group=moon&sort=-nonsense&show=x')).toEqual({
      ...read(''),
      columns: columnsOf(['score']),
    })
    expect(read('', 'cost').columns).toEqual(['rank', 'proposal', 'cost'])
    expect(read('').columns).toEqual(usualColumns)
  })
})
