import type { Policy } from '../contract/policies.ts'
import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { at } from './contest.ts'
import { makeEngine, type Engine, type EngineRun, type RunOptions } from './engine.ts'
import { differing, measuresOf, type FirstTimes, type Measures } from './measures.ts'
import { runAll, type Parts } from './progress.ts'
import type { Solver } from './solver.ts'

/** The policies that are compared unless others are named; steps and bands at usual scores. */
export const usualPolicies: readonly Policy[] = [
  { kind: 'cutoff', mode: 'skip', partial: true },
  { kind: 'cutoff', mode: 'stop', partial: false },
  {
    kind: 'proportional',
    admission: 'skip',
    weight: 'score-above-base-times-request',
    base: 0,
    rounding: 'webster',
  },
  {
    kind: 'steps',
    steps: [
      { score: 80, share: 1 },
      { score: 70, share: 0.75 },
      { score: 60, share: 0.5 },
    ],
    mode: 'skip',
    partial: true,
  },
  { kind: 'tiers', fund: 80, draw: 60, mode: 'skip', partial: true },
  { kind: 'equal-shares', voters: 'criteria', utility: 'score-times-cost' },
  { kind: 'knapsack', objective: 'score-hours' },
  { kind: 'knapsack', objective: 'scores' },
]

interface MatrixOptions {
  /** Without one the exact choice is left out. */
  readonly solver?: Solver
  readonly policies?: readonly Policy[]
  /** Where the snapshot does not say it. */
  readonly firstTimes?: FirstTimes | undefined
}

const runnable = ({ solver, policies = usualPolicies }: MatrixOptions): readonly Policy[] =>
  policies.filter(({ kind }) => kind !== 'knapsack' || solver !== undefined)

export interface PolicyRow extends Measures {
  readonly policy: Policy
  /** Proposals whose award is not that of the scenario's own policy. */
  readonly differing: number
  /** False where the exact choice was not proven, so that the cut-off stands in. */
  readonly proven: boolean
}

function policyRow(
  engine: Engine,
  scenario: Scenario,
  { own, policy, solver, firstTimes }: PolicyTrial,
): PolicyRow {
  const run = engine.run({ ...scenario, policy }, { solver })
  const { certificate } = run.grants
  return {
    policy,
    ...measuresOf(run, firstTimes),
    differing: differing(own, run),
    proven: certificate === undefined || certificate.proven,
  }
}

interface PolicyTrial extends RunOptions {
  readonly own: EngineRun
  readonly policy: Policy
  readonly firstTimes: FirstTimes | undefined
}

/** `policyMatrix` a policy at a time, on an engine that is there already. */
export function* policyMatrixParts(
  engine: Engine,
  scenario: Scenario,
  options: MatrixOptions = {},
): Parts<PolicyRow[]> {
  const { solver, firstTimes } = options
  const own = engine.run(scenario, { solver })
  const policies = runnable(options)
  const rows: PolicyRow[] = []
  for (const policy of policies) {
    rows.push(policyRow(engine, scenario, { own, policy, solver, firstTimes }))
    yield { done: rows.length, of: policies.length }
  }
  return rows
}

/** What each policy comes to under one scenario. */
export const policyMatrix = (
  snapshot: Snapshot,
  scenario: Scenario,
  options: MatrixOptions = {},
): PolicyRow[] => runAll(policyMatrixParts(makeEngine(snapshot), scenario, options))

export interface Gain {
  readonly proposal: string
  /** GPU-hours of use: hours above the true request count for nothing. */
  readonly before: number
  readonly after: number
}

export interface GamingRow {
  readonly policy: Policy
  /** Who gains by asking for twice as much; the technical cap stands. */
  readonly doubledRequest: readonly Gain[]
  /** Who gains by claiming a minimum of twice as much, at most the request. */
  readonly doubledMinimum: readonly Gain[]
  readonly tried: number
}

interface Trial {
  readonly engine: Engine
  readonly scenario: Scenario
  readonly options: RunOptions
  readonly honest: EngineRun
}

/** Runs with one bound of one proposal changed; what it gains, if it gains. */
function gainOf(
  trial: Trial,
  i: number,
  bounds: { readonly upper?: number; readonly lower?: number },
): Gain[] {
  const { engine, scenario, options, honest } = trial
  const { field } = engine
  const changed = (values: Float64Array, value: number | undefined): Float64Array => {
    if (value === undefined) return values
    const copy = values.slice()
    copy[i] = value
    return copy
  }
  const whatIf = { upper: changed(field.upper, bounds.upper), lower: changed(field.lower, bounds.lower) }
  const run = engine.run(scenario, { ...options, whatIf })
  const { granularity } = field.snapshot.call
  const before = at(honest.grants.award, i) * granularity
  const after = Math.min(at(run.grants.award, i), at(field.upper, i)) * granularity
  return after > before ? [{ proposal: field.ids[i] ?? '', before, after }] : []
}

/** U where twice as much is asked for; the cap of the technical assessment does not move. */
function doubledUpper({ engine: { field } }: Trial, i: number): number {
  const { granularity } = field.snapshot.call
  const { requested = 0, technicalCap } = field.snapshot.proposals[i] ?? {}
  return Math.floor(Math.min(2 * requested, technicalCap ?? 2 * requested) / granularity)
}

interface GamingOptions extends MatrixOptions {
  /** Those to try; by default all ranked ones. */
  readonly proposals?: readonly string[]
}

interface Turn {
  readonly policies: readonly Policy[]
  readonly place: number
  readonly wanted: ReadonlySet<string> | undefined
}

/** Who is tried under one policy, a proposal at a time. */
function* gamingRow(trial: Trial, { policies, place, wanted }: Turn): Parts<GamingRow> {
  const { upper, lower, ids } = trial.engine.field
  const tried = [...trial.honest.contest.order].filter((i) => wanted?.has(ids[i] ?? '') ?? true)
  const doubledRequest: Gain[] = []
  const doubledMinimum: Gain[] = []
  for (const [index, i] of tried.entries()) {
    doubledRequest.push(...gainOf(trial, i, { upper: doubledUpper(trial, i) }))
    doubledMinimum.push(...gainOf(trial, i, { lower: Math.min(at(upper, i), 2 * at(lower, i)) }))
    yield { done: place * tried.length + index + 1, of: policies.length * tried.length }
  }
  return { policy: trial.scenario.policy, doubledRequest, doubledMinimum, tried: tried.length }
}

/** `gamingReport` a proposal at a time, on an engine that is there already. */
export function* gamingParts(
  engine: Engine,
  scenario: Scenario,
  { proposals, ...options }: GamingOptions = {},
): Parts<GamingRow[]> {
  const wanted = proposals === undefined ? undefined : new Set(proposals)
  const policies = runnable(options)
  const rows: GamingRow[] = []
  for (const [place, policy] of policies.entries()) {
    const under = { engine, scenario: { ...scenario, policy }, options: { solver: options.solver } }
    const trial = { ...under, honest: engine.run(under.scenario, under.options) }
    rows.push(yield* gamingRow(trial, { policies, place, wanted }))
  }
  return rows
}

/**
 * What each applicant would gain by asking for more than is needed, or by claiming to need more at least, under
 * each policy: to be read before a policy is chosen.
 */
export const gamingReport = (
  snapshot: Snapshot,
  scenario: Scenario,
  options: GamingOptions = {},
): GamingRow[] => runAll(gamingParts(makeEngine(snapshot), scenario, options))
