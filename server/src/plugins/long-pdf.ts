import { z } from 'zod'
import { runAside } from './aside.ts'
import { makePdf } from './make-pdf.ts'
import type { Paper } from './pdf.ts'

/** So many rows take a fifth of a second: nobody waits for longer than that for the paper of another. */
const mostRows = 300

const rowsOf = ({ pieces }: Paper): number =>
  pieces.reduce((sum, piece) => sum + (piece.kind === 'table' ? piece.rows.length : 1), 0)

/** The same as `makePdf`, in a thread of its own where it is long. */
export async function longPdf(paper: Paper): Promise<Buffer> {
  if (rowsOf(paper) <= mostRows) return makePdf(paper)
  return Buffer.from(z.instanceof(Uint8Array).parse(await runAside('pdf-worker', paper)))
}
