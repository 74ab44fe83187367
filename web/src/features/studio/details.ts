import type { Engine } from '@furrow/core/allocation/engine'
import type { Scenario } from '@furrow/core/contract/scenario'
import { readWeights } from '@furrow/core/scoring/score-proposals'
import type { ScenarioScores } from '@furrow/core/scoring/scorer'

/** One review of a proposal. Points are 0…100. */
export type ReviewDetail = {
  /** Null where the review names nobody. */
  readonly reviewer: string | null
  /** In the order of the call's criteria, on their own scales; null where there is none. */
  readonly marks: readonly (number | null)[]
  /** 1, 2, 3, or null; and what the scenario makes it weigh. */
  readonly confidence: number | null
  readonly weight: number
  readonly total: number
  /** False where too little is answered or the weight is 0. */
  readonly used: boolean
  /** Points by which its writer marks lower than others; null where the scores are not adjusted. */
  readonly strictness: number | null
}

/** The sum that leads from the plain score to the adjusted one: plain + given back + drawn. In points. */
export type Adjustment = {
  readonly plain: number
  /** For the strictness of its reviewers. */
  readonly givenBack: number
  /** Towards the mean of the call (or of its island), the more the fewer its reviews are. */
  readonly drawn: number
  readonly mean: number
  /** Share of the distance from the mean that is kept, 0…1. */
  readonly kept: number
  readonly adjusted: number
}

export type Details = {
  readonly reviews: readonly ReviewDetail[]
  /** Without a used review: null. */
  readonly plain: number | null
  readonly adjustment: Adjustment | null
}

const at = (values: Float64Array | Int32Array | Uint8Array, i: number): number => values[i] ?? 0

function adjustmentOf({ calibration }: ScenarioScores, i: number, plain: number): Adjustment | null {
  const calibrated = calibration?.calibrated ?? null
  if (calibrated === null) return null
  const { model, effects } = calibrated
  const [level, adjusted] = [at(calibrated.adjusted, i), at(calibrated.posterior, i)]
  return {
    plain,
    givenBack: level - plain,
    drawn: adjusted - level,
    mean: at(effects.mean, at(model.strata.ofProposal, i)),
    kept: at(model.read, i) / at(model.proposalDiagonal, i),
    adjusted,
  }
}

/** The single reviews of one proposal under a scenario, and how its score comes from them. */
export function detailsOf({ field, scorer }: Engine, scenario: Scenario, i: number): Details {
  const { table, snapshot } = field
  const scores = scorer.score(scenario)
  const plain = scorer.score({ ...scenario, calibration: 'none' })
  const { confidence } = readWeights(table, scenario)
  const { ofReview } = scorer.reviewers()
  const effects = scores.calibration?.calibrated?.effects.reviewer
  const rows = Array.from(
    { length: at(table.first, i + 1) - at(table.first, i) },
    (_, k) => at(table.first, i) + k,
  )
  const reviews = rows.flatMap((row): ReviewDetail[] => {
    const review = snapshot.reviews[row]
    if (review === undefined) return []
    return [
      {
        reviewer: review.reviewer ?? null,
        marks: table.criteria.map(({ id }) => review.scores[id] ?? null),
        confidence: review.confidence ?? null,
        weight: at(confidence, at(table.confidence, row)) / 10_000,
        // As exact as the column of the ranking, so that both write the same tenth.
        total: Math.fround(at(scores.reviewScore, row)),
        used: scores.used[row] === 1,
        strictness: effects === undefined ? null : -at(effects, at(ofReview, row)),
      },
    ]
  })
  const score = at(plain.score, i)
  return {
    reviews,
    plain: score < 0 ? null : score / 1000,
    adjustment: score < 0 ? null : adjustmentOf(scores, i, score / 1000),
  }
}
