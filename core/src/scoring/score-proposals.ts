import type { Scenario } from '../contract/scenario.ts'
import { divideHalfEven, tenThousandths } from './decimals.ts'
import { own } from './own.ts'
import type { ScoreTable } from './score-table.ts'

/** What a scenario makes of the reviews. */
export interface Scores {
  /** Per proposal: thousandths of a point, 0…100,000; −1 without a used review. */
  readonly score: Float64Array
  /** Per review, in the table's order: 1 where it is used. */
  readonly used: Uint8Array
  /** Per review: its own score, 0…100; meaningless where it is not used. */
  readonly reviewScore: Float64Array
}

interface Weights {
  /** Per criterion, in ten-thousandths. */
  readonly criteria: Float64Array
  readonly total: number
  /** Per confidence 0…3, in ten-thousandths; a review without confidence weighs 1. */
  readonly confidence: Float64Array
}

/** Weights of a scenario over those of the call. */
export function readWeights(table: ScoreTable, scenario: Scenario): Weights {
  const criteria = Float64Array.from(table.criteria, ({ id, weight }) =>
    tenThousandths(own(scenario.weights, id) ?? weight),
  )
  const { confidence } = scenario
  const levels = [1, confidence[1] ?? 1, confidence[2] ?? 1, confidence[3] ?? 1]
  return {
    criteria,
    total: criteria.reduce((sum, value) => sum + value, 0),
    confidence: Float64Array.from(levels, tenThousandths),
  }
}

/** Fills `used` and `reviewScore`; a review that answers less than half of the weight is not used. */
function scoreReviews(table: ScoreTable, weights: Weights, scores: Scores): void {
  const width = table.criteria.length
  for (let row = 0; row < table.reviews; row += 1) {
    let answered = 0
    let sum = 0
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column
      const weight = Number.isNaN(table.raw[at]) ? 0 : (weights.criteria[column] ?? 0)
      answered += weight
      sum += weight * (table.scaled[at] ?? 0)
    }
    const counts = answered > 0 && answered * 2 >= weights.total
    scores.used[row] = counts && (weights.confidence[table.confidence[row] ?? 0] ?? 0) > 0 ? 1 : 0
    scores.reviewScore[row] = answered > 0 ? (100 * sum) / answered : 0
  }
}

/** One review's score as an exact fraction of 1: [numerator, denominator]. */
function exactReview(table: ScoreTable, weights: Weights, row: number): [bigint, bigint] {
  let numerator = 0n
  let denominator = 1n
  let answered = 0n
  table.criteria.forEach(({ min, max, lowIsGood }, column) => {
    const raw = table.raw[row * table.criteria.length + column] ?? NaN
    if (Number.isNaN(raw)) return
    const weight = BigInt(weights.criteria[column] ?? 0)
    const range = BigInt(tenThousandths(max) - tenThousandths(min))
    const above = BigInt(lowIsGood ? tenThousandths(max) - raw : raw - tenThousandths(min))
    numerator = numerator * range + weight * above * denominator
    denominator *= range
    answered += weight
  })
  return [numerator, denominator * answered]
}

function exactScore(table: ScoreTable, weights: Weights, rows: readonly number[]): number {
  let numerator = 0n
  let denominator = 1n
  let total = 0n
  for (const row of rows) {
    const weight = BigInt(weights.confidence[table.confidence[row] ?? 0] ?? 0)
    const [above, below] = exactReview(table, weights, row)
    numerator = numerator * below + weight * above * denominator
    denominator *= below
    total += weight
  }
  return Number(divideHalfEven(numerator * 100_000n, denominator * total))
}

const usedRows = (table: ScoreTable, used: Uint8Array, proposal: number): number[] => {
  const rows: number[] = []
  for (let row = table.first[proposal] ?? 0; row < (table.first[proposal + 1] ?? 0); row += 1)
    if (used[row] === 1) rows.push(row)
  return rows
}

/**
 * How near to a half the double has to be before exact fractions decide. The double's own error is below
 * 10⁻⁸ thousandths: about 10² operations on values up to 10⁵ with a relative error of 2⁻⁵³ each.
 */
const doubtful = 1e-6

interface Weighed {
  readonly weights: Weights
  readonly scores: Scores
}

function scoreProposal(proposal: number, table: ScoreTable, { weights, scores }: Weighed): number {
  let sum = 0
  let total = 0
  for (let row = table.first[proposal] ?? 0; row < (table.first[proposal + 1] ?? 0); row += 1) {
    if (scores.used[row] !== 1) continue
    const weight = weights.confidence[table.confidence[row] ?? 0] ?? 0
    sum += weight * (scores.reviewScore[row] ?? 0)
    total += weight
  }
  if (total === 0) return -1
  const thousandths = (1000 * sum) / total
  const fraction = thousandths - Math.floor(thousandths)
  if (Math.abs(fraction - 0.5) > doubtful) return Math.round(thousandths)
  return exactScore(table, weights, usedRows(table, scores.used, proposal))
}

/**
 * Scores of all proposals under a scenario: each criterion score on 0…1, the weighted mean over the scored
 * criteria of each review, the mean of the used reviews (weighted by confidence), rounded once, half to
 * even, to a thousandth of a point. Exact: a double decides where it is sure, fractions where it is not.
 */
export function scoreProposals(table: ScoreTable, scenario: Scenario): Scores {
  const weights = readWeights(table, scenario)
  const scores: Scores = {
    score: new Float64Array(table.first.length - 1),
    used: new Uint8Array(table.reviews),
    reviewScore: new Float64Array(table.reviews),
  }
  scoreReviews(table, weights, scores)
  const weighed = { weights, scores }
  for (let i = 0; i < scores.score.length; i += 1) scores.score[i] = scoreProposal(i, table, weighed)
  return scores
}
