import { makeEngine, type Engine } from '../allocation/engine.ts'
import type { Scenario } from '../contract/scenario.ts'
import type { ScoresDocument } from '../contract/scores.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import type { Sha256 } from '../record/hash.ts'
import { normalSnapshotHash, scenarioHash } from '../record/normal-form.ts'
import { int, real } from '../scoring/at.ts'
import { clipped, printedVariances } from '../scoring/calibrate.ts'
import { oneWayMoments, type Variances } from '../scoring/moments.ts'
import { remlVariances } from '../scoring/reml.ts'
import { printed } from '../scoring/rounding.ts'
import { agreementOf } from './agreement.ts'
import { crossingOf } from './crossing.ts'
import { drawScenario, type DrawOptions } from './draw-scenario.ts'
import { judge, type Judged } from './judge.ts'
import { finish, leaveOneOut, type Flips } from './leave-one-out.ts'
import { outliersOf } from './outliers.ts'
import { proposalRows, reviewerRows } from './score-rows.ts'
import { greyZoneOf, uncertaintyOf } from './uncertainty.ts'

export interface ScoreDocumentOptions extends DrawOptions {
  /** Variances by restricted likelihood too: some seconds at hundreds of reviewers. */
  readonly reml?: boolean | undefined
  /** Awards that hang on one reviewer: one run for each of them. */
  readonly flips?: boolean | undefined
  /** The platform's own SHA-256, if there is one. */
  readonly digest?: Sha256 | undefined
}

export interface ScoreProgress {
  readonly stage: 'draws' | 'reviewers'
  readonly done: number
  readonly of: number
}

type Steps<T> = Generator<ScoreProgress, T>

function* reported<T>(
  stage: ScoreProgress['stage'],
  steps: Generator<{ readonly done: number; readonly of: number }, T>,
): Steps<T> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    yield { stage, done: step.value.done, of: step.value.of }
  }
}

const shown = (variances: Variances | null): Variances | null =>
  variances && printedVariances(clipped(variances))

function variancesOf(
  { graph, y, calibration }: Judged,
  { reml = false }: ScoreDocumentOptions,
): ScoresDocument['variances'] {
  return {
    moments: shown(calibration.variances),
    oneWay: shown(oneWayMoments(graph, y)),
    ...(reml ? { reml: shown(remlVariances(graph, y, calibration.strata)?.variances ?? null) } : {}),
  }
}

function componentRows({ run, reviewers, calibration, belief }: Judged): ScoresDocument['components'] {
  const { count, ofProposal, ofReviewer } = calibration.components
  const namesIn = (names: readonly string[], of: Int32Array, component: number): string[] =>
    names.filter((_, node) => of[node] === component)
  return Array.from({ length: count }, (_, component) => {
    const stratum =
      typeof belief === 'string' ? -1 : int(belief.model.strata.ofProposal, ofProposal.indexOf(component))
    return {
      mean: typeof belief === 'string' ? null : printed(real(belief.effects.mean, stratum)),
      proposals: namesIn(run.field.ids, ofProposal, component),
      reviewers: namesIn(reviewers, ofReviewer, component),
    }
  })
}

/**
 * What the reviews say about the proposals, and how surely, as `furrow.scores/1`: a step at a time, so that whoever
 * runs it can show how far it is, or stop. @throws DomainError `solver-missing`
 */
export function* scoreSteps(
  engine: Engine,
  scenario: Scenario,
  options: ScoreDocumentOptions = {},
): Steps<ScoresDocument> {
  const judged = judge(engine, scenario, options.solver)
  const { run, calibration, belief } = judged
  const uncertainty = uncertaintyOf(run, {
    belief,
    ...(yield* reported('draws', drawScenario(engine, judged, options))),
  })
  const flips: Flips[] | null =
    options.flips === true ? yield* reported('reviewers', leaveOneOut(engine, scenario, options)) : null
  return {
    format: 'furrow.scores/1',
    snapshot: normalSnapshotHash(engine.field.snapshot, options.digest),
    scenario: scenarioHash(scenario),
    calibration: {
      ...calibration.verdict,
      applied: calibration.verdict.applied && scenario.calibration === 'shift',
    },
    variances: variancesOf(judged, options),
    components: componentRows(judged),
    crossing: crossingOf(judged),
    agreement: agreementOf(judged),
    uncertainty: uncertainty.facts,
    greyZone: greyZoneOf(run, uncertainty),
    outliers: outliersOf(judged),
    flips: flips?.map((flip) => ({ ...flip, gains: [...flip.gains], loses: [...flip.loses] })) ?? null,
    proposals: proposalRows(judged, uncertainty),
    reviewers: reviewerRows(judged, uncertainty),
  }
}

/**
 * The same at once. Pure and deterministic: the same bytes out for the same bytes in, whatever the order of the
 * input. The scenario has to fit the snapshot. @throws DomainError `solver-missing`
 */
export const scoreDocument = (
  snapshot: Snapshot,
  scenario: Scenario,
  options: ScoreDocumentOptions = {},
): ScoresDocument => finish(scoreSteps(makeEngine(snapshot), scenario, options))
