import { auditOf } from '@furrow/core/allocation/audit'
import { budgetCurveParts } from '@furrow/core/allocation/budget-curve'
import type { Engine } from '@furrow/core/allocation/engine'
import { inclusionProbabilities } from '@furrow/core/allocation/inclusion'
import { gamingParts, policyMatrixParts } from '@furrow/core/allocation/policy-matrix'
import { priceParts } from '@furrow/core/allocation/price-of-rules'
import { offers, type WaitingEvent } from '@furrow/core/allocation/waiting-list'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { printedShare } from '@furrow/core/scoring/rounding'
import { loadSolver, solverFor } from '../plugins/solver.ts'
import { finishShown } from './show-parts.ts'

export interface Subject {
  readonly engine: Engine
  readonly snapshot: Snapshot
  readonly scenario: Scenario
  /** Seconds that the solver may take for each stage. */
  readonly seconds: number
  /** Whether the gaming report tries the exact choice too, with a run of the solver for every claim. */
  readonly exact: boolean
  readonly events: readonly WaitingEvent[]
}

/** What can be asked beside the outcome; each answers in plain data. */
export const analyses = {
  policies: async ({ engine, scenario, seconds }: Subject): Promise<unknown> => {
    const solver = await loadSolver(seconds)
    return finishShown(policyMatrixParts(engine, scenario, { solver }), () => 'Trying the policies')
  },
  rules: async ({ engine, scenario, seconds }: Subject): Promise<unknown> => {
    const options = await solverFor(scenario, seconds)
    return finishShown(priceParts(engine, scenario, options), () => 'Switching off the rules')
  },
  budgets: async ({ engine, scenario, seconds }: Subject): Promise<unknown> => {
    const options = await solverFor(scenario, seconds)
    return finishShown(budgetCurveParts(engine, scenario, options), () => 'Trying the budgets')
  },
  gaming: async ({ engine, scenario, seconds, exact }: Subject): Promise<unknown> => {
    const options = exact ? { solver: await loadSolver(seconds) } : {}
    return finishShown(gamingParts(engine, scenario, options), () => 'Trying larger claims')
  },
  audit: async ({ engine, scenario, seconds }: Subject): Promise<unknown> =>
    auditOf(engine, scenario, await loadSolver(seconds)),
  odds: async ({ snapshot, scenario }: Subject): Promise<unknown> => {
    const { method, proposals } = inclusionProbabilities(snapshot, scenario)
    const printed = proposals.map((row) => ({ ...row, probability: printedShare(row.probability) }))
    return { method, proposals: printed }
  },
  waiting: async ({ snapshot, scenario, seconds, events }: Subject): Promise<unknown> =>
    offers(snapshot, scenario, { ...(await solverFor(scenario, seconds)), events }),
}

export type AnalysisName = keyof typeof analyses
