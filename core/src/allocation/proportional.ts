import type { ProportionalPolicy } from '../contract/policies.ts'
import { tenThousandths } from '../scoring/decimals.ts'
import { at, reasonNumber, type Contest, type Grants } from './contest.ts'
import { guardedGreedy, type State } from './guarded-greedy.ts'
import { hamilton, webster } from './rounding.ts'
import { basinAt, openBasin, takeAt, waterLevel, type Basin, type Taker } from './water-level.ts'

type WeightRule = (priority: bigint, request: bigint, base: bigint) => bigint

/** Priorities and the base are in ten-thousandths of a point, requests in units. */
const weightRules: Record<ProportionalPolicy['weight'], WeightRule> = {
  equal: () => 1n,
  request: (_priority, request) => request,
  score: (priority) => priority,
  'score-times-request': (priority, request) => priority * request,
  'score-above-base-times-request': (priority, request, base) => (priority - base) * request,
}

interface AreaSums {
  /** Per area: Σ of the upper and of the lower bounds of the admitted. */
  readonly upper: Float64Array
  readonly lower: Float64Array
}

const emptySums = ({ guarantee }: Contest): AreaSums => ({
  upper: new Float64Array(guarantee.length),
  lower: new Float64Array(guarantee.length),
})

function add(sums: AreaSums, contest: Contest, proposal: number): void {
  const area = at(contest.area, proposal)
  sums.upper[area] = at(sums.upper, area) + at(contest.upper, proposal)
  sums.lower[area] = at(sums.lower, area) + at(contest.lower, proposal)
}

const floors = (contest: Contest, sums: AreaSums): number =>
  sums.upper.reduce(
    (total, upper, area) =>
      total + Math.max(Math.min(at(contest.guarantee, area), upper), at(sums.lower, area)),
    0,
  )

/**
 * Admission: the cut-off with the lower bounds as demand. A release is allowed only if the areas' floors over
 * the admitted set still fit the budget, so that the guarantees can be kept when hours are spread.
 */
export function admit(contest: Contest, mode: ProportionalPolicy['admission']): Grants {
  let sums: AreaSums | undefined
  const mayRelease = (proposal: number, { grants }: State): boolean => {
    sums ??= sumsOf(contest, grants)
    const next = { upper: sums.upper.slice(), lower: sums.lower.slice() }
    add(next, contest, proposal)
    if (floors(contest, next) > contest.units) return false
    sums = next
    return true
  }
  return guardedGreedy(contest, { mode, partial: false, demand: contest.lower, mayRelease })
}

function sumsOf(contest: Contest, grants: Grants): AreaSums {
  const sums = emptySums(contest)
  for (const proposal of contest.order) if (at(grants.award, proposal) > 0) add(sums, contest, proposal)
  return sums
}

interface Admitted {
  readonly proposal: number
  readonly taker: Taker
}

/** The admitted of each area in the total order; one whose weight is not above 0 keeps its lower bound. */
function admittedByArea(contest: Contest, grants: Grants, policy: ProportionalPolicy): Admitted[][] {
  const areas: Admitted[][] = Array.from(contest.guarantee, () => [])
  const base = BigInt(tenThousandths(policy.base))
  for (const proposal of contest.order) {
    if (at(grants.award, proposal) === 0) continue
    const upper = BigInt(at(contest.upper, proposal))
    const lower = BigInt(at(contest.lower, proposal))
    const weight = weightRules[policy.weight](BigInt(at(contest.priority, proposal)) * 10n, upper, base)
    const taker = weight > 0n ? { weight, lower, upper } : { weight: 0n, lower, upper: lower }
    areas[at(contest.area, proposal)]?.push({ proposal, taker })
  }
  return areas
}

const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b)

function basinOf(contest: Contest, area: number, admitted: readonly Admitted[]): Basin {
  const takers = admitted.map(({ taker }) => taker)
  const lower = takers.reduce((sum, taker) => sum + taker.lower, 0n)
  const upper = takers.reduce((sum, taker) => sum + taker.upper, 0n)
  return {
    takers,
    least: larger(lesser(BigInt(at(contest.guarantee, area)), upper), lower),
    most: lesser(BigInt(at(contest.maximum, area)), upper),
  }
}

/** Whole units of each area: the nested level, then Hamilton with ties by area id. */
export function areaTotals(basins: readonly Basin[], units: bigint): bigint[] {
  const total = lesser(
    units,
    basins.reduce((sum, { most }) => sum + most, 0n),
  )
  const level = waterLevel(basins, total)
  return hamilton(
    basins.map((basin) => basinAt(basin, level)),
    total,
  )
}

/** Whole units of each taker of one area, which add up to `total`. */
export function shareOut(
  takers: readonly Taker[],
  total: bigint,
  rounding: 'webster' | 'hamilton',
): bigint[] {
  if (rounding === 'webster') return webster(takers, total)
  const level = waterLevel([openBasin(takers)], total)
  return hamilton(
    takers.map((taker) => takeAt(taker, level)),
    total,
  )
}

/** Shares the hours among those that `grants` admits (an award above 0), and writes the awards there. */
export function spread(contest: Contest, policy: ProportionalPolicy, grants: Grants): void {
  const areas = admittedByArea(contest, grants, policy)
  const basins = areas.map((admitted, area) => basinOf(contest, area, admitted))
  const totals = areaTotals(basins, BigInt(contest.units))
  areas.forEach((admitted, area) => {
    const total = totals[area] ?? 0n
    const awards = shareOut(
      admitted.map(({ taker }) => taker),
      total,
      policy.rounding,
    )
    admitted.forEach(({ proposal }, index) => {
      const award = Number(awards[index] ?? 0n)
      grants.award[proposal] = award
      grants.areaTotal[proposal] = Number(total)
      grants.reason[proposal] = reasonNumber(award < at(contest.upper, proposal) ? 'scaled' : 'fits')
    })
  })
}

/**
 * Spreads the hours: whoever's minimum fits is admitted in rank order, then each gets
 * clamp(level × weight, minimum, asked) with one level for all, areas kept between guarantee and maximum.
 * Exact fractions; area totals are rounded first, then the awards inside each area.
 * Source: nested constrained equal awards, docs/policies.md.
 */
export function proportional(contest: Contest, policy: ProportionalPolicy): Grants {
  const grants = admit(contest, policy.admission)
  spread(contest, policy, grants)
  return grants
}
