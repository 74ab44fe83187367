import type { Scenario } from '../contract/scenario.ts'
import { tenThousandths } from './decimals.ts'
import type { ScoreTable } from './score-table.ts'
import type { Scores } from './score-proposals.ts'

interface Bar {
  readonly column: number
  readonly lowIsGood: boolean
  readonly threshold: number
}

/** What keeps proposals out of the ranking: a bar for the score, bars for criteria. */
export interface Thresholds {
  /** In ten-thousandths of a point, or −Infinity. */
  readonly score: number
  /** Sorted by criterion id, so that the first that fails is the one to name. */
  readonly criteria: readonly Bar[]
}

export function readThresholds(table: ScoreTable, { thresholds }: Scenario): Thresholds {
  const bars = Object.entries(thresholds.criteria ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, threshold]) => {
      const column = table.criteria.findIndex((criterion) => criterion.id === id)
      const lowIsGood = table.criteria[column]?.lowIsGood ?? false
      return column < 0 ? [] : [{ column, lowIsGood, threshold: tenThousandths(threshold) }]
    })
  return {
    score: thresholds.score === undefined ? -Infinity : tenThousandths(thresholds.score),
    criteria: bars,
  }
}

interface Asked {
  readonly proposal: number
  readonly bar: Bar
}

function passes(table: ScoreTable, scores: Scores, { proposal, bar }: Asked): boolean {
  let sum = 0
  let count = 0
  for (let row = table.first[proposal] ?? 0; row < (table.first[proposal + 1] ?? 0); row += 1) {
    const raw = table.raw[row * table.criteria.length + bar.column] ?? NaN
    if (scores.used[row] !== 1 || Number.isNaN(raw)) continue
    sum += raw
    count += 1
  }
  if (count === 0) return false
  return bar.lowIsGood ? sum <= bar.threshold * count : sum >= bar.threshold * count
}

/**
 * The column of the first criterion, by id, whose exact unweighted mean over the used reviews misses its
 * threshold (no score misses it too), or −1.
 */
export const failedCriterion = (
  table: ScoreTable,
  scores: Scores,
  { proposal, bars }: { readonly proposal: number; readonly bars: readonly Bar[] },
): number => bars.find((bar) => !passes(table, scores, { proposal, bar }))?.column ?? -1
