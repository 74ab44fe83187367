import { makeEngine, type Engine } from '@furrow/core/allocation/engine'
import { parseScenario, type Scenario } from '@furrow/core/contract/scenario'
import { spearman } from '@furrow/core/ranking/compare-ranks'
import { makeSyntheticCall } from '@furrow/core/ranking/synthetic-call'
import { covarianceOf } from '@furrow/core/scoring/covariance'
import { usedReviews } from '@furrow/core/scoring/scorer'
import type { Design } from './designs.ts'
import { methodNames, methods, type Judgement, type MethodName, type Scored } from './methods.ts'

/** How well a method finds the truth, each a share or a correlation. */
export interface Figures {
  /** Of the truly best quarter, the share that stands in the method's best quarter. */
  readonly hits: number
  /** Spearman's rank correlation with the truth. */
  readonly correlation: number
  /** Of the hours that the truth would give, the share that goes to the same proposals. */
  readonly hours: number
  /** Proposals whose truth lies in the interval of 50 and of 90 %; null for a method without intervals. */
  readonly within50: number | null
  readonly within90: number | null
}

/** Standard normal quantiles of 75 and 95 %. */
const [half, most] = [0.674_489_750_196_082, 1.644_853_626_951_472]

const parsed = parseScenario({ format: 'furrow.scenario/1', policy: { kind: 'cutoff' }, seed: 'simulation' })
if (!parsed.ok) throw new Error('the scenario of the simulation is wrong')
const scenario: Scenario = parsed.value

/** Indices, the best first; among equals the first. */
const orderOf = (values: Float64Array): number[] =>
  Array.from(values.keys()).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)

/** Hours by the cut-off if these were the scores; only their order counts. */
function awardsBy(engine: Engine, values: Float64Array): Float64Array {
  const score = new Float64Array(values.length)
  orderOf(values).forEach((i, place) => {
    score[i] = values.length - place
  })
  const scores = { ...engine.scorer.score(scenario), score }
  return engine.run(scenario, { whatIf: { scores } }).grants.award
}

function shareOfHours(engine: Engine, truth: Float64Array, values: Float64Array): number {
  const [right, found] = [awardsBy(engine, truth), awardsBy(engine, values)]
  const same = right.reduce((sum, units, i) => sum + Math.min(units, found[i] ?? 0), 0)
  return same / right.reduce((sum, units) => sum + units, 0)
}

function hitsOf(truth: Float64Array, values: Float64Array): number {
  const quarter = Math.round(truth.length / 4)
  const best = new Set(orderOf(truth).slice(0, quarter))
  return (
    orderOf(values)
      .slice(0, quarter)
      .filter((i) => best.has(i)).length / quarter
  )
}

/** Share of the truths that lie within so many standard errors of what is believed. */
function coverageOf({ belief }: Judgement, truth: Float64Array): [number, number] | null {
  if (belief === null || typeof belief === 'string') return null
  const variances = covarianceOf(belief.model)?.proposal
  if (variances === undefined) return null
  const errors = truth.map(
    (worth, i) => Math.abs(worth - (belief.posterior[i] ?? NaN)) / Math.sqrt(variances[i] ?? NaN),
  )
  const within = (limit: number): number => errors.filter((error) => error <= limit).length / truth.length
  return [within(half), within(most)]
}

/** One invented call through every method. */
export function play({ wish }: Design, seed: string): Record<MethodName, Figures> {
  const { snapshot, truth: worth } = makeSyntheticCall({ ...wish, seed })
  const engine = makeEngine(snapshot)
  const scores = engine.scorer.score(scenario)
  const scored: Scored = usedReviews(engine.field.table, engine.scorer.reviewers(), { scenario, scores })
  const truth = Float64Array.from(engine.field.ids, (id) => worth[id] ?? NaN)
  const figuresOf = (name: MethodName): Figures => {
    const judgement: Judgement = methods[name](scored)
    const [within50, within90] = coverageOf(judgement, truth) ?? [null, null]
    return {
      hits: hitsOf(truth, judgement.score),
      correlation: spearman(truth, judgement.score),
      hours: shareOfHours(engine, truth, judgement.score),
      within50,
      within90,
    }
  }
  return {
    mean: figuresOf('mean'),
    median: figuresOf('median'),
    'z-score': figuresOf('z-score'),
    calibration: figuresOf('calibration'),
  }
}

export interface Row {
  readonly design: Design
  readonly means: Readonly<Record<MethodName, Figures>>
  /** Standard error of what calibration finds more than the mean, in hits. */
  readonly gainError: number
}

const average = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
}

function meansOf(played: readonly Record<MethodName, Figures>[], name: MethodName): Figures {
  const mean = (key: keyof Figures): number | null => average(played.map((figures) => figures[name][key]))
  return {
    hits: mean('hits') ?? NaN,
    correlation: mean('correlation') ?? NaN,
    hours: mean('hours') ?? NaN,
    within50: mean('within50'),
    within90: mean('within90'),
  }
}

/** All calls of a design; the k-th has the seed `simulation-k`. @param calls fewer than the design says */
export function playDesign(design: Design, calls = design.calls): Row {
  const played = Array.from({ length: calls }, (_, k) => play(design, `simulation-${k}`))
  const gains = played.map(({ calibration, mean }) => calibration.hits - mean.hits)
  const gain = average(gains) ?? 0
  const squares = gains.reduce((sum, one) => sum + (one - gain) ** 2, 0)
  const [mean, median, zScore, calibration] = methodNames.map((name) => meansOf(played, name))
  if (mean === undefined || median === undefined || zScore === undefined || calibration === undefined)
    throw new Error('a method is missing')
  return {
    design,
    means: { mean, median, 'z-score': zScore, calibration },
    gainError: Math.sqrt(squares / Math.max(1, calls - 1) / calls),
  }
}
