import { int, real } from './at.ts'
import { reviewsPerProposal, reviewsPerReviewer, type ReviewGraph } from './review-graph.ts'

/** Variances of the model: of what proposals are worth, of how strict reviewers are, of one review of weight 1. */
export interface Variances {
  readonly proposal: number
  readonly reviewer: number
  readonly noise: number
}

/** Σ (y − mean)² about the means of proposals, of reviewers, and of the strata. */
export interface SumsOfSquares {
  readonly withinProposal: number
  readonly withinReviewer: number
  readonly total: number
}

/** Which mean each proposal is measured from: one for the call, or one per island. */
export interface Strata {
  readonly count: number
  /** Per proposal; −1 without a review. */
  readonly ofProposal: Int32Array
}

/** Sums over the reviews of one group each. */
interface Groups {
  readonly count: Float64Array
  readonly sum: Float64Array
  /** Σ 1/v. */
  readonly inverse: Float64Array
}

/** @param key the group of each review */
function groupBy(key: Int32Array, size: number, { noise, y }: Scored): Groups {
  const count = new Float64Array(size)
  const sum = new Float64Array(size)
  const inverse = new Float64Array(size)
  for (let row = 0; row < y.length; row += 1) {
    const group = key[row] ?? 0
    count[group] = (count[group] ?? 0) + 1
    sum[group] = (sum[group] ?? 0) + (y[row] ?? 0)
    inverse[group] = (inverse[group] ?? 0) + (noise[row] ?? 0)
  }
  return { count, sum, inverse }
}

interface Scored {
  /** 1/v of each review. */
  readonly noise: Float64Array
  readonly y: Float64Array
}

function squaresAbout(key: Int32Array, { count, sum }: Groups, y: Float64Array): number {
  const means = sum.map((total, group) => total / real(count, group))
  let squares = 0
  for (let row = 0; row < y.length; row += 1) {
    const deviation = (y[row] ?? 0) - (means[key[row] ?? 0] ?? 0)
    squares += deviation * deviation
  }
  return squares
}

/** Σ (1 − 1/n) Σ 1/v over groups: what one unit of noise adds to the sum of squares within them. */
const noiseShare = ({ count, inverse }: Groups): number =>
  count.reduce((sum, n, group) => (n === 0 ? sum : sum + (1 - 1 / n) * real(inverse, group)), 0)

/** Σ over strata of N − Σ n²/N, with n the counts of groups that lie in one stratum each. */
function spread(counts: Int32Array, stratumOf: Int32Array, whole: Float64Array): number {
  const squares = new Float64Array(whole.length)
  counts.forEach((n, group) => {
    const stratum = stratumOf[group] ?? -1
    if (stratum >= 0) squares[stratum] = real(squares, stratum) + n * n
  })
  return whole.reduce((sum, n, group) => (n === 0 ? sum : sum + n - real(squares, group) / n), 0)
}

/** The stratum of each reviewer: that of the proposals they read, which lie in one. */
function reviewerStrata({ reviewers, reviewer, proposal }: ReviewGraph, strata: Strata): Int32Array {
  const of = new Int32Array(reviewers).fill(-1)
  for (let row = 0; row < reviewer.length; row += 1)
    of[int(reviewer, row)] = strata.ofProposal[int(proposal, row)] ?? -1
  return of
}

/** Scores less the first of them: equal ones come to exactly 0, and squares stay small. */
export function fromFirst(scores: Float64Array): Float64Array {
  const less = new Float64Array(scores.length)
  const base = real(scores, 0)
  for (let row = 0; row < less.length; row += 1) less[row] = (scores[row] ?? 0) - base
  return less
}

function inverseOf(weight: Float64Array): Float64Array {
  const inverse = new Float64Array(weight.length)
  for (let row = 0; row < inverse.length; row += 1) inverse[row] = 1 / (weight[row] ?? 0)
  return inverse
}

