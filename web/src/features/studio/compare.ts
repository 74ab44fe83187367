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
