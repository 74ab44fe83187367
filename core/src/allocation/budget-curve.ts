import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { at } from './contest.ts'
import { makeEngine, type Engine, type EngineRun, type Ladder, type RunOptions } from './engine.ts'
import { makeFirstEntry, type FirstEntry } from './first-entry.ts'
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
  /** Who comes in first beyond the call's own budget; of a sample, somebody may do so earlier. Null where nobody does in the range. */
  readonly next: FirstEntry | null
  /**
   * From the smallest budget on: all places there are where every unit was tried; else, one for each proposal and pair
   * of points between which it leaves, and there may be others.
   */
  readonly removals: readonly Removal[]
  readonly scanned: 'every-unit' | 'sample'
  /** Number of budgets that were looked at for removals. */
  readonly of: number
}

interface CurveOptions extends RunOptions {
  /** Number of budgets, at least 2; default 200. */
  readonly points?: number
  /** Of a sample, removals that are looked for by halving; beyond them the points alone say who leaves. All by default. */
  readonly mostRemovals?: number
  /** First and last budget in GPU-hours; by default from what the tracks' pots hold to twice the call's budget. */
  readonly from?: number
  readonly to?: number
  /** Every unit is tried where that takes at most so many turns of proposals; by default some seconds of them. */
  readonly work?: number
}

type Span = readonly [number, number]

/** A call under many budgets. */
interface Climb {
  readonly ladder: Ladder
  readonly served: (budget: number) => Float64Array
  readonly ids: readonly string[]
  readonly granularity: number
}

const hasAward = ({ grants }: EngineRun, i: number): boolean => at(grants.award, i) > 0

const awardAt = ({ ladder, granularity }: Climb, i: number, budget: number): number =>
  at(ladder.run(budget).grants.award, i) * granularity

/** Between two budgets a step of one unit at which the award is lost. */
function removalBetween(climb: Climb, i: number, [low, high]: Span): Removal {
  const { granularity, served, ids } = climb
  let [from, to] = [low, high]
  while (to - from > granularity) {
    const middle = from + granularity * Math.floor((to - from) / granularity / 2)
    if (at(served(middle), i) > 0) from = middle
    else to = middle
  }
  return { proposal: ids[i] ?? '', budget: to, award: awardAt(climb, i, from) }
}

/** Who had an award one unit before a budget, and has none there. */
function removalsAt(climb: Climb, lost: readonly number[], budget: number): Removal[] {
  if (lost.length === 0) return []
  const { ladder, ids, granularity } = climb
  const { award } = ladder.run(budget - granularity).grants
  return lost.map((i) => ({ proposal: ids[i] ?? '', budget, award: at(award, i) * granularity }))
}

/** Every step of one unit between two budgets at which an award is lost. */
function removalsBetween(climb: Climb, [low, high]: Span): Removal[] {
  const { ladder, served, granularity } = climb
  const removals: Removal[] = []
  let before = served(low)
  let units = ladder.unitsAt(low)
  for (let budget = low + granularity; budget <= high; budget += granularity) {
    // A reserve may keep all of a step.
    if (ladder.unitsAt(budget) === units) continue
    units = ladder.unitsAt(budget)
    const now = served(budget)
    const lost = [...before.keys()].filter((i) => at(before, i) > 0 && at(now, i) === 0)
    removals.push(...removalsAt(climb, lost, budget))
    before = now
  }
  return removals
}

/** Turns of proposals that take as long as trying one budget does. */
function turnsPerBudget({ policy }: Scenario, proposals: number): number {
  if (policy.kind === 'knapsack') return Infinity
  return policy.kind === 'equal-shares' ? 100 * proposals : 100 + proposals
}

function budgetsOf({ field }: Engine, { points = 200, from, to }: CurveOptions): number[] {
  const { budget, granularity, tracks } = field.snapshot.call
  const least = from ?? tracks.reduce((sum, track) => sum + (track.budget ?? 0), 0)
  const most = to ?? 2 * budget
  const steps = Math.max(1, Math.floor((most - least) / granularity))
  const count = Math.max(2, Math.min(points, steps + 1))
  return Array.from({ length: count }, (_, k) => least + granularity * Math.round((k * steps) / (count - 1)))
}

const fundedIn = (run: EngineRun): number[] => [...run.field.ids.keys()].filter((i) => hasAward(run, i))

/** A point, with who had hours at the one before it. */
function pointOf(run: EngineRun, budget: number, before: readonly number[]) {
  const { ids } = run.field
  const funded = fundedIn(run)
  const had = new Set(before)
  const left = before.filter((i) => !hasAward(run, i))
  const point: BudgetPoint = {
    budget,
    awarded: totalsOf(run).awarded,
    funded: funded.length,
    enters: funded.filter((i) => !had.has(i)).map((i) => ids[i] ?? ''),
    leaves: left.map((i) => ids[i] ?? ''),
  }
  return { point, funded, left }
}

/** `budgetCurve` a budget at a time, on an engine that is there already. @throws DomainError `solver-missing` */
export function* budgetCurveParts(
  engine: Engine,
  scenario: Scenario,
  options: CurveOptions = {},
): Parts<BudgetCurve> {
  const { mostRemovals = Infinity, work = 2e8 } = options
  const { ids, snapshot } = engine.field
  const { granularity } = snapshot.call
  const ladder = engine.ladder(scenario, options)
  const climb: Climb = { ladder, served: ladder.served(), ids, granularity }
  const budgets = budgetsOf(engine, options)
  const units = ((budgets.at(-1) ?? 0) - (budgets[0] ?? 0)) / granularity + 1
  const isEveryUnit = units * turnsPerBudget(scenario, ids.length) <= work
  const points: BudgetPoint[] = []
  const removals: Removal[] = []
  const { budget: own } = snapshot.call
  const entryUpTo = makeFirstEntry({ ...climb, own }, isEveryUnit)
  let next: FirstEntry | null = null
  let before: readonly number[] = []
  for (const [index, budget] of budgets.entries()) {
    const { point, funded, left } = pointOf(ladder.run(budget), budget, before)
    const span: Span = [points.at(-1)?.budget ?? budget, budget]
    const some = left.slice(0, mostRemovals - removals.length)
    removals.push(
      ...(isEveryUnit ? removalsBetween(climb, span) : some.map((i) => removalBetween(climb, i, span))),
    )
    next ??= entryUpTo(budget)
    points.push(point)
    before = funded
    yield { done: index + 1, of: budgets.length }
  }
  const scanned = isEveryUnit ? 'every-unit' : 'sample'
  return { points, next, removals, scanned, of: isEveryUnit ? units : budgets.length }
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
