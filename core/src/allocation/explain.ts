import type { OutcomeAward } from '../contract/outcome.ts'
import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { DomainError } from '../errors.ts'
import { at } from './contest.ts'
import { makeEngine, type Engine, type EngineRun, type RunOptions, type WhatIf } from './engine.ts'
import { buildOutcome } from './outcome.ts'
import { runAll, type Parts } from './progress.ts'
import { makeRescorer, type Rescored } from './rescore.ts'
import { smallest, type Found } from './smallest.ts'
import { standings } from './standing.ts'

/** Who would get other hours, in GPU-hours. */
export interface Displaced {
  readonly proposal: string
  readonly from: number
  readonly to: number
}

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

export interface Explanation {
  readonly proposal: string
  readonly status: OutcomeAward['status']
  readonly reason: OutcomeAward['reason']
  readonly award: number
  /** What the changes below lead to; null where it has all that it asked for. */
  readonly goal: 'award' | 'full' | null
  /** Points that the score has to rise to; null where no rise does it. */
  readonly score: Change | null
  /** The same as the mean mark on one criterion, all its reviews moved alike. */
  readonly criteria: readonly (Change & { readonly criterion: string })[]
  /** GPU-hours to ask for instead. */
  readonly request: Change | null
  /** GPU-hours to be content with as the minimum. */
  readonly minimum: Change | null
  /** GPU-hours of the call's budget. */
  readonly budget: Change | null
  /** Points that the score may fall by before the award falls; null where it has none or falls with no fall. */
  readonly margin: number | null
}

const asks = ['score', 'criteria', 'request', 'minimum', 'budget', 'margin'] as const

export interface ExplainOptions {
  /** Runs per question where answers do not follow one direction, default 2,000. */
  readonly effort?: number
  /** The questions to ask, all of them by default; what is not asked stays null or empty and costs nothing. */
  readonly only?: readonly (typeof asks)[number][]
}

/** One proposal under one scenario, and ways to ask what else would come out. */
interface Case {
  readonly engine: Engine
  readonly scenario: Scenario
  readonly run: EngineRun
  readonly i: number
  readonly granularity: number
  readonly effort: number
  readonly wants: ReadonlySet<(typeof asks)[number]>
  readonly options: RunOptions
  readonly goal: number
}

const awardIn = ({ grants }: EngineRun, i: number): number => at(grants.award, i)

const ask = ({ engine, scenario, options }: Case, whatIf: WhatIf): EngineRun =>
  engine.run(scenario, { ...options, whatIf })

