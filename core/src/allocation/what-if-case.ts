import type { Scenario } from '../contract/scenario.ts'
import { DomainError } from '../errors.ts'
import { at } from './contest.ts'
import type { Engine, EngineRun, RunOptions, WhatIf } from './engine.ts'
import { isPaidByScore } from './voters.ts'

/** Who would get other hours, in GPU-hours. */
export interface Displaced {
  readonly proposal: string
  readonly from: number
  readonly to: number
}

export const asks = ['score', 'criteria', 'request', 'minimum', 'budget', 'margin'] as const

export type Ask = (typeof asks)[number]

export interface ExplainOptions {
  /** Values tried per question where answers do not follow one direction; by default what takes some seconds. */
  readonly effort?: number
  /** The questions to ask, all of them by default; what is not asked stays null or empty and costs nothing. */
  readonly only?: readonly Ask[]
}

/** One proposal under one scenario, and ways to ask what else would come out. */
export interface Case {
  readonly engine: Engine
  readonly scenario: Scenario
  readonly run: EngineRun
  readonly i: number
  readonly granularity: number
  /** Values tried per question: of hours (and of a score by itself), of marks, which are scored anew, of budgets. */
  readonly effort: Record<'hours' | 'marks' | 'budgets', number>
  readonly wants: ReadonlySet<Ask>
  readonly options: RunOptions
  readonly goal: number
}

/** Units of the call that a proposal has in a run. */
export const awardIn = ({ grants }: EngineRun, i: number): number => at(grants.award, i)

/** The run that another question gives; scored once for all questions that move no mark. */
export const ask = ({ engine, scenario, options, run }: Case, whatIf: WhatIf): EngineRun =>
  engine.run(scenario, { ...options, whatIf: { scores: run.scores, ...whatIf } })

/** Units of each proposal (under `proportional` its minimum, if it gets hours) by the budget of the call in GPU-hours. */
export const servedUnder = ({ engine, scenario, options, run }: Case): ((budget: number) => Float64Array) =>
  engine.ladder(scenario, { ...options, whatIf: { scores: run.scores } }).served()

/** Whose hours differ in another run, but for the proposal itself. */
export function movedBy({ run, i, granularity }: Case, other: EngineRun): Displaced[] {
  return [...run.field.ids.keys()].flatMap((j) => {
    const [from, to] = [awardIn(run, j) * granularity, awardIn(other, j) * granularity]
    return j === i || from === to ? [] : [{ proposal: run.field.ids[j] ?? '', from, to }]
  })
}

export interface Asked extends RunOptions, ExplainOptions {
  readonly proposal: string
}

/** Of a score alone only where it decides; of other hours only where there are none: less in full is no gain. */
function wanted(only: readonly Ask[], { run, i }: Pick<Case, 'run' | 'i'>): Set<Ask> {
  const { scenario, field } = run
  const senseless: Ask[] = [
    ...(isPaidByScore(scenario, field.snapshot.call.funders) ? [] : (['score', 'margin'] as const)),
    ...(awardIn(run, i) > 0 ? (['request', 'minimum'] as const) : []),
  ]
  return new Set(only.filter((question) => !senseless.includes(question)))
}

/** Enough to try every budget of a call of 50 proposals; fewer where a run or scoring takes longer. */
function effortFor({ policy, calibration }: Scenario, proposals: number): Case['effort'] {
  const mostHours = {
    knapsack: Math.floor(1200 / proposals),
    'equal-shares': Math.min(10_000, Math.max(2000, 2e5 / proposals)),
  }
  const isSlow = policy.kind === 'knapsack' || policy.kind === 'equal-shares'
  const most = isSlow ? mostHours[policy.kind] : 30_000
  const hours = Math.round(Math.min(most, Math.max(100, 2e6 / proposals)))
  return {
    hours,
    marks: calibration === 'none' ? hours : Math.min(500, hours),
    budgets: isSlow ? hours : Math.max(hours, Math.round(1e7 / (proposals + 100))),
  }
}

/** The proposal under the scenario as it is. @throws DomainError `not-found`, and as a run does */
export function caseOf(engine: Engine, scenario: Scenario, asked: Asked): Case {
  const { proposal, only = asks, effort, ...options } = asked
  const i = engine.field.ids.indexOf(proposal)
  if (i < 0) throw new DomainError('not-found', `The snapshot has no proposal ${proposal}.`)
  const run = engine.run(scenario, options)
  const { granularity } = engine.field.snapshot.call
  const goal = awardIn(run, i) > 0 ? at(run.contest.upper, i) : 1
  return {
    engine,
    scenario,
    run,
    i,
    granularity,
    effort:
      effort === undefined
        ? effortFor(scenario, engine.field.ids.length)
        : { hours: effort, marks: effort, budgets: effort },
    wants: wanted(only, { run, i }),
    options,
    goal,
  }
}
