import type { Outcome } from '../contract/outcome.ts'
import { areaIds } from '../contract/area-ids.ts'
import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { tieRanks } from '../ranking/tie-order.ts'
import { totalOrder } from '../ranking/total-order.ts'
import { normalSnapshot, normalSnapshotHash, scenarioHash } from '../record/normal-form.ts'
import { divideHalfEven, ceilShare, floorShare, tenThousandths } from '../scoring/decimals.ts'
import { own } from '../scoring/own.ts'
import { scoreProposals, type Scores } from '../scoring/score-proposals.ts'
import { makeScoreTable, type ScoreTable } from '../scoring/score-table.ts'
import { failedCriterion, readThresholds } from '../scoring/thresholds.ts'
import { at, type Contest, type Grants } from './contest.ts'
import { cutoff } from './cutoff.ts'
import { buildOutcome } from './outcome.ts'
import { proportional } from './proportional.ts'

/** Why a proposal is not ranked; 0 is ranked. The place in this list is the number that the arrays hold. */
export const standings = [
  'ranked',
  'ineligible',
  'not-reviewed',
  'below-score',
  'below-criterion',
  'below-minimum',
] as const

/** What is fixed by the snapshot, as arrays over the proposals in the order of their ids. */
export interface Field {
  /** The normal form. */
  readonly snapshot: Snapshot
  readonly ids: readonly string[]
  readonly areaIds: readonly string[]
  /** Per proposal: index into `areaIds` + 1; 0 is the group without an area. */
  readonly area: Int32Array
  readonly upper: Float64Array
  readonly lower: Float64Array
  readonly table: ScoreTable
}

/** One run, all amounts in units of the call's granularity unless said. */
export interface EngineRun {
  readonly field: Field
  readonly scenario: Scenario
  readonly scores: Scores
  /** Per proposal: thousandths of a point, −1 where not ranked. */
  readonly priority: Float64Array
  /** Per proposal: place in `standings`. */
  readonly standing: Uint8Array
  /** Per proposal: column of the criterion whose threshold it misses, else −1. */
  readonly failedColumn: Int16Array
  readonly contest: Contest
  readonly grants: Grants
  /** Reserve and available hours, in GPU-hours. */
  readonly reserveHours: number
  readonly availableHours: number
}

/** An allocation prepared for one snapshot: run it as often as a slider moves. */
export interface Engine {
  readonly field: Field
  run(scenario: Scenario): EngineRun
  outcome(scenario: Scenario): Outcome
}

function makeField(input: Snapshot): Field {
  const snapshot = normalSnapshot(input)
  const { proposals } = snapshot
  const { granularity } = snapshot.call
  const areas = areaIds(snapshot)
  const place = new Map(areas.map((area, index) => [area, index + 1]))
  const ids = proposals.map((proposal) => proposal.id)
  return {
    snapshot,
    ids,
    areaIds: areas,
    area: Int32Array.from(proposals, (proposal) => place.get(proposal.area ?? '') ?? 0),
    upper: Float64Array.from(proposals, ({ requested, technicalCap }) =>
      Math.floor(Math.min(requested, technicalCap ?? requested) / granularity),
    ),
    lower: Float64Array.from(proposals, ({ minimum }) => Math.max(1, Math.ceil(minimum / granularity))),
    table: makeScoreTable(snapshot, new Map(ids.map((id, index) => [id, index]))),
  }
}

/** Area weight per group, in ten-thousandths; the group without an area weighs 1. */
const areaWeights = (field: Field, scenario: Scenario): Float64Array =>
  Float64Array.from(['', ...field.areaIds], (id, group) =>
    tenThousandths(group === 0 ? 1 : (own(scenario.areaWeights, id) ?? 1)),
  )

/** score × weight rounded half to even to a thousandth. */
function priorityOf(score: number, weight: number): number {
  if (weight === 10_000) return score
  const product = score * weight
  if (!Number.isSafeInteger(product)) return Number(divideHalfEven(BigInt(score) * BigInt(weight), 10_000n))
  const low = Math.floor(product / 10_000)
  const rest = product - low * 10_000
  if (rest === 5000) return low % 2 === 0 ? low : low + 1
  return rest > 5000 ? low + 1 : low
}

