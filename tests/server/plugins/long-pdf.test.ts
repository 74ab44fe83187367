import { expect, it } from 'vitest'
import { longPdf } from '../../../server/src/plugins/long-pdf.ts'
import { makePdf, type Paper } from '../../../server/src/plugins/pdf.ts'
import { pdfText } from '../harness/pdf-text.ts'

const paper = (rows: number): Paper => ({
  title: 'Report',
  language: 'en',
  foot: 'Furrow',
  madeAt: new Date('2026-03-02T09:00:00.000Z'),
  pieces: [
    {
      kind: 'table',
      head: ['Number', 'Hours'],
      rows: Array.from({ length: rows }, (_, index) => [`P${index + 1}`, `${index + 1} h`]),
      widths: [0.5, 0.5],
    },
  ],
})

it('a paper of many rows is written while others are served, and reads the same', async () => {
  let turns = 0
  const others = setInterval(() => (turns += 1), 1)
  const written = await longPdf(paper(1500))
  clearInterval(others)
  expect(turns).toBeGreaterThan(5)
  expect(pdfText(written)).toBe(pdfText(await makePdf(paper(1500))))
})
