import { at, int, real } from '../scoring/at.ts'
import type { Engine, EngineRun } from '../allocation/engine.ts'
import { weighted } from '../allocation/priority.ts'
import type { Solver } from '../allocation/solver.ts'
import { standings } from '../allocation/standing.ts'
import type { Scenario } from '../contract/scenario.ts'
import type { Belief } from '../scoring/belief.ts'
import { toThousandths } from '../scoring/rounding.ts'
import { makeReusedSpace } from '../scoring/space.ts'
import { makeAwardBook, makeCounts, type Counts } from './award-book.ts'
import { areaWeightsOf, candidatesOf } from './candidates.ts'
import { makePlaces } from './places.ts'
import { makePosteriorDraws } from './posterior-draws.ts'

/** What came out of the draws so far. */
export interface Chances {
  readonly draws: number
  /** Draws in which a solver did not prove its choice, and the cut-off stood in. */
  readonly unproven: number
  /** Per proposal: share of the draws in which the policy gave it hours, 0…1. */
  readonly funded: Float64Array
  /** Per proposal, in GPU-hours: mean, 10th and 90th percentile of its award. */
  readonly meanHours: Float64Array
  readonly lowHours: Float64Array
  readonly highHours: Float64Array
  /** Per proposal: first and last rank of the interval that holds the rank in 50 and in 90 % of the draws. */
  readonly rank50: readonly [Int32Array, Int32Array]
  readonly rank90: readonly [Int32Array, Int32Array]
  /** Per proposal: standard deviation of the drawn values, in points. */
  readonly deviation: Float64Array
  /** Who can be ranked at all: reviewed, eligible, above every threshold but that of the score. */
  readonly candidates: Int32Array
}

export interface ChanceProgress {
  readonly done: number
  readonly of: number
  /** The chances as they stand: fewer draws, the same meaning. */
  readonly sofar: () => Chances
}

export interface ChanceOptions {
  readonly belief: Belief
  /** Default 2,000: a chance of one half is then right to 1.1 points. */
  readonly draws?: number
  /** Draws between two reports, default 20. */
  readonly batch?: number
  readonly solver?: Solver | undefined
}

interface Book {
  readonly run: EngineRun
  readonly candidates: Int32Array
  /** Draw after draw, per proposal; as narrow as their largest number lets them be. */
  readonly ranks: Counts
  readonly awards: ReturnType<typeof makeAwardBook>
  /** Per draw: 1 where a solver did not prove its choice. */
  readonly unproven: Uint8Array
  /** Of the latest draw. */
  readonly space: ReturnType<typeof makeReusedSpace>
  readonly sum: Float64Array
  readonly squares: Float64Array
}

const belowScore = standings.indexOf('below-score')

/** Priority that a score would have, also where the threshold keeps the proposal out. */
function priorityOf(run: EngineRun, score: Float64Array): (i: number) => number {
  const weights = areaWeightsOf(run)
  return (i) => weighted(at(score, i), at(weights, i))
}

/** The candidates in order: those that the policy ranked, then those below the threshold of the score. */
function wholeOrder({ candidates, space }: Book, run: EngineRun, score: Float64Array): Int32Array {
  const { order } = run.contest
  if (order.length === candidates.length) return order
  const whole = space.integers(candidates.length)
  whole.set(order)
  let count = order.length
  for (const i of candidates) {
    if (run.standing[i] !== belowScore) continue
    whole[count] = i
    count += 1
  }
  const priority = priorityOf(run, score)
  whole.subarray(order.length).sort((a, b) => priority(b) - priority(a) || a - b)
  return whole
}

/** No award is above what a proposal may get at most. */
const largestAward = ({ contest }: EngineRun): number =>
  contest.upper.reduce((largest, units) => Math.max(largest, units), 0)

/** The place in a sorted list below which a share of it lies. */
const placeOf = (share: number, length: number): number =>
  Math.min(length - 1, Math.max(0, Math.ceil(share * length) - 1))

/** Proposals whose ranks are read together: those of one draw stand beside each other, those of one proposal do not. */
const readTogether = 64

/** The ranks of each candidate, draw after draw; to be read before the next candidate. */
function* columns({ candidates, ranks, run }: Book, draws: number) {
  const n = run.field.ids.length
  const drawn = makeCounts(draws * readTogether, n)
  const read = (block: Int32Array, k: number): void => {
    for (let place = 0; place < block.length; place += 1)
      drawn[place * draws + k] = ranks[k * n + int(block, place)] ?? 0
  }
  for (let from = 0; from < candidates.length; from += readTogether) {
    const block = candidates.subarray(from, from + readTogether)
    for (let k = 0; k < draws; k += 1) read(block, k)
    for (const [place, i] of block.entries())
      yield { i, drawn: drawn.subarray(place * draws, (place + 1) * draws) }
  }
}