interface Standings {
  readonly standing: Uint8Array
  readonly failedColumn: Int16Array
}

function stand(field: Field, scenario: Scenario, scores: Scores): Standings {
  const n = field.ids.length
  const thresholds = readThresholds(field.table, scenario)
  const standing = new Uint8Array(n)
  const failedColumn = new Int16Array(n).fill(-1)
  for (let i = 0; i < n; i += 1) {
    const score = at(scores.score, i)
    if (field.snapshot.proposals[i]?.eligible === false) standing[i] = standings.indexOf('ineligible')
    else if (score < 0) standing[i] = standings.indexOf('not-reviewed')
    else if (score * 10 < thresholds.score) standing[i] = standings.indexOf('below-score')
    else {
      failedColumn[i] = failedCriterion(field.table, scores, { proposal: i, bars: thresholds.criteria })
      if (failedColumn[i] !== -1) standing[i] = standings.indexOf('below-criterion')
      else if (at(field.upper, i) < at(field.lower, i)) standing[i] = standings.indexOf('below-minimum')
    }
  }
  return { standing, failedColumn }
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
function makeContest(
  field: Field,
  scenario: Scenario,
  ranking: Pick<Contest, 'units' | 'order' | 'priority'>,
): Contest {
  const { guarantee, maximum } = quotas(field, scenario, ranking.units)
  const asked = new Float64Array(guarantee.length)
  for (const i of ranking.order) {
    const group = at(field.area, i)
    asked[group] = at(asked, group) + at(field.upper, i)
  }
  return {
    ...ranking,
    upper: field.upper,
    lower: field.lower,
    area: field.area,
    guarantee: guarantee.map((units, group) => Math.min(units, at(maximum, group), at(asked, group))),
    maximum,
  }
}

function grant(contest: Contest, { policy }: Scenario): Grants {
  if (policy.kind === 'cutoff') return cutoff(contest, policy)
  return proportional(contest, policy)
}

function runOnce(field: Field, scenario: Scenario, ties: Int32Array): EngineRun {
  const { budget, granularity } = field.snapshot.call
  const scores = scoreProposals(field.table, scenario)
  const { standing, failedColumn } = stand(field, scenario, scores)
  const weights = areaWeights(field, scenario)
  const priority = scores.score.map((score, i) =>
    standing[i] === 0 ? priorityOf(score, at(weights, at(field.area, i))) : -1,
  )
  const ranked = Int32Array.from(field.ids.keys()).filter((i) => standing[i] === 0)
  const reserveHours = ceilShare(scenario.reserve, budget)
  const availableHours = budget - reserveHours
  const contest = makeContest(field, scenario, {
    units: Math.floor(availableHours / granularity),
    order: totalOrder(ranked, priority, ties),
    priority,
  })
  const grants = grant(contest, scenario)
  return {
    field,
    scenario,
    scores,
    priority,
    standing,
    failedColumn,
    contest,
    grants,
    reserveHours,
    availableHours,
  }
}

/**
 * Prepares a snapshot (of any order) for many runs: scores as arrays, tie keys kept per seed, the hash of the
 * snapshot taken once and only when an outcome is asked for. Scenarios have to fit the snapshot
 * (`scenarioIssues` is empty).
 */
export function makeEngine(snapshot: Snapshot): Engine {
  const field = makeField(snapshot)
  let seed: string | undefined
  let ties: Int32Array = new Int32Array()
  let hash: string | undefined
  const run = (scenario: Scenario): EngineRun => {
    if (scenario.seed !== seed) ties = tieRanks(scenario.seed, field.ids)
    seed = scenario.seed
    return runOnce(field, scenario, ties)
  }
  const outcome = (scenario: Scenario): Outcome => {
    hash ??= normalSnapshotHash(field.snapshot)
    return buildOutcome(run(scenario), { snapshot: hash, scenario: scenarioHash(scenario) })
  }
  return { field, run, outcome }
}
