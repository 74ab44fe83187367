import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import {
  halvedParts,
  stepsBetween,
  type Climb,
  type Entry,
  type Removal,
  type Steps,
  type Stretch,
} from './budget-steps.ts'
import { at } from './contest.ts'
import { makeEngine, type Engine, type EngineRun, type RunOptions } from './engine.ts'
import { makeFirstEntry, type FirstEntry } from './first-entry.ts'
import { totalsOf } from './outcome.ts'
import { runAll, spanned, type Parts } from './progress.ts'

export interface BudgetPoint {
  /** GPU-hours. */
  readonly budget: number
  readonly awarded: number
  readonly funded: number
  /** Who has hours here and had none at the point before (at the first: everybody with hours), and the other way round; by id. */
  readonly enters: readonly string[]
  readonly leaves: readonly string[]
}

export interface BudgetCurve {
  /** From the smallest budget on; the call's own is one of them, where it lies in the range. */
  readonly points: readonly BudgetPoint[]
  /** Who comes in first beyond the call's own budget; of a sample, somebody may do so earlier. Null where nobody does in the range. */
  readonly next: FirstEntry | null
  /**
   * Where somebody comes in: all places beyond the first point where every unit was tried; else those of
   * `next`, and one for each who comes in between the call's own budget and the point before or after it, outwards
   * as far as there was time.
   */
  readonly entries: readonly Entry[]
  /**
   * From the smallest budget on: all places there are where every unit was tried; else, one for each proposal and pair
   * of points between which it leaves, and there may be others.
   */
  readonly removals: readonly Removal[]
  readonly scanned: 'every-unit' | 'sample'
  /** Number of budgets that were looked at for removals. */
  readonly of: number
  /** GPU-hours from one budget of the call to the next. */
  readonly step: number
}

interface CurveOptions extends RunOptions {
  /** Number of budgets, at least 2; default 200. */
  readonly points?: number
  /**
   * Of a sample, removals that are looked for by halving, those nearest to the call's own budget; beyond them the
   * points alone say who leaves. All by default.
   */
  readonly mostRemovals?: number
  /** First and last budget in GPU-hours; by default from what the tracks' pots hold to twice the call's budget. */
  readonly from?: number
  readonly to?: number
  /** Every unit is tried where that takes at most so many turns of proposals; by default some seconds of them. */
  readonly work?: number
}

const hasAward = ({ grants }: EngineRun, i: number): boolean => at(grants.award, i) > 0

/** Turns of proposals that take as long as trying one budget does; Infinity where a solver is asked. */
export function turnsPerBudget(policy: Scenario['policy'], proposals: number): number {
  if (policy.kind === 'knapsack') return Infinity
  return policy.kind === 'equal-shares' ? 100 * proposals : 100 + proposals
}

/** One more of a grid, in the place of the nearest that is no end of it. */
function withOwn(grid: readonly number[], own: number): readonly number[] {
  const [least, most] = [grid[0] ?? 0, grid.at(-1) ?? 0]
  if (own < least || own > most || grid.includes(own)) return grid
  const [nearest] = grid.slice(1, -1).toSorted((a, b) => Math.abs(a - own) - Math.abs(b - own))
  return [...grid.filter((k) => k !== nearest), own].toSorted((a, b) => a - b)
}

/** Budgets a whole number of units from the call's own, which is one of them where it lies in the range. */
function budgetsOf({ field }: Engine, { points = 200, from, to }: CurveOptions): number[] {
  const { budget: own, granularity, tracks } = field.snapshot.call
  const least = from ?? tracks.reduce((sum, track) => sum + (track.budget ?? 0), 0)
  const first = own - granularity * Math.floor((own - least) / granularity)
  const steps = Math.max(1, Math.floor(((to ?? 2 * own) - first) / granularity))
  const count = Math.max(2, Math.min(points, steps + 1))
  const grid = Array.from({ length: count }, (_, k) => Math.round((k * steps) / (count - 1)))
  return withOwn(grid, (own - first) / granularity).map((k) => first + granularity * k)
}

