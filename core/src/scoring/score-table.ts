import type { Snapshot } from '../contract/snapshot.ts'
import { tenThousandths } from './decimals.ts'

/** The reviews of a snapshot as numbers, grouped by proposal; made once, read at every move of a slider. */
export interface ScoreTable {
  readonly criteria: Snapshot['call']['criteria']
  readonly reviews: number
  /** Reviews of proposal i are those from first[i] to before first[i + 1]. */
  readonly first: Int32Array
  /** Review r, criterion c at r × criteria + c: the score in ten-thousandths, NaN where there is none. */
  readonly raw: Float64Array
  /** The same on 0…1, turned around where low is good; 0 where there is none. */
  readonly scaled: Float64Array
  /** 1, 2, 3, or 0 where the review has no confidence. */
  readonly confidence: Uint8Array
}

type Criterion = Snapshot['call']['criteria'][number]

/** Fills one column; the subtractions are of integers, so that only the division rounds. */
function readColumn(table: ScoreTable, column: number, { reviews, criterion }: ColumnSource): void {
  const { id, lowIsGood } = criterion
  const [min, max] = [tenThousandths(criterion.min), tenThousandths(criterion.max)]
  const width = table.criteria.length
  for (let row = 0; row < reviews.length; row += 1) {
    const score = reviews[row]?.scores[id]
    // What every object inherits under an id such as `constructor` is no number.
    if (typeof score !== 'number') continue
    const raw = tenThousandths(score)
    table.raw[row * width + column] = raw
    table.scaled[row * width + column] = (lowIsGood ? max - raw : raw - min) / (max - min)
  }
}

interface ColumnSource {
  readonly reviews: Snapshot['reviews']
  readonly criterion: Criterion
}

/** Where the reviews of each proposal begin; they stand together, so each proposal is looked up once. */
function firstReviews(reviews: Snapshot['reviews'], proposalIndex: ReadonlyMap<string, number>): Int32Array {
  const first = new Int32Array(proposalIndex.size + 1)
  let [last, place] = ['', 0]
  for (const { proposal } of reviews) {
    if (proposal !== last) [last, place] = [proposal, (proposalIndex.get(proposal) ?? 0) + 1]
    first[place] = (first[place] ?? 0) + 1
  }
  for (let i = 0; i < proposalIndex.size; i += 1) first[i + 1] = (first[i + 1] ?? 0) + (first[i] ?? 0)
  return first
}

/**
 * Reads the reviews of a snapshot in normal form, where they stand by proposal and then by reviewer, into
 * arrays. @param proposalIndex where each proposal stands.
 */
export function makeScoreTable(snapshot: Snapshot, proposalIndex: ReadonlyMap<string, number>): ScoreTable {
  const { reviews } = snapshot
  const { criteria } = snapshot.call
  const table: ScoreTable = {
    criteria,
    reviews: reviews.length,
    first: firstReviews(reviews, proposalIndex),
    raw: new Float64Array(reviews.length * criteria.length).fill(NaN),
    scaled: new Float64Array(reviews.length * criteria.length),
    confidence: new Uint8Array(reviews.length),
  }
  for (let row = 0; row < reviews.length; row += 1) table.confidence[row] = reviews[row]?.confidence ?? 0
  criteria.forEach((criterion, column) => readColumn(table, column, { reviews, criterion }))
  return table
}
