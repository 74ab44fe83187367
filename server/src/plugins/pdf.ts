import type { Font } from 'fontkit'
import Pdf from 'pdfkit'
import { runsOf, type Weight } from './pdf-fonts.ts'

declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      /** A font that is parsed already; the package takes it, its types do not say so. */
      registerFont(name: string, font: Font): this
    }
  }
}

type Doc = InstanceType<typeof Pdf>
type Structure = ReturnType<Doc['struct']>

/** One thing on the page, with the tag that a screen reader announces. */
export type Piece =
  | { readonly kind: 'title' | 'heading' | 'text' | 'quote' | 'small'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** Share of the width per column. */
      readonly widths: readonly number[]
    }

export interface Paper {
  readonly title: string
  readonly language: 'en' | 'da'
  /** Below every page, beside its number. */
  readonly foot: string
  readonly pieces: readonly Piece[]
  readonly madeAt: Date
}

const margin = 68
const ink = '#1C2024'
const muted = '#5A626C'

interface Style {
  readonly tag: string
  readonly size: number
  readonly weight: Weight
  readonly before: number
  readonly colour: string
  readonly indent: number
}

const plain = { tag: 'P', size: 10.5, weight: 400, before: 8, colour: ink, indent: 0 } as const

const styles: Readonly<Record<Exclude<Piece['kind'], 'table'>, Style>> = {
  title: { ...plain, tag: 'H1', size: 17, weight: 600, before: 0 },
  heading: { ...plain, tag: 'H2', size: 12, weight: 600, before: 16 },
  text: plain,
  quote: { ...plain, tag: 'BlockQuote', indent: 14 },
  small: { ...plain, size: 8.5, colour: muted },
}

interface Line {
  readonly size: number
  readonly weight: Weight
  readonly colour: string
  readonly width: number
  readonly x: number
  readonly y?: number
  readonly align?: Align
}

/** Draws a text, changing the font where a letter needs another file. */
function draw(doc: Doc, text: string, { size, weight, colour, width, x, y, align = 'left' }: Line): void {
  const runs = runsOf(text, weight)
  doc.fontSize(size).fillColor(colour)
  runs.forEach((run, index) => {
    const options = { width, align, lineGap: size * 0.28, continued: index < runs.length - 1 }
    doc.registerFont(run.name, run.font).font(run.name)
    if (index === 0) doc.text(run.text, x, y ?? doc.y, options)
    else doc.text(run.text, options)
  })
}

const innerWidth = (doc: Doc) => doc.page.width - 2 * margin

function heightOf(doc: Doc, text: string, { size, weight, width }: Line): number {
  const [run] = runsOf(text === '' ? ' ' : text, weight)
  if (run !== undefined) doc.registerFont(run.name, run.font).font(run.name)
  return doc.fontSize(size).heightOfString(text, { width, lineGap: size * 0.28 })
}

const bottom = (doc: Doc) => doc.page.height - margin

type Text = Exclude<Piece, { kind: 'table' }>

function lineOf(doc: Doc, { kind }: Text): Line {
  const { size, weight, colour, indent } = styles[kind]
  return { size, weight, colour, width: innerWidth(doc) - indent, x: margin + indent }
}

/** What has to fit of a piece where it begins: a last word alone on the next page would say nothing. */
function leastHeight(doc: Doc, piece: Piece | undefined): number {
  if (piece === undefined) return 0
  if (piece.kind === 'table') return tableBeginning
  const { size, before } = styles[piece.kind]
  const height = heightOf(doc, piece.text, lineOf(doc, piece))
  return before + (height <= shortHeight ? height : size)
}

interface Drawn {
  readonly piece: Text
  /** What a heading announces: alone at the foot of a page it would announce what is not there. */
  readonly next: Piece | undefined
}

function drawText(doc: Doc, parent: Structure, { piece, next }: Drawn): void {
  const { tag, before } = styles[piece.kind]
  const below = piece.kind === 'heading' ? leastHeight(doc, next) : 0
  if (doc.y + leastHeight(doc, piece) + below > bottom(doc)) doc.addPage()
  else doc.y += before
  parent.add(doc.struct(tag, {}, () => draw(doc, piece.text, lineOf(doc, piece))))
}

