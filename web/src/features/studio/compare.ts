import type { RunView } from './run-view.ts'

const at = (values: Float64Array | Int32Array, i: number): number => values[i] ?? 0

/** Proposals that have hours in one run and none in the other. */
export function crossed(before: RunView, after: RunView): number {
  let count = 0
  for (let i = 0; i < after.award.length; i += 1)
    if (at(before.award, i) > 0 !== at(after.award, i) > 0) count += 1
  return count
}

/** Proposals whose rank is another. */
export function moved(before: RunView, after: RunView): number {
  let count = 0
  for (let i = 0; i < after.rank.length; i += 1) if (before.rank[i] !== after.rank[i]) count += 1
  return count
}

/** What a move did to the awards: how many are others, and the GPU-hours that went elsewhere. */
export type Regrant = {
  readonly awards: number
  /** Lost by some or gained by others, whichever is more: hours may also come from or go to the reserve. */
  readonly hours: number
}

type Awards = Pick<RunView, 'award'>

/** The awards that another run changes. */
export function regranted(before: Awards, after: Awards): Regrant {
  let awards = 0
  let [gained, lost] = [0, 0]
  for (let i = 0; i < after.award.length; i += 1) {
    const difference = at(after.award, i) - at(before.award, i)
    if (difference !== 0) awards += 1
    if (difference > 0) gained += difference
    else lost -= difference
  }
  return { awards, hours: Math.max(gained, lost) }
}
