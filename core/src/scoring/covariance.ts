import { runAll, spanned, type Parts } from '../allocation/progress.ts'
import { int, real } from './at.ts'
import { choleskyParts, inverseParts, type Square } from './cholesky.ts'
import type { EffectsModel } from './effects.ts'

/**
 * The reduced matrix of a model written out: reviewers (none where they have no effect), then the strata. For up
 * to some hundreds of reviewers; the solver itself never needs it.
 */
export function reducedMatrix(model: EffectsModel): Square & { readonly reviewers: number } {
  const { graph, strata, read, proposalDiagonal, reviewerDiagonal, variances } = model
  const reviewers = variances.reviewer > 0 ? graph.reviewers : 0
  const size = reviewers + strata.count
  const values = new Float64Array(size * size)
  const add = (row: number, column: number, value: number): void => {
    values[row * size + column] = real(values, row * size + column) + value
  }
  for (let j = 0; j < reviewers; j += 1) add(j, j, real(reviewerDiagonal, j))
  for (let i = 0; i < graph.proposals; i += 1) {
    const [from, to] = [int(graph.first, i), int(graph.first, i + 1)]
    if (from === to) continue
    const total = real(read, i)
    const depth = real(proposalDiagonal, i)
    const place = reviewers + int(strata.ofProposal, i)
    add(place, place, total - (total * total) / depth)
    if (reviewers > 0) addReviewers({ model, i, place, add })
  }
  return { size, values, reviewers }
}

interface Added {
  readonly model: EffectsModel
  readonly i: number
  readonly place: number
  readonly add: (row: number, column: number, value: number) => void
}

/** What the reviewers of one proposal have in common. */
function addReviewers({ model: { graph, read, proposalDiagonal }, i, place, add }: Added): void {
  const { first, reviewer, weight } = graph
  const depth = real(proposalDiagonal, i)
  for (let row = int(first, i); row < int(first, i + 1); row += 1) {
    const [j, v] = [int(reviewer, row), real(weight, row)]
    const border = v - (v * real(read, i)) / depth
    add(j, place, border)
    add(place, j, border)
    for (let other = int(first, i); other < int(first, i + 1); other += 1)
      add(j, int(reviewer, other), -(v * real(weight, other)) / depth)
  }
}

/** How far effects are from their predictions, squared: in points². */
export interface Covariance {
  /** Of mean + proposal, per proposal; NaN without a review. */
  readonly proposal: Float64Array
  /** Per reviewer; the variance of the model itself where reviewers have no effect. */
  readonly reviewer: Float64Array
  /** Covariances of one proposal with all, into `out`. */
  readonly row: (i: number, out: Float64Array) => void
}

/** A proposal as a sum of the unknowns: an entry for each review's author, and one for the mean. */
interface Loadings {
  readonly entry: Float64Array
  readonly mean: Float64Array
  /** Per proposal: where its own reviewers begin and end; nowhere where reviewers have no effect. */
  readonly from: Int32Array
  readonly to: Int32Array
}

function loadingsOf({ graph, read, proposalDiagonal, variances }: EffectsModel, withMean: boolean): Loadings {
  const from = graph.first.slice(0, -1)
  return {
    entry: graph.weight.map((v, row) => -v / real(proposalDiagonal, int(graph.proposal, row))),
    mean: read.map((total, i) => (withMean ? 1 : 0) - total / real(proposalDiagonal, i)),
    from,
    to: variances.reviewer > 0 ? graph.first.slice(1) : from,
  }
}

interface Inverted {
  readonly model: EffectsModel
  readonly loadings: Loadings
  /** The inverse of the reduced matrix. */
  readonly inverse: Square
  readonly reviewers: number
}

/** The loadings of a proposal times the inverse, into `out`. */
function spread({ model, loadings, inverse, reviewers }: Inverted, i: number, out: Float64Array): void {
  const { graph, strata } = model
  const { size, values } = inverse
  const place = (reviewers + int(strata.ofProposal, i)) * size
  for (let k = 0; k < size; k += 1) out[k] = real(loadings.mean, i) * real(values, place + k)
  for (let row = int(loadings.from, i); row < int(loadings.to, i); row += 1) {
    const start = int(graph.reviewer, row) * size
    const entry = real(loadings.entry, row)
    for (let k = 0; k < size; k += 1) out[k] = real(out, k) + entry * real(values, start + k)
  }
}

function product({ model, loadings, reviewers }: Inverted, i: number, vector: Float64Array): number {
  const { graph, strata } = model
  let sum = real(loadings.mean, i) * real(vector, reviewers + int(strata.ofProposal, i))
  for (let row = int(loadings.from, i); row < int(loadings.to, i); row += 1)
    sum += real(loadings.entry, row) * real(vector, int(graph.reviewer, row))
  return sum
}

/**
 * Prediction errors given the variances, with the uncertainty of the means and of the reviewers: noise × the
 * inverse of the mixed-model matrix. Source: Henderson 1975.
 * @param withMean of mean + effect (what ranks; the default), or of the effect alone
 * @returns null where the matrix cannot be inverted
 */
export const covarianceOf = (model: EffectsModel, options: CovarianceOptions = {}): Covariance | null =>
  runAll(covarianceParts(model, options))

interface CovarianceOptions {
  readonly withMean?: boolean
}

/** The same in parts, by what is inverted. */
export function* covarianceParts(
  model: EffectsModel,
  { withMean = true }: CovarianceOptions = {},
): Parts<Covariance | null> {
  const { graph, proposalDiagonal, variances } = model
  const matrix = reducedMatrix(model)
  const factor = yield* spanned(choleskyParts(matrix), [0, 1 / 3])
  if (factor === null) return null
  const inverse = yield* spanned(inverseParts(factor), [1 / 3, 1])
  const { size, values } = inverse
  const inverted = { model, loadings: loadingsOf(model, withMean), inverse, reviewers: matrix.reviewers }
  const vector = new Float64Array(size)
  const own = (i: number): number =>
    variances.noise * (1 / real(proposalDiagonal, i) + product(inverted, i, vector))
  return {
    proposal: Float64Array.from({ length: graph.proposals }, (_, i) => {
      if (int(graph.first, i) === int(graph.first, i + 1)) return NaN
      spread(inverted, i, vector)
      return own(i)
    }),
    reviewer: Float64Array.from({ length: graph.reviewers }, (_, j) =>
      matrix.reviewers > 0 ? variances.noise * real(values, j * size + j) : variances.reviewer,
    ),
    row: (i, out) => {
      spread(inverted, i, vector)
      for (let k = 0; k < graph.proposals; k += 1) out[k] = variances.noise * product(inverted, k, vector)
      out[i] = own(i)
    },
  }
}
