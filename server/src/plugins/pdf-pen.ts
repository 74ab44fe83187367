import type { Font } from 'fontkit'
import type Pdf from 'pdfkit'
import { runsOf, type Weight } from './pdf-fonts.ts'

declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      /** A font that is parsed already; the package takes it, its types do not say so. */
      registerFont(name: string, font: Font): this
    }
  }
}

export type Doc = InstanceType<typeof Pdf>
export type Structure = ReturnType<Doc['struct']>

export const margin = 68
export const ink = '#1C2024'
export const muted = '#5A626C'

export type Align = 'left' | 'right'

export interface Line {
  readonly size: number
  readonly weight: Weight
  readonly colour: string
  readonly width: number
  readonly x: number
  readonly y?: number
  readonly align?: Align
}

/** Of the letters of a line: between it and the next. */
const gap = 0.28

/** Draws a text, changing the font where a letter needs another file. */
export function draw(
  doc: Doc,
  text: string,
  { size, weight, colour, width, x, y, align = 'left' }: Line,
): void {
  const runs = runsOf(text, weight)
  doc.fontSize(size).fillColor(colour)
  runs.forEach((run, index) => {
    const options = { width, align, lineGap: size * gap, continued: index < runs.length - 1 }
    doc.registerFont(run.name, run.font).font(run.name)
    if (index === 0) doc.text(run.text, x, y ?? doc.y, options)
    else doc.text(run.text, options)
  })
}

export const innerWidth = (doc: Doc) => doc.page.width - 2 * margin

export function heightOf(doc: Doc, text: string, { size, weight, width }: Line): number {
  const [run] = runsOf(text === '' ? ' ' : text, weight)
  if (run !== undefined) doc.registerFont(run.name, run.font).font(run.name)
  return doc.fontSize(size).heightOfString(text, { width, lineGap: size * gap })
}

export const bottom = (doc: Doc) => doc.page.height - margin
