/**
 * Indices in the total order: priority descending, then tie rank ascending. Where every key fits a double
 * exactly, one native sort of numbers does it; else a comparator.
 * @param candidates indices to order @param priority integers, at least 0 @param ties a permutation of 0…n − 1
 */
export function totalOrder(candidates: Int32Array, priority: Float64Array, ties: Int32Array): Int32Array {
  const n = ties.length
  const highest = candidates.reduce((most, index) => Math.max(most, priority[index] ?? 0), 0)
  if ((highest + 1) * n > Number.MAX_SAFE_INTEGER) return slowOrder(candidates, priority, ties)
  const byTie = new Int32Array(n)
  ties.forEach((place, index) => {
    byTie[place] = index
  })
  const keys = Float64Array.from(
    candidates,
    (i) => (highest - (priority[i] ?? 0)) * n + (ties[i] ?? 0),
  ).sort()
  return Int32Array.from(keys, (key) => byTie[key % n] ?? 0)
}

const slowOrder = (candidates: Int32Array, priority: Float64Array, ties: Int32Array): Int32Array =>
  Int32Array.from(candidates).sort(
    (a, b) => (priority[b] ?? 0) - (priority[a] ?? 0) || (ties[a] ?? 0) - (ties[b] ?? 0),
  )
