import type { DecisionDocument, OverrideView } from '@furrow/core/contract/decisions'

/**
 * How a decision is written on its two A4 pages. Where its tables with their reasons would leave no room for the awards,
 * they stand in two columns without reasons, and no more rows than fit; the page and the report (PDF) have all of them.
 */
export interface PaperPlan {
  /** Changes, what others moved, overrides and earlier moves stand in columns. */
  readonly isCompact: boolean
  /** Awards stand in columns, without what decided each. */
  readonly awardsInColumns: boolean
  /** Rows on paper: of gains and losses, of awards and tables in columns, and of those without an award. */
  readonly most: Readonly<Record<Part | 'moved' | 'awards' | 'rest', number>>
}

export type Part = 'changes' | 'since' | 'overrides' | 'before'

/** Rows of each table that stand in columns, a line for two. */
const mostInColumns: Readonly<Record<Part, number>> = { changes: 24, since: 12, overrides: 12, before: 8 }

/** Lines that two pages have beside what has a fixed size, an area of the call taking one of them. */
const allLines = 80

/** Lines of a table beside its rows: heading, sums, heads and the sentence below. */
const frameLines = 5

/** Characters of a title and its reason on a line across the page, of a note, and of a title in the left column. */
const lineLength = { reason: 115, note: 140, moved: 52 }

/** Lines of an award with what decided it, and of a row of rules: its words wrap. */
const awardLines = 2.25
const ruleLines = 1.5

/** Lines of text beside gains and losses that say how hours are shared. */
const policyLines = 9

/** Awards and proposals without one that stand on paper whatever else there is. */
const least = { awards: 16, rest: 8 }

/** Lines that awards and those without are to have before tables give up their reasons. */
const wantedLines = 20

/** Of more without an award than fit, so many stand there: those next in line. */
const nextInLine = 30

/** Overrides that people wrote and nothing else on the page says, and what stood in the record before already. */
export function overridesOf({ later, overrides }: DecisionDocument) {
  const changed = new Set(later?.changes.map(({ proposal }) => proposal))
  const moved = new Set(later?.since.map(({ proposal }) => proposal))
  return {
    byHand: overrides.filter(({ byHand, proposal }) => byHand && !changed.has(proposal)),
    before: overrides.filter(({ byHand, proposal }) => !byHand && !moved.has(proposal)),
  }
}

type Row = Pick<OverrideView, 'proposal'> & Partial<OverrideView>

const wrapped = (length: number, line: number) => Math.max(1, Math.ceil(length / line))

const titleLength = ({ proposals }: DecisionDocument, proposal: string) =>
  proposals[proposal]?.title.length ?? 0

/** In lines: a row and its reason, and one for each warning. */
const linesOf = (decision: DecisionDocument, rows: readonly Row[]): number =>
  rows.reduce((sum, { proposal, reason = '', warnings = [] }) => {
    const length = titleLength(decision, proposal) + reason.length
    return sum + wrapped(length, lineLength.reason) + warnings.length
  }, 0)

/** What of the pages the tables with reasons take, whole and in columns. */
function tableLines(decision: DecisionDocument) {
  const { byHand, before } = overridesOf(decision)
  const { changes = [], since = [] } = decision.later ?? {}
  const tables: readonly (readonly [Part, readonly Row[]])[] = [
    ['changes', changes],
    ['since', since],
    ['overrides', byHand],
    ['before', before],
  ]
  const used = tables.filter(([, rows]) => rows.length > 0)
  const frames = used.length * frameLines
  return {
    whole: used.reduce((sum, [, rows]) => sum + linesOf(decision, rows), frames),
    inColumns: used.reduce(
      (sum, [part, rows]) => sum + Math.ceil(Math.min(rows.length, mostInColumns[part]) / 2),
      frames,
    ),
  }
}

/** Gains and losses stand beside differences and policy: the longer column counts. */
function pairLines(decision: DecisionDocument, mostMoved: number): number {
  const rows = decision.moved.slice(0, mostMoved)
  const moved = rows.reduce(
    (sum, { proposal }) => sum + wrapped(titleLength(decision, proposal), lineLength.moved),
    1,
  )
  return Math.max(moved, decision.differences.length * ruleLines + policyLines)
}

/** In lines that are free: whether awards stand whole, and how many of them and of the others. */
function awardRows({ outcome }: DecisionDocument, free: number) {
  const funded = outcome.awards.filter(({ award }) => award > 0).length
  const declined = outcome.awards.length - funded
  const kept = Math.ceil(Math.min(declined, least.rest) / 2)
  const awardsInColumns = funded * awardLines + kept > free
  const awards = Math.min(funded, Math.max(least.awards, 2 * Math.floor(free - kept)))
  const room = 2 * Math.floor(free - (awardsInColumns ? Math.ceil(awards / 2) : funded * awardLines))
  const rest = declined <= room ? declined : Math.max(least.rest, Math.min(nextInLine, room))
  return { awardsInColumns, awards, rest }
}

/** Of the note to a decision; a preview has none. */
const noteLines = (decision: DecisionDocument & { readonly note?: string }) =>
  wrapped(decision.note?.length ?? 0, lineLength.note)

/** What of a decision stands on paper, and how. */
export function paperPlan(decision: DecisionDocument): PaperPlan {
  const given = allLines - decision.outcome.areas.length - noteLines(decision)
  const { whole, inColumns } = tableLines(decision)
  const isCompact = given - whole - pairLines(decision, 8) < wantedLines && inColumns < whole
  const left = given - (isCompact ? inColumns : whole)
  const moved = left - pairLines(decision, 14) < wantedLines ? 8 : 14
  const { awardsInColumns, ...rows } = awardRows(decision, left - pairLines(decision, moved))
  return { isCompact, awardsInColumns, most: { ...mostInColumns, ...rows, moved } }
}