type Table = Extract<Piece, { kind: 'table' }>

type Align = 'left' | 'right'

interface Row {
  readonly cells: readonly string[]
  readonly tag: 'TH' | 'TD'
  readonly columns: readonly { readonly width: number; readonly align: Align }[]
}

const cellSize = 8.5
const rowGap = 4
/** A paragraph of so few lines stands on one page. */
const shortHeight = 84
/** A head and a row of several lines. */
const tableBeginning = 60
const isNumber = (text: string): boolean =>
  /^(?:× )?[−–\d][\d.,\s\u00A0−–%+/]*[a-zA-ZåÅ₂·\s\u00A0]{0,8}$/u.test(text)

/** A column of numbers stands at the right, its head and a dash or a word between them too. */
function alignOf(rows: Table['rows'], column: number): Align {
  const numbers = rows.filter((cells) => isNumber(cells[column] ?? '')).length
  return column > 0 && numbers > rows.length / 2 ? 'right' : 'left'
}

/** A row with its place on the page still open. */
interface LaidRow {
  readonly tag: Row['tag']
  readonly lines: readonly (Line & { readonly text: string })[]
  readonly height: number
}

function layRow(doc: Doc, { cells, tag, columns }: Row): LaidRow {
  const weight: Weight = tag === 'TH' ? 600 : 400
  const lines = columns.map(({ width: share, align }, index) => {
    const width = share * innerWidth(doc) - 8
    const x = margin + columns.slice(0, index).reduce((sum, left) => sum + left.width * innerWidth(doc), 0)
    return { text: cells[index] ?? '', size: cellSize, weight, colour: ink, width, x, align }
  })
  return { tag, lines, height: Math.max(...lines.map((line) => heightOf(doc, line.text, line))) }
}

function drawRow(doc: Doc, parent: Structure, { tag, lines, height }: LaidRow): void {
  const y = doc.y
  const row = doc.struct('TR')
  parent.add(row)
  for (const line of lines) row.add(doc.struct(tag, {}, () => draw(doc, line.text, { ...line, y })))
  row.end()
  doc.x = margin
  doc.y = y + height + rowGap
}

/** Above the rows on a further page the head is there for the eye: the table's own head names the columns to a reader. */
function repeatHead(doc: Doc, { lines, height }: LaidRow): void {
  const y = doc.y
  doc.markContent('Artifact', { type: 'Layout' })
  for (const line of lines) draw(doc, line.text, { ...line, y })
  doc.endMarkedContent()
  doc.x = margin
  doc.y = y + height + rowGap
}

/** The head stands above a row, and the last row, which may be a sum, below one: neither is alone on a page. */
function unbroken(rows: readonly LaidRow[]): LaidRow[][] {
  const groups: LaidRow[][] = []
  rows.forEach((row, index) => {
    const group = groups.at(-1)
    if (group !== undefined && (index === 1 || index === rows.length - 1)) group.push(row)
    else groups.push([row])
  })
  return groups
}

const heightOfGroup = (rows: readonly LaidRow[]): number =>
  rows.reduce((sum, { height }) => sum + height + rowGap, -rowGap)

function drawTable(doc: Doc, parent: Structure, { head, rows, widths }: Table): void {
  doc.y += 6
  const table = doc.struct('Table')
  parent.add(table)
  const columns = widths.map((width, index) => ({ width, align: alignOf(rows, index) }))
  const top = layRow(doc, { cells: head, tag: 'TH', columns })
  const laid = rows.map((cells) => layRow(doc, { cells, tag: 'TD', columns }))
  for (const group of unbroken([top, ...laid])) {
    const isFull = doc.y + heightOfGroup(group) > bottom(doc)
    if (isFull) doc.addPage()
    if (isFull && group[0] !== top) repeatHead(doc, top)
    for (const row of group) drawRow(doc, table, row)
  }
  table.end()
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
    else drawText(doc, root, { piece, next: paper.pieces[index + 1] })
  }
  root.end()
  drawFeet(doc, paper.foot)
  doc.end()
  return done
}
