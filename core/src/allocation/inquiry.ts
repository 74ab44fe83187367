import { at } from './contest.ts'
import { fillByRank, isFeasible, shortfallOf } from './fill.ts'
import { programOf, type Choice, type Stage } from './program.ts'
import type { Solver } from './solver.ts'

/** A choice whose value has been computed again in integers. */
export interface Proof {
  readonly chosen: ReadonlySet<number>
  readonly award: Float64Array
  readonly shortfall: number
  readonly value: bigint
  readonly rank: number
}

/** What is asked of the solver about one choice; keeps its models. */
export class Inquiry {
  readonly models: string[] = []
  readonly choice: Choice
  /** An answer said to be the best was not: that solver cannot be trusted with this choice. */
  isRefuted = false
  private readonly solver: Solver
  private readonly plainly: boolean

  constructor(choice: Choice, solver: Solver, { plainly = false } = {}) {
    this.choice = choice
    this.solver = solver
    this.plainly = plainly
  }

  /** The proven choice of a stage; `none` where there is none, `unproven` where the solver does not know. */
  ask(stage: Stage): { values: Readonly<Record<string, number>> } | 'none' | 'unproven' {
    const model = programOf(this.choice, stage)
    this.models.push(model)
    const solution = this.solver.solve(model, this.plainly)
    if (solution.status === 'optimal') return solution
    return solution.status === 'infeasible' ? 'none' : 'unproven'
  }
}

/** Σ value of a choice, in thousandths of a point × units, or of a point. */
export const valueOf = (
  { contest, objective }: Choice,
  chosen: ReadonlySet<number>,
  award: Float64Array,
): bigint =>
  [...chosen].reduce((sum, i) => {
    const units = objective === 'scores' ? 1n : BigInt(at(award, i))
    return sum + BigInt(at(contest.priority, i)) * units
  }, 0n)

/** Reads what the solver chose and computes everything else again; undefined where it does not hold. */
export function prove(
  { choice }: Inquiry,
  values: Readonly<Record<string, number>>,
  shortfall: number,
): Proof | undefined {
  const { contest, members, rank } = choice
  const chosen = new Set([...members].filter((i) => (values[`z${i}`] ?? 0) > 0.5))
  const award = fillByRank(contest, chosen, shortfall)
  if (!isFeasible(contest, award) || shortfallOf(contest, award) > shortfall) return undefined
  return {
    chosen,
    award,
    shortfall,
    value: valueOf(choice, chosen, award),
    rank: [...chosen].reduce((sum, i) => sum + members.length - at(rank, i), 0),
  }
}
