import { at } from './at.ts'
import { cholesky, logDeterminant } from './cholesky.ts'
import { reducedMatrix } from './covariance.ts'
import { makeEffectsModel, solveEffects } from './effects.ts'
import { exponential, naturalLog } from './elementary.ts'
import { minimise } from './minimise.ts'
import { crossedMoments, fromFirst, type Strata, type Variances } from './moments.ts'
import type { ReviewGraph } from './review-graph.ts'

export interface Reml {
  readonly variances: Variances
  /** −2 ln of the restricted likelihood. */
  readonly minusTwoLogLikelihood: number
}

interface Fitted {
  readonly noise: number
  readonly minusTwoLogLikelihood: number
}

interface Call {
  readonly graph: ReviewGraph
  readonly y: Float64Array
  readonly strata: Strata
}

const twoPi = 2 * Math.PI
/** Variances further apart than e²⁰ count as 0. */
const furthest = 20

/** Profile of the restricted likelihood over the noise, at ratios of the variances to it. */
function fitAt({ graph, y, strata }: Call, ratios: Variances): Fitted {
  const model = makeEffectsModel(graph, strata, ratios)
  const factor = cholesky(reducedMatrix(model))
  if (factor === null) return { noise: NaN, minusTwoLogLikelihood: Infinity }
  const { mean, proposal, reviewer } = solveEffects(model, y)
  const quadratic = y.reduce((sum, score, row) => {
    const i = at(graph.proposal, row)
    const fitted =
      at(mean, at(strata.ofProposal, i)) + at(proposal, i) + at(reviewer, at(graph.reviewer, row))
    return sum + at(graph.weight, row) * score * (score - fitted)
  }, 0)
  const free = y.length - strata.count
  const noise = quadratic / free
  const reviewed = model.read.filter((weight) => weight > 0)
  const determinant =
    logDeterminant(factor, naturalLog) +
    model.proposalDiagonal.reduce(
      (sum, depth, i) => (at(model.read, i) > 0 ? sum + naturalLog(depth) : sum),
      0,
    ) +
    reviewed.length * naturalLog(ratios.proposal) +
    graph.reviewers * naturalLog(ratios.reviewer) -
    graph.weight.reduce((sum, weight) => sum + naturalLog(weight), 0)
  return { noise, minusTwoLogLikelihood: free * (naturalLog(twoPi * noise) + 1) + determinant }
}

const held = (x: number): number => Math.min(furthest, Math.max(-furthest, x))

/**
 * Variances by restricted maximum likelihood, for the audit: the moments are nearly as good and a thousand times as
 * fast. For up to some hundreds of reviewers (one dense factor for each of about 100 steps). Null where the moments
 * cannot tell the variances apart. Source: Patterson & Thompson 1971; profile as in Bates et al. 2015, lme4.
 */
export function remlVariances(graph: ReviewGraph, scores: Float64Array, strata: Strata): Reml | null {
  const { raw } = crossedMoments(graph, scores, strata)
  if (raw === null) return null
  const call = { graph, y: fromFirst(scores), strata }
  const total = raw.proposal + raw.reviewer + raw.noise
  if (!(total > 0)) return null
  const least = total / 1000
  const noise = Math.max(least, raw.noise)
  const start = [raw.proposal, raw.reviewer].map((part) => naturalLog(Math.max(least, part) / noise))
  const ratiosAt = ([a, b]: readonly [number, number]): Variances => ({
    proposal: exponential(held(a)),
    reviewer: exponential(held(b)),
    noise: 1,
  })
  const [first = 0, second = 0] = start
  const best = minimise((point) => fitAt(call, ratiosAt(point)).minusTwoLogLikelihood, [first, second])
  const ratios = ratiosAt(best)
  const fitted = fitAt(call, ratios)
  return {
    variances: {
      proposal: ratios.proposal * fitted.noise,
      reviewer: ratios.reviewer * fitted.noise,
      noise: fitted.noise,
    },
    minusTwoLogLikelihood: fitted.minusTwoLogLikelihood,
  }
}
