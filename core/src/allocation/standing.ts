import type { Scenario } from '../contract/scenario.ts'
import type { Scores } from '../scoring/score-proposals.ts'
import { failedCriterion, readThresholds } from '../scoring/thresholds.ts'
import { newSpace, type Space } from '../scoring/space.ts'
import { at } from './contest.ts'
import type { Field } from './field.ts'

/** Why a proposal is not ranked; 0 is ranked. The place in this list is the number that the arrays hold. */
export const standings = [
  'ranked',
  'ineligible',
  'not-reviewed',
  'below-score',
  'below-criterion',
  'below-minimum',
] as const

const number = (standing: (typeof standings)[number]): number => standings.indexOf(standing)

export interface Standings {
  /** Per proposal: place in `standings`. */
  readonly standing: Uint8Array
  /** Per proposal: column of the criterion whose threshold it misses, else −1. */
  readonly failedColumn: Int16Array
}

interface Scored {
  readonly scores: Scores
  readonly space?: Space | undefined
}

/** Who is ranked, and why the others are not: the first reason that holds. */
export function stand(field: Field, scenario: Scenario, { scores, space = newSpace }: Scored): Standings {
  const n = field.ids.length
  const { score: least, criteria: bars } = readThresholds(field.table, scenario)
  const standing = space.bytes(n)
  const failedColumn = space.shorts(n).fill(-1)
  for (let i = 0; i < n; i += 1) {
    const score = at(scores.score, i)
    if (field.snapshot.proposals[i]?.eligible === false) standing[i] = number('ineligible')
    else if (score < 0) standing[i] = number('not-reviewed')
    else if (score * 10 < least) standing[i] = number('below-score')
    if (standing[i] !== 0) continue
    if (bars.length > 0) failedColumn[i] = failedCriterion(field.table, scores, { proposal: i, bars })
    if (failedColumn[i] !== -1) standing[i] = number('below-criterion')
    else if (at(field.upper, i) < at(field.lower, i)) standing[i] = number('below-minimum')
  }
  return { standing, failedColumn }
}
