import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeReviewGraph, type ReviewGraph } from '@furrow/core/scoring/review-graph'

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'oracles', 'review')

/** The worked cases of one topic. */
export function readCases<T>(topic: string): (T & { readonly name: string })[] {
  const file: { cases: (T & { name: string })[] } = JSON.parse(
    readFileSync(join(folder, `${topic}.json`), 'utf8'),
  )
  return file.cases
}

export interface OracleReview {
  readonly proposal: number
  readonly reviewer: number
  readonly score: number
  readonly weight: number
}

/** The graph and the scores of reviews that stand by proposal. */
export function designOf(reviews: readonly OracleReview[]): { graph: ReviewGraph; y: Float64Array } {
  const most = (key: 'proposal' | 'reviewer'): number => Math.max(...reviews.map((review) => review[key])) + 1
  const graph = makeReviewGraph(reviews, { proposals: most('proposal'), reviewers: most('reviewer') })
  return { graph, y: Float64Array.from(reviews, ({ score }) => score) }
}

/** One mean for all. */
export const oneStratum = ({ proposals }: ReviewGraph) => ({
  count: 1,
  ofProposal: new Int32Array(proposals),
})

/** The largest distance of two lists; Infinity where they differ in length. */
export const distance = (found: ArrayLike<number>, wanted: ArrayLike<number>): number =>
  found.length === wanted.length
    ? Array.from(found).reduce((most, value, k) => Math.max(most, Math.abs(value - (wanted[k] ?? NaN))), 0)
    : Infinity
