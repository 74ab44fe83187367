import { int, real } from './at.ts'
import { fromFirst } from './moments.ts'

/** Values per proposal; how many reviewers gave none does not matter. */
export type Units = readonly Float64Array[]

export type AlphaMetric = 'nominal' | 'ordinal' | 'interval'

/** Σ (v − mean)² × 2n: the sum of squared differences of all ordered pairs, own pairs counting nothing. */
function pairDifferences(given: Float64Array): number {
  const values = fromFirst(given)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return 2 * values.length * values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}

/** Ordered pairs of unlike values. */
function unlikePairs(values: Float64Array): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let alike = 0
  for (const n of counts.values()) alike += n * n
  return values.length ** 2 - alike
}

/**
 * The middle rank of each value among all: squared differences of them are the ordinal metric,
 * (Σ of the counts from c to k − half of both ends)².
 */
function middleRanks(all: Float64Array): Map<number, number> {
  const sorted = all.slice().sort()
  const ranks = new Map<number, number>()
  for (let from = 0; from < sorted.length;) {
    let to = from
    while (to < sorted.length && sorted[to] === sorted[from]) to += 1
    ranks.set(real(sorted, from), (from + to) / 2)
    from = to
  }
  return ranks
}

/**
 * Krippendorff's alpha: 1 is agreement, 0 what chance gives, below 0 less than that. Proposals with one value drop
 * out. Null where nothing is left or nothing varies: then agreement is not defined, and not perfect.
 * Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; coincidences summed per proposal.
 */
export function krippendorffAlpha(units: Units, metric: AlphaMetric): number | null {
  const paired = units.filter((values) => values.length > 1)
  const flat = (lists: Units): Float64Array => Float64Array.from(lists.flatMap((list) => [...list]))
  const ranks = metric === 'ordinal' ? middleRanks(flat(paired)) : undefined
  const placed =
    ranks === undefined ? paired : paired.map((list) => list.map((value) => ranks.get(value) ?? 0))
  const differences = metric === 'nominal' ? unlikePairs : pairDifferences
  const all = flat(placed)
  const expected = all.length === 0 ? 0 : differences(all)
  if (!(expected > 0)) return null
  const observed = placed.reduce((sum, values) => sum + differences(values) / (values.length - 1), 0)
  return 1 - ((all.length - 1) * observed) / expected
}

/** The values of used reviews by proposal. @param first where each proposal's rows begin */
export function unitsOf(first: Int32Array, values: Float64Array): Float64Array[] {
  return Array.from({ length: first.length - 1 }, (_, i) =>
    values.slice(int(first, i), int(first, i + 1)).filter((value) => !Number.isNaN(value)),
  )
}