function movedBy({ run, i, granularity }: Case, other: EngineRun): Displaced[] {
  return [...run.field.ids.keys()].flatMap((j) => {
    const [from, to] = [awardIn(run, j) * granularity, awardIn(other, j) * granularity]
    return j === i || from === to ? [] : [{ proposal: run.field.ids[j] ?? '', from, to }]
  })
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

function scoreChange(subject: Case): Change | null {
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

const rescoredAs = ({ run, i }: Case, { score, standing, failedColumn, scores }: Rescored): WhatIf => ({
  scores: scores ?? { ...run.scores, score: replaced(run.scores.score, i, score) },
  standing: { proposal: i, standing, failedColumn },
})

type CriterionChange = Explanation['criteria'][number]

/** One question for each criterion that has a mark. */
function criterionQuestions(subject: Case): (() => CriterionChange | null)[] {
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

function requestChange(subject: Case): Change | null {
  const { run, i, granularity, scenario } = subject
  const upper = at(run.contest.upper, i)
  // An award in full of less is a different answer only where there was none.
  if (awardIn(run, i) > 0 || !subject.wants.has('request')) return null
  return changeOf(subject, {
    limit: upper - at(run.contest.lower, i),
    whatIf: (cut) => ({ upper: replaced(run.contest.upper, i, upper - cut) }),
    shown: (cut) => (upper - cut) * granularity,
    oneWay: scenario.policy.kind === 'cutoff',
  })
}

function minimumChange(subject: Case): Change | null {
  const { run, i, granularity, scenario } = subject
  const lower = at(run.contest.lower, i)
  if (awardIn(run, i) > 0 || !subject.wants.has('minimum')) return null
  return changeOf(subject, {
    limit: lower - 1,
    whatIf: (cut) => ({ lower: replaced(run.contest.lower, i, lower - cut) }),
    shown: (cut) => (lower - cut) * granularity,
    oneWay: scenario.policy.kind === 'cutoff',
  })
}

/** More hours can also take an award away, so every unit is tried, up to twice what everybody asks for. */
function budgetChange(subject: Case): Change | null {
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

function marginOf(subject: Case): number | null {
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

const ranked = 0

const nothing = { score: null, criteria: [], request: null, minimum: null, budget: null } as const

type Changes = Pick<Explanation, 'score' | 'criteria' | 'request' | 'minimum' | 'budget'>

/** The questions one after the other; the margin, which is the last part, comes after them. */
function* changesOf(subject: Case): Parts<Changes> {
  const questions = criterionQuestions(subject)
  const of = questions.length + 5
  let done = 0
  const next = () => ({ done: (done += 1), of })
  const score = scoreChange(subject)
  yield next()
  const criteria: CriterionChange[] = []
  for (const question of questions) {
    const change = question()
    if (change !== null) criteria.push(change)
    yield next()
  }
  // Changes of hours help only who is ranked.
  if (subject.run.standing[subject.i] !== ranked) return { ...nothing, score, criteria }
  const request = requestChange(subject)
  yield next()
  const minimum = minimumChange(subject)
  yield next()
  const budget = budgetChange(subject)
  yield next()
  return { score, criteria, request, minimum, budget }
}

interface Asked extends RunOptions, ExplainOptions {
  readonly proposal: string
}

function caseOf(engine: Engine, scenario: Scenario, asked: Asked): Case {
  const { proposal, effort = 2000, only = asks, ...options } = asked
  const i = engine.field.ids.indexOf(proposal)
  if (i < 0) throw new DomainError('not-found', `The snapshot has no proposal ${proposal}.`)
  const run = engine.run(scenario, options)
  const { granularity } = engine.field.snapshot.call
  const goal = awardIn(run, i) > 0 ? at(run.contest.upper, i) : 1
  return { engine, scenario, run, i, granularity, effort, wants: new Set(only), options, goal }
}

/** `explain` a question at a time, on an engine that is there already. @throws DomainError as `explain` does */
export function* explainParts(engine: Engine, scenario: Scenario, asked: Asked): Parts<Explanation> {
  const { proposal } = asked
  const subject = caseOf(engine, scenario, asked)
  const { run, i, goal } = subject
  const outcome = buildOutcome(run, { snapshot: '', scenario: '' })
  const row = outcome.awards.find((award) => award.proposal === proposal)
  if (row === undefined) throw new DomainError('not-found', `The outcome has no proposal ${proposal}.`)
  const held = awardIn(run, i)
  const isServed = held > 0 && held >= goal
  return {
    proposal,
    status: row.status,
    reason: row.reason,
    award: row.award,
    goal: isServed ? null : held > 0 ? 'full' : 'award',
    ...(isServed ? nothing : yield* changesOf(subject)),
    margin: marginOf(subject),
  }
}

/**
 * Why a proposal got what it got and the smallest single change of each kind that would give it an award (or,
 * where it has a part, all that it asks for), with those who would lose or win by it; for an award, how far
 * the score may fall. Found by running the allocation again: by halving where the answer can only turn once
 * (the own score), else by trying one unit after the other up to `effort` runs.
 * @throws DomainError `not-found` for a proposal that the snapshot lacks, `solver-missing`
 */
export const explain = (snapshot: Snapshot, scenario: Scenario, asked: Asked): Explanation =>
  runAll(explainParts(makeEngine(snapshot), scenario, asked))

/** Who would get other hours if a proposal took no part. */
export function displacedBy(
  engine: Engine,
  scenario: Scenario,
  { proposal, ...options }: RunOptions & { readonly proposal: string },
): Displaced[] {
  const subject = caseOf(engine, scenario, { proposal, ...options })
  const standing = standings.indexOf('ineligible')
  const whatIf = { standing: { proposal: subject.i, standing, failedColumn: -1 } }
  return movedBy(subject, ask(subject, whatIf))
}
