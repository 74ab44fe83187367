import { highsSolver, type Highs, type Solver } from '@furrow/core/allocation/solver'
import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)

let loaded: Promise<Highs> | undefined

/** Compiled once for a thread: its megabytes take longer than most calls, and each solution starts afresh in it. */
async function highs(): Promise<Highs> {
  // The types of the package describe its CommonJS build only.
  const loadHighs: () => Promise<Highs> = load('highs')
  loaded ??= loadHighs()
  return loaded
}

/** HiGHS, loaded when it is first needed. It blocks its thread for up to `seconds` per stage. */
export const loadSolver = async (seconds: number): Promise<Solver> => highsSolver(await highs(), { seconds })

/** The solver where a policy needs it. */
export const solverFor = async (
  { policy }: { readonly policy: { readonly kind: string } },
  seconds: number,
): Promise<{ readonly solver?: Solver }> =>
  policy.kind === 'knapsack' ? { solver: await loadSolver(seconds) } : {}
