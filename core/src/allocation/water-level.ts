import { compareFractions, whole, type Fraction } from './fraction.ts'

/** One who takes clamp(level × weight, lower, upper) units; weight above 0, or lower = upper. */
export interface Taker {
  readonly weight: bigint
  readonly lower: bigint
  readonly upper: bigint
}

/** Takers whose sum is clamped to least…most. */
export interface Basin {
  readonly takers: readonly Taker[]
  readonly least: bigint
  readonly most: bigint
}

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n)

/** Takers without bounds of their own as a group. */
export const openBasin = (takers: readonly Taker[]): Basin => ({
  takers,
  least: 0n,
  most: sumOf(takers.map(({ upper }) => upper)),
})

/** fixed + slope × level: what takers take as long as the level stays between two neighbouring breakpoints. */
interface Line {
  readonly fixed: bigint
  readonly slope: bigint
}

/** clamp(level × weight, lower, upper), exactly. */
export function takeAt({ weight, lower, upper }: Taker, level: Fraction): Fraction {
  const over = weight * level.over
  if (over <= lower * level.under) return { over: lower, under: 1n }
  if (over >= upper * level.under) return { over: upper, under: 1n }
  return { over, under: level.under }
}

function lineAt(takers: readonly Taker[], level: Fraction): Line {
  let fixed = 0n
  let slope = 0n
  for (const { weight, lower, upper } of takers) {
    const over = weight * level.over
    if (over < lower * level.under) fixed += lower
    else if (over >= upper * level.under) fixed += upper
    else slope += weight
  }
  return { fixed, slope }
}

const valueOf = ({ fixed, slope }: Line, level: Fraction): Fraction => ({
  over: fixed * level.under + slope * level.over,
  under: level.under,
})

/** What a basin holds at a level: the sum of its takers, clamped. */
export function basinAt(basin: Basin, level: Fraction): Fraction {
  const sum = valueOf(lineAt(basin.takers, level), level)
  if (sum.over < basin.least * sum.under) return { over: basin.least, under: 1n }
  if (sum.over > basin.most * sum.under) return { over: basin.most, under: 1n }
  return sum
}

function heldAt(basins: readonly Basin[], level: Fraction): Fraction {
  let over = 0n
  for (const basin of basins) {
    const held = basinAt(basin, level)
    over += held.under === 1n ? held.over * level.under : held.over
  }
  return { over, under: level.under }
}

const toNumber = ({ over, under }: Fraction): number => Number(over) / Number(under)

/** Levels at which a taker meets a bound, ascending. Sorted as doubles first, which leaves little to compare. */
function takerBreakpoints(basins: readonly Basin[]): Fraction[] {
  const levels = basins.flatMap(({ takers }) =>
    takers.flatMap(({ weight, lower, upper }) =>
      weight > 0n
        ? [
            { over: lower, under: weight },
            { over: upper, under: weight },
          ]
        : [],
    ),
  )
  const keyed = levels.map((level) => ({ level, key: toNumber(level) }))
  keyed.sort((a, b) => {
    const near = Math.abs(a.key - b.key) <= 1e-12 * Math.max(a.key, b.key)
    return near ? compareFractions(a.level, b.level) : a.key - b.key
  })
  return keyed.map(({ level }) => level)
}

/** The last of ascending levels at which the basins hold at most `total`, as an index; −1 if none does. */
function lastAtMost(levels: readonly Fraction[], basins: readonly Basin[], total: Fraction): number {
  let low = -1
  let high = levels.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    const level = levels[middle] ?? total
    if (compareFractions(heldAt(basins, level), total) <= 0) low = middle
    else high = middle
  }
  return low
}

/** Levels at which a basin meets its own bound while its takers follow `line`. */
const basinBreakpoints = (basin: Basin, { fixed, slope }: Line): Fraction[] =>
  slope === 0n
    ? []
    : [basin.least, basin.most]
        .filter((bound) => bound >= fixed)
        .map((bound) => ({ over: bound - fixed, under: slope }))

/** Between two breakpoints everything is straight: the level at which the basins hold exactly `total`. */
function interpolate(basins: readonly Basin[], from: Fraction, total: Fraction): Fraction {
  let fixed = 0n
  let slope = 0n
  for (const basin of basins) {
    const line = lineAt(basin.takers, from)
    const value = valueOf(line, from)
    const below =
      line.slope > 0n ? value.over < basin.least * value.under : value.over <= basin.least * value.under
    if (below) fixed += basin.least
    else if (value.over >= basin.most * value.under) fixed += basin.most
    else {
      fixed += line.fixed
      slope += line.slope
    }
  }
  if (slope === 0n) return from
  return { over: total.over - fixed * total.under, under: slope * total.under }
}

/**
 * The level at which the basins together hold exactly `total` units; the lowest bounds must add up to at
 * most `total`, the highest to at least it. Exact, O(n log n): binary search over the breakpoints of the
 * takers, then over those of the basins within one segment, then a straight line.
 * Source: constrained equal awards with weights, docs/policies.md.
 */
export function waterLevel(basins: readonly Basin[], total: bigint): Fraction {
  const goal: Fraction = { over: total, under: 1n }
  const levels = [whole(0), ...takerBreakpoints(basins)]
  const segment = Math.max(0, lastAtMost(levels, basins, goal))
  const from = levels[segment] ?? whole(0)
  const next = levels[segment + 1]
  const kinks = basins
    .flatMap((basin) => basinBreakpoints(basin, lineAt(basin.takers, from)))
    .filter(
      (kink) => compareFractions(kink, from) > 0 && (next === undefined || compareFractions(kink, next) < 0),
    )
    .sort(compareFractions)
  const last = lastAtMost(kinks, basins, goal)
  return interpolate(basins, kinks[last] ?? from, goal)
}
