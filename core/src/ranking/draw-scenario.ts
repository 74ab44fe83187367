import type { Engine } from '../allocation/engine.ts'
import type { Solver } from '../allocation/solver.ts'
import type { Scenario } from '../contract/scenario.ts'
import type { ScoresDocument } from '../contract/scores.ts'
import { drawChances, type ChanceProgress, type Chances } from './chances.ts'
import type { Judged } from './judge.ts'

type Awards = ScoresDocument['uncertainty']['awards']

export interface DrawOptions {
  /**
   * Default 2,000: a chance of one half is then right to 1.1 points. A policy that needs a solver takes part only
   * where a number is given, since every draw is a run of it. 0 draws nothing.
   */
  readonly draws?: number | undefined
  /** Needed by the policy `knapsack`. */
  readonly solver?: Solver | undefined
}

const manyDraws = 2000

/** Whether draws of scores can go through the policy of a scenario, and if not, why. */
function awardsOf({ run }: Judged, draws: number | undefined): Awards {
  const { policy } = run.scenario
  if (draws === 0) return 'no-draws'
  if (policy.kind === 'knapsack') return draws === undefined ? 'slow-policy' : 'drawn'
  if (policy.kind !== 'equal-shares') return 'drawn'
  const payers = (run.field.snapshot.call.funders ?? []).filter(({ purse }) => purse > 0)
  const looks = policy.voters === 'criteria' || payers.some(({ criteria }) => criteria !== undefined)
  return looks ? 'reads-criteria' : 'drawn'
}

/** Orders, which no policy changes, are drawn with the quickest of them. */
const ordersOnly = (scenario: Scenario): Scenario => ({
  ...scenario,
  policy: { kind: 'cutoff', mode: 'skip', partial: true },
})

/**
 * Chances of a scenario by its own policy where draws can go through it, else of its order alone, and which of the
 * two they are. Reports as `drawChances` does. @throws DomainError `solver-missing`
 */
export function* drawScenario(
  engine: Engine,
  judged: Judged,
  { draws, solver }: DrawOptions,
): Generator<ChanceProgress, { readonly chances: Chances | null; readonly awards: Awards }> {
  const { belief } = judged
  const { scenario } = judged.run
  const awards = awardsOf(judged, draws)
  if (typeof belief === 'string' || awards === 'no-draws') return { chances: null, awards: 'no-draws' }
  const played = awards === 'drawn' ? scenario : ordersOnly(scenario)
  const options = { belief, draws: draws ?? manyDraws, solver }
  const chances = yield* drawChances(engine, played, options)
  return { chances, awards: chances.unproven > 0 ? 'not-proven' : awards }
}
