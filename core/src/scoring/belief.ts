import { clipped, type Calibration } from './calibrate.ts'
import { makeEffectsModel, solveEffects, type Effects, type EffectsModel } from './effects.ts'
import { oneWayMoments } from './moments.ts'
import type { ReviewGraph } from './review-graph.ts'

/** What the reviews say of each proposal, and by which model. */
export interface Belief {
  /** `crossed`: reviewers' strictness is allowed for; `one-way`: it counts as noise. */
  readonly kind: 'crossed' | 'one-way'
  readonly model: EffectsModel
  readonly effects: Effects
  /** Per proposal, in points; NaN without a review. */
  readonly posterior: Float64Array
}

/** Why nothing can be said about uncertainty. */
export type NoBelief = 'no-reviews' | 'one-review-each' | 'no-separation'

/** Where differences between reviewers count as noise: the shrunken mean of each proposal. */
function oneWayBelief(graph: ReviewGraph, y: Float64Array): Belief | NoBelief {
  if (y.length === 0) return 'no-reviews'
  const raw = oneWayMoments(graph, y)
  if (raw === null) return 'one-review-each'
  const variances = clipped(raw)
  if (variances.proposal === 0) return 'no-separation'
  const ofProposal = Int32Array.from({ length: graph.proposals }, (_, i) =>
    graph.first[i] === graph.first[i + 1] ? -1 : 0,
  )
  const model = makeEffectsModel(graph, { count: 1, ofProposal }, variances)
  const effects = solveEffects(model, y)
  const posterior = effects.proposal.map((effect, i) =>
    ofProposal[i] === 0 ? (effects.mean[0] ?? 0) + effect : NaN,
  )
  return { kind: 'one-way', model, effects, posterior }
}

/**
 * The belief that fits a scenario: with calibration, and where the gate allows it, that of the crossed model; else
 * the one-way model, in which a strict reviewer is bad luck.
 */
export function beliefOf(
  graph: ReviewGraph,
  y: Float64Array,
  calibration: Calibration | undefined,
): Belief | NoBelief {
  const calibrated = calibration?.calibrated ?? null
  if (calibrated === null) return oneWayBelief(graph, y)
  const { model, effects, posterior } = calibrated
  return { kind: 'crossed', model, effects, posterior }
}
