import type { Outcome } from '../contract/outcome.ts'
import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { makeEngine } from './engine.ts'
import type { Solver } from './solver.ts'

/**
 * Who gets how many GPU-hours, and why. Pure and deterministic: the same bytes out for the same bytes in,
 * whatever the order of the input. The scenario has to fit the snapshot (`parseScenario` with it).
 * @throws DomainError `solver-missing` for the policy `knapsack` without a solver
 */
export const allocate = (
  snapshot: Snapshot,
  scenario: Scenario,
  options: { readonly solver?: Solver } = {},
): Outcome => makeEngine(snapshot).outcome(scenario, options)
