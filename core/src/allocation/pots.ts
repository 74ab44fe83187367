import type { Scenario } from '../contract/scenario.ts'
import { ceilShare, floorShare } from '../scoring/decimals.ts'
import { own } from '../scoring/own.ts'
import { at, type Contest } from './contest.ts'
import type { Field } from './field.ts'

/** A budget of its own with those who compete for it. Amounts in GPU-hours, the contest in units. */
export interface Pot {
  /** The track whose budget it is; null for what the tracks' budgets leave. */
  readonly track: string | null
  readonly budget: number
  readonly reserve: number
  readonly available: number
  readonly contest: Contest
}

/** What is common to all pots of a run. */
export interface Ranking {
  /** The bounds in units, which a what-if may have changed. */
  readonly upper: Float64Array
  readonly lower: Float64Array
  readonly order: Int32Array
  readonly priority: Float64Array
  /** Of the whole call, in GPU-hours. */
  readonly budget: number
}

function quotas(field: Field, scenario: Scenario, units: number) {
  const shares = ['', ...field.areaIds].map((id, group) =>
    group === 0 ? undefined : own(scenario.areas, id),
  )
  return {
    guarantee: Float64Array.from(shares, (quota) => floorShare(quota?.minShare ?? 0, units)),
    maximum: Float64Array.from(shares, (quota) => floorShare(quota?.maxShare ?? 1, units)),
  }
}

/** The effective guarantee is the least of guarantee, maximum and what the area's ranked proposals ask for. */
function makeContest(field: Field, scenario: Scenario, ranking: Ranking & { units: number }): Contest {
  const { order, priority, upper, lower, units } = ranking
  const { guarantee, maximum } = quotas(field, scenario, units)
  const asked = new Float64Array(guarantee.length)
  for (const i of order) {
    const group = at(field.area, i)
    asked[group] = at(asked, group) + at(upper, i)
  }
  return {
    units,
    order,
    upper,
    lower,
    area: field.area,
    priority,
    guarantee: guarantee.map((amount, group) => Math.min(amount, at(maximum, group), at(asked, group))),
    maximum,
  }
}

function makePot(field: Field, scenario: Scenario, pot: Ranking & { readonly track: string | null }): Pot {
  const { budget, track } = pot
  const reserve = ceilShare(scenario.reserve, budget)
  const available = budget - reserve
  const units = Math.floor(available / field.snapshot.call.granularity)
  const contest = makeContest(field, scenario, { ...pot, units })
  return { track, budget, reserve, available, contest }
}

/**
 * One pot for the whole call or, where tracks have budgets, one for each of those and one for what they leave:
 * separate runs, each with its own N, reserve and quotas.
 */
export function makePots(field: Field, scenario: Scenario, ranking: Ranking): Pot[] {
  const tracks = field.snapshot.call.tracks.flatMap(({ id, budget }) =>
    budget === undefined ? [] : [{ id, budget }],
  )
  if (tracks.length === 0) return [makePot(field, scenario, { ...ranking, track: null })]
  const kept = new Set(tracks.map(({ id }) => id))
  const trackOf = (i: number): string => field.snapshot.proposals[i]?.track ?? ''
  const own = tracks.map(({ id, budget }) => {
    const order = ranking.order.filter((i) => trackOf(i) === id)
    return makePot(field, scenario, { ...ranking, track: id, budget, order })
  })
  const budget = ranking.budget - tracks.reduce((sum, track) => sum + track.budget, 0)
  const order = ranking.order.filter((i) => !kept.has(trackOf(i)))
  return [...own, makePot(field, scenario, { ...ranking, track: null, budget: Math.max(0, budget), order })]
}

const addUp = (left: Float64Array, right: Float64Array): Float64Array =>
  left.map((value, index) => value + at(right, index))

/** All pots as one, for what is told of the whole call. */
export function wholeContest(pots: readonly Pot[], order: Int32Array): Contest {
  const [first, ...others] = pots.map(({ contest }) => contest)
  if (first === undefined) throw new RangeError('a run has at least one pot')
  return others.reduce<Contest>(
    (sum, contest) => ({
      ...sum,
      units: sum.units + contest.units,
      guarantee: addUp(sum.guarantee, contest.guarantee),
      maximum: addUp(sum.maximum, contest.maximum),
    }),
    { ...first, order },
  )
}
