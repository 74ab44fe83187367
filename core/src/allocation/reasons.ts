import type { Reason } from '../contract/outcome.ts'
import type { Policy } from '../contract/policies.ts'
import { at, rankedReasons, type RankedReason } from './contest.ts'
import { stepOf } from './steps.ts'

/** The numbers that decided, per proposal; in any one unit. The Studio holds them in GPU-hours, a run in units. */
export interface ReasonColumns {
  readonly reason: Uint8Array
  readonly upper: Float64Array
  readonly lower: Float64Array
  readonly free: Float64Array
  readonly areaFree: Float64Array
  readonly protectedUnits: Float64Array
  /** -1, or no column at all, where its area is not shared in proportion. */
  readonly areaTotal?: Float64Array | undefined
  readonly demand?: Float64Array | undefined
  readonly tier?: Uint8Array | undefined
  readonly place?: Int32Array | undefined
  /** Thousandths of a point. */
  readonly score: Float64Array
}

interface Asking {
  /** Index of the proposal. */
  readonly i: number
  readonly policy: Policy
  /** GPU-hours of one unit of the columns. */
  readonly factor: number
}

interface Bounds {
  readonly asked: number
  readonly minimum: number
}

const areaTotalOf = ({ areaTotal }: ReasonColumns, i: number): number =>
  areaTotal === undefined ? -1 : at(areaTotal, i)

const tierOf = ({ tier, place }: ReasonColumns, i: number): { tier?: 1 | 2; drawn?: number } => {
  if (tier?.[i] === 1) return { tier: 1 }
  return tier?.[i] === 2 && place !== undefined ? { tier: 2, drawn: at(place, i) } : {}
}

function lastStep(policy: Policy): number {
  return policy.kind === 'steps' ? Math.min(...policy.steps.map(({ score }) => score)) : 0
}

function turnReason(columns: ReasonColumns, { i, factor, policy }: Asking, bounds: Bounds): Reason {
  const code = rankedReasons[columns.reason[i] ?? 0] ?? 'no-hours'
  const numbers = {
    ...bounds,
    free: at(columns.free, i) * factor,
    areaFree: at(columns.areaFree, i) * factor,
    protected: at(columns.protectedUnits, i) * factor,
  }
  const demand = columns.demand === undefined ? undefined : at(columns.demand, i) * factor
  if (code === 'step') {
    const threshold = policy.kind === 'steps' ? (stepOf(policy, at(columns.score, i))?.score ?? 0) : 0
    return { code, ...numbers, demand: demand ?? 0, threshold }
  }
  if (!isTurn(code)) return { code: 'area-closed', ...bounds, ...tierOf(columns, i) }
  return { code, ...numbers, ...(demand === undefined ? {} : { demand }), ...tierOf(columns, i) }
}

const turns = ['fits', 'trimmed', 'area-maximum', 'guarantee-of-others', 'no-hours'] as const
const turnSet: ReadonlySet<string> = new Set(turns)
const isTurn = (code: RankedReason): code is (typeof turns)[number] => turnSet.has(code)

/** The plain turn of the cut-off, written out: a large call has ten thousand of them. */
function plainTurn(columns: ReasonColumns, { i, factor }: Asking): Reason | undefined {
  const code = rankedReasons[columns.reason[i] ?? 0] ?? 'no-hours'
  if (columns.demand !== undefined || columns.tier !== undefined || areaTotalOf(columns, i) >= 0)
    return undefined
  if (!isTurn(code)) return undefined
  return {
    code,
    asked: at(columns.upper, i) * factor,
    minimum: at(columns.lower, i) * factor,
    free: at(columns.free, i) * factor,
    areaFree: at(columns.areaFree, i) * factor,
    protected: at(columns.protectedUnits, i) * factor,
  }
}

/** The deciding inequality of a ranked proposal, in GPU-hours. */
export const rankedReasonOf = (columns: ReasonColumns, asking: Asking): Reason =>
  plainTurn(columns, asking) ?? otherReason(columns, asking)

function otherReason(columns: ReasonColumns, asking: Asking): Reason {
  const { i, factor, policy } = asking
  const code = rankedReasons[columns.reason[i] ?? 0] ?? 'no-hours'
  const bounds = { asked: at(columns.upper, i) * factor, minimum: at(columns.lower, i) * factor }
  const areaTotal = areaTotalOf(columns, i)
  if (code === 'third-tier' || code === 'chosen') return { code, ...bounds }
  if (code === 'below-steps') return { code, ...bounds, threshold: lastStep(policy) }
  if (code === 'bought') return { code, ...bounds, turn: columns.place?.[i] ?? 1 }
  if (code === 'scaled' || (code === 'fits' && areaTotal >= 0))
    return { code, ...bounds, areaTotal: areaTotal * factor }
  if (code === 'not-chosen')
    return { code, ...bounds, free: at(columns.free, i) * factor, areaFree: at(columns.areaFree, i) * factor }
  return turnReason(columns, asking, bounds)
}
