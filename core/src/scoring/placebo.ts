import { runAll, type Parts } from '../allocation/progress.ts'
import { makeNormals } from '../ranking/generator.ts'
import { int, real } from './at.ts'
import { distancesOf, spreadOf } from './distances.ts'
import type { ReviewGraph } from './review-graph.ts'

/** How strict reviewers seem where their names say nothing. In points. */
export interface Placebo {
  /** How far reviewers lie from the others on the same proposals: a root mean square. */
  readonly observed: number
  /** The same after each shuffle, rising. */
  readonly shuffled: Float64Array
  /** Shuffles that show as large a spread or a larger one. */
  readonly asLarge: number
}

export interface PlaceboOptions {
  /** The same seed shuffles the same way. */
  readonly seed: string
  /** Default 200. */
  readonly shuffles?: number
}

/** Names of the reviewers dealt anew within each proposal: who read what stays, who gave which score does not. */
function shuffled({ first, reviewer }: ReviewGraph, keys: Float64Array): Int32Array {
  const dealt = reviewer.slice()
  for (let i = 0; i + 1 < first.length; i += 1) {
    const [from, to] = [int(first, i), int(first, i + 1)]
    const rows = Array.from({ length: to - from }, (_, place) => from + place)
    rows.sort((a, b) => real(keys, a) - real(keys, b) || a - b)
    for (const [place, row] of rows.entries()) dealt[from + place] = int(reviewer, row)
  }
  return dealt
}

/** `placebo` a shuffle at a time. */
export function* placeboParts(
  graph: ReviewGraph,
  y: Float64Array,
  { seed, shuffles = 200 }: PlaceboOptions,
): Parts<Placebo | null> {
  const distances = distancesOf(graph, y)
  const observed = spreadOf(distances)
  // With one shared review each, every way of dealing the names shows the same.
  if (observed === null || distances.shared.every((count) => count < 2)) return null
  const normals = makeNormals(`${seed}:placebo`)
  const keys = new Float64Array(y.length)
  const spreads = new Float64Array(shuffles)
  for (let k = 0; k < shuffles; k += 1) {
    normals.write(keys, k, 0)
    spreads[k] = spreadOf(distancesOf({ ...graph, reviewer: shuffled(graph, keys) }, y)) ?? 0
    yield { done: k + 1, of: shuffles }
  }
  const asLarge = spreads.reduce((count, spread) => (spread >= observed ? count + 1 : count), 0)
  return { observed, shuffled: spreads.sort(), asLarge }
}

/**
 * How large a spread of strictness chance alone gives: the names of the reviewers are shuffled within each proposal,
 * where a reviewer who is no stricter than another could as well have given the other's score, and the distances from
 * the others are taken again. Null where no reviewer shares two reviews with others.
 * Source: a permutation test, Fisher 1935, The Design of Experiments; docs/scores.md.
 * @param y score of each review, in points, in the order of the graph
 */
export const placebo = (graph: ReviewGraph, y: Float64Array, options: PlaceboOptions): Placebo | null =>
  runAll(placeboParts(graph, y, options))
