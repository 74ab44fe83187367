import type { Outcome, OutcomeArea, OutcomeAward, Reason } from '../contract/outcome.ts'
import { divideHalfEven } from '../scoring/decimals.ts'
import { at, rankedReasons } from './contest.ts'
import { own } from '../scoring/own.ts'
import type { EngineRun } from './engine.ts'

const hoursOf = ({ field }: EngineRun, units: number): number => units * field.snapshot.call.granularity

/** Thousandths of a point as points; exact to the printed digit, since the quotient is rounded correctly. */
const points = (thousandths: number): number => thousandths / 1000

/** The deciding inequality of a ranked proposal, in GPU-hours. */
function rankedReason(run: EngineRun, i: number): Reason {
  const { grants, field } = run
  const code = rankedReasons[grants.reason[i] ?? 0] ?? 'no-hours'
  const bounds = { asked: hoursOf(run, at(field.upper, i)), minimum: hoursOf(run, at(field.lower, i)) }
  if (code === 'area-closed') return { code, ...bounds }
  if (code === 'scaled' || (code === 'fits' && at(grants.areaTotal, i) >= 0))
    return { code, ...bounds, areaTotal: hoursOf(run, at(grants.areaTotal, i)) }
  return {
    code,
    ...bounds,
    free: hoursOf(run, at(grants.free, i)),
    areaFree: hoursOf(run, at(grants.areaFree, i)),
    protected: hoursOf(run, at(grants.protectedUnits, i)),
  }
}

function rankedAward(run: EngineRun, i: number, rank: number): OutcomeAward {
  const award = at(run.grants.award, i)
  const given = award < at(run.field.upper, i) ? 'partial' : 'full'
  return {
    proposal: run.field.ids[i] ?? '',
    rank,
    score: points(at(run.scores.score, i)),
    priority: points(at(run.priority, i)),
    award: hoursOf(run, award),
    status: award === 0 ? 'waiting' : given,
    reason: rankedReason(run, i),
  }
}

type Unranked = Pick<OutcomeAward, 'status' | 'reason'>

function belowCriterion({ field, scenario, failedColumn }: EngineRun, i: number): Unranked {
  const criterion = field.table.criteria[failedColumn[i] ?? -1]?.id ?? ''
  const threshold = own(scenario.thresholds.criteria ?? {}, criterion) ?? 0
  return { status: 'below-threshold', reason: { code: 'below-criterion', criterion, threshold } }
}

const unrankedVerdicts: readonly ((run: EngineRun, i: number) => Unranked)[] = [
  () => ({ status: 'ineligible', reason: { code: 'ineligible' } }),
  () => ({ status: 'not-reviewed', reason: { code: 'not-reviewed' } }),
  ({ scenario }) => ({
    status: 'below-threshold',
    reason: { code: 'below-score', threshold: scenario.thresholds.score ?? 0 },
  }),
  belowCriterion,
  () => ({ status: 'below-minimum', reason: { code: 'below-minimum' } }),
]

function unrankedAward(run: EngineRun, i: number): OutcomeAward {
  const score = at(run.scores.score, i)
  const verdict = unrankedVerdicts[(run.standing[i] ?? 1) - 1] ?? belowCriterion
  return {
    proposal: run.field.ids[i] ?? '',
    rank: null,
    score: score < 0 ? null : points(score),
    priority: null,
    award: 0,
    ...verdict(run, i),
  }
}

/** Share of N with four places, half to even; 0 where N is 0. */
const shareOf = (units: number, all: number): number =>
  all === 0 ? 0 : Number(divideHalfEven(BigInt(units) * 10_000n, BigInt(all))) / 10_000

function areaRow(run: EngineRun, id: string, group: number): OutcomeArea {
  const { contest, grants, field } = run
  const members = contest.order.filter((i) => at(field.area, i) === group)
  const awarded = members.reduce((sum, i) => sum + at(grants.award, i), 0)
  const guarantee = at(contest.guarantee, group)
  return {
    area: id,
    proposals: members.length,
    funded: members.filter((i) => at(grants.award, i) > 0).length,
    requested: hoursOf(
      run,
      members.reduce((sum, i) => sum + at(field.upper, i), 0),
    ),
    awarded: hoursOf(run, awarded),
    share: shareOf(awarded, contest.units),
    guarantee: hoursOf(run, guarantee),
    maximum: hoursOf(run, at(contest.maximum, group)),
    shortfall: hoursOf(run, Math.max(0, guarantee - awarded)),
  }
}

/** budget = awarded + reserve + leftOver + rounding, in GPU-hours. */
export function totalsOf(run: EngineRun): Outcome['totals'] {
  const awarded = hoursOf(
    run,
    run.grants.award.reduce((sum, units) => sum + units, 0),
  )
  const usable = hoursOf(run, run.contest.units)
  return {
    budget: run.field.snapshot.call.budget,
    reserve: run.reserveHours,
    available: run.availableHours,
    awarded,
    leftOver: usable - awarded,
    rounding: run.availableHours - usable,
  }
}

/** Place in the order of the first that got less than it asked for, −1 if all were served. */
export const cutLineOf = ({ contest, grants, field }: EngineRun): number =>
  contest.order.findIndex((i) => at(grants.award, i) < at(field.upper, i))

/** The areas of a run, in the order of `field.areaIds`, in GPU-hours. */
export const areasOf = (run: EngineRun): OutcomeArea[] =>
  run.field.areaIds.map((id, index) => areaRow(run, id, index + 1))

/** A run as `furrow.outcome/1`. */
export function buildOutcome(run: EngineRun, hashes: Pick<Outcome, 'snapshot' | 'scenario'>): Outcome {
  const { order } = run.contest
  const unranked = [...run.field.ids.keys()].filter((i) => run.standing[i] !== 0)
  const line = cutLineOf(run)
  return {
    format: 'furrow.outcome/1',
    ...hashes,
    awards: [
      ...Array.from(order, (i, place) => rankedAward(run, i, place + 1)),
      ...unranked.map((i) => unrankedAward(run, i)),
    ],
    totals: totalsOf(run),
    areas: areasOf(run),
    cutLine: line < 0 ? null : { rank: line + 1, proposal: run.field.ids[order[line] ?? 0] ?? '' },
  }
}
