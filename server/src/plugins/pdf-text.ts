import { fewestLines, leastRoom, linesHere, type Paragraph } from './pdf-breaks.ts'
import type { Weight } from './pdf-fonts.ts'
import {
  bottom,
  draw,
  heightOf,
  ink,
  innerWidth,
  margin,
  muted,
  type Doc,
  type Line,
  type Structure,
} from './pdf-pen.ts'
import { tableBeginning, type Table } from './pdf-table.ts'

/** Words on the page, with the tag that a screen reader announces. */
export interface Text {
  readonly kind: 'title' | 'heading' | 'text' | 'quote' | 'small'
  readonly text: string
}

interface Style {
  readonly tag: string
  readonly size: number
  readonly weight: Weight
  readonly before: number
  readonly colour: string
  readonly indent: number
}

const plain = { tag: 'P', size: 10.5, weight: 400, before: 8, colour: ink, indent: 0 } as const

const styles: Readonly<Record<Text['kind'], Style>> = {
  title: { ...plain, tag: 'H1', size: 17, weight: 600, before: 0 },
  heading: { ...plain, tag: 'H2', size: 12, weight: 600, before: 16 },
  text: plain,
  quote: { ...plain, tag: 'BlockQuote', indent: 14 },
  small: { ...plain, size: 8.5, colour: muted },
}

function lineOf(doc: Doc, { kind }: Text): Line {
  const { size, weight, colour, indent } = styles[kind]
  return { size, weight, colour, width: innerWidth(doc) - indent, x: margin + indent }
}

const lineHeight = (doc: Doc, piece: Text): number => heightOf(doc, 'x', lineOf(doc, piece))

const linesOf = (doc: Doc, piece: Text): number =>
  Math.round(heightOf(doc, piece.text, lineOf(doc, piece)) / lineHeight(doc, piece))

/** What follows a piece to the end of the paper, as far as it is needed: a table is enough for a page of its own. */
function restAfter(doc: Doc, following: Following) {
  let [lines, height] = [0, 0]
  for (const piece of following) {
    if (piece.kind === 'table' || lines >= fewestLines) return { lines: Infinity, height }
    lines += linesOf(doc, piece)
    height += styles[piece.kind].before + heightOf(doc, piece.text, lineOf(doc, piece))
  }
  return { lines, height }
}

type Following = readonly (Text | Table)[]

/** A paragraph as far as where it breaks needs it. */
function paragraphOf(doc: Doc, piece: Text, following: Following): Paragraph {
  const height = lineHeight(doc, piece)
  const rest = restAfter(doc, following)
  return {
    lines: linesOf(doc, piece),
    room: Math.floor((bottom(doc) - doc.y - styles[piece.kind].before) / height),
    perPage: Math.floor((bottom(doc) - margin) / height),
    rest: { lines: rest.lines, room: Math.ceil(rest.height / height) },
  }
}

/** What there has to be room for below a heading: alone at the foot of a page it would announce what is not there. */
function leastHeight(doc: Doc, [piece, ...following]: Following): number {
  if (piece === undefined) return 0
  if (piece.kind === 'table') return tableBeginning
  const room = leastRoom(paragraphOf(doc, piece, following)) * lineHeight(doc, piece)
  return styles[piece.kind].before + room
}

/** Lets the page end below so many lines of a piece that begins where the pen is. */
function endPageAfter(doc: Doc, lines: number, piece: Text): void {
  const height = lineHeight(doc, piece)
  doc.page.margins.bottom = doc.page.height - (doc.y + (lines - 0.1) * height)
}

/** Whether a heading has what it announces below it on this page. */
function isFollowed(doc: Doc, piece: Text, following: Following): boolean {
  if (piece.kind !== 'heading') return true
  const height = styles.heading.before + heightOf(doc, piece.text, lineOf(doc, piece))
  return doc.y + height + leastHeight(doc, following) <= bottom(doc)
}

/** Draws a piece with an eye on what follows it, so that no page begins with a last line or ends the paper with a few. */
export function drawText(
  doc: Doc,
  parent: Structure,
  [piece, ...following]: readonly [Text, ...Following],
): void {
  const { tag, before } = styles[piece.kind]
  const paragraph = paragraphOf(doc, piece, following)
  const { lines, perPage } = paragraph
  let here = isFollowed(doc, piece, following) ? linesHere(paragraph) : 0
  if (here > 0) doc.y += before
  else {
    doc.addPage()
    here = linesHere({ ...paragraph, room: perPage })
  }
  if (here > 0 && here < lines) endPageAfter(doc, here, piece)
  parent.add(doc.struct(tag, {}, () => draw(doc, piece.text, lineOf(doc, piece))))
}
