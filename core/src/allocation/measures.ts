import { energyOf } from '../machine/energy.ts'
import { printed, printedShare } from '../scoring/rounding.ts'
import { at } from './contest.ts'
import type { EngineRun } from './engine.ts'
import { areasOf, totalsOf } from './outcome.ts'

/** What a run comes to, for comparing runs. Hours in GPU-hours; what is no integer has at most three decimals, Jain's index four. */
export interface Measures {
  /** Σ priority × award, in points × GPU-hours. */
  readonly scoreHours: number
  readonly funded: number
  readonly awarded: number
  readonly leftOver: number
  /** Σ of what areas lack of their guarantees. */
  readonly shortfall: number
  /** Awarded hours of each area, by id. */
  readonly areas: readonly { readonly area: string; readonly awarded: number; readonly share: number }[]
  /** Jain's index of award / request over the ranked: 1 where all get the same part, 1/n where one gets all; null where none is ranked or funded. */
  readonly jain: number | null
  /** Funded proposals of first-time applicants; null where nobody says. */
  readonly firstTime: number | null
  /** By the snapshot's machine; null without one. */
  readonly footprint: {
    readonly cost: number
    readonly currency: string
    readonly kwh: number
    readonly kgLocation: number
    readonly kgMarket: number
  } | null
}

/** (Σ x)² / (n Σ x²). Source: Jain, Chiu & Hawe 1984, A Quantitative Measure of Fairness and Discrimination. */
export function jainIndex(values: readonly number[]): number | null {
  const sum = values.reduce((total, value) => total + value, 0)
  const squares = values.reduce((total, value) => total + value * value, 0)
  return squares === 0 ? null : (sum * sum) / (values.length * squares)
}

/** Exact: products of integers may pass 2^53. */
function scoreHoursOf({ contest, grants, field, priority }: EngineRun): number {
  const sum = contest.order.reduce(
    (total, i) => total + BigInt(at(priority, i)) * BigInt(at(grants.award, i)),
    0n,
  )
  return Number(sum * BigInt(field.snapshot.call.granularity)) / 1000
}

/** By proposal, in the order of the snapshot: whether its applicant applies for the first time; null where nobody says. */
export type FirstTimes = readonly (boolean | null)[]

const firstTimesOf = ({ field }: EngineRun): FirstTimes =>
  field.snapshot.proposals.map(({ firstTime }) => firstTime ?? null)

function firstTimers({ contest, grants }: EngineRun, firstTimes: FirstTimes): number | null {
  if (firstTimes.every((first) => first === null)) return null
  return contest.order.filter((i) => at(grants.award, i) > 0 && firstTimes[i] === true).length
}

function footprintOf({ field }: EngineRun, awarded: number): Measures['footprint'] {
  const { machine } = field.snapshot
  if (machine === undefined) return null
  const { cost, kwh, kgLocation, kgMarket } = energyOf(awarded, machine)
  return {
    cost: printed(cost),
    currency: machine.price.currency,
    kwh: printed(kwh),
    kgLocation: printed(kgLocation),
    kgMarket: printed(kgMarket),
  }
}

/** What a run comes to; who applies for the first time may be known where the snapshot does not say it. */
export function measuresOf(run: EngineRun, firstTimes: FirstTimes = firstTimesOf(run)): Measures {
  const { contest, grants } = run
  const { awarded, leftOver } = totalsOf(run)
  const areas = areasOf(run)
  const jain = jainIndex(Array.from(contest.order, (i) => at(grants.award, i) / at(contest.upper, i)))
  return {
    scoreHours: scoreHoursOf(run),
    funded: contest.order.filter((i) => at(grants.award, i) > 0).length,
    awarded,
    leftOver,
    shortfall: areas.reduce((sum, { shortfall }) => sum + shortfall, 0),
    areas: areas.map(({ area, awarded: own, share }) => ({ area, awarded: own, share })),
    jain: jain === null ? null : printedShare(jain),
    firstTime: firstTimers(run, firstTimes),
    footprint: footprintOf(run, awarded),
  }
}

/** Proposals whose award differs between two runs of one snapshot. */
export const differing = (a: EngineRun, b: EngineRun): number =>
  a.grants.award.reduce((sum, award, i) => sum + (award === at(b.grants.award, i) ? 0 : 1), 0)
