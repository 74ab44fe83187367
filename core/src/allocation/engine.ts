import type { Outcome } from '../contract/outcome.ts'
import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { tieRanks } from '../ranking/tie-order.ts'
import { totalOrder } from '../ranking/total-order.ts'
import type { Sha256 } from '../record/hash.ts'
import { normalScenario, normalSnapshotHash, scenarioHash } from '../record/normal-form.ts'
import { int, real } from '../scoring/at.ts'
import { tenThousandths } from '../scoring/decimals.ts'
import { own } from '../scoring/own.ts'

import { newSpace, type Space } from '../scoring/space.ts'
import type { Scores } from '../scoring/score-proposals.ts'
import type { ScoreTable } from '../scoring/score-table.ts'
import { makeScorer, type Scorer, type ScenarioScores, type ScoreOptions } from '../scoring/scorer.ts'
import type { Contest, Grants } from './contest.ts'
import { makeField, type Field } from './field.ts'
import { grantAll } from './grant.ts'
import { buildOutcome } from './outcome.ts'
import { makePots, wholeContest, type Pot } from './pots.ts'
import { weighted } from './priority.ts'
import { makeServed } from './served.ts'
import type { Solver } from './solver.ts'
import { stand, type Standings } from './standing.ts'

/** One run, all amounts in units of the call's granularity unless said. */
export interface EngineRun extends Standings {
  readonly field: Field
  readonly scenario: Scenario
  readonly scores: ScenarioScores
  /** Per proposal: thousandths of a point, −1 where not ranked. */
  readonly priority: Float64Array
  /** The whole call as one contest; the pots hold the parts that were run. */
  readonly contest: Contest
  readonly pots: readonly Pot[]
  readonly grants: Grants
}

/** A run with something other than it is. Bounds in units, the budget in GPU-hours. */
export interface WhatIf {
  readonly budget?: number
  readonly upper?: Float64Array
  readonly lower?: Float64Array
  readonly scores?: Scores
  /** The moved marks behind other scores: under equal shares those who pay read them. */
  readonly table?: ScoreTable | undefined
  /** One proposal that stands elsewhere than its score says. */
  readonly standing?: { readonly proposal: number; readonly standing: number; readonly failedColumn: number }
}

export interface RunOptions extends ScoreOptions {
  /** Where the arrays of the run come from; new ones without it. */
  readonly space?: Space | undefined
  /** Needed by the policy `knapsack`. */
  readonly solver?: Solver | undefined
  readonly whatIf?: WhatIf
}

/** One scenario under many budgets (of the call, in GPU-hours): all that the budget does not move is worked out once. */
export interface Ladder {
  run(budget: number): EngineRun
  /** N of the pot that depends on the budget. */
  unitsAt(budget: number): number
  /** Of that pot, per proposal: above 0 for whom `run` gives hours, found without spreading them. */
  served(): (budget: number) => Float64Array
}

/** An allocation prepared for one snapshot: run it as often as a slider moves. */
export interface Engine {
  readonly field: Field
  readonly scorer: Scorer
  /** @throws DomainError `solver-missing` where the policy needs a solver and there is none. */
  run(scenario: Scenario, options?: RunOptions): EngineRun
  ladder(scenario: Scenario, options?: RunOptions): Ladder
  outcome(scenario: Scenario, options?: RunOptions): Outcome
}

/** Area weight per group, in ten-thousandths; the group without an area weighs 1. */
const areaWeights = (field: Field, scenario: Scenario): Float64Array =>
  Float64Array.from(['', ...field.areaIds], (id, group) =>
    tenThousandths(group === 0 ? 1 : (own(scenario.areaWeights, id) ?? 1)),
  )

/** Puts one proposal where a what-if wants it. */
function standElsewhere({ standing, failedColumn }: Standings, fixed: WhatIf['standing']): void {
  if (fixed === undefined) return
  standing[fixed.proposal] = fixed.standing
  failedColumn[fixed.proposal] = fixed.failedColumn
}

interface Run extends RunOptions {
  readonly scorer: Scorer
  readonly scenario: Scenario
  readonly ties: Int32Array
}

interface Weighed extends Pick<Standings, 'standing'> {
  readonly scores: Scores
  readonly weights: Float64Array
  readonly area: Int32Array
  readonly space: Space
}

/** Thousandths of a point, weighted by the area; −1 where not ranked. */
function prioritiesOf({ scores, standing, weights, area, space }: Weighed): Float64Array {
  const priority = space.reals(area.length)
  for (let i = 0; i < area.length; i += 1)
    priority[i] = standing[i] === 0 ? weighted(real(scores.score, i), real(weights, int(area, i))) : -1
  return priority
}

function rankedOf({ standing }: Standings, space: Space): Int32Array {
  const ranked = space.integers(standing.length)
  let count = 0
  for (let i = 0; i < standing.length; i += 1) {
    if (standing[i] !== 0) continue
    ranked[count] = i
    count += 1
  }
  return ranked.subarray(0, count)
}

function climb(base: Field, options: Run): Ladder {
  const { scenario, ties, whatIf = {}, solver, scorer, warm, space = newSpace } = options
  const { upper = base.upper, lower = base.lower } = whatIf
  const field = { ...base, upper, lower, table: whatIf.table ?? base.table }
  const scores = whatIf.scores ?? scorer.score(scenario, { warm })
  const standings = stand(field, scenario, { scores, space })
  standElsewhere(standings, whatIf.standing)
  const weights = areaWeights(field, scenario)
  const priority = prioritiesOf({ ...standings, scores, weights, area: field.area, space })
  const order = totalOrder(rankedOf(standings, space), { priority, ties, space })
  const { kept, rest } = makePots(field, scenario, { upper, lower, order, priority, space })
  const source = { field, scenario, scores, priority, ties, areaWeights: weights, solver }
  return {
    run: (budget) => {
      const pots = [...kept, rest(budget)]
      const contest = wholeContest(pots, order)
      return {
        field,
        scenario,
        scores,
        priority,
        ...standings,
        contest,
        pots,
        grants: grantAll(pots, source),
      }
    },
    unitsAt: (budget) => rest(budget).contest.units,
    served: () => {
      const served = makeServed(rest(0).contest, source)
      return (budget) => served(rest(budget).contest)
    },
  }
}

/**
 * Prepares a snapshot (of any order) for many runs: scores as arrays, tie keys kept per seed, the hash of the
 * snapshot taken once and only when an outcome is asked for. Scenarios have to fit the snapshot
 * (`scenarioIssues` is empty). @param digest the platform's own SHA-256, if there is one
 */
export function makeEngine(snapshot: Snapshot, digest?: Sha256): Engine {
  const field = makeField(snapshot)
  const scorer = makeScorer(field.table, field.snapshot.reviews)
  let seed: string | undefined
  let ties: Int32Array = new Int32Array()
  let hash: string | undefined
  const ladder = (scenario: Scenario, options: RunOptions = {}): Ladder => {
    if (scenario.seed !== seed) ties = tieRanks(scenario.seed, field.ids)
    seed = scenario.seed
    return climb(field, { ...options, scenario: normalScenario(scenario), ties, scorer })
  }
  const run = (scenario: Scenario, options: RunOptions = {}): EngineRun =>
    ladder(scenario, options).run(options.whatIf?.budget ?? field.snapshot.call.budget)
  const outcome = (scenario: Scenario, options: RunOptions = {}): Outcome => {
    hash ??= normalSnapshotHash(field.snapshot, digest)
    return buildOutcome(run(scenario, options), { snapshot: hash, scenario: scenarioHash(scenario) })
  }
  return { field, scorer, run, ladder, outcome }
}
