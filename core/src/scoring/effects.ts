import { int, real } from './at.ts'
import type { Strata, Variances } from './moments.ts'
import type { ReviewGraph } from './review-graph.ts'

/** y = mean of the stratum + proposal + reviewer + noise. A reviewer's effect above 0 means lenient. */
export interface Effects {
  /** Per stratum, in points. */
  readonly mean: Float64Array
  /** Per proposal and per reviewer, in points; 0 without a review. */
  readonly proposal: Float64Array
  readonly reviewer: Float64Array
  /** Steps of the solver. */
  readonly iterations: number
}

/** A design with its variances; scores come later, and many times. */
export interface EffectsModel {
  readonly graph: ReviewGraph
  readonly strata: Strata
  readonly variances: Variances
  /** Σ v per proposal. */
  readonly read: Float64Array
  /** D: Σ v + noise / proposal variance. */
  readonly proposalDiagonal: Float64Array
  /** E: Σ v + noise / reviewer variance. */
  readonly reviewerDiagonal: Float64Array
}

/** @param variances noise above 0 where the reviewer variance is above 0 */
export function makeEffectsModel(graph: ReviewGraph, strata: Strata, variances: Variances): EffectsModel {
  const { proposals, reviewers, proposal, reviewer, weight } = graph
  const read = new Float64Array(proposals)
  const written = new Float64Array(reviewers)
  for (let row = 0; row < weight.length; row += 1) {
    const [v, i, j] = [real(weight, row), int(proposal, row), int(reviewer, row)]
    read[i] = real(read, i) + v
    written[j] = real(written, j) + v
  }
  // A variance of 0 makes the ratio infinite, and every quotient by it 0: no effect.
  const [ofProposal, ofReviewer] = [
    variances.noise / variances.proposal,
    variances.noise / variances.reviewer,
  ]
  return {
    graph,
    strata,
    variances,
    read,
    proposalDiagonal: read.map((v) => v + ofProposal),
    reviewerDiagonal: written.map((v) => v + ofReviewer),
  }
}

/** The unknowns of the reduced system: reviewers, then the means of the strata. */
export type Unknowns = Float64Array

/**
 * The reduced matrix times x: proposals are eliminated, one pass over the reviews each way. Most of the time goes
 * into the inner loops, which read arrays in place: through the shared helpers they take a third longer.
 */
function multiply(model: EffectsModel, x: Unknowns, out: Unknowns): void {
  const { graph, strata, read, proposalDiagonal, reviewerDiagonal } = model
  const { proposals, reviewers, first, reviewer, weight } = graph
  for (let j = 0; j < reviewers; j += 1) out[j] = real(reviewerDiagonal, j) * real(x, j)
  out.fill(0, reviewers)
  for (let i = 0; i < proposals; i += 1) {
    const [from, to] = [int(first, i), int(first, i + 1)]
    if (from === to) continue
    const place = reviewers + int(strata.ofProposal, i)
    const mean = real(x, place)
    const total = real(read, i)
    let sum = total * mean
    for (let row = from; row < to; row += 1) sum += (weight[row] ?? 0) * (x[reviewer[row] ?? 0] ?? 0)
    const share = sum / real(proposalDiagonal, i)
    const rest = mean - share
    for (let row = from; row < to; row += 1) {
      const j = reviewer[row] ?? 0
      out[j] = (out[j] ?? 0) + (weight[row] ?? 0) * rest
    }
    out[place] = real(out, place) + sum - total * share
  }
}

/** The right-hand side, into `right`: what is left of the scores when proposals are eliminated. */
function writeRightHand(model: EffectsModel, y: Float64Array, right: Unknowns): void {
  const { graph, strata, read, proposalDiagonal } = model
  const { proposals, reviewers, first, reviewer, weight } = graph
  right.fill(0)
  for (let i = 0; i < proposals; i += 1) {
    const [from, to] = [int(first, i), int(first, i + 1)]
    let sum = 0
    for (let row = from; row < to; row += 1) sum += real(weight, row) * real(y, row)
    const share = sum / real(proposalDiagonal, i)
    for (let row = from; row < to; row += 1) {
      const j = int(reviewer, row)
      right[j] = real(right, j) + real(weight, row) * (real(y, row) - share)
    }
    const place = reviewers + int(strata.ofProposal, i)
    if (from < to) right[place] = real(right, place) + sum - real(read, i) * share
  }
}

function diagonal({ graph, strata, read, proposalDiagonal, reviewerDiagonal }: EffectsModel): Unknowns {
  const { proposals, reviewers, proposal, reviewer, weight } = graph
  const entries = new Float64Array(reviewers + strata.count)
  entries.set(reviewerDiagonal)
  for (let row = 0; row < weight.length; row += 1) {
    const [v, j] = [real(weight, row), int(reviewer, row)]
    entries[j] = real(entries, j) - (v * v) / real(proposalDiagonal, int(proposal, row))
  }
  for (let i = 0; i < proposals; i += 1) {
    const total = real(read, i)
    const place = reviewers + int(strata.ofProposal, i)
    if (total > 0) entries[place] = real(entries, place) + total - (total * total) / real(proposalDiagonal, i)
  }
  return entries
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let k = 0; k < a.length; k += 1) sum += real(a, k) * real(b, k)
  return sum
}

/** a += factor × b */
function add(a: Float64Array, factor: number, b: Float64Array): void {
  for (let k = 0; k < a.length; k += 1) a[k] = real(a, k) + factor * real(b, k)
}

/** Rounding keeps the residual above the tolerance only where the noise is almost 0; then this ends it. */
const mostIterations = 2000

interface System {
  readonly model: EffectsModel
  readonly preconditioner: Unknowns
  readonly tolerance: number
  readonly room: Room
}

