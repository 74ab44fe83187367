import { highsSolver, type Highs, type Solver } from '@furrow/core/allocation/solver'
import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)

/** HiGHS, loaded when it is first needed. It blocks its thread for up to `seconds` per stage. */
export async function loadSolver(seconds: number): Promise<Solver> {
  // The types of the package describe its CommonJS build only.
  const loadHighs: () => Promise<Highs> = load('highs')
  return highsSolver(await loadHighs(), { seconds })
}

/** The solver where a policy needs it. */
export const solverFor = async (
  { policy }: { readonly policy: { readonly kind: string } },
  seconds: number,
): Promise<{ readonly solver?: Solver }> =>
  policy.kind === 'knapsack' ? { solver: await loadSolver(seconds) } : {}
