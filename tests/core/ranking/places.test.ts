import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCounts } from '@furrow/core/ranking/award-book'
import { makePlaces } from '@furrow/core/ranking/places'

const counts = (values: readonly number[], largest: number) => {
  const made = makeCounts(values.length, largest)
  made.set(values)
  return made
}

describe('places', () => {
  it.each([0, 1, 127, 128, 300, 65_535, 65_536, 2 ** 33])(
    'are those of the sorted list, list after list, with numbers up to %d',
    (largest) => {
      const places = makePlaces(largest)
      const numbers = fc.oneof(fc.integer({ min: 0, max: largest }), fc.constant(largest), fc.constant(0))
      fc.assert(
        fc.property(fc.array(numbers, { minLength: 1, maxLength: 200 }), (values) => {
          const at = places(counts(values, largest))
          const found = values.map((_, place) => at(place))
          expect(found).toEqual(values.toSorted((a, b) => a - b))
        }),
        { numRuns: 50 },
      )
    },
  )

  it('leave the list as it was', () => {
    const [few, many] = [counts([3, 1, 2], 9), counts([3, 70_000, 2], 70_000)]
    expect([makePlaces(9)(few)(0), makePlaces(70_000)(many)(0)]).toEqual([1, 2])
    expect([...few, ...many]).toEqual([3, 1, 2, 3, 70_000, 2])
  })
})
