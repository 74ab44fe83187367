import { describe, expect, it } from 'vitest'
import { inventMarks, type MarksWish } from '@furrow/core/ranking/invented-marks'

const pairs = ['P1', 'P2', 'P3'].flatMap((proposal) => ['a', 'b'].map((reviewer) => ({ proposal, reviewer })))
const wish: MarksWish = {
  criteria: [
    { id: 'merit', min: 1, max: 5, lowIsGood: false, levels: [] },
    { id: 'risk', min: 0, max: 10, lowIsGood: true, levels: [0, 5, 10] },
  ],
  pairs,
  worth: { P1: -60, P2: 160 },
  seed: 'a seed',
}

const marksOf = (proposal: string, criterion: string) =>
  inventMarks(wish).flatMap(({ scores }, row) =>
    pairs[row]?.proposal === proposal ? [scores[criterion] ?? NaN] : [],
  )

describe('invented marks', () => {
  it('lie near to what a proposal is worth, on levels where the call has them, turned where low is good', () => {
    expect(marksOf('P1', 'merit').every((mark) => mark <= 2)).toBe(true)
    expect(marksOf('P2', 'merit').every((mark) => mark >= 4)).toBe(true)
    expect(marksOf('P1', 'risk')).toEqual([10, 10])
    expect(marksOf('P2', 'risk')).toEqual([0, 0])
  })

  it('are whole and on the scale also where nobody knows the worth', () => {
    expect(marksOf('P3', 'merit').every((mark) => [1, 2, 3, 4, 5].includes(mark))).toBe(true)
    expect(inventMarks(wish).every(({ confidence }) => [1, 2, 3].includes(confidence))).toBe(true)
  })

  it('are the same for the same seed and others for another', () => {
    expect(inventMarks(wish)).toEqual(inventMarks(wish))
    expect(inventMarks({ ...wish, seed: 'another' })).not.toEqual(inventMarks(wish))
  })
})
