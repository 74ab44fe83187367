import type { ChancesView } from '../chances/chances-view.ts'
import { areaWeightOf, type Draft } from '../draft.ts'
import type { ScoreErrors } from '../errors.ts'
import { linePlace } from '../ranking/table-rows.ts'
import type { FieldView, RunView } from '../run-view.ts'

export type Interval = readonly [number, number]

/** Where the reviews leave each proposal: points (times the weight of its area) from the errors, or ranks from the draws. */
export type Spread = {
  readonly of: 'points' | 'weighted-points' | 'ranks'
  readonly middle: (i: number) => number
  /** Holds the true value, or the rank, in half of the cases; and in nine of ten. */
  readonly inner: (i: number) => Interval
  readonly outer: (i: number) => Interval
  /** What the line is worth; null where none runs through the ranking. */
  readonly edge: number | null
  readonly candidates: readonly number[]
}

type Certain = Extract<ScoreErrors, { ok: true }>
type Scored = {
  view: Pick<RunView, 'order' | 'ranked' | 'cutLine'>
  field: Pick<FieldView, 'areaIds' | 'area'>
  draft: Draft
}

/** Of standard errors, for one half and nine tenths of a normal distribution. */
const half = 0.6745
const ninety = 1.645

const rankedOf = ({ order, ranked }: Scored['view']): readonly number[] => [...order.subarray(0, ranked)]

/** Half way between the last above the furrow and the first below. */
function edgeOf({ order, cutLine }: Scored['view'], middle: (i: number) => number): number | null {
  if (cutLine < 1) return null
  return (middle(order[cutLine - 1] ?? -1) + middle(order[cutLine] ?? -1)) / 2
}

/** In what the ranking goes by: points times the weight of the area, within what can be reached. */
export function spreadOfErrors({ middle, error }: Certain, { view, field, draft }: Scored): Spread {
  const weights = [1, ...field.areaIds.map((area) => areaWeightOf(draft, area))]
  const weight = (i: number) => weights[field.area[i] ?? 0] ?? 1
  const within = (i: number, errors: number): number =>
    weight(i) * Math.min(100, Math.max(0, (middle[i] ?? NaN) + errors * (error[i] ?? NaN)))
  const middleOf = (i: number) => within(i, 0)
  return {
    of: weights.some((value) => value !== 1) ? 'weighted-points' : 'points',
    middle: middleOf,
    inner: (i) => [within(i, -half), within(i, half)],
    outer: (i) => [within(i, -ninety), within(i, ninety)],
    edge: edgeOf(view, middleOf),
    candidates: rankedOf(view),
  }
}

/** A whole rank stands for the half before and after it, as in the grey zone. */
const ofRanks =
  ([low, high]: ChancesView['rank50']) =>
  (i: number): Interval => [(low[i] ?? NaN) - 0.5, (high[i] ?? NaN) + 0.5]

export const spreadOfDraws = ({ rank50, rank90, expectedRank, line }: ChancesView): Spread => ({
  of: 'ranks',
  middle: (i) => expectedRank[i] ?? NaN,
  inner: ofRanks(rank50),
  outer: ofRanks(rank90),
  edge: line,
  candidates: [...expectedRank.keys()].filter((i) => (rank90[0][i] ?? 0) > 0),
})

/** How many intervals the line runs through. */
export const crossedBy = ({ edge, candidates }: Spread, interval: Spread['inner']): number =>
  edge === null
    ? 0
    : candidates.filter((i) => {
        const [low, high] = interval(i)
        return low <= edge && edge <= high
      }).length

/** Those around the furrow, in the order of the ranking, and how many of them stand above it. */
export function rowsAround({ order, ranked, cutLine }: Scored['view'], most: number) {
  const furrow = linePlace({ cutLine, ranked })
  const from = Math.max(0, Math.min(ranked - most, furrow - most / 2))
  return { rows: [...order.subarray(from, Math.min(ranked, from + most))], above: furrow - from }
}
