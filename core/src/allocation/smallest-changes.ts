import type { Scenario } from '../contract/scenario.ts'
import { at } from './contest.ts'
import type { EngineRun, WhatIf } from './engine.ts'
import { makeRescorer, type Rescored } from './rescore.ts'
import { smallest, type Found } from './smallest.ts'
import { ask, awardIn, movedBy, type Case, type Displaced } from './what-if-case.ts'

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

interface Question {
  /** Numbers 0…limit, 0 being what is; larger ones are larger changes. */
  readonly limit: number
  readonly whatIf: (amount: number) => WhatIf
  /** What stands on the page for an amount. */
  readonly shown: (amount: number) => number
  /** Whether a change that does it is also done by every larger one. */
  readonly oneWay: boolean
}

function changeOf(subject: Case, question: Question): Change | null {
  const { limit, whatIf, shown, oneWay } = question
  const reaches = (amount: number): boolean =>
    awardIn(ask(subject, whatIf(amount)), subject.i) >= subject.goal
  // The exact choice takes too long to try every value.
  const isSlow = subject.scenario.policy.kind === 'knapsack'
  const found: Found | null = smallest(reaches, { limit, oneWay: oneWay || isSlow, effort: subject.effort })
  if (found === null) return null
  const other = ask(subject, whatIf(found.amount))
  return {
    from: shown(0),
    to: shown(found.amount),
    exact: found.exact && (oneWay || !isSlow),
    award: awardIn(other, subject.i) * subject.granularity,
    displaced: movedBy(subject, other),
  }
}

const replaced = (values: Float64Array, i: number, value: number): Float64Array => {
  const copy = values.slice()
  copy[i] = value
  return copy
}

/**
 * Whether the own award cannot fall when the own score rises: docs/policies.md. It can where a higher step asks
 * for more than fits and nothing is given in part; for equal shares with raised purses nobody has proved it.
 */
function followsScore({ policy }: Scenario): boolean {
  if (policy.kind === 'steps') return policy.partial
  return policy.kind !== 'equal-shares'
}

/** Points that the own score has to rise to. */
export function scoreChange(subject: Case): Change | null {
  const { run, i, scenario, wants } = subject
  const score = at(run.scores.score, i)
  if (score < 0 || !wants.has('score')) return null
  return changeOf(subject, {
    limit: 100_000 - score,
    whatIf: (rise) => ({ scores: { ...run.scores, score: replaced(run.scores.score, i, score + rise) } }),
    shown: (rise) => (score + rise) / 1000,
    oneWay: followsScore(scenario),
  })
}

const rescoredAs = ({ run, i }: Case, rescored: Rescored): WhatIf => ({
  scores: rescored.scores ?? { ...run.scores, score: replaced(run.scores.score, i, rescored.score) },
  standing: { proposal: i, standing: rescored.standing, failedColumn: rescored.failedColumn },
  table: rescored.table,
})

export type CriterionChange = Change & { readonly criterion: string }

/** One question for each criterion that has a mark. */
export function criterionQuestions(subject: Case): (() => CriterionChange | null)[] {
  const { engine, run, i, scenario } = subject
  if (!subject.wants.has('criteria')) return []
  const rescorer = makeRescorer(run.field, scenario, { i, scorer: engine.scorer })
  return rescorer.criteria.map(({ id, limit, mean, rescore }) => () => {
    const change = changeOf(subject, {
      limit,
      whatIf: (rise) => rescoredAs(subject, rescore(rise)),
      shown: mean,
      // Better marks also make their reviewers look milder, which lowers others they read.
      oneWay: followsScore(scenario) && scenario.calibration === 'none',
    })
    return change && { criterion: id, ...change }
  })
}

/** Hours to ask for instead. */
export function requestChange(subject: Case): Change | null {
  const { run, i, granularity, scenario } = subject
  const upper = at(run.contest.upper, i)
  if (!subject.wants.has('request')) return null
  return changeOf(subject, {
    limit: upper - at(run.contest.lower, i),
    whatIf: (cut) => ({ upper: replaced(run.contest.upper, i, upper - cut) }),
    shown: (cut) => (upper - cut) * granularity,
    oneWay: scenario.policy.kind === 'cutoff',
  })
}

/** Hours to be content with. */
export function minimumChange(subject: Case): Change | null {
  const { run, i, granularity, scenario } = subject
  const lower = at(run.contest.lower, i)
  if (!subject.wants.has('minimum')) return null
  return changeOf(subject, {
    limit: lower - 1,
    whatIf: (cut) => ({ lower: replaced(run.contest.lower, i, lower - cut) }),
    shown: (cut) => (lower - cut) * granularity,
    // Under equal shares all is given in full, so the minimum decides nothing.
    oneWay: scenario.policy.kind === 'cutoff' || scenario.policy.kind === 'equal-shares',
  })
}

/** More hours can also take an award away, so every unit is tried, up to twice what everybody asks for. */
export function budgetChange(subject: Case): Change | null {
  const { run, granularity } = subject
  if (!subject.wants.has('budget')) return null
  const { budget } = run.field.snapshot.call
  const asked = run.contest.order.reduce((sum, i) => sum + at(run.contest.upper, i), 0)
  return changeOf(subject, {
    limit: Math.max(0, 2 * asked),
    whatIf: (units) => ({ budget: budget + units * granularity }),
    shown: (units) => budget + units * granularity,
    oneWay: false,
  })
}

/** Points that the score may fall by before the award falls. */
export function marginOf(subject: Case): number | null {
  const { run, i, scenario, effort } = subject
  const award = awardIn(run, i)
  const score = at(run.scores.score, i)
  if (award === 0 || !subject.wants.has('margin')) return null
  const fallen = (fall: number): EngineRun =>
    ask(subject, { scores: { ...run.scores, score: replaced(run.scores.score, i, score - fall) } })
  const loses = (fall: number): boolean => awardIn(fallen(fall), i) < award
  const found = smallest(loses, { limit: score, oneWay: followsScore(scenario), effort })
  return found === null ? null : (found.amount - 1) / 1000
}
