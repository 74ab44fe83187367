import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tieKey, tieRanks } from '@furrow/core/ranking/tie-order'
import { totalOrder } from '@furrow/core/ranking/total-order'

const sha256sum = (text: string): string => createHash('sha256').update(text).digest('hex')

describe('ties', () => {
  it('go by what sha256sum prints of seed:id', () => {
    expect(tieKey('2026-1', 'P01')).toBe(sha256sum('2026-1:P01'))
    const ids = Array.from({ length: 200 }, (_, k) => `P${k}`)
    const wanted = ids.toSorted((a, b) => (sha256sum(`blå:${a}`) < sha256sum(`blå:${b}`) ? -1 : 1))
    const ranks = tieRanks('blå', ids)
    expect(ids.toSorted((a, b) => (ranks[ids.indexOf(a)] ?? 0) - (ranks[ids.indexOf(b)] ?? 0))).toEqual(
      wanted,
    )
  })
})

describe('the total order', () => {
  const lists = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 })

  it('is by priority, then by tie, for priorities of any size', () => {
    const check = (list: number[], factor: number): void => {
      const priority = Float64Array.from(list, (value) => value * factor)
      const ties = Int32Array.from(list, (_, i) => (5 * i + 3) % list.length)
      const isPermutation = new Set(ties).size === list.length
      const own = isPermutation ? ties : Int32Array.from(list.keys())
      const candidates = Int32Array.from(list.keys()).filter((i) => i % 4 !== 1)
      const wanted = [...candidates].sort(
        (a, b) => (priority[b] ?? 0) - (priority[a] ?? 0) || (own[a] ?? 0) - (own[b] ?? 0),
      )
      expect([...totalOrder(candidates, { priority, ties: own })]).toEqual(wanted)
    }
    // The largest factor takes the way that compares, since its keys would not fit a double.
    fc.assert(fc.property(lists, fc.constantFrom(1, 1000, 1e15), check), { numRuns: 300 })
  })
})
