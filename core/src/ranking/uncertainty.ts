import type { EngineRun } from '../allocation/engine.ts'
import { runAll, spanned, type Parts } from '../allocation/progress.ts'
import type { ScoresDocument } from '../contract/scores.ts'
import { at, real } from '../scoring/at.ts'
import type { Belief, NoBelief } from '../scoring/belief.ts'
import { covarianceOf, covarianceParts, type Covariance } from '../scoring/covariance.ts'
import type { EffectsModel } from '../scoring/effects.ts'
import { printed } from '../scoring/rounding.ts'
import { areaWeightsOf, candidatesOf } from './candidates.ts'
import type { Chances } from './chances.ts'
import { expectedRankParts } from './expected-rank.ts'

/** How sure a call is of its scores. Lists are per proposal, NaN where there is nothing to say. */
export interface Uncertainty {
  readonly facts: ScoresDocument['uncertainty']
  /** In points. */
  readonly posterior: Float64Array
  readonly standardError: Float64Array
  readonly expectedRank: Float64Array
  readonly candidates: Int32Array
  readonly chances: Chances | null
  /** Null where nothing was inverted. */
  readonly inverted: Inverted | null
}

/** The dense inverse of a model, which takes a second at a thousand reviewers. */
interface Inverted {
  readonly model: EffectsModel
  readonly covariance: Covariance
}

/** Fewer reviewed proposals leave the variances themselves uncertain. */
const enoughForVariances = 50
/** A dense inverse of more reviewers takes longer than the draws. */
const mostForInverse = 1500
/** Covariances of every pair among more candidates take half a minute; independent errors move a rank by less than one. */
const mostForPairs = 3000

const tenThousand = 10_000

interface Errors {
  readonly standardErrors: 'exact' | 'simulated'
  readonly variance: Float64Array
  /** Null where errors count as independent. */
  readonly covariance: Covariance | null
  readonly inverted: Inverted | null
}

/** Reviewers whose matrix is inverted, 0 where they have no effect; null where that takes too long. */
function invertible({ graph, variances }: EffectsModel): number | null {
  if (variances.reviewer === 0) return 0
  return graph.reviewers <= mostForInverse ? graph.reviewers : null
}

/** Nanoseconds of one step of an inversion, of which there are the third power, and of one comparison of a pair. */
const costs = { inverse: 2, pair: 30 }

/** How much of what follows the draws is the inversion, 0…1, and how many nanoseconds all of it takes. */
export function afterDrawsOf({ model }: Belief, candidates: number): { share: number; nanoseconds: number } {
  const inverse = costs.inverse * (invertible(model) ?? 0) ** 3
  const nanoseconds = inverse + (costs.pair * candidates ** 2) / 2
  return { share: nanoseconds === 0 ? 0 : inverse / nanoseconds, nanoseconds }
}

/** Exact where the matrix can be inverted in time, else from the draws. */
function* errorParts({ model }: Belief, chances: Chances | null, candidates: number): Parts<Errors | null> {
  const found = invertible(model) === null ? null : yield* covarianceParts(model)
  const covariance = candidates <= mostForPairs ? found : null
  if (found !== null) {
    const inverted = { model, covariance: found }
    return { standardErrors: 'exact', variance: found.proposal, covariance, inverted }
  }
  return (
    chances && {
      standardErrors: 'simulated',
      variance: chances.deviation.map((own) => own * own),
      covariance: null,
      inverted: null,
    }
  )
}

/** Expected ranks among the candidates, by priority: score × weight of the area. */
function* ranksOf(
  run: EngineRun,
  { posterior }: Belief,
  { variance, covariance }: Errors,
): Parts<Float64Array> {
  const candidates = candidatesOf(run)
  const weights = areaWeightsOf(run).map((weight) => weight / tenThousand)
  const weightOf = (place: number): number => real(weights, at(candidates, place))
  const row = new Float64Array(posterior.length)
  const found = yield* expectedRankParts({
    mean: Float64Array.from(candidates, (i) => real(weights, i) * real(posterior, i)),
    variance: Float64Array.from(candidates, (i) => real(weights, i) ** 2 * real(variance, i)),
    covariances:
      covariance === null
        ? undefined
        : (place, out) => {
            covariance.row(at(candidates, place), row)
            candidates.forEach((k, other) => {
              out[other] = weightOf(place) * weightOf(other) * real(row, k)
            })
          },
  })
  const ranks = new Float64Array(posterior.length).fill(NaN)
  candidates.forEach((i, place) => {
    ranks[i] = real(found, place)
  })
  return ranks
}