/** The stratum of each review. */
function reviewStrata(proposal: Int32Array, { ofProposal }: Strata): Int32Array {
  const of = new Int32Array(proposal.length)
  for (let row = 0; row < of.length; row += 1) of[row] = ofProposal[proposal[row] ?? 0] ?? 0
  return of
}

export interface Moments {
  readonly sums: SumsOfSquares
  /** As they come out, negative ones too; null where the call cannot tell them apart. */
  readonly raw: Variances | null
}

type Row = readonly [number, number, number]

const determinant = ([a, b, c]: Row, [d, e, f]: Row, [g, h, i]: Row): number =>
  a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)

/** Solves three equations by Cramer's rule; null where they are not independent. */
function solveThree(rows: readonly [Row, Row, Row], right: Row): Variances | null {
  const whole = determinant(...rows)
  const scale = rows.reduce((product, row) => product * Math.max(...row), 1)
  if (!(Math.abs(whole) > 1e-12 * scale)) return null
  const without = (column: number): number => {
    const put = (row: Row, value: number): Row => [
      column === 0 ? value : row[0],
      column === 1 ? value : row[1],
      column === 2 ? value : row[2],
    ]
    return determinant(put(rows[0], right[0]), put(rows[1], right[1]), put(rows[2], right[2])) / whole
  }
  return { proposal: without(0), reviewer: without(1), noise: without(2) }
}

/**
 * Variances of the crossed model from three sums of squares set equal to their expectations; no distribution is
 * assumed, and one pass over the reviews does it. With strata, scores count from the mean of their stratum.
 * Source: Henderson 1953; Gao & Owen 2017, arXiv 1610.08088.
 */
export function crossedMoments(graph: ReviewGraph, scores: Float64Array, strata: Strata): Moments {
  const y = fromFirst(scores)
  const { proposal, reviewer, weight, proposals, reviewers } = graph
  const scored = { noise: inverseOf(weight), y }
  const stratum = reviewStrata(proposal, strata)
  const rows = groupBy(proposal, proposals, scored)
  const columns = groupBy(reviewer, reviewers, scored)
  const whole = groupBy(stratum, strata.count, scored)
  const sums = {
    withinProposal: squaresAbout(proposal, rows, y),
    withinReviewer: squaresAbout(reviewer, columns, y),
    total: squaresAbout(stratum, whole, y),
  }
  const filled = (counts: Float64Array): number => counts.reduce((sum, n) => sum + (n > 0 ? 1 : 0), 0)
  const raw = solveThree(
    [
      [0, y.length - filled(rows.count), noiseShare(rows)],
      [y.length - filled(columns.count), 0, noiseShare(columns)],
      [
        spread(reviewsPerProposal(graph), strata.ofProposal, whole.count),
        spread(reviewsPerReviewer(graph), reviewerStrata(graph, strata), whole.count),
        noiseShare(whole),
      ],
    ],
    [sums.withinProposal, sums.withinReviewer, sums.total],
  )
  return { sums, raw }
}

/**
 * Variances where the differences between reviewers count as noise: the analysis of variance of one way, for
 * any number of reviews per proposal. Null where each proposal has one review. Source: Henderson 1953, method 1.
 */
export function oneWayMoments(graph: ReviewGraph, scores: Float64Array): Variances | null {
  const y = fromFirst(scores)
  const { proposal, weight, proposals } = graph
  const scored = { noise: inverseOf(weight), y }
  const oneGroup = new Int32Array(y.length)
  const rows = groupBy(proposal, proposals, scored)
  const whole = groupBy(oneGroup, 1, scored)
  const within = noiseShare(rows)
  const between = spread(reviewsPerProposal(graph), new Int32Array(proposals), whole.count)
  if (within === 0 || between === 0) return null
  const noise = squaresAbout(proposal, rows, y) / within
  const total = squaresAbout(oneGroup, whole, y)
  return { proposal: (total - noise * noiseShare(whole)) / between, reviewer: 0, noise }
}
