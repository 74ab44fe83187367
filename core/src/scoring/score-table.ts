import type { Snapshot } from '../contract/snapshot.ts'
import { tenThousandths } from './decimals.ts'

/** The reviews of a snapshot as numbers, grouped by proposal; made once, read at every move of a slider. */
export interface ScoreTable {
  readonly criteria: Snapshot['call']['criteria']
  readonly reviews: number
  /** Reviews of proposal i are those from first[i] to before first[i + 1]. */
  readonly first: Int32Array
  /** Index of the review in the snapshot's list. */
  readonly source: Int32Array
  /** Review r, criterion c at r × criteria + c: the score in ten-thousandths, NaN where there is none. */
  readonly raw: Float64Array
  /** The same on 0…1, turned around where low is good; 0 where there is none. */
  readonly scaled: Float64Array
  /** 1, 2, 3, or 0 where the review has no confidence. */
  readonly confidence: Uint8Array
}

/** Order of the reviews by proposal and then by reviewer, whatever their order in the input. */
function reviewOrder(snapshot: Snapshot, proposalIndex: ReadonlyMap<string, number>): Int32Array {
  const { reviews } = snapshot
  const keys = reviews.map((review) => proposalIndex.get(review.proposal) ?? 0)
  return Int32Array.from(reviews.keys()).sort((a, b) => {
    const step = (keys[a] ?? 0) - (keys[b] ?? 0)
    if (step !== 0) return step
    return (reviews[a]?.reviewer ?? '') < (reviews[b]?.reviewer ?? '') ? -1 : 1
  })
}

type Criterion = Snapshot['call']['criteria'][number]

const onUnit = (score: number, { min, max, lowIsGood }: Criterion): number => {
  const share = (score - min) / (max - min)
  return lowIsGood ? 1 - share : share
}

/** Reads the reviews of a snapshot into arrays. @param proposalIndex where each proposal stands. */
export function makeScoreTable(snapshot: Snapshot, proposalIndex: ReadonlyMap<string, number>): ScoreTable {
  const { reviews } = snapshot
  const { criteria } = snapshot.call
  const width = criteria.length
  const source = reviewOrder(snapshot, proposalIndex)
  const first = new Int32Array(proposalIndex.size + 1)
  const raw = new Float64Array(reviews.length * width).fill(NaN)
  const scaled = new Float64Array(reviews.length * width)
  const confidence = new Uint8Array(reviews.length)
  source.forEach((index, row) => {
    const review = reviews[index]
    if (review === undefined) return
    const proposal = proposalIndex.get(review.proposal) ?? 0
    first[proposal + 1] = (first[proposal + 1] ?? 0) + 1
    confidence[row] = review.confidence ?? 0
    criteria.forEach((criterion, column) => {
      const score = review.scores[criterion.id]
      if (score === undefined || score === null) return
      raw[row * width + column] = tenThousandths(score)
      scaled[row * width + column] = onUnit(score, criterion)
    })
  })
  for (let i = 0; i < proposalIndex.size; i += 1) first[i + 1] = (first[i + 1] ?? 0) + (first[i] ?? 0)
  return { criteria, reviews: reviews.length, first, source, raw, scaled, confidence }
}
