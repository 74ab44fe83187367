import { describe, expect, it } from 'vitest'
import { makePdf } from '../../../server/src/plugins/pdf.ts'
import { pdfPages } from '../harness/pdf-text.ts'

/** Awards with their sum, below so much text that the table begins elsewhere on the page. */
const paper = (lines: number, rows: number, last = 'En linje til.') =>
  makePdf({
    title: 'Beslutningsrapport',
    language: 'da',
    foot: 'Furrow',
    madeAt: new Date('2026-03-02T09:00:00.000Z'),
    pieces: [
      ...Array.from({ length: lines }, () => ({ kind: 'text' as const, text: 'En linje før tabellen.' })),
      { kind: 'heading', text: 'Overskrift' },
      { kind: 'text', text: last },
      {
        kind: 'table',
        head: ['Hoved', 'Timer'],
        rows: [
          ...Array.from({ length: rows }, (_, index) => [
            `Ansøgning ${index + 1} om havvindmøllernes kølvand, turbulens og levetid i Nordsøens kystnære farvande`,
            '12.500 h',
          ]),
          ['Sum i alt', '1.000.000 h'],
        ],
        widths: [0.7, 0.3],
      },
    ],
  })

const pageWith = (pages: readonly string[], text: string) => pages.find((page) => page.includes(text)) ?? ''

describe('the letters of a PDF', () => {
  it('can be read, also those that were drawn before as a part of another letter', async () => {
    const composed = 'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ'
    const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
    await paper(0, 0, composed)
    const [page = ''] = pdfPages(await paper(0, 0, plain))
    expect(page).toContain(plain)
  })
})

describe('a paragraph in a PDF', () => {
  it('of a few lines stands on one page, with its heading', async () => {
    const text = `Begyndelsen af et afsnit${' med flere ord, end der er plads til på en linje,'.repeat(6)} og dets slutning.`
    for (let lines = 24; lines < 32; lines += 1) {
      const pages = pdfPages(await paper(lines, 2, text))
      expect(pageWith(pages, 'Overskrift'), `${lines} lines`).toMatch(/Begyndelsen .* slutning/)
    }
  })
})

describe('a table in a PDF', () => {
  it('has no head alone at the foot of a page, wherever it begins', async () => {
    for (let lines = 24; lines < 32; lines += 1) {
      const pages = pdfPages(await paper(lines, 2))
      expect(pageWith(pages, 'Hoved'), `${lines} lines`).toContain('Ansøgning 1 ')
    }
  })

  it('names its columns on every page that it goes over to, once a page', async () => {
    for (const rows of [20, 24, 60]) {
      const pages = pdfPages(await paper(2, rows)).filter((page) => /Ansøgning|Sum/.test(page))
      expect(pages.length, `${rows} rows`).toBeGreaterThan(rows === 20 ? 0 : 1)
      for (const page of pages) expect(page.split('Hoved').length - 1, page).toBe(1)
    }
  })

  it('has no sum alone on a page, however long the list is', async () => {
    for (const lines of [0, 1, 2, 3]) {
      for (let rows = 20; rows < 24; rows += 1) {
        const pages = pdfPages(await paper(lines, rows))
        expect(pageWith(pages, 'Sum i alt'), `${lines} lines, ${rows} rows`).toContain(`Ansøgning ${rows} `)
      }
    }
  })
})
