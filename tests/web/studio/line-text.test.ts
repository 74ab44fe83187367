import { expect, it } from 'vitest'
import { isOffLine } from '@furrow/core/ranking/line-place'
import { lineText } from '../../../web/src/features/studio/chances/line-text.ts'

it('the line of the draws is said in whole ranks', () => {
  expect(lineText(6.5)).toBe('ranks 6–7')
  expect(lineText(1770.2)).toBe('ranks 1,770–1,771')
  expect(lineText(7)).toBe('rank 7')
  expect(lineText(0.6)).toBe('rank 1')
})

it('the line of the draws is where the furrow is only between the same two ranks, or on one of them', () => {
  expect([5.1, 5, 6].map((line) => isOffLine(line, 5))).toEqual([false, false, false])
  expect([6.5, 4.9, 4, 7].map((line) => isOffLine(line, 5))).toEqual([true, true, true, true])
})
