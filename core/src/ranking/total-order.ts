import { int, real } from '../scoring/at.ts'
import { newSpace, type Space } from '../scoring/space.ts'

interface Ranking {
  /** Integers, at least 0. */
  readonly priority: Float64Array
  /** A permutation of 0…n − 1. */
  readonly ties: Int32Array
  readonly space?: Space | undefined
}

/**
 * Indices in the total order: priority descending, then tie rank ascending. Where every key fits a double
 * exactly, one native sort of numbers does it; else a comparator.
 * @param candidates indices to order
 */
export function totalOrder(candidates: Int32Array, ranking: Ranking): Int32Array {
  const { priority, ties, space = newSpace } = ranking
  const n = ties.length
  const highest = highestOf(candidates, priority)
  if ((highest + 1) * n > Number.MAX_SAFE_INTEGER) return slowOrder(candidates, ranking)
  const byTie = space.integers(n)
  for (let index = 0; index < n; index += 1) byTie[int(ties, index)] = index
  const keys = space.reals(candidates.length)
  for (let place = 0; place < keys.length; place += 1) {
    const i = int(candidates, place)
    keys[place] = (highest - real(priority, i)) * n + int(ties, i)
  }
  keys.sort()
  const order = space.integers(keys.length)
  for (let place = 0; place < keys.length; place += 1) order[place] = int(byTie, real(keys, place) % n)
  return order
}

function highestOf(candidates: Int32Array, priority: Float64Array): number {
  let highest = 0
  for (let place = 0; place < candidates.length; place += 1)
    highest = Math.max(highest, real(priority, int(candidates, place)))
  return highest
}

const slowOrder = (candidates: Int32Array, { priority, ties }: Ranking): Int32Array =>
  Int32Array.from(candidates).sort(
    (a, b) => (priority[b] ?? 0) - (priority[a] ?? 0) || (ties[a] ?? 0) - (ties[b] ?? 0),
  )
