import type { CutoffPolicy } from '../contract/policies.ts'
import type { Contest, Grants } from './contest.ts'
import { guardedGreedy } from './guarded-greedy.ts'

/** The cut-off by rank: in full from the top until the hours run out. */
export const cutoff = (contest: Contest, { mode, partial }: CutoffPolicy): Grants =>
  guardedGreedy(contest, { mode, partial, demand: contest.upper })
