import { expect, it } from 'vitest'
import { cutTo } from '../../../web/src/features/studio/figures/cut.ts'

const each = (text: string) => 10 * text.length

it.each([
  ['Climate', 70, 'Climate'],
  ['Climate and Earth', 160, 'Climate and Ear…'],
  ['Climate and Earth', 120, 'Climate and…'],
  ['Climate', 5, '…'],
])('%s in %i pixels', (text, room, shown) => {
  expect(cutTo(text, room, each)).toBe(shown)
})
