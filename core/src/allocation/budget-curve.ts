import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { at } from './contest.ts'
import { makeEngine, type Engine, type EngineRun, type RunOptions } from './engine.ts'
import { totalsOf } from './outcome.ts'
import { runAll, type Parts } from './progress.ts'

export interface BudgetPoint {
  /** GPU-hours. */
  readonly budget: number
  readonly awarded: number
  readonly funded: number
  /** Who has hours here and had none at the point before (at the first: everybody with hours), and the other way round; by id. */
  readonly enters: readonly string[]
  readonly leaves: readonly string[]
}

/** One unit more, and a proposal loses its award. */
export interface Removal {
  readonly proposal: string
  /** The budget, in GPU-hours, at which it has no award, and had one with a unit less. */
  readonly budget: number
  readonly award: number
}

export interface BudgetCurve {
  readonly points: readonly BudgetPoint[]
  /** One for each proposal and pair of points between which it leaves, from the smallest budget on. */
  readonly removals: readonly Removal[]
}

interface CurveOptions extends RunOptions {
  /** Number of budgets, at least 2; default 200. */
  readonly points?: number
  /** Removals that are looked for by halving; beyond them the points alone say who leaves. All by default. */
  readonly mostRemovals?: number
  /** First and last budget in GPU-hours; by default from what the tracks' pots hold to twice the call's budget. */
  readonly from?: number
  readonly to?: number
}

interface Ladder {
  readonly engine: Engine
  readonly scenario: Scenario
  readonly options: RunOptions
}

const runAt = ({ engine, scenario, options }: Ladder, budget: number): EngineRun =>
  engine.run(scenario, { ...options, whatIf: { budget } })

const hasAward = ({ grants }: EngineRun, i: number): boolean => at(grants.award, i) > 0

/** Between two budgets a step of one unit at which the award is lost. */
function removalBetween(ladder: Ladder, i: number, [low, high]: readonly [number, number]): Removal {
  const { granularity } = ladder.engine.field.snapshot.call
  let [from, to] = [low, high]
  while (to - from > granularity) {
    const middle = from + granularity * Math.floor((to - from) / granularity / 2)
    if (hasAward(runAt(ladder, middle), i)) from = middle
    else to = middle
  }
  const award = at(runAt(ladder, from).grants.award, i) * granularity
  return { proposal: ladder.engine.field.ids[i] ?? '', budget: to, award }
}

function budgetsOf({ engine }: Ladder, { points = 200, from, to }: CurveOptions): number[] {
  const { budget, granularity, tracks } = engine.field.snapshot.call
  const least = from ?? tracks.reduce((sum, track) => sum + (track.budget ?? 0), 0)
  const most = to ?? 2 * budget
  const steps = Math.max(1, Math.floor((most - least) / granularity))
  const count = Math.max(2, Math.min(points, steps + 1))
  return Array.from({ length: count }, (_, k) => least + granularity * Math.round((k * steps) / (count - 1)))
}

const fundedIn = (run: EngineRun): number[] => [...run.field.ids.keys()].filter((i) => hasAward(run, i))

/** `budgetCurve` a budget at a time, on an engine that is there already. @throws DomainError `solver-missing` */
export function* budgetCurveParts(
  engine: Engine,
  scenario: Scenario,
  options: CurveOptions = {},
): Parts<BudgetCurve> {
  const ladder = { engine, scenario, options }
  const { mostRemovals = Infinity } = options
  const { ids } = engine.field
  const points: BudgetPoint[] = []
  const removals: Removal[] = []
  const budgets = budgetsOf(ladder, options)
  let before: readonly number[] = []
  let lastBudget = 0
  for (const [index, budget] of budgets.entries()) {
    const run = runAt(ladder, budget)
    const funded = fundedIn(run)
    const had = new Set(before)
    const enters = funded.filter((i) => !had.has(i))
    const leaves = [...had].filter((i) => !hasAward(run, i))
    points.push({
      budget,
      awarded: totalsOf(run).awarded,
      funded: funded.length,
      enters: enters.map((i) => ids[i] ?? ''),
      leaves: leaves.map((i) => ids[i] ?? ''),
    })
    for (const i of leaves.slice(0, mostRemovals - removals.length))
      removals.push(removalBetween(ladder, i, [lastBudget, budget]))
    before = funded
    lastBudget = budget
    yield { done: index + 1, of: budgets.length }
  }
  return { points, removals }
}

/**
 * The allocation over a range of budgets: who enters where, what more hours buy, and where one unit more
 * removes somebody, found by halving between the two points where it happens. In whole units of the call.
 * @throws DomainError `solver-missing`
 */
export const budgetCurve = (
  snapshot: Snapshot,
  scenario: Scenario,
  options: CurveOptions = {},
): BudgetCurve => runAll(budgetCurveParts(makeEngine(snapshot), scenario, options))
