import type { Engine, EngineRun } from '@furrow/core/allocation/engine'
import type { Field } from '@furrow/core/allocation/field'
import { rankedReasonOf } from '@furrow/core/allocation/reasons'
import { standings } from '@furrow/core/allocation/standing'
import { areasOf, totalsOf } from '@furrow/core/allocation/outcome'
import type { CalibrationVerdict } from '@furrow/core/contract/calibration'
import type { Outcome, OutcomeArea, Reason } from '@furrow/core/contract/outcome'
import type { Policy } from '@furrow/core/contract/policies'
import type { Snapshot } from '@furrow/core/contract/snapshot'

export type FieldCriterion = {
  readonly id: string
  readonly name: string
  readonly weight: number
  readonly min: number
  readonly max: number
  readonly lowIsGood: boolean
}

/** What the page knows of the snapshot: no reviews, columns instead of objects. All amounts in GPU-hours. */
export type FieldView = {
  readonly call: Snapshot['call']
  readonly machine: Snapshot['machine'] | undefined
  readonly ids: readonly string[]
  readonly areaIds: readonly string[]
  /** Per proposal: index into `areaIds` + 1; 0 is no area. */
  readonly area: Int32Array
  readonly tracks: readonly { readonly id: string; readonly name: string }[]
  /** Per proposal: index into `tracks` + 1; 0 is no track. */
  readonly track: Int32Array
  readonly requested: Float64Array
  /** At most that much may be given: request and technical cap. */
  readonly upper: Float64Array
  /** Per proposal: 1 where the technical cap holds fewer whole steps of awards than the request. */
  readonly capped: Uint8Array
  readonly minimum: Float64Array
  readonly criteria: readonly FieldCriterion[]
  readonly reviews: number
  /** Reviews that name no reviewer. */
  readonly unnamed: number
  /** Per proposal: its first review among all of them; one more entry ends the last. */
  readonly firstReview: Int32Array
  readonly hasConfidence: boolean
}

export function fieldView({ snapshot, ids, areaIds, area, upper, lower, table }: Field): FieldView {
  const { granularity } = snapshot.call
  const tracks = snapshot.call.tracks.map(({ id, name }) => ({ id, name: name ?? id }))
  const trackPlace = new Map(tracks.map(({ id }, index) => [id, index + 1]))
  return {
    call: snapshot.call,
    machine: snapshot.machine,
    ids,
    areaIds,
    area,
    tracks,
    track: Int32Array.from(snapshot.proposals, ({ track = '' }) => trackPlace.get(track) ?? 0),
    requested: Float64Array.from(snapshot.proposals, (proposal) => proposal.requested),
    upper: upper.map((units) => units * granularity),
    capped: Uint8Array.from(snapshot.proposals, ({ requested, technicalCap = requested }) =>
      Math.floor(technicalCap / granularity) < Math.floor(requested / granularity) ? 1 : 0,
    ),
    minimum: lower.map((units) => units * granularity),
    criteria: snapshot.call.criteria.map((criterion) => ({
      ...criterion,
      name: criterion.name ?? criterion.id,
    })),
    reviews: table.reviews,
    unnamed: snapshot.reviews.filter(({ reviewer }) => reviewer === undefined).length,
    firstReview: table.first,
    hasConfidence: table.confidence.some((level) => level !== 0),
  }
}

/**
 * A run as columns that can be handed from the worker to the page without a copy. Each move of a slider brings new
 * ones, and what they weigh decides how often the page's memory is swept in the middle of a drag.
 */
export type RunView = {
  /** Every proposal: the ranked ones in rank order, then the others in the order of their ids. */
  readonly order: Int32Array
  readonly ranked: number
  /** Per proposal, 1 for the first; 0 where not ranked. */
  readonly rank: Int32Array
  /** Thousandths of a point, −1 without a review. */
  readonly score: Float64Array
  /** The same array as `score` where no weight of an area makes it another; says nothing of who is not ranked. */
  readonly priority: Float64Array
  readonly award: Float64Array
  /** Per review: its total in points, to seven digits; NaN where it is not used. */
  readonly reviewScore: Float32Array
  readonly standing: Uint8Array
  readonly reason: Uint8Array
  readonly free: Float64Array
  readonly areaFree: Float64Array
  readonly protectedHours: Float64Array
  /** Undefined where no area is shared in proportion. */
  readonly areaTotal: Float64Array | undefined
  readonly demand: Float64Array | undefined
  readonly tier: Uint8Array | undefined
  readonly place: Int32Array | undefined
  readonly policy: Policy
  /** Whether the scores were adjusted for strict reviewers, and why; null where the scenario does not ask. */
  readonly verdict: CalibrationVerdict | null
  /** False where the exact choice was not proven, so that the cut-off stands in. */
  readonly proven: boolean
  readonly failedColumn: Int16Array
  /** Place in the order of the first that gets no hours, −1 if all do: whom a maximum cuts at the top moves no line. */
  readonly cutLine: number
  readonly funded: number
  readonly totals: Outcome['totals']
  readonly areas: readonly OutcomeArea[]
}

