import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { at } from './at.ts'
import { calibrate, type Calibration } from './calibrate.ts'
import type { Effects } from './effects.ts'
import type { ReviewGraph } from './review-graph.ts'
import { toThousandths } from './rounding.ts'
import { readWeights, scoreProposals, type Scores } from './score-proposals.ts'
import type { ScoreTable } from './score-table.ts'

/**
 * Reviewers of a snapshot, in the order of their ids, and who wrote each review of its table. After those who have an
 * id comes one more for each review that names nobody.
 */
export interface Reviewers {
  readonly ids: readonly string[]
  readonly count: number
  readonly ofReview: Int32Array
}

/** @param reviews in normal form, as the table has them */
export function readReviewers(reviews: Snapshot['reviews']): Reviewers {
  const ids = [...new Set(reviews.flatMap(({ reviewer }) => reviewer ?? []))].sort()
  const place = new Map(ids.map((id, index) => [id, index]))
  let count = ids.length
  const ofReview = Int32Array.from(reviews, ({ reviewer = '' }) => place.get(reviewer) ?? count++)
  return { ids, count, ofReview }
}

export interface UsedReviews {
  readonly graph: ReviewGraph
  /** Per used review: its score, 0…100, and its place in the table. */
  readonly y: Float64Array
  readonly rows: Int32Array
}

const places = 10_000

/** The used reviews of a scenario, with the weights of their confidence. */
export function usedReviews(table: ScoreTable, reviewers: Reviewers, weighed: Weighed): UsedReviews {
  const { scenario, scores } = weighed
  const { confidence } = readWeights(table, scenario)
  const proposals = table.first.length - 1
  const first = new Int32Array(proposals + 1)
  const rows = new Int32Array(scores.used.reduce((sum, used) => sum + used, 0))
  const proposal = new Int32Array(rows.length)
  let count = 0
  let own = 0
  for (let row = 0; row < table.reviews; row += 1) {
    while (row >= at(table.first, own + 1)) {
      own += 1
      first[own] = count
    }
    if (scores.used[row] !== 1) continue
    rows[count] = row
    proposal[count] = own
    count += 1
  }
  first.fill(count, own + 1)
  const graph = {
    proposals,
    reviewers: reviewers.count,
    first,
    proposal,
    reviewer: rows.map((row) => at(reviewers.ofReview, row)),
    weight: Float64Array.from(rows, (row) => at(confidence, at(table.confidence, row)) / places),
  }
  return { graph, y: Float64Array.from(rows, (row) => at(scores.reviewScore, row)), rows }
}

interface Weighed {
  readonly scenario: Scenario
  readonly scores: Scores
}

/** Scores and, with `calibration: "shift"`, what calibrated them. */
export interface ScenarioScores extends Scores {
  readonly calibration?: Calibration
}

export interface ScoreOptions {
  /**
   * Goes on from the run before: faster while a slider moves, and equal up to the tolerance of the solver. What
   * is to be the same bytes everywhere starts afresh.
   */
  readonly warm?: boolean | undefined
}

export interface Scorer {
  readonly reviewers: () => Reviewers
  /** @param table another one than the snapshot's where marks are moved */
  readonly score: (
    scenario: Scenario,
    options?: ScoreOptions & { readonly table?: ScoreTable },
  ) => ScenarioScores
}

/**
 * Scores proposals as scenarios say, calibrated or not; where the gate refuses, plain means stand.
 * @param reviews of the snapshot, in normal form
 */
export function makeScorer(own: ScoreTable, reviews: Snapshot['reviews']): Scorer {
  let read: Reviewers | undefined
  let last: Effects | undefined
  const reviewers = (): Reviewers => (read ??= readReviewers(reviews))
  const score: Scorer['score'] = (scenario, { warm = false, table = own } = {}) => {
    const scores = scoreProposals(table, scenario)
    if (scenario.calibration === 'none') return scores
    const { graph, y } = usedReviews(table, reviewers(), { scenario, scores })
    const calibration = calibrate(graph, y, warm ? last : undefined)
    const { calibrated } = calibration
    if (calibrated === null) return { ...scores, calibration }
    if (warm) last = calibrated.effects
    return {
      ...scores,
      score: scores.score.map((plain, i) => (plain < 0 ? plain : toThousandths(at(calibrated.posterior, i)))),
      calibration,
    }
  }
  return { reviewers, score }
}