interface Drawn {
  readonly belief: Belief | NoBelief
  readonly chances: Chances | null
  readonly awards: ScoresDocument['uncertainty']['awards']
}

const reviewed = ({ graph }: Belief['model']): number =>
  Array.from({ length: graph.proposals }, (_, i) => graph.first[i] !== graph.first[i + 1]).filter(Boolean)
    .length

/** Standard errors and expected ranks beside the chances that were drawn. */
export const uncertaintyOf = (run: EngineRun, drawn: Drawn): Uncertainty =>
  runAll(uncertaintyParts(run, drawn))

/** The same in parts: what is inverted, then the pairs that are compared. */
export function* uncertaintyParts(run: EngineRun, { belief, chances, awards }: Drawn): Parts<Uncertainty> {
  const nothing = new Float64Array(run.field.ids.length).fill(NaN)
  const blank = { posterior: nothing, standardError: nothing, expectedRank: nothing }
  const unknown = { ...blank, chances: null, inverted: null }
  const facts = { approximate: false, standardErrors: null, expectedRanks: null, draws: 0 }
  if (typeof belief === 'string')
    return {
      ...unknown,
      candidates: new Int32Array(),
      facts: { ...facts, model: null, reason: belief, awards: 'no-draws' },
    }
  const candidates = candidatesOf(run)
  const { share } = afterDrawsOf(belief, candidates.length)
  const errors = yield* spanned(errorParts(belief, chances, candidates.length), [0, share])
  return {
    ...blank,
    candidates,
    posterior: belief.posterior,
    chances,
    inverted: errors?.inverted ?? null,
    ...(errors && {
      standardError: errors.variance.map((variance) => Math.sqrt(Math.max(0, variance))),
      expectedRank: yield* spanned(ranksOf(run, belief, errors), [share, 1]),
    }),
    facts: {
      model: belief.kind,
      reason: null,
      approximate: reviewed(belief.model) < enoughForVariances,
      ...(errors === null
        ? { standardErrors: null, expectedRanks: null }
        : {
            standardErrors: errors.standardErrors,
            expectedRanks:
              errors.covariance === null ? ('independent' as const) : ('full-covariance' as const),
          }),
      draws: chances?.draws ?? 0,
      awards,
    },
  }
}

/**
 * How long the reviewers' errors may take is the same question. In points; NaN where that is too long.
 * @param inverted what may have been inverted already
 */
export function reviewerErrors(model: EffectsModel, inverted: Inverted | null): Float64Array {
  const { reviewers } = model.graph
  const isKnown = inverted?.model === model
  const covariance = isKnown ? inverted.covariance : reviewers <= mostForInverse ? covarianceOf(model) : null
  return covariance === null
    ? new Float64Array(reviewers).fill(NaN)
    : covariance.reviewer.map((variance) => Math.sqrt(Math.max(0, variance)))
}

/**
 * Where the hours run out if all were served in the order of their expected ranks, and whose interval of rank holds
 * that line: a discussion or a lot decides among those better than their scores do. Null where all are served, and
 * without draws. Source: Heyard et al. 2022, Statistics and Public Policy 9(1), with the line in the middle of the
 * last who is served and the first who is not.
 */
export function greyZoneOf(
  { contest, field }: EngineRun,
  { expectedRank, candidates, chances }: Uncertainty,
): ScoresDocument['greyZone'] {
  if (chances === null) return null
  const order = candidates.slice().sort((a, b) => real(expectedRank, a) - real(expectedRank, b) || a - b)
  let left = contest.units
  const place = order.findIndex((i) => {
    left -= at(contest.upper, i)
    return left < 0
  })
  if (place < 0) return null
  const before = place === 0 ? 0 : real(expectedRank, at(order, place - 1))
  const line = (before + real(expectedRank, at(order, place))) / 2
  const [low, high] = chances.rank50
  // A whole rank stands for the half before and after it: the line lies between two ranks nearly always.
  const inside = candidates.filter((i) => at(low, i) - 0.5 <= line && line <= at(high, i) + 0.5)
  return { line: printed(line), proposals: Array.from(inside, (i) => field.ids[i] ?? '') }
}
