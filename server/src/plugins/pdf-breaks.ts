/** A last page with fewer lines looks like a mistake; a paragraph with no more of them stands on one page. */
export const fewestLines = 4

/** Of a longer paragraph: one line alone belongs to nothing. */
const fewestOfOne = 2

/** A paragraph that is to be drawn, measured in its own lines. */
export interface Paragraph {
  readonly lines: number
  /** What still fits on this page, and what fits on an empty one. */
  readonly room: number
  readonly perPage: number
  /** What follows to the end of the paper: how many lines, and how much room they take with the gaps between. */
  readonly rest: { readonly lines: number; readonly room: number }
}

type Ending = Pick<Paragraph, 'lines' | 'rest'>

/** Too few lines for a page of their own stand with the end of the paragraph before them. */
const keptWith = ({ rest }: Ending): number => (rest.lines < fewestLines ? rest.room : 0)

const leastAtEnd = ({ rest }: Ending): number => Math.max(fewestOfOne, fewestLines - rest.lines)

/** Room that there has to be where a paragraph begins, in lines. */
export function leastRoom(paragraph: Ending): number {
  const { lines } = paragraph
  const isWhole = lines <= fewestLines || lines - leastAtEnd(paragraph) < fewestOfOne
  return isWhole ? lines + keptWith(paragraph) : fewestOfOne
}

/** How many lines of a paragraph stand on this page; 0 where it begins on the next one. */
export function linesHere(paragraph: Paragraph): number {
  const { lines, room, perPage } = paragraph
  const kept = keptWith(paragraph)
  if (lines + kept <= room) return lines
  if (lines <= fewestLines) return 0
  const least = leastAtEnd(paragraph)
  for (let here = Math.min(room, lines - least); here >= fewestOfOne; here -= 1) {
    const last = ((lines - here - 1) % perPage) + 1
    if (last >= least && last + kept <= perPage) return here
  }
  return 0
}
