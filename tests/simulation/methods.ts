import { calibrate } from '@furrow/core/scoring/calibrate'
import { beliefOf, type Belief, type NoBelief } from '@furrow/core/scoring/belief'
import { weightedMeans, type ReviewGraph } from '@furrow/core/scoring/review-graph'

/** The scores of a call's reviews, by proposal and reviewer. */
export interface Scored {
  readonly graph: ReviewGraph
  readonly y: Float64Array
}

export interface Judgement {
  /** Per proposal; more is better. */
  readonly score: Float64Array
  /** What stands behind its intervals, where it has some. */
  readonly belief: Belief | NoBelief | null
}

export type Method = (scored: Scored) => Judgement

const rowsOf = ({ graph, y }: Scored): Float64Array[] =>
  Array.from({ length: graph.proposals }, (_, i) => y.subarray(graph.first[i], graph.first[i + 1]))

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function medianOf(values: Float64Array): number {
  const sorted = values.toSorted()
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

/** Scores less the mean of their reviewer, in that reviewer's standard deviations; 0 where there are none. */
function standardised({ graph, y }: Scored): Float64Array {
  const own = Array.from({ length: graph.reviewers }, (): number[] => [])
  y.forEach((score, row) => own[graph.reviewer[row] ?? -1]?.push(score))
  const scales = own.map((scores) => {
    const mean = meanOf(scores)
    const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0)
    return { mean, deviation: Math.sqrt(squares / (scores.length - 1)) }
  })
  return y.map((score, row) => {
    const { mean = 0, deviation = 0 } = scales[graph.reviewer[row] ?? -1] ?? {}
    return deviation > 0 ? (score - mean) / deviation : 0
  })
}

/** Ways to make one score of several reviews. */
export const methods = {
  mean: ({ graph, y }) => ({ score: weightedMeans(graph, y), belief: beliefOf(graph, y, undefined) }),
  median: (scored) => ({ score: Float64Array.from(rowsOf(scored), medianOf), belief: null }),
  'z-score': (scored) => ({
    score: weightedMeans(scored.graph, standardised(scored)),
    belief: null,
  }),
  calibration: ({ graph, y }) => {
    const calibration = calibrate(graph, y)
    const { calibrated } = calibration
    return {
      score: calibrated === null ? weightedMeans(graph, y) : calibrated.posterior,
      belief: beliefOf(graph, y, calibration),
    }
  },
} satisfies Record<string, Method>

export type MethodName = keyof typeof methods
export const methodNames: readonly MethodName[] = ['mean', 'median', 'z-score', 'calibration']
