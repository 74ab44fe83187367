import { expect, it } from 'vitest'
import { leastRoom, linesHere, type Paragraph } from '../../../server/src/plugins/pdf-breaks.ts'

const perPage = 40

/** Lines of a paragraph on each page that it goes over to, from the one on which it begins. */
function pagesOf(paragraph: Paragraph): number[] {
  const here = linesHere(paragraph) || linesHere({ ...paragraph, room: perPage })
  const pages = [here]
  for (let left = paragraph.lines - here; left > 0; left -= perPage) pages.push(Math.min(left, perPage))
  return pages
}

const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** Paragraphs up to two and a half pages, wherever on a page they begin, before everything that may follow. */
const paragraphs = upTo(1, 100).flatMap((lines) =>
  upTo(0, perPage).flatMap((room) =>
    [0, 1, 2, 3, Infinity].map((rest) => ({ lines, room, perPage, rest: { lines: rest, room: rest } })),
  ),
)

function isWell(paragraph: Paragraph): boolean {
  const rest = paragraph.rest.lines
  const pages = pagesOf(paragraph)
  const end = (pages.at(-1) ?? 0) + (rest === Infinity ? 0 : rest)
  if (linesHere(paragraph) > paragraph.room || end > perPage) return false
  return pages.length === 1 || (Math.min(...pages) > 1 && (rest === Infinity || end >= 4))
}

it('no paragraph leaves one line on a page, and none that ends the paper, with what follows it, fewer than four', () => {
  expect(paragraphs.filter((paragraph) => !isWell(paragraph))).toEqual([])
})

it('a paragraph begins where there is room for its first lines, or for all of a short one with what ends the paper', () => {
  const none = { lines: Infinity, room: 0 }
  expect([1, 4, 5, 50].map((lines) => leastRoom({ lines, rest: none }))).toEqual([1, 4, 2, 2])
  expect(leastRoom({ lines: 3, rest: { lines: 2, room: 3 } })).toBe(6)
  expect(leastRoom({ lines: 5, rest: { lines: 0, room: 0 } })).toBe(5)
})

it('a long paragraph fills the page that it begins on', () => {
  expect(linesHere({ lines: 30, room: 20, perPage, rest: { lines: Infinity, room: 0 } })).toBe(20)
  expect(linesHere({ lines: 30, room: 28, perPage, rest: { lines: 0, room: 0 } })).toBe(26)
})
