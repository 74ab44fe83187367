import type { Scenario } from '../contract/scenario.ts'
import type { Engine } from './engine.ts'
import { measuresOf } from './measures.ts'
import type { Solver } from './solver.ts'

/** How far an allocation is from the most that the hours can buy. Points × GPU-hours. */
export interface Audit {
  readonly scoreHours: number
  /** The most that any choice reaches that leaves as little of the guarantees unfilled as can be; null without a proof. */
  readonly best: number | null
  /** What is missing to it, as a share of it, rounded up to four places: 0 where nothing gives more; null without a proof. */
  readonly missingShare: number | null
  /** GPU-hours of guarantees that this allocation leaves unfilled, and that the best choice does. */
  readonly shortfall: number
  readonly leastShortfall: number | null
  /** False where the solver did not prove its choice, such as when it ran out of time: then nothing is claimed. */
  readonly proven: boolean
  readonly solver: { readonly name: string; readonly version: string }
}

/** (best − own) / best, rounded up to four places so that only nothing is 0. Both have three decimals. */
function shareMissing(own: number, best: number): number {
  const [mine, most] = [own, best].map((value) => BigInt(Math.round(value * 1000)))
  if (mine === undefined || most === undefined || mine >= most) return 0
  return Number(((most - mine) * 10_000n + most - 1n) / most) / 10_000
}

/**
 * Holds the awards of a scenario against the proven best choice under the same rules: order, thresholds, reserve,
 * area bounds and pots are the scenario's, the policy is the exact one. An allocation that leaves more of the
 * guarantees unfilled may reach more than the best; then nothing is missing.
 */
export function auditOf(engine: Engine, scenario: Scenario, solver: Solver): Audit {
  const own = measuresOf(engine.run(scenario, { solver }))
  const exact = engine.run(
    { ...scenario, policy: { kind: 'knapsack', objective: 'score-hours' } },
    { solver },
  )
  const proven = exact.grants.certificate?.proven === true
  const best = measuresOf(exact)
  return {
    scoreHours: own.scoreHours,
    best: proven ? best.scoreHours : null,
    missingShare: proven ? shareMissing(own.scoreHours, best.scoreHours) : null,
    shortfall: own.shortfall,
    leastShortfall: proven ? best.shortfall : null,
    proven,
    solver: { name: solver.name, version: solver.version },
  }
}