/** What conjugate gradients keep from step to step; made once for all that is solved. */
interface Room {
  readonly right: Unknowns
  readonly product: Unknowns
  readonly residual: Unknowns
  readonly scaled: Unknowns
  readonly direction: Unknowns
}

const makeRoom = (length: number): Room => ({
  right: new Float64Array(length),
  product: new Float64Array(length),
  residual: new Float64Array(length),
  scaled: new Float64Array(length),
  direction: new Float64Array(length),
})

/** Conjugate gradients with the diagonal as preconditioner; improves x in place. Source: Hestenes & Stiefel 1952. */
function conjugateGradients({ model, preconditioner, tolerance, room }: System, x: Unknowns): number {
  const { right, product, residual, scaled, direction } = room
  multiply(model, x, product)
  const limit = tolerance * tolerance * dot(right, right)
  for (let k = 0; k < x.length; k += 1) {
    residual[k] = real(right, k) - real(product, k)
    scaled[k] = real(residual, k) / real(preconditioner, k)
    direction[k] = real(scaled, k)
  }
  let power = dot(residual, scaled)
  for (let iteration = 0; iteration < mostIterations; iteration += 1) {
    if (dot(residual, residual) <= limit) return iteration
    multiply(model, direction, product)
    const step = power / dot(direction, product)
    add(x, step, direction)
    add(residual, -step, product)
    for (let k = 0; k < x.length; k += 1) scaled[k] = real(residual, k) / real(preconditioner, k)
    const next = dot(residual, scaled)
    const ratio = next / power
    for (let k = 0; k < x.length; k += 1) direction[k] = real(scaled, k) + ratio * real(direction, k)
    power = next
  }
  return mostIterations
}

/** Mean per stratum, of the proposals' means weighted by their precision: no reviewer has an effect. */
function precisionMeans({ graph, strata, read, variances }: EffectsModel, y: Float64Array): Float64Array {
  const sums = new Float64Array(strata.count)
  const totals = new Float64Array(strata.count)
  const isExact = variances.proposal === 0 && variances.noise === 0
  for (let i = 0; i < graph.proposals; i += 1) {
    const weight = real(read, i)
    if (weight === 0) continue
    const place = int(strata.ofProposal, i)
    let sum = 0
    for (let row = int(graph.first, i); row < int(graph.first, i + 1); row += 1)
      sum += real(graph.weight, row) * real(y, row)
    const precision = isExact ? weight : weight / (weight * variances.proposal + variances.noise)
    sums[place] = real(sums, place) + (precision * sum) / weight
    totals[place] = real(totals, place) + precision
  }
  return sums.map((sum, place) => sum / real(totals, place))
}

interface Solved {
  readonly unknowns: Unknowns
  readonly effects: Float64Array
}

/** p = Σ v (y − mean − r) / D, per proposal, into `effects`. */
function writeEffects(model: EffectsModel, y: Float64Array, { unknowns, effects }: Solved): void {
  const { graph, strata, proposalDiagonal } = model
  const { proposals, reviewers, first, reviewer, weight } = graph
  for (let i = 0; i < proposals; i += 1) {
    const [from, to] = [int(first, i), int(first, i + 1)]
    const mean = real(unknowns, reviewers + int(strata.ofProposal, i))
    let sum = 0
    for (let row = from; row < to; row += 1)
      sum += real(weight, row) * (real(y, row) - mean - real(unknowns, int(reviewer, row)))
    effects[i] = from === to || model.variances.proposal === 0 ? 0 : sum / real(proposalDiagonal, i)
  }
}

export interface SolveOptions {
  /** A solution near by: that of the frame before, while a slider moves. */
  readonly start?: Effects | undefined
  /** Relative residual at which to stop; default 10⁻¹⁰. */
  readonly tolerance?: number
  /** Where the effects of the proposals are written; a new array without it. */
  readonly proposal?: Float64Array
}

/** Solves a design for scores, as often as they change; what does not depend on them is computed once. */
export function makeEffectsSolver(model: EffectsModel) {
  const { graph, strata, variances } = model
  const preconditioner = diagonal(model)
  const room = makeRoom(graph.reviewers + strata.count)
  const fresh = (y: Float64Array): Unknowns => {
    const unknowns = new Float64Array(graph.reviewers + strata.count)
    unknowns.set(precisionMeans(model, y), graph.reviewers)
    return unknowns
  }
  const from = ({ reviewer, mean }: Effects): Unknowns => {
    const unknowns = new Float64Array(graph.reviewers + strata.count)
    unknowns.set(reviewer)
    unknowns.set(mean, graph.reviewers)
    return unknowns
  }
  return (y: Float64Array, { start, tolerance = 1e-10, ...into }: SolveOptions = {}): Effects => {
    const isNear =
      start?.reviewer.length === graph.reviewers &&
      start.mean.length === strata.count &&
      variances.reviewer > 0
    const unknowns = isNear && start !== undefined ? from(start) : fresh(y)
    if (variances.reviewer > 0) writeRightHand(model, y, room.right)
    const iterations =
      variances.reviewer > 0 ? conjugateGradients({ model, preconditioner, tolerance, room }, unknowns) : 0
    const { proposal = new Float64Array(graph.proposals) } = into
    writeEffects(model, y, { unknowns, effects: proposal })
    return {
      mean: unknowns.slice(graph.reviewers),
      proposal,
      reviewer: unknowns.slice(0, graph.reviewers),
      iterations,
    }
  }
}

/**
 * Best linear unbiased predictions of the effects. Source: Henderson 1975; reviewers and means by conjugate
 * gradients after each proposal is eliminated exactly.
 */
export const solveEffects = (model: EffectsModel, y: Float64Array, options: SolveOptions = {}): Effects =>
  makeEffectsSolver(model)(y, options)
