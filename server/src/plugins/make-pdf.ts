import type { Paper } from './pdf.ts'

/** The paper as a PDF. What draws it and its typefaces are read with the first one, not with each start. */
export async function makePdf(paper: Paper): Promise<Buffer> {
  const drawing = await import('./pdf.ts')
  return drawing.makePdf(paper)
}
