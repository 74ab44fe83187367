import type { Outcome, OutcomeArea, OutcomeAward } from '../contract/outcome.ts'
import { divideHalfEven } from '../scoring/decimals.ts'
import { sha256 } from '../record/hash.ts'
import { at } from './contest.ts'
import { own } from '../scoring/own.ts'
import type { EngineRun } from './engine.ts'
import type { Pot } from './pots.ts'
import { rankedReasonOf, type ReasonColumns } from './reasons.ts'

const hoursOf = ({ field }: EngineRun, units: number): number => units * field.snapshot.call.granularity

/** Thousandths of a point as points; exact to the printed digit, since the quotient is rounded correctly. */
const points = (thousandths: number): number => thousandths / 1000

const columnsOf = ({ grants, scores, contest: { upper, lower } }: EngineRun): ReasonColumns => ({
  ...grants,
  score: scores.score,
  upper,
  lower,
})

interface Place {
  readonly rank: number
  readonly columns: ReasonColumns
}

function rankedAward(run: EngineRun, i: number, { rank, columns }: Place): OutcomeAward {
  const award = at(run.grants.award, i)
  const given = award < at(run.contest.upper, i) ? 'partial' : 'full'
  return {
    proposal: run.field.ids[i] ?? '',
    rank,
    score: points(at(run.scores.score, i)),
    priority: points(at(run.priority, i)),
    award: hoursOf(run, award),
    status: award === 0 ? 'waiting' : given,
    reason: rankedReasonOf(columns, { i, policy: run.scenario.policy, factor: hoursOf(run, 1) }),
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
      members.reduce((sum, i) => sum + at(contest.upper, i), 0),
    ),
    awarded: hoursOf(run, awarded),
    share: shareOf(awarded, contest.units),
    guarantee: hoursOf(run, guarantee),
    maximum: hoursOf(run, at(contest.maximum, group)),
    shortfall: hoursOf(run, Math.max(0, guarantee - awarded)),
  }
}

/** budget = awarded + reserve + leftOver + rounding, in GPU-hours. */
function potTotals(run: EngineRun, { contest, budget, reserve, available }: Pot): Outcome['totals'] {
  const awarded = hoursOf(
    run,
    contest.order.reduce((sum, i) => sum + at(run.grants.award, i), 0),
  )
  const usable = hoursOf(run, contest.units)
  return { budget, reserve, available, awarded, leftOver: usable - awarded, rounding: available - usable }
}

/** The same of all pots together. */
export function totalsOf(run: EngineRun): Outcome['totals'] {
  const sums = { budget: 0, reserve: 0, available: 0, awarded: 0, leftOver: 0, rounding: 0 }
  for (const pot of run.pots) {
    const own = potTotals(run, pot)
    for (const key of ['budget', 'reserve', 'available', 'awarded', 'leftOver', 'rounding'] as const)
      sums[key] += own[key]
  }
  return sums
}

/** The pots, where tracks have budgets of their own. */
const potsOf = (run: EngineRun): Pick<Outcome, 'pots'> =>
  run.pots.length === 1 ? {} : { pots: run.pots.map((pot) => ({ track: pot.track, ...potTotals(run, pot) })) }

/** What a solver proved, in points × GPU-hours or in points. */
function solverOf({ grants: { certificate }, scenario, field }: EngineRun): Pick<Outcome, 'solver'> {
  if (certificate === undefined) return {}
  const { name, version, models, proven, value } = certificate
  const isHours = scenario.policy.kind === 'knapsack' && scenario.policy.objective === 'score-hours'
  const factor = isHours ? BigInt(field.snapshot.call.granularity) : 1n
  return {
    solver: {
      name,
      version,
      model: sha256(models.join('\n')),
      proven,
      value: proven ? points(Number(value * factor)) : null,
    },
  }
}

/** Whether scores were calibrated, where the scenario asks for it. */
const calibrationOf = ({ scores: { calibration } }: EngineRun): Pick<Outcome, 'calibration'> =>
  calibration === undefined ? {} : { calibration: calibration.verdict }

/** Place in the order of the first that got less than it asked for, −1 if all were served. */
const cutLineOf = ({ contest, grants }: EngineRun): number =>
  contest.order.findIndex((i) => at(grants.award, i) < at(contest.upper, i))

/** The areas of a run, in the order of `field.areaIds`, in GPU-hours. */
export const areasOf = (run: EngineRun): OutcomeArea[] =>
  run.field.areaIds.map((id, index) => areaRow(run, id, index + 1))

/** A run as `furrow.outcome/1`. */
export function buildOutcome(run: EngineRun, hashes: Pick<Outcome, 'snapshot' | 'scenario'>): Outcome {
  const { order } = run.contest
  const unranked = [...run.field.ids.keys()].filter((i) => run.standing[i] !== 0)
  const line = cutLineOf(run)
  const columns = columnsOf(run)
  return {
    format: 'furrow.outcome/1',
    ...hashes,
    awards: [
      ...Array.from(order, (i, place) => rankedAward(run, i, { rank: place + 1, columns })),
      ...unranked.map((i) => unrankedAward(run, i)),
    ],
    totals: totalsOf(run),
    areas: areasOf(run),
    ...potsOf(run),
    ...solverOf(run),
    ...calibrationOf(run),
    cutLine: line < 0 ? null : { rank: line + 1, proposal: run.field.ids[order[line] ?? 0] ?? '' },
  }
}
