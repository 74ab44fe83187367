import { tenThousandths } from '../scoring/decimals.ts'
import { readWeights } from '../scoring/score-proposals.ts'
import type { ScoreTable } from '../scoring/score-table.ts'
import type { Scenario } from '../contract/scenario.ts'
import { at } from './contest.ts'

export interface Rise {
  readonly column: number
  /** In ten-thousandths of a mark. */
  readonly rise: number
  /** Reviews from here to before there; all of them by default. */
  readonly from?: number
  readonly to?: number
}

/** Moves every mark of a column towards its better end, at most to it. */
export function movedMarks(
  table: ScoreTable,
  { column, rise, from = 0, to = table.reviews }: Rise,
): ScoreTable {
  const criterion = table.criteria[column]
  const [min, max] = [tenThousandths(criterion?.min ?? 0), tenThousandths(criterion?.max ?? 1)]
  const raw = table.raw.slice()
  const scaled = table.scaled.slice()
  const width = table.criteria.length
  for (let place = from * width + column; place < to * width; place += width) {
    const mark = at(raw, place)
    if (Number.isNaN(mark)) continue
    const isLow = criterion?.lowIsGood === true
    const next = isLow ? Math.max(min, mark - rise) : Math.min(max, mark + rise)
    raw[place] = next
    scaled[place] = (isLow ? max - next : next - min) / (max - min)
  }
  return { ...table, raw, scaled }
}

/** What a mark counts for in the score by its review, as over / under: its confidence over the weight it answers. */
function countsOf(table: ScoreTable, scenario: Scenario): (row: number) => readonly [number, number] {
  const { criteria, confidence } = readWeights(table, scenario)
  return (row) => {
    const start = row * criteria.length
    const answered = criteria.reduce(
      (sum, weight, column) => (Number.isNaN(at(table.raw, start + column)) ? sum : sum + weight),
      0,
    )
    return [at(confidence, table.confidence[row] ?? 0), answered]
  }
}

/** Marks of one proposal on one criterion that rise by single steps, as reviewers could have given them. */
export interface GivenMarks {
  /** Used reviews with a mark on the criterion. */
  readonly reviews: number
  /** Steps up to the better end of all of them. */
  readonly limit: number
  /** Whether a step counts the same in every review. */
  readonly isAlike: boolean
  /**
   * The marks after so many steps, given where they count most: no other way to give as many leads to a higher score,
   * and the plain mean, which thresholds look at, is the same for all ways.
   */
  readonly raised: (steps: number) => ScoreTable
}

interface Given {
  readonly column: number
  /** In ten-thousandths of a mark; both ends of the scale and all marks lie on it. */
  readonly step: number
  /** Per review of the table. */
  readonly used: Uint8Array
}

/** @param table the reviews of the proposal alone */
export function givenMarks(table: ScoreTable, scenario: Scenario, { column, step, used }: Given): GivenMarks {
  const { min = 0, max = 0, lowIsGood = false } = table.criteria[column] ?? {}
  const better = tenThousandths(lowIsGood ? min : max)
  const markOf = (row: number): number => at(table.raw, row * table.criteria.length + column)
  const counts = countsOf(table, scenario)
  const compare = (a: number, b: number): number => {
    const [[overA, underA], [overB, underB]] = [counts(a), counts(b)]
    return overB * underA - overA * underB
  }
  const rows = [...used.keys()].filter((row) => used[row] === 1 && !Number.isNaN(markOf(row)))
  const ordered = rows.toSorted((a, b) => compare(a, b) || a - b)
  const roomOf = (row: number): number => Math.abs(better - markOf(row)) / step
  return {
    reviews: rows.length,
    limit: rows.reduce((sum, row) => sum + roomOf(row), 0),
    isAlike: rows.every((row) => compare(row, ordered[0] ?? row) === 0),
    raised: (steps) => {
      let [moved, left] = [table, steps]
      for (const row of ordered) {
        const own = Math.min(left, roomOf(row))
        moved = movedMarks(moved, { column, rise: own * step, from: row, to: row + 1 })
        left -= own
      }
      return moved
    },
  }
}
