import type { Scenario } from '../contract/scenario.ts'
import { ceilShare, floorShare } from '../scoring/decimals.ts'
import { own } from '../scoring/own.ts'
import type { Space } from '../scoring/space.ts'
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
  readonly space?: Space | undefined
}

type Shares = (units: number) => Pick<Contest, 'guarantee' | 'maximum'>

/** The effective guarantee is the least of guarantee, maximum and what the area's ranked proposals ask for. */
function sharesOf(field: Field, scenario: Scenario, { order, upper }: Ranking): Shares {
  const quotas = ['', ...field.areaIds].map((id, group) =>
    group === 0 ? undefined : own(scenario.areas, id),
  )
  const asked = new Float64Array(quotas.length)
  for (const i of order) {
    const group = at(field.area, i)
    asked[group] = at(asked, group) + at(upper, i)
  }
  return (units) => {
    const maximum = Float64Array.from(quotas, (quota) => floorShare(quota?.maxShare ?? 1, units))
    const guarantee = Float64Array.from(quotas, (quota, group) =>
      Math.min(floorShare(quota?.minShare ?? 0, units), at(maximum, group), at(asked, group)),
    )
    return { guarantee, maximum }
  }
}

type PotOf = (budget: number) => Pot

function potOf(field: Field, scenario: Scenario, pot: Ranking & { readonly track: string | null }): PotOf {
  const { track, ...ranking } = pot
  const shares = sharesOf(field, scenario, ranking)
  return (budget) => {
    const reserve = ceilShare(scenario.reserve, budget)
    const available = budget - reserve
    const units = Math.floor(available / field.snapshot.call.granularity)
    const contest = { units, area: field.area, ...ranking, ...shares(units) }
    return { track, budget, reserve, available, contest }
  }
}

/** The pots of a call, which only the last of depends on its budget. */
export interface Pots {
  /** Those of the tracks that have budgets of their own. */
  readonly kept: readonly Pot[]
  /** What the tracks' budgets leave of the call's, in GPU-hours. */
  readonly rest: (budget: number) => Pot
}

/**
 * One pot for the whole call or, where tracks have budgets, one for each of those and one for what they leave:
 * separate runs, each with its own N, reserve and quotas.
 */
export function makePots(field: Field, scenario: Scenario, ranking: Ranking): Pots {
  const tracks = field.snapshot.call.tracks.flatMap(({ id, budget }) =>
    budget === undefined ? [] : [{ id, budget }],
  )
  if (tracks.length === 0) return { kept: [], rest: potOf(field, scenario, { ...ranking, track: null }) }
  const ids = new Set(tracks.map(({ id }) => id))
  const trackOf = (i: number): string => field.snapshot.proposals[i]?.track ?? ''
  const kept = tracks.map(({ id, budget }) => {
    const order = ranking.order.filter((i) => trackOf(i) === id)
    return potOf(field, scenario, { ...ranking, track: id, order })(budget)
  })
  const spoken = tracks.reduce((sum, track) => sum + track.budget, 0)
  const order = ranking.order.filter((i) => !ids.has(trackOf(i)))
  const rest = potOf(field, scenario, { ...ranking, track: null, order })
  return { kept, rest: (budget) => rest(Math.max(0, budget - spoken)) }
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
