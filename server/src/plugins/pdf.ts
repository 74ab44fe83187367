import Pdf from 'pdfkit'
import { draw, innerWidth, margin, muted, type Doc } from './pdf-pen.ts'
import { drawTable, type Table } from './pdf-table.ts'
import { drawText, type Text } from './pdf-text.ts'

/** One thing on the page. */
export type Piece = Text | Table

export interface Paper {
  readonly title: string
  readonly language: 'en' | 'da'
  /** Below every page, beside its number. */
  readonly foot: string
  readonly pieces: readonly Piece[]
  readonly madeAt: Date
}

/** Page numbers and the foot are no part of the text: a reader skips them. */
function drawFeet(doc: Doc, foot: string): void {
  const { start, count } = doc.bufferedPageRange()
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index)
    const y = doc.page.height - margin / 2
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    const line = { size: 8, weight: 400, colour: muted, width: innerWidth(doc), x: margin, y } as const
    draw(doc, `${foot} · ${index - start + 1} / ${count}`, line)
    doc.endMarkedContent()
  }
}

function begin({ title, language, madeAt }: Paper): Doc {
  return new Pdf({
    size: 'A4',
    margin,
    tagged: true,
    lang: language,
    displayTitle: true,
    pdfVersion: '1.7',
    bufferPages: true,
    info: { Title: title, Creator: 'Furrow', Producer: 'Furrow', CreationDate: madeAt, ModDate: madeAt },
  })
}

/** A tagged PDF with its language and title set: headings, paragraphs, quotations and tables in reading order. */
export async function makePdf(paper: Paper): Promise<Buffer> {
  const doc = begin(paper)
  const parts: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  for (const [index, piece] of paper.pieces.entries()) {
    if (piece.kind === 'table') drawTable(doc, root, piece)
    else drawText(doc, root, [piece, ...paper.pieces.slice(index + 1)])
  }
  root.end()
  drawFeet(doc, paper.foot)
  doc.end()
  return done
}
