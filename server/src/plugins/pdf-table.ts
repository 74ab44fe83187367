import {
  bottom,
  draw,
  heightOf,
  ink,
  innerWidth,
  margin,
  type Align,
  type Doc,
  type Line,
  type Structure,
} from './pdf-pen.ts'
import type { Weight } from './pdf-fonts.ts'

/** Its head is repeated on every page that it goes over to. */
export interface Table {
  readonly kind: 'table'
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Share of the width per column. */
  readonly widths: readonly number[]
}

interface Row {
  readonly cells: readonly string[]
  readonly tag: 'TH' | 'TD'
  readonly columns: readonly { readonly width: number; readonly align: Align }[]
}

const cellSize = 8.5
const rowGap = 4
/** A head and a row of several lines. */
export const tableBeginning = 60
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

export function drawTable(doc: Doc, parent: Structure, { head, rows, widths }: Table): void {
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
