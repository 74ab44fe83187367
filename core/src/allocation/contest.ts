import { newSpace, type Space } from '../scoring/space.ts'

/** What a policy works on: ranked proposals with bounds, areas with quotas. All amounts are integers of the award step. */
export interface Contest {
  /** Where awards are written: into new arrays, if none is given. */
  readonly space?: Space | undefined
  /** N, what there is to give. */
  readonly units: number
  /** Proposal indices in rank order. */
  readonly order: Int32Array
  /** Per proposal index: most and least units that an award may hold; area index; priority in thousandths. */
  readonly upper: Float64Array
  readonly lower: Float64Array
  readonly area: Int32Array
  readonly priority: Float64Array
  /** Per area index, sorted by id: effective guarantee, maximum. */
  readonly guarantee: Float64Array
  readonly maximum: Float64Array
  /** Only who gets hours is asked, not why: a walk may end where nobody behind can get any. */
  readonly onlyAwards?: boolean
}

/** Reason codes of ranked proposals; their place in this list is the number that the arrays hold. */
export const rankedReasons = [
  'fits',
  'trimmed',
  'scaled',
  'area-maximum',
  'guarantee-of-others',
  'no-hours',
  'area-closed',
  'step',
  'below-steps',
  'third-tier',
  'bought',
  'chosen',
  'not-chosen',
] as const
export type RankedReason = (typeof rankedReasons)[number]
export const reasonNumber = (reason: RankedReason): number => rankedReasons.indexOf(reason)

/** What a policy decides, per proposal index, in units, with the numbers of the deciding turn. */
export interface Grants {
  readonly award: Float64Array
  /** Place in `rankedReasons`. */
  readonly reason: Uint8Array
  readonly free: Float64Array
  readonly areaFree: Float64Array
  readonly protectedUnits: Float64Array
  /** Rounded total of the proposal's area where the policy scales, else −1. */
  readonly areaTotal: Float64Array
  /** Under `steps`: what the step makes of the request, 0 below the last step. */
  readonly demand?: Float64Array
  /** Under `tiers`: 1, 2 or 3. */
  readonly tier?: Uint8Array
  /** Place in the draw (`tiers`) or in the order of purchases (`equal-shares`), from 1; 0 for none. */
  readonly place?: Int32Array
  /** Under `knapsack`: what was solved. */
  readonly certificate?: Certificate
}

/** What a solver was asked and whether it proved the answer. */
export interface Certificate {
  readonly name: string
  readonly version: string
  /** The texts of the models, in the order in which they were solved. */
  readonly models: readonly string[]
  readonly proven: boolean
  /** Thousandths of a point × units, or thousandths of a point. */
  readonly value: bigint
}

export function makeGrants({ upper: { length }, space = newSpace }: Contest): Grants {
  return {
    award: space.reals(length),
    reason: space.bytes(length),
    free: space.reals(length),
    areaFree: space.reals(length),
    protectedUnits: space.reals(length),
    areaTotal: space.reals(length).fill(-1),
  }
}

export { at } from '../scoring/at.ts'
