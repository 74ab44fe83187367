import { describe, expect, it } from 'vitest'
import { makeAwardBook } from '@furrow/core/ranking/award-book'

const book = (draws: readonly (readonly number[])[], largest = 70_000) => {
  const made = makeAwardBook(draws[0]?.length ?? 0, largest)
  for (const draw of draws) made.enter(Float64Array.from(draw))
  return made
}

describe('the awards of many draws', () => {
  it('are kept per proposal in the order of the draws and without zeros, whether few or most got hours', () => {
    const draws = [
      [0, 0, 9, 0, 0],
      [3, 70_000, 1, 0, 2],
      [0, 5, 0, 0, 0],
    ]
    const awardsOf = book(draws).of(3)
    expect(draws[0]?.map((_, i) => [...awardsOf(i)])).toEqual([[3], [70_000, 5], [9, 1], [], [2]])
  })

  it('can be read before the last draw', () => {
    const made = book([
      [0, 4],
      [7, 0],
    ])
    expect([...made.of(1)(0)]).toEqual([])
    expect([...made.of(2)(0)]).toEqual([7])
  })
})
