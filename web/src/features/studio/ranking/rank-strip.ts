import type { ChancesView } from '../chances/chances-view.ts'

/** First and last rank that the strips of the intervals show. */
export type Strip = readonly [number, number]

/** So many ranks are shown at least. */
const fewest = 10

/**
 * The ranks among which each of the grey zone lies in half of the draws: on a scale of all ranks, or of all that the
 * draws reach, the intervals at the line would be too small to be told apart. All ranks where there is no grey zone.
 */
export function stripOf({ grey, rank50: [low, high], candidates }: ChancesView): Strip {
  let [first, last] = [Infinity, 0]
  grey.forEach((one, i) => {
    if (one === 0) return
    first = Math.min(first, low[i] ?? first)
    last = Math.max(last, high[i] ?? last)
  })
  if (last === 0) return [1, Math.max(2, candidates)]
  // A little on either side, so that whoever stands next to the zone is seen too.
  const beside = Math.ceil((last - first) / 8)
  const from = Math.max(1, first - beside)
  const to = Math.min(Math.max(candidates, 2), Math.max(last + beside, from + fewest - 1))
  return [Math.max(1, Math.min(from, to - fewest + 1)), to]
}

/** A stretch of ranks as far as the strip shows it: where it goes on beyond an end, it has none there. */
export function onStrip([first, last]: Strip, low: number, high: number) {
  return {
    from: Math.min(last, Math.max(first, low)),
    to: Math.min(last, Math.max(first, high)),
    /** The strip shows nothing of it. */
    beyond: high < first ? ('above' as const) : low > last ? ('below' as const) : null,
    isOpen: [low < first, high > last] as const,
  }
}
