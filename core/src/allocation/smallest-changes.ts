import type { Scenario } from '../contract/scenario.ts'
import { tenThousandths } from '../scoring/decimals.ts'
import { at } from './contest.ts'
import type { EngineRun, WhatIf } from './engine.ts'
import { plentyFor } from './plenty.ts'
import { makeRescorer, type Rescored } from './rescore.ts'
import { spanned, type Parts } from './progress.ts'
import { halve, smallestParts, type Turning } from './smallest.ts'
import { ask, awardIn, movedBy, servedUnder, type Case, type Displaced } from './what-if-case.ts'

/** The smallest change that changes the answer. */
export interface Change {
  readonly from: number
  readonly to: number
  /** False where not every value in between was tried: the smallest is at most this. */
  readonly exact: boolean
  /** What the proposal would get, in GPU-hours. */
  readonly award: number
  readonly displaced: readonly Displaced[]
}

/** What a question found. */
export interface Answer<Found = Change> {
  readonly change: Found | null
  /** Of null, that there is none; of a margin, that no smaller fall takes the award. */
  readonly isProven: boolean
}

interface Question extends Turning {
  /** Whether an amount does it, where that is known without a whole run. */
  readonly does?: ((amount: number) => boolean) | undefined
  /** Numbers 0…limit, 0 being what is; larger ones are larger changes. */
  readonly limit: number
  /** The amounts that count are its multiples, if they are too many to be tried one by one; default 1. */
  readonly step?: number
  readonly whatIf: (amount: number) => WhatIf
  /** What stands on the page for an amount: not less than suffices. */
  readonly shown: (amount: number) => number
  readonly effort?: number
}

const none = { change: null, isProven: true } as const

/** The same question of multiples of its step (and of its limit), where every amount would be too many to try. */
function inSteps(question: Question, effort: number): Question {
  const { limit, stretches, step = 1, whatIf, shown } = question
  const steps = Math.ceil(limit / step)
  if (stretches !== undefined || limit <= effort || steps > effort) return { ...question, step: 1 }
  const amountOf = (multiple: number): number => Math.min(limit, step * multiple)
  return {
    limit: steps,
    step,
    whatIf: (multiple) => whatIf(amountOf(multiple)),
    shown: (multiple) => shown(amountOf(multiple)),
  }
}

type Stepped = Answer & { readonly step: number }

function* answerTo(subject: Case, asked: Question): Parts<Stepped> {
  const { effort = subject.effort.hours } = asked
  const { limit, whatIf, shown, does, stretches, isLimitBest = false, step = 1 } = inSteps(asked, effort)
  const reaches = (amount: number): boolean =>
    awardIn(ask(subject, whatIf(amount)), subject.i) >= subject.goal
  // The exact choice takes too long to try more than a few values.
  const isGuessed = stretches === undefined && subject.scenario.policy.kind === 'knapsack' && limit > effort
  const turning = isGuessed ? { stretches: [limit] } : { stretches, isLimitBest }
  const { amount, exact } = yield* smallestParts(does ?? reaches, { limit, ...turning, effort })
  if (amount === null) return { change: null, isProven: exact && (!isGuessed || isLimitBest), step }
  const other = ask(subject, whatIf(amount))
  const change = {
    from: shown(0),
    to: shown(amount),
    exact: exact && !isGuessed,
    award: awardIn(other, subject.i) * subject.granularity,
    displaced: movedBy(subject, other),
  }
  return { change, isProven: true, step }
}

const replaced = (values: Float64Array, i: number, value: number): Float64Array => {
  const copy = values.slice()
  copy[i] = value
  return copy
}

/**
 * Where the own award cannot fall as the own score rises: everywhere (docs/policies.md), or on each step where a
 * higher one asks for more than fits and nothing is given in part. For equal shares with raised purses nobody has
 * proved it. @param scoreAt thousandths of a point after a change, which only rise or only fall
 */
function stretchesOf(
  { policy }: Scenario,
  scoreAt: (amount: number) => number,
  limit: number,
): readonly number[] | undefined {
  if (policy.kind === 'equal-shares') return undefined
  if (policy.kind !== 'steps' || policy.partial) return [limit]
  const reached = (amount: number): number =>
    policy.steps.filter(({ score }) => scoreAt(amount) * 10 >= tenThousandths(score)).length
  const first = reached(0)
  const passed = (amount: number): number => Math.abs(reached(amount) - first)
  const turns = [...Array(passed(limit)).keys()]
  return [...turns.map((turn) => halve((amount) => passed(amount) > turn, 0, limit) - 1), limit]
}

/** Points that the own score has to rise to. */
export function* scoreChange(subject: Case): Parts<Answer> {
  const { run, i, scenario, wants } = subject
  const score = at(run.scores.score, i)
  if (score < 0 || !wants.has('score')) return none
  const limit = 100_000 - score
  return yield* answerTo(subject, {
    limit,
    whatIf: (rise) => ({ scores: { ...run.scores, score: replaced(run.scores.score, i, score + rise) } }),
    shown: (rise) => (score + rise) / 1000,
    stretches: stretchesOf(scenario, (rise) => score + rise, limit),
  })
}

const rescoredAs = ({ run, i }: Case, rescored: Rescored): WhatIf => ({
  scores: rescored.scores ?? { ...run.scores, score: replaced(run.scores.score, i, rescored.score) },
  standing: { proposal: i, standing: rescored.standing, failedColumn: rescored.failedColumn },
  table: rescored.table,
})

export interface CriterionChange extends Change {
  readonly criterion: string
  /** Marks were moved by multiples of it, or all the way: as fine as marks are wherever that can be tried. */
  readonly step: number
  readonly given: GivenChange | null
}