const fundedIn = (run: EngineRun): number[] => [...run.field.ids.keys()].filter((i) => hasAward(run, i))

/** A point, with who had hours at the one before it. */
function pointOf(run: EngineRun, budget: number, before: readonly number[]) {
  const { ids } = run.field
  const funded = fundedIn(run)
  const had = new Set(before)
  const entered = funded.filter((i) => !had.has(i))
  const left = before.filter((i) => !hasAward(run, i))
  const point: BudgetPoint = {
    budget,
    awarded: totalsOf(run).awarded,
    funded: funded.length,
    enters: entered.map((i) => ids[i] ?? ''),
    leaves: left.map((i) => ids[i] ?? ''),
  }
  return { point, funded, entered, left }
}

const joined = (steps: readonly Steps[]): Steps => ({
  removals: steps.flatMap(({ removals }) => removals),
  entries: steps.flatMap(({ entries }) => entries),
})

interface Climbing {
  readonly climb: Climb
  readonly budgets: readonly number[]
  readonly own: number
  readonly isEveryUnit: boolean
}

/** The points, and what lies between them: found on the way where every unit is tried. */
function* pointsParts({ climb, budgets, own, isEveryUnit }: Climbing) {
  const points: BudgetPoint[] = []
  const stretches: Stretch[] = []
  const walked: Steps[] = []
  const entryUpTo = makeFirstEntry({ ...climb, own }, isEveryUnit)
  let next: FirstEntry | null = null
  let before: readonly number[] = []
  for (const budget of budgets) {
    const { point, funded, ...changes } = pointOf(climb.ladder.run(budget), budget, before)
    const span = [points.at(-1)?.budget ?? budget, budget] as const
    if (isEveryUnit) walked.push(stepsBetween(climb, span))
    else if (points.length > 0) stretches.push({ span, ...changes })
    next ??= entryUpTo(budget)
    points.push(point)
    before = funded
    yield { done: points.length, of: isEveryUnit ? budgets.length : 2 * budgets.length }
  }
  return { points, next, stretches, walked }
}

/** `budgetCurve` a budget at a time, on an engine that is there already. @throws DomainError `solver-missing` */
export function* budgetCurveParts(
  engine: Engine,
  scenario: Scenario,
  options: CurveOptions = {},
): Parts<BudgetCurve> {
  const { mostRemovals = Infinity, work = 2e8 } = options
  const { ids, snapshot } = engine.field
  const { granularity: step, budget: own } = snapshot.call
  const ladder = engine.ladder(scenario, options)
  const climb: Climb = { ladder, served: ladder.served(), ids, granularity: step }
  const budgets = budgetsOf(engine, options)
  const units = ((budgets.at(-1) ?? 0) - (budgets[0] ?? 0)) / step + 1
  const tries = Math.floor(work / turnsPerBudget(scenario.policy, ids.length))
  const isEveryUnit = units <= tries
  const { stretches, walked, ...found } = yield* pointsParts({ climb, budgets, own, isEveryUnit })
  if (isEveryUnit) return { ...found, ...joined(walked), scanned: 'every-unit', of: units, step }
  const near = { own, next: found.next, mostRemovals, tries }
  const steps = yield* spanned(halvedParts(climb, stretches, near), [0.5, 1])
  return { ...found, ...steps, scanned: 'sample', of: budgets.length, step }
}

/**
 * The allocation over a range of budgets: who enters where, what more hours buy, and where one unit more
 * removes somebody: all such places where every unit of the call can be tried, else those found by halving between
 * two points. In whole units of the call.
 * @throws DomainError `solver-missing`
 */
export const budgetCurve = (
  snapshot: Snapshot,
  scenario: Scenario,
  options: CurveOptions = {},
): BudgetCurve => runAll(budgetCurveParts(makeEngine(snapshot), scenario, options))
