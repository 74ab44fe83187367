/** What a solver answers; values by the names of the columns. `unknown`: no proof before its limit. */
export type Solution =
  | { readonly status: 'optimal'; readonly values: Readonly<Record<string, number>> }
  | { readonly status: 'infeasible' }
  | { readonly status: 'unknown' }

/**
 * Solves mixed-integer programs to proven optimality. It is handed in, since the core loads nothing: the
 * server and the browser wrap HiGHS. Has to be deterministic.
 */
export interface Solver {
  readonly name: string
  readonly version: string
  /** @param model in the CPLEX LP format */
  solve(model: string): Solution
}