/**
 * The same in marks that reviewers could have given: so many of them a step better each do it, given where they count
 * most, and fewer do not, whoever gives them. Null where marks have no coarser steps than ten-thousandths, where
 * `step` says already what was tried (equal shares, calibration), and where a higher score may ask for more than fits.
 */
interface GivenChange {
  /** Used reviews with a mark on the criterion. */
  readonly reviews: number
  /** In marks: 1 where all marks of the call on the criterion are whole. */
  readonly step: number
  /** Single steps, all reviews together. */
  readonly steps: number
  /** Whether it is the same in which reviews they are given. */
  readonly anywhere: boolean
  /** Mean mark after them. */
  readonly to: number
  /** What the proposal would get, in GPU-hours. */
  readonly award: number
}

type CriterionRise = ReturnType<typeof makeRescorer>['criteria'][number]

function* givenChange(subject: Case, { given, step }: CriterionRise): Parts<GivenChange | null> {
  if (given === null) return null
  const { limit, rescore } = given
  const stretches = stretchesOf(subject.scenario, (steps) => rescore(steps).score, limit)
  if (stretches?.length !== 1) return null
  const { change } = yield* answerTo(subject, {
    limit,
    whatIf: (steps) => rescoredAs(subject, rescore(steps)),
    shown: (steps) => steps,
    stretches,
  })
  if (change === null) return null
  return {
    reviews: given.reviews,
    step: step / 10_000,
    steps: change.to,
    anywhere: given.isAlike,
    to: given.mean(change.to),
    award: change.award,
  }
}

/** One question for each criterion that has a mark. */
export function criterionQuestions(subject: Case): (() => Parts<Answer<CriterionChange>>)[] {
  const { engine, run, i, scenario } = subject
  if (!subject.wants.has('criteria')) return []
  const rescorer = makeRescorer(run.field, scenario, { i, scorer: engine.scorer })
  // Better marks also make their reviewers look milder, which lowers others they read.
  const isAlone = scenario.calibration === 'none'
  return rescorer.criteria.map(
    (criterion) =>
      function* () {
        const { id, limit, step: whole, mean, rescore } = criterion
        const exact = answerTo(subject, {
          limit,
          step: whole,
          whatIf: (rise) => rescoredAs(subject, rescore(rise)),
          shown: mean,
          effort: subject.effort.marks,
          stretches: isAlone ? stretchesOf(scenario, (rise) => rescore(rise).score, limit) : undefined,
        })
        const { change, isProven, step } = yield* spanned(exact, [0, 0.5])
        if (change === null) return { change, isProven }
        const given = yield* spanned(givenChange(subject, criterion), [0.5, 1])
        return { change: { criterion: id, ...change, step: step / 10_000, given }, isProven }
      },
  )
}

/** Hours to ask for instead. */
export function* requestChange(subject: Case): Parts<Answer> {
  const { run, i, granularity, scenario } = subject
  const upper = at(run.contest.upper, i)
  if (!subject.wants.has('request')) return none
  const limit = upper - at(run.contest.lower, i)
  return yield* answerTo(subject, {
    limit,
    whatIf: (cut) => ({ upper: replaced(run.contest.upper, i, upper - cut) }),
    shown: (cut) => (upper - cut) * granularity,
    stretches: scenario.policy.kind === 'cutoff' ? [limit] : undefined,
  })
}

/** Hours to be content with: at its turn a smaller minimum fits wherever a larger one does, but in the exact choice. */
export function* minimumChange(subject: Case): Parts<Answer> {
  const { run, i, granularity, scenario } = subject
  const lower = at(run.contest.lower, i)
  if (!subject.wants.has('minimum')) return none
  return yield* answerTo(subject, {
    limit: lower - 1,
    whatIf: (cut) => ({ lower: replaced(run.contest.lower, i, lower - cut) }),
    shown: (cut) => (lower - cut) * granularity,
    stretches: scenario.policy.kind === 'knapsack' ? undefined : [lower - 1],
  })
}

/** More hours can also take an award away, so every unit is tried, up to where more hours change nothing. */
export function* budgetChange(subject: Case): Parts<Answer> {
  const { run, i, granularity, goal, effort } = subject
  if (!subject.wants.has('budget')) return none
  const { budget } = run.field.snapshot.call
  const spare = budget % granularity
  const served = servedUnder(subject)
  // Of a proposal that has a part, who is served says too little where the rest is spread afterwards.
  const isTold = goal === 1 || subject.scenario.policy.kind !== 'proportional'
  const raised = (units: number): number => (units === 0 ? budget : budget - spare + units * granularity)
  return yield* answerTo(subject, {
    limit: Math.max(0, Math.ceil((plentyFor(run, i) - budget + spare) / granularity)),
    whatIf: (units) => ({ budget: raised(units) }),
    shown: raised,
    isLimitBest: true,
    ...(isTold && { effort: effort.budgets, does: (units) => at(served(raised(units)), i) >= goal }),
  })
}

/** Points that the score may fall by before the award falls. */
export function* marginOf(subject: Case): Parts<Answer<number>> {
  const { run, i, scenario, effort } = subject
  const award = awardIn(run, i)
  const score = at(run.scores.score, i)
  if (award === 0 || !subject.wants.has('margin')) return none
  const fallen = (fall: number): EngineRun =>
    ask(subject, { scores: { ...run.scores, score: replaced(run.scores.score, i, score - fall) } })
  const loses = (fall: number): boolean => awardIn(fallen(fall), i) < award
  const stretches = stretchesOf(scenario, (fall) => score - fall, score)
  const { amount, exact } = yield* smallestParts(loses, { limit: score, stretches, effort: effort.hours })
  return { change: amount === null ? null : (amount - 1) / 1000, isProven: exact }
}
