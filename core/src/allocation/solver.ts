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
  /**
   * @param model in the CPLEX LP format
   * @param plainly without presolving: slower, and right where presolving was wrong
   */
  solve(model: string, plainly?: boolean): Solution
}

/** As much of HiGHS (npm `highs`) as is used; it solves synchronously. */
export interface Highs {
  solve(
    model: string,
    options: {
      readonly time_limit: number
      readonly mip_rel_gap: number
      readonly mip_abs_gap: number
      readonly output_flag: boolean
      readonly presolve?: 'off'
    },
  ): { readonly Status: string; readonly Columns: Readonly<Record<string, object>> }
}

const primalOf = (column: object): number =>
  'Primal' in column && typeof column.Primal === 'number' ? column.Primal : 0

/** The version that package.json pins: awards of ties and so outcomes may depend on it. */
export const highsVersion = '1.15.3'

/** HiGHS with gap 0; what it has not proven after `seconds` counts as unknown. */
export const highsSolver = (highs: Highs, { seconds }: { readonly seconds: number }): Solver => ({
  name: 'HiGHS',
  version: highsVersion,
  solve: (model, plainly = false) => {
    const { Status: status, Columns: columns } = highs.solve(model, {
      time_limit: seconds,
      mip_rel_gap: 0,
      mip_abs_gap: 0,
      output_flag: false,
      ...(plainly && { presolve: 'off' as const }),
    })
    if (status === 'Infeasible') return { status: 'infeasible' }
    if (status !== 'Optimal') return { status: 'unknown' }
    const entries = Object.entries(columns).map(([name, column]) => [name, primalOf(column)] as const)
    return { status: 'optimal', values: Object.fromEntries(entries) }
  },
})
