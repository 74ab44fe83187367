import type { OutcomeAward } from '../contract/outcome.ts'
import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { DomainError } from '../errors.ts'
import { makeEngine, type Engine, type RunOptions } from './engine.ts'
import { buildOutcome } from './outcome.ts'
import { runAll, type Parts } from './progress.ts'
import {
  budgetChange,
  criterionQuestions,
  marginOf,
  minimumChange,
  requestChange,
  scoreChange,
  type Answer,
  type Change,
  type CriterionChange,
} from './smallest-changes.ts'
import { standings } from './standing.ts'
import {
  ask,
  asks,
  awardIn,
  caseOf,
  movedBy,
  type Ask,
  type Asked,
  type Case,
  type Displaced,
} from './what-if-case.ts'

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
  readonly criteria: readonly CriterionChange[]
  /** GPU-hours to ask for instead. */
  readonly request: Change | null
  /** GPU-hours to be content with as the minimum. */
  readonly minimum: Change | null
  /** GPU-hours of the call's budget. */
  readonly budget: Change | null
  /** Points that the score may fall by before the award falls; null where it has none or falls with no fall. */
  readonly margin: number | null
  /**
   * Questions that were not asked, whose null says nothing: those left out, a score by itself (and its margin)
   * where those who pay read the marks instead, and other hours for one that has some.
   */
  readonly unasked: readonly Ask[]
  /**
   * Questions of which not every value was tried: their null says that none was found, and a smaller fall than the
   * margin may take the award. A change that was found says it of itself.
   */
  readonly unproven: readonly Ask[]
}

const nothing = { score: null, criteria: [], request: null, minimum: null, budget: null } as const

type Changes = Pick<Explanation, 'score' | 'criteria' | 'request' | 'minimum' | 'budget'>

/** Changes of hours help only who is ranked; a smaller minimum also who is not for asking too much. */
const hourQuestions = { request: requestChange, minimum: minimumChange, budget: budgetChange } as const

function hoursAsked({ run, i }: Case): readonly (keyof typeof hourQuestions)[] {
  const standing = standings[run.standing[i] ?? 0]
  if (standing === 'ranked') return ['request', 'minimum', 'budget']
  return standing === 'below-minimum' ? ['minimum'] : []
}

/** Parts that each question counts for. */
const partsEach = 1000

/** One question after the other, each told how far it is within itself. */
function inTurn(of: number) {
  let asked = 0
  return function* <T>(question: Parts<T>): Parts<T> {
    let part = question.next()
    for (; part.done !== true; part = question.next()) {
      const share = part.value.done / part.value.of
      yield { done: asked * partsEach + Math.floor(share * (partsEach - 1)), of: of * partsEach }
    }
    asked += 1
    return part.value
  }
}

interface Asking {
  readonly turn: ReturnType<typeof inTurn>
  /** Of the criteria. */
  readonly questions: ReturnType<typeof criterionQuestions>
  /** Takes note of questions of which not every value was tried. */
  readonly unproven: Set<Ask>
}

/** The questions of changes; the margin, which is the last, comes after them. */
function* changesOf(subject: Case, { turn, questions, unproven }: Asking): Parts<Changes> {
  const told = <Found>(question: Ask, { change, isProven }: Answer<Found>): Found | null => {
    if (!isProven) unproven.add(question)
    return change
  }
  const score = told('score', yield* turn(scoreChange(subject)))
  const criteria: CriterionChange[] = []
  for (const question of questions) {
    const change = told('criteria', yield* turn(question()))
    if (change !== null) criteria.push(change)
  }
  const hours: { -readonly [Kind in keyof typeof hourQuestions]?: Change | null } = {}
  for (const kind of hoursAsked(subject)) hours[kind] = told(kind, yield* turn(hourQuestions[kind](subject)))
  return { ...nothing, score, criteria, ...hours }
}

/** `explain` a tried value at a time, on an engine that is there already. @throws DomainError as `explain` does */
export function* explainParts(engine: Engine, scenario: Scenario, asked: Asked): Parts<Explanation> {
  const { proposal } = asked
  const subject = caseOf(engine, scenario, asked)
  const { run, i, goal } = subject
  const outcome = buildOutcome(run, { snapshot: '', scenario: '' })
  const row = outcome.awards.find((award) => award.proposal === proposal)
  if (row === undefined) throw new DomainError('not-found', `The outcome has no proposal ${proposal}.`)
  const held = awardIn(run, i)
  const isServed = held >= goal
  const unproven = new Set<Ask>()
  const questions = isServed ? [] : criterionQuestions(subject)
  const turn = inTurn(isServed ? 1 : 2 + questions.length + hoursAsked(subject).length)
  const changes = isServed ? nothing : yield* changesOf(subject, { turn, questions, unproven })
  const margin = yield* turn(marginOf(subject))
  if (!margin.isProven) unproven.add('margin')
  return {
    proposal,
    status: row.status,
    reason: row.reason,
    award: row.award,
    goal: isServed ? null : held > 0 ? 'full' : 'award',
    ...changes,
    margin: margin.change,
    unproven: asks.filter((question) => unproven.has(question)),
    unasked: asks.filter((question) => !subject.wants.has(question)),
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
