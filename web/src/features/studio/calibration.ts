import type { Draft } from './draft.ts'
import type { RunView } from './run-view.ts'

/** Spelled out here, because the schema's own list would bring zod into the chunk. */
export const calibrations = ['none', 'shift'] as const satisfies readonly Draft['calibration'][]

/** Score moved by more points than these: somebody should look at the reviews. */
const largeShift = 10

type Resized = { readonly proposal: number; readonly from: number; readonly to: number }

/** What an adjustment of the scores does to the awards; proposals by their place in the snapshot. */
export type CalibrationEffect = {
  /** Proposals with hours in either run, and those of them with other hours. */
  readonly awards: number
  readonly changed: number
  readonly enters: readonly number[]
  readonly leaves: readonly number[]
  /** Hours in both, but not as many. */
  readonly others: readonly Resized[]
  /** Scores that move by more than ten points. */
  readonly large: readonly number[]
}

/** @param plain the same scenario without the adjustment */
export function calibrationEffect(plain: RunView, adjusted: RunView): CalibrationEffect {
  const before = (i: number) => plain.award[i] ?? 0
  const after = (i: number) => adjusted.award[i] ?? 0
  const all = [...adjusted.order]
  const isLarge = (i: number) =>
    (plain.score[i] ?? -1) >= 0 &&
    Math.abs((adjusted.score[i] ?? 0) - (plain.score[i] ?? 0)) > largeShift * 1000
  return {
    awards: all.filter((i) => before(i) > 0 || after(i) > 0).length,
    changed: all.filter((i) => before(i) !== after(i)).length,
    enters: all.filter((i) => before(i) === 0 && after(i) > 0),
    leaves: [...plain.order].filter((i) => before(i) > 0 && after(i) === 0),
    others: all
      .filter((i) => before(i) > 0 && after(i) > 0 && before(i) !== after(i))
      .map((proposal) => ({ proposal, from: before(proposal), to: after(proposal) })),
    large: all.filter(isLarge),
  }
}
