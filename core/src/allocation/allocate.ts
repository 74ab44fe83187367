import type { Outcome } from '../contract/outcome.ts'
import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import type { Sha256 } from '../record/hash.ts'
import { makeEngine } from './engine.ts'
import type { Solver } from './solver.ts'

/**
 * Who gets how many GPU-hours, and why. Pure and deterministic: the same bytes out for the same bytes in,
 * whatever the order of the input. The scenario has to fit the snapshot (`parseScenario` with it).
 * @param options `digest`: the platform's own SHA-256, else one that runs everywhere
 * @throws DomainError `solver-missing` for the policy `knapsack` without a solver
 */
export const allocate = (
  snapshot: Snapshot,
  scenario: Scenario,
  { digest, ...options }: { readonly solver?: Solver; readonly digest?: Sha256 } = {},
): Outcome => makeEngine(snapshot, digest).outcome(scenario, options)
