import type { CalibrationVerdict } from '../contract/calibration.ts'
import { componentsOf, type Components } from './components.ts'
import { makeEffectsModel, solveEffects, type Effects, type EffectsModel } from './effects.ts'
import { crossedMoments, type Strata, type Variances } from './moments.ts'
import { reviewsPerProposal, reviewsPerReviewer, weightedMeans, type ReviewGraph } from './review-graph.ts'
import { printed } from './rounding.ts'

/** Scores with the strictness of the reviewers allowed for, in points. */
export interface Calibrated {
  readonly model: EffectsModel
  readonly effects: Effects
  /** Per proposal: Σ v (y − r) / Σ v, on the scale and with the spread of raw means; NaN without a review. */
  readonly adjusted: Float64Array
  /** Per proposal: mean + p, drawn towards the mean as far as the reviews are few: what ranks. NaN without one. */
  readonly posterior: Float64Array
}

export interface Calibration {
  readonly verdict: CalibrationVerdict
  readonly components: Components
  readonly strata: Strata
  /** Negative ones as 0; null where the call cannot tell them apart. */
  readonly variances: Variances | null
  /** Null where the gate refuses. */
  readonly calibrated: Calibrated | null
}

/** Fewer proposals do not make a mean of their own. */
const smallestIsland = 3
const fewestCycles = 10
const frequent = 3
/** Of the reviewers, the share that has to be frequent; of the variance within proposals, the share to be seen. */
const enoughFrequent = 0.5
const visibleShare = 0.05

type Facts = Omit<CalibrationVerdict, 'method' | 'applied' | 'reason' | 'variances'>

function factsOf(graph: ReviewGraph, { count, proposals: sizes }: Components): Facts {
  const filled = (counts: Int32Array, least: number): number =>
    counts.reduce((sum, n) => (n >= least ? sum + 1 : sum), 0)
  const perReviewer = reviewsPerReviewer(graph)
  const reviews = graph.weight.length
  const proposals = filled(reviewsPerProposal(graph), 1)
  const reviewers = filled(perReviewer, 1)
  return {
    reviews,
    proposals,
    reviewers,
    components: count,
    islands: filled(sizes, smallestIsland),
    cycles: reviews - proposals - reviewers + count,
    frequentReviewers: filled(perReviewer, frequent),
  }
}

/** One mean for the call or, where there are several islands, one for every component. */
const strataOf = (components: Components, islands: number): Strata =>
  islands > 1
    ? { count: components.count, ofProposal: components.ofProposal }
    : { count: 1, ofProposal: components.ofProposal.map((component) => Math.min(component, 0)) }

/** What rounding leaves of a variance of 0, as a share of them all. */
const rounding = 1e-9

/** Negative ones, which stand for 0, as 0. */
export function clipped({ proposal, reviewer, noise }: Variances): Variances {
  const least = rounding * (Math.abs(proposal) + Math.abs(reviewer) + Math.abs(noise))
  const clip = (variance: number): number => (variance > least ? variance : 0)
  return { proposal: clip(proposal), reviewer: clip(reviewer), noise: clip(noise) }
}

/** The rules of the gate, the first that holds. Source: docs/scores.md. */
function reasonOf(facts: Facts, variances: Variances | null): CalibrationVerdict['reason'] {
  if (facts.reviews === 0) return 'no-reviews'
  if (facts.cycles < fewestCycles || facts.frequentReviewers < enoughFrequent * facts.reviewers)
    return 'too-few-reviews'
  if (variances === null) return 'too-few-reviews'
  const { proposal, reviewer, noise } = variances
  if (reviewer === 0 || reviewer < visibleShare * (reviewer + noise)) return 'no-visible-effect'
  if (proposal === 0) return 'no-separation'
  return facts.islands > 1 ? 'islands' : 'connected'
}

/** Without any noise the levels of proposals and reviewers cannot be told apart; a trace of it decides. */
const traceOfNoise = 1e-4

const withTrace = ({ proposal, reviewer, noise }: Variances): Variances => ({
  proposal,
  reviewer,
  noise: Math.max(noise, traceOfNoise * (proposal + reviewer)),
})

/** Means with the reviewers' effects taken off, and the posterior means. */
export function applyEffects(model: EffectsModel, y: Float64Array, effects: Effects): Calibrated {
  const { graph, strata } = model
  const less = new Float64Array(y.length)
  for (let row = 0; row < y.length; row += 1)
    less[row] = (y[row] ?? 0) - (effects.reviewer[graph.reviewer[row] ?? 0] ?? 0)
  const posterior = effects.proposal.map(
    (effect, i) => (effects.mean[strata.ofProposal[i] ?? -1] ?? NaN) + effect,
  )
  return { model, effects, adjusted: weightedMeans(graph, less), posterior }
}

/** Variances as they are printed: to a thousandth. */
export const printedVariances = ({ proposal, reviewer, noise }: Variances): Variances => ({
  proposal: printed(proposal),
  reviewer: printed(reviewer),
  noise: printed(noise),
})

/**
 * Takes the strictness of the reviewers off the scores: crossed random effects with variances by moments, or the
 * reason why this call does not allow it. Means of islands stay as they are: nobody compared them.
 * @param y score of each review, in points, in the order of the graph
 * @param start effects of a run near by, from which the solver goes on
 */
export function calibrate(graph: ReviewGraph, y: Float64Array, start?: Effects): Calibration {
  const components = componentsOf(graph)
  const facts = factsOf(graph, components)
  const strata = strataOf(components, facts.islands)
  const { raw } = crossedMoments(graph, y, strata)
  const variances = raw === null ? null : clipped(raw)
  const reason = reasonOf(facts, variances)
  const applied = reason === 'connected' || reason === 'islands'
  const shown = variances === null ? null : printedVariances(variances)
  const verdict = { method: 'shift', applied, reason, ...facts, variances: shown } as const
  if (!applied || variances === null) return { verdict, components, strata, variances, calibrated: null }
  const model = makeEffectsModel(graph, strata, withTrace(variances))
  const calibrated = applyEffects(model, y, solveEffects(model, y, { start }))
  return { verdict, components, strata, variances, calibrated }
}