function chancesOf(book: Book, draws: number): Chances {
  const { run, candidates, awards, sum, squares } = book
  const n = run.field.ids.length
  const { granularity } = run.field.snapshot.call
  const blank = () => new Float64Array(n)
  const blankRanks = (): readonly [Int32Array, Int32Array] => [new Int32Array(n), new Int32Array(n)]
  const chances = {
    draws,
    unproven: book.unproven.subarray(0, draws).reduce((count, one) => count + one, 0),
    funded: blank(),
    meanHours: blank(),
    lowHours: blank(),
    highHours: blank(),
    rank50: blankRanks(),
    rank90: blankRanks(),
    deviation: sum.map((total, i) => Math.sqrt(Math.max(0, at(squares, i) / draws - (total / draws) ** 2))),
    candidates,
  }
  const awardsOf = awards.of(draws)
  const [rankAt, unitsAt] = [makePlaces(n), makePlaces(largestAward(run))]
  for (const { i, drawn } of columns(book, draws)) {
    const rank = rankAt(drawn)
    const award = awardsOf(i)
    const given = unitsAt(award)
    const without = draws - award.length
    /** Draws without an award come before all others. */
    const awardAt = (place: number): number => (place < without ? 0 : given(place - without))
    let total = 0
    for (const units of award) total += units
    chances.funded[i] = award.length / draws
    chances.meanHours[i] = (total / draws) * granularity
    chances.lowHours[i] = awardAt(placeOf(0.1, draws)) * granularity
    chances.highHours[i] = awardAt(placeOf(0.9, draws)) * granularity
    chances.rank50[0][i] = rank(placeOf(0.25, draws))
    chances.rank50[1][i] = rank(placeOf(0.75, draws))
    chances.rank90[0][i] = rank(placeOf(0.05, draws))
    chances.rank90[1][i] = rank(placeOf(0.95, draws))
  }
  return chances
}

/** Drawn points as scores, into `score`; −1 without a review. */
function scoresOf(value: Float64Array, score: Float64Array): void {
  for (let i = 0; i < value.length; i += 1) {
    const points = real(value, i)
    score[i] = Number.isNaN(points) ? -1 : toThousandths(points)
  }
}

/** Enters one draw: ranks, awards, values. */
function enter(
  book: Book,
  k: number,
  drawn: { run: EngineRun; score: Float64Array; value: Float64Array },
): void {
  const n = drawn.value.length
  const order = wholeOrder(book, drawn.run, drawn.score)
  for (let place = 0; place < order.length; place += 1) book.ranks[k * n + int(order, place)] = place + 1
  book.awards.enter(drawn.run.grants.award)
  book.unproven[k] = drawn.run.grants.certificate?.proven === false ? 1 : 0
  for (let i = 0; i < n; i += 1) {
    const points = real(drawn.value, i)
    book.sum[i] = real(book.sum, i) + points
    book.squares[i] = real(book.squares, i) + points * points
  }
}

/**
 * How likely each proposal is to get hours, how many, and at which rank, if its worth is as uncertain as the
 * reviews leave it: each draw goes through the scenario's own policy with its quotas. The seed of the draws is
 * that of the scenario and the word `chances`. Reports after every batch, so that whoever runs it can show how
 * far it is, or stop. @throws DomainError `solver-missing`
 */
export function* drawChances(
  engine: Engine,
  scenario: Scenario,
  { belief, draws = 2000, batch = 20, solver }: ChanceOptions,
): Generator<ChanceProgress, Chances> {
  const run = engine.run(scenario, { solver })
  const n = engine.field.ids.length
  const book = {
    run,
    candidates: candidatesOf(run),
    ranks: makeCounts(draws * n, n),
    awards: makeAwardBook(n, largestAward(run)),
    unproven: new Uint8Array(draws),
    space: makeReusedSpace(),
    sum: new Float64Array(n),
    squares: new Float64Array(n),
  }
  const draw = makePosteriorDraws(belief, `${scenario.seed}:chances`)
  const [value, score] = [new Float64Array(n), new Float64Array(n)]
  const whatIf = { scores: { ...run.scores, score } }
  for (let k = 0; k < draws; k += 1) {
    draw(k, value)
    scoresOf(value, score)
    book.space.clear()
    enter(book, k, { run: engine.run(scenario, { solver, whatIf, space: book.space }), score, value })
    const done = k + 1
    if (done % batch === 0) yield { done, of: draws, sofar: () => chancesOf(book, done) }
  }
  return chancesOf(book, draws)
}
