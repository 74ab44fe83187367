import { real } from '../scoring/at.ts'

/** A call whose truth is known, in columns by proposal; amounts in GPU-hours. */
export interface Known {
  /** What each proposal is worth, in any unit; NaN where it is not known. */
  readonly worth: Float64Array
  /** At most that much may be given, and at least that much is of use. */
  readonly upper: Float64Array
  readonly minimum: Float64Array
  /** Hours to give. */
  readonly available: number
}

/**
 * Who would get what if the worth of every proposal were known: down the true order, each in full or, where fewer
 * hours are left, in part from its minimum on; who does not fit is passed over. Without shares of areas. GPU-hours by
 * proposal, in input order; sums to at most `available`. Ties go to the earlier proposal.
 */
export function bestAwards({ worth, upper, minimum, available }: Known): Float64Array {
  const best = new Float64Array(worth.length)
  const order = [...worth.keys()].filter((i) => !Number.isNaN(real(worth, i)))
  order.sort((a, b) => real(worth, b) - real(worth, a) || a - b)
  let left = available
  for (const i of order) {
    const given = Math.min(real(upper, i), left)
    if (given <= 0 || given < real(minimum, i)) continue
    best[i] = given
    left -= given
  }
  return best
}

/** How right awards were, seen from the truth. */
export interface Hindsight {
  /** GPU-hours that the truly best proposals would get, and how many of those they got. */
  readonly bestHours: number
  readonly rightHours: number
  /** Their ratio, 0…1; 1 where there is nothing to give. */
  readonly share: number
  /** Funded proposals, and those of them that are among the truly best. */
  readonly funded: number
  readonly hits: number
}

/** Compares awards with the best ones; both in GPU-hours by proposal, in the same order. */
export function hindsight(best: Float64Array, award: Float64Array): Hindsight {
  let [bestHours, rightHours, funded, hits] = [0, 0, 0, 0]
  best.forEach((hours, i) => {
    const given = real(award, i)
    bestHours += hours
    rightHours += Math.min(hours, given)
    if (given <= 0) return
    funded += 1
    if (hours > 0) hits += 1
  })
  return { bestHours, rightHours, share: bestHours === 0 ? 1 : rightHours / bestHours, funded, hits }
}
