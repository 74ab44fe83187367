import { linePlace } from '../ranking/table-rows.ts'
import type { RunView } from '../run-view.ts'

const at = (values: Float64Array | Int32Array, i: number): number => values[i] ?? 0

/** One proposal on both sides; places count from 0 among those that are drawn. */
export type Slope = {
  readonly proposal: number
  readonly ranks: readonly [number, number]
  readonly places: readonly [number, number]
  /** Hours on one side only: it gets or loses them. */
  readonly crosses: 'in' | 'out' | null
}

export type Slopes = {
  readonly slopes: readonly Slope[]
  /** Before which place the line lies, on both sides. */
  readonly lines: readonly [number, number]
}

function crossing(before: RunView, after: RunView, i: number): Slope['crosses'] {
  const [had, has] = [at(before.award, i) > 0, at(after.award, i) > 0]
  if (had === has) return null
  return has ? 'in' : 'out'
}

/** Those who cross first, then those nearest to the line of either side: `most` of them. */
function chosen(before: RunView, after: RunView, most: number): readonly number[] {
  const [left, right] = [linePlace(before) + 0.5, linePlace(after) + 0.5]
  const distance = (i: number) =>
    Math.min(Math.abs(at(before.rank, i) - left), Math.abs(at(after.rank, i) - right))
  const weight = (i: number) => (crossing(before, after, i) === null ? 1 : 0)
  return [...after.rank.keys()]
    .filter((i) => at(before.rank, i) > 0 && at(after.rank, i) > 0)
    .sort((a, b) => weight(a) - weight(b) || distance(a) - distance(b) || a - b)
    .slice(0, most)
}

/** Ranks of two runs beside each other, for those that are ranked in both. */
export function slopesOf(before: RunView, after: RunView, most: number): Slopes {
  const proposals = chosen(before, after, most)
  const placesIn = ({ rank }: RunView) => {
    const order = proposals.toSorted((a, b) => at(rank, a) - at(rank, b))
    return new Map(order.map((proposal, place) => [proposal, place]))
  }
  const [left, right] = [placesIn(before), placesIn(after)]
  const above = (view: RunView) => proposals.filter((i) => at(view.rank, i) <= linePlace(view)).length
  const slopes = proposals.map((i): Slope => ({
    proposal: i,
    ranks: [at(before.rank, i), at(after.rank, i)],
    places: [left.get(i) ?? 0, right.get(i) ?? 0],
    crosses: crossing(before, after, i),
  }))
  return {
    slopes: slopes.toSorted((a, b) => a.places[1] - b.places[1]),
    lines: [above(before), above(after)],
  }
}

/** How many have a rank on one side at least. */
export const rankedInEither = (before: RunView, after: RunView): number =>
  after.rank.filter((rank, i) => rank > 0 || at(before.rank, i) > 0).length
