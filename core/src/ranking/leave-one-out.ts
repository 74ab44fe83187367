import { at } from '../scoring/at.ts'
import type { Engine, EngineRun } from '../allocation/engine.ts'
import type { Solver } from '../allocation/solver.ts'
import type { Scenario } from '../contract/scenario.ts'
import type { ScoreTable } from '../scoring/score-table.ts'

/** Awards that stand or fall with one reviewer. */
export interface Flips {
  /** Absent where the review names none. */
  readonly reviewer?: string
  /** Who would get hours without this reviewer and gets none now, and the other way round; by id. */
  readonly gains: readonly string[]
  readonly loses: readonly string[]
}

/** The table without the marks of one reviewer: reviews without a mark are not used. */
function without(table: ScoreTable, ofReview: Int32Array, reviewer: number): ScoreTable {
  const width = table.criteria.length
  const raw = table.raw.slice()
  ofReview.forEach((author, row) => {
    if (author === reviewer) raw.fill(NaN, row * width, (row + 1) * width)
  })
  return { ...table, raw }
}

const funded = ({ grants }: EngineRun, i: number): boolean => at(grants.award, i) > 0

/**
 * Leaves out one reviewer after the other and allocates again, calibration and its gate included: the check that
 * needs no model. Those whose absence changes nobody's award are left out. Reports after each reviewer.
 * @throws DomainError `solver-missing`
 */
export function* leaveOneOut(
  engine: Engine,
  scenario: Scenario,
  options: { readonly solver?: Solver | undefined } = {},
): Generator<{ readonly done: number; readonly of: number }, Flips[]> {
  const { field, scorer } = engine
  const base = engine.run(scenario, options)
  const { ids, count, ofReview } = scorer.reviewers()
  const flips: Flips[] = []
  for (let index = 0; index < count; index += 1) {
    const reviewer = ids[index]
    const scores = scorer.score(scenario, { table: without(field.table, ofReview, index) })
    const other = engine.run(scenario, { ...options, whatIf: { scores } })
    const turned = (now: EngineRun, then: EngineRun): string[] =>
      field.ids.filter((_, i) => funded(then, i) && !funded(now, i))
    const [gains, loses] = [turned(base, other), turned(other, base)]
    if (gains.length + loses.length > 0)
      flips.push({ ...(reviewer !== undefined && { reviewer }), gains, loses })
    yield { done: index + 1, of: count }
  }
  return flips
}

/** Runs a generator to its end. */
export function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
