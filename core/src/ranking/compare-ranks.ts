import { at } from '../scoring/at.ts'

/** Indices, best first; ties by the lower index. */
const bestFirst = (values: Float64Array): Int32Array =>
  Int32Array.from(values.keys()).sort((a, b) => at(values, b) - at(values, a) || a - b)

/** The first `top` of a list, as a set. */
export const topOf = (values: Float64Array, top: number): Set<number> =>
  new Set(bestFirst(values).slice(0, top))

/** Ranks with ties shared, 1 the smallest value. */
function sharedRanks(values: Float64Array): Float64Array {
  const order = bestFirst(values).reverse()
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length;) {
    let to = from
    while (to < order.length && values[at(order, to)] === values[at(order, from)]) to += 1
    for (let k = from; k < to; k += 1) ranks[at(order, k)] = (from + to + 1) / 2
    from = to
  }
  return ranks
}

function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanA, meanB] = [mean(a), mean(b)]
  let [product, squaresA, squaresB] = [0, 0, 0]
  for (let k = 0; k < a.length; k += 1) {
    const [x, y] = [at(a, k) - meanA, at(b, k) - meanB]
    product += x * y
    squaresA += x * x
    squaresB += y * y
  }
  return product / Math.sqrt(squaresA * squaresB)
}

/** Spearman's rank correlation, ties shared; −1…1. Source: Spearman 1904. */
export const spearman = (a: Float64Array, b: Float64Array): number =>
  correlation(sharedRanks(a), sharedRanks(b))

/** Kendall's tau-b, −1…1; every pair is looked at. Source: Kendall 1945. */
export function kendall(a: Float64Array, b: Float64Array): number {
  let [sum, pairsA, pairsB] = [0, 0, 0]
  for (let i = 0; i < a.length; i += 1)
    for (let k = 0; k < i; k += 1) {
      const x = Math.sign(at(a, i) - at(a, k))
      const y = Math.sign(at(b, i) - at(b, k))
      sum += x * y
      pairsA += x * x
      pairsB += y * y
    }
  return sum / Math.sqrt(pairsA * pairsB)
}

export interface TopChange {
  /** Share of the first list's top that is in the second's too, 0…1. */
  readonly overlap: number
  /** Indices in the top of the second only, and of the first only. */
  readonly entering: readonly number[]
  readonly leaving: readonly number[]
}

/** Who enters and leaves the first `top` when b ranks instead of a. */
export function compareTops(a: Float64Array, b: Float64Array, top: number): TopChange {
  const [before, after] = [topOf(a, top), topOf(b, top)]
  const rising = (x: number, y: number): number => x - y
  return {
    overlap: [...before].filter((i) => after.has(i)).length / top,
    entering: [...after].filter((i) => !before.has(i)).sort(rising),
    leaving: [...before].filter((i) => !after.has(i)).sort(rising),
  }
}