const times = (values: Float64Array, factor: number): Float64Array => values.map((value) => value * factor)

function orderOf({ contest, standing }: EngineRun) {
  const order = new Int32Array(standing.length)
  const rank = new Int32Array(standing.length)
  order.set(contest.order)
  contest.order.forEach((proposal, place) => (rank[proposal] = place + 1))
  let next = contest.order.length
  for (let i = 0; i < standing.length; i += 1) if (standing[i] !== 0) order[next++] = i
  return { order, rank, ranked: contest.order.length }
}

/** Whether no ranked proposal has a priority other than its score. */
const isUnweighted = ({ contest, priority, scores }: EngineRun): boolean =>
  contest.order.every((i) => priority[i] === scores.score[i])

export function runView(engine: Engine, run: EngineRun): RunView {
  const { granularity } = engine.field.snapshot.call
  const { grants, scores } = run
  const score = scores.score.slice()
  const isShared = grants.areaTotal.some((units) => units >= 0)
  return {
    ...orderOf(run),
    score,
    priority: isUnweighted(run) ? score : run.priority,
    reviewScore: Float32Array.from(scores.reviewScore, (total, row) =>
      scores.used[row] === 1 ? total : NaN,
    ),
    award: times(grants.award, granularity),
    standing: run.standing,
    reason: grants.reason,
    free: times(grants.free, granularity),
    areaFree: times(grants.areaFree, granularity),
    protectedHours: times(grants.protectedUnits, granularity),
    areaTotal: isShared ? grants.areaTotal.map((units) => (units < 0 ? -1 : units * granularity)) : undefined,
    demand: grants.demand === undefined ? undefined : times(grants.demand, granularity),
    tier: grants.tier,
    place: grants.place,
    policy: run.scenario.policy,
    verdict: run.scores.calibration?.verdict ?? null,
    proven: grants.certificate?.proven !== false,
    failedColumn: run.failedColumn,
    cutLine: run.contest.order.findIndex((i) => grants.award[i] === 0),
    funded: grants.award.reduce((sum, units) => sum + (units > 0 ? 1 : 0), 0),
    totals: totalsOf(run),
    areas: areasOf(run),
  }
}

/** The buffers of a view, each once, for handing it over. */
export const buffersOf = (view: RunView): ArrayBuffer[] => [
  ...new Set(
    Object.values(view).flatMap((value) =>
      ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
    ),
  ),
]

export type Status = 'full' | 'partial' | 'waiting' | 'unranked'

export function statusOf(view: RunView, field: FieldView, i: number): Status {
  if (view.rank[i] === 0) return 'unranked'
  const award = view.award[i] ?? 0
  if (award === 0) return 'waiting'
  return award < (field.upper[i] ?? 0) ? 'partial' : 'full'
}

type Bars = {
  readonly score?: number | undefined
  readonly criteria?: Readonly<Record<string, number>> | undefined
}

type Asked = { readonly i: number; readonly bars: Bars }

function unrankedReason(view: RunView, field: FieldView, { i, bars }: Asked): Reason {
  const standing = standings[view.standing[i] ?? 1] ?? 'ineligible'
  if (standing === 'below-score') return { code: 'below-score', threshold: bars.score ?? 0 }
  if (standing === 'below-criterion') {
    const criterion = field.criteria[view.failedColumn[i] ?? -1]?.id ?? ''
    return { code: 'below-criterion', criterion, threshold: bars.criteria?.[criterion] ?? 0 }
  }
  return { code: standing === 'ranked' ? 'ineligible' : standing }
}

/** The deciding inequality of one proposal, as the outcome will have it. */
export function reasonOf(view: RunView, field: FieldView, { i, bars }: Asked): Reason {
  if (view.rank[i] === 0) return unrankedReason(view, field, { i, bars })
  const columns = { ...view, upper: field.upper, lower: field.minimum, protectedUnits: view.protectedHours }
  return rankedReasonOf(columns, { i, policy: view.policy, factor: 1 })
}
