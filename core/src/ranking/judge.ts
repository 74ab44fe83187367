import type { Engine, EngineRun } from '../allocation/engine.ts'
import type { Solver } from '../allocation/solver.ts'
import type { Scenario } from '../contract/scenario.ts'
import { beliefOf, type Belief, type NoBelief } from '../scoring/belief.ts'
import { calibrate, type Calibration } from '../scoring/calibrate.ts'
import { usedReviews, type UsedReviews } from '../scoring/scorer.ts'

/** A run with what the reviews say behind it. */
export interface Judged extends UsedReviews {
  readonly run: EngineRun
  /** Those who have an id; the graph numbers them first. */
  readonly reviewers: readonly string[]
  /** Of the call, whether the scenario asks for it or not. */
  readonly calibration: Calibration
  /** By the scenario: with calibration where it asks and the gate allows. */
  readonly belief: Belief | NoBelief
}

/** @throws DomainError `solver-missing` */
export function judge(engine: Engine, scenario: Scenario, solver: Solver | undefined): Judged {
  const run = engine.run(scenario, { solver })
  const reviewers = engine.scorer.reviewers()
  const used = usedReviews(engine.field.table, reviewers, { scenario, scores: run.scores })
  const calibration = run.scores.calibration ?? calibrate(used.graph, used.y)
  return {
    ...used,
    run,
    reviewers: reviewers.ids,
    calibration,
    belief: beliefOf(used.graph, used.y, run.scores.calibration),
  }
}
