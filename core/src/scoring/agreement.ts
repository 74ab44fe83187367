import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { normalSnapshot } from '../record/normal-form.ts'
import { krippendorffAlpha, unitsOf, type Units } from './alpha.ts'
import { intraclass, type Intraclass } from './intraclass.ts'
import { scoreProposals } from './score-proposals.ts'
import { makeScoreTable } from './score-table.ts'
import { readReviewers, usedReviews } from './scorer.ts'

/** How far the reviewers of a call agree; null where it is not defined. */
export interface Agreement {
  /** Proposals with two used reviews and more, and the used reviews of all. */
  readonly proposals: number
  readonly reviews: number
  /** Krippendorff's alpha of the review scores, interval metric. */
  readonly alpha: number | null
  /** ICC(1,1), its 95 % interval, and ICC(1,k) of the mean of the reviews that a proposal has. */
  readonly single: number | null
  readonly interval: readonly [number, number] | null
  readonly mean: number | null
}

/** How far the scores of used reviews agree: alpha by the interval metric, and the intraclass correlation. */
export interface ScoreAgreement {
  readonly units: Units
  readonly alpha: number | null
  readonly within: Intraclass | null
}

/** @param first where each proposal's scores begin in `y` */
export function scoreAgreement(first: Int32Array, y: Float64Array): ScoreAgreement {
  const units = unitsOf(first, y)
  return { units, alpha: krippendorffAlpha(units, 'interval'), within: intraclass(units) }
}

/** Agreement on the review scores (0…100) that a scenario's weights give. */
export function agreementOf(snapshot: Snapshot, scenario: Scenario): Agreement {
  const { proposals, reviews, ...rest } = normalSnapshot(snapshot)
  const place = new Map(proposals.map(({ id }, index) => [id, index]))
  const table = makeScoreTable({ ...rest, proposals, reviews }, place)
  const scores = scoreProposals(table, scenario)
  const { graph, y } = usedReviews(table, readReviewers(reviews), { scenario, scores })
  const { units, alpha, within } = scoreAgreement(graph.first, y)
  return {
    proposals: units.filter((values) => values.length > 1).length,
    reviews: y.length,
    alpha,
    single: within?.single ?? null,
    interval: within?.interval ?? null,
    mean: within?.mean ?? null,
  }
}
