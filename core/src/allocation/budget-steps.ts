import { at } from './contest.ts'
import type { Ladder } from './engine.ts'
import type { FirstEntry } from './first-entry.ts'
import type { Parts } from './progress.ts'

/** One unit more, and a proposal loses its award. */
export interface Removal {
  readonly proposal: string
  /** The budget, in GPU-hours, at which it has no award, and had one with a unit less. */
  readonly budget: number
  readonly award: number
}

/** One unit more, and a proposal has hours. */
export interface Entry {
  readonly proposal: string
  /** The budget, in GPU-hours, at which it has hours, and had none with a unit less. */
  readonly budget: number
}

/** A call under many budgets. */
export interface Climb {
  readonly ladder: Ladder
  /** Per proposal: above 0 for whom a budget gives hours. */
  readonly served: (budget: number) => Float64Array
  readonly ids: readonly string[]
  readonly granularity: number
}

/** What happens between budgets, each from the smallest on. */
export interface Steps {
  readonly removals: readonly Removal[]
  readonly entries: readonly Entry[]
}

/** Two budgets. */
type Span = readonly [number, number]

const halfWay = ({ granularity }: Climb, [low, high]: Span): number =>
  low + granularity * Math.floor((high - low) / granularity / 2)

const idOf = ({ ids }: Climb, i: number): string => ids[i] ?? ''

const awardAt = ({ ladder, granularity }: Climb, i: number, budget: number): number =>
  at(ladder.run(budget).grants.award, i) * granularity

/** Between two budgets a step of one unit at which the award is lost. */
function removalBetween(climb: Climb, i: number, [low, high]: Span): Removal {
  let [from, to] = [low, high]
  while (to - from > climb.granularity) {
    const middle = halfWay(climb, [from, to])
    if (at(climb.served(middle), i) > 0) from = middle
    else to = middle
  }
  return { proposal: idOf(climb, i), budget: to, award: awardAt(climb, i, from) }
}

/** Who had an award one unit before a budget, and has none there. */
function removalsAt(climb: Climb, lost: readonly number[], budget: number): Removal[] {
  if (lost.length === 0) return []
  const { ladder, granularity } = climb
  const { award } = ladder.run(budget - granularity).grants
  return lost.map((i) => ({ proposal: idOf(climb, i), budget, award: at(award, i) * granularity }))
}

/** Whoever has hours in one of two runs and none in the other. */
function changesOf(before: Float64Array, now: Float64Array) {
  const [lost, won]: [number[], number[]] = [[], []]
  for (let i = 0; i < now.length; i += 1) {
    const had = at(before, i) > 0
    if (had !== at(now, i) > 0) (had ? lost : won).push(i)
  }
  return { lost, won }
}

/** Every step of one unit between two budgets at which an award is lost, or somebody comes in. */
export function stepsBetween(climb: Climb, [low, high]: Span): Steps {
  const { ladder, served, granularity } = climb
  const removals: Removal[] = []
  const entries: Entry[] = []
  let before = served(low)
  let units = ladder.unitsAt(low)
  for (let budget = low + granularity; budget <= high; budget += granularity) {
    // A reserve may keep all of a step.
    if (ladder.unitsAt(budget) === units) continue
    units = ladder.unitsAt(budget)
    const now = served(budget)
    const changes = changesOf(before, now)
    removals.push(...removalsAt(climb, changes.lost, budget))
    entries.push(...changes.won.map((i) => ({ proposal: idOf(climb, i), budget })))
    before = now
  }
  return { removals, entries }
}

/** Two points, and who came in and who went out between them. */
export interface Stretch {
  readonly span: Span
  readonly entered: readonly number[]
  readonly left: readonly number[]
}

interface Halving {
  readonly climb: Climb
  /** The end of the stretch near which entries are looked for first. */
  readonly end: 'low' | 'high'
  /** Budgets that may still be tried. */
  tries: number
  readonly entries: Entry[]
}

/** For those who have hours at the second of two budgets alone a step at which they come in. */
function halve(halving: Halving, who: readonly number[], [low, high]: Span): void {
  const { climb, end, entries } = halving
  if (who.length === 0) return
  if (high - low <= climb.granularity) {
    entries.push(...who.map((i) => ({ proposal: idOf(climb, i), budget: high })))
    return
  }
  if (halving.tries <= 0) return
  halving.tries -= 1
  const middle = halfWay(climb, [low, high])
  const now = climb.served(middle)
  const halves: [readonly number[], Span][] = [
    [who.filter((i) => at(now, i) > 0), [low, middle]],
    [who.filter((i) => at(now, i) === 0), [middle, high]],
  ]
  for (const [part, span] of end === 'low' ? halves : halves.toReversed()) halve(halving, part, span)
}

interface Near {
  /** The call's own budget. */
  readonly own: number
  /** Who comes in first beyond it. */
  readonly next: FirstEntry | null
  readonly mostRemovals: number
  /** Budgets that may be tried for entries. */
  readonly tries: number
}

/** Budgets that are tried on either side of the call's own: a large call has some hundred entries there. */
const mostTries = 64

/** The entries in the stretches that begin or end at the call's own budget, outwards. */
function entriesBeside(climb: Climb, stretches: readonly Stretch[], { own, tries }: Near): Entry[] {
  const beside = stretches.filter(({ span }) => span.includes(own))
  return beside.flatMap(({ span, entered }) => {
    const end = span[0] === own ? 'low' : 'high'
    const halving: Halving = { climb, end, tries: Math.min(mostTries, Math.floor(tries / 8)), entries: [] }
    halve(halving, entered, span)
    return halving.entries
  })
}

/** Between two budgets the proposal goes out. */
type Leaver = Pick<Stretch, 'span'> & { readonly i: number }

/** Those who come in first and have gone out again before the next point. */
function leaversAfter(climb: Climb, stretches: readonly Stretch[], { next }: Near): Leaver[] {
  if (next === null) return []
  const { budget, enters } = next
  const { span, entered = [] } = stretches.find((one) => one.span[0] < budget && budget <= one.span[1]) ?? {}
  const gone = enters.map((id) => climb.ids.indexOf(id)).filter((i) => !entered.includes(i))
  return span === undefined ? [] : gone.map((i) => ({ span: [budget, span[1]], i }))
}

/** Who comes in first does so there, where halving by itself may have met a later step. */
function withNext(entries: readonly Entry[], { own, next }: Near): Entry[] {
  if (next === null) return [...entries]
  const others = entries.filter(({ proposal, budget }) => budget <= own || !next.enters.includes(proposal))
  return [...others, ...next.enters.map((proposal) => ({ proposal, budget: next.budget }))]
}

const byBudget = (a: Entry, b: Entry): number => a.budget - b.budget

/** Of a sample the entries beside the call's own budget, and the removals nearest to it. */
export function* halvedParts(climb: Climb, stretches: readonly Stretch[], near: Near): Parts<Steps> {
  const entries = withNext(entriesBeside(climb, stretches, near), near).toSorted(byBudget)
  const away = ([low, high]: Span) => Math.max(low - near.own, near.own - high)
  const leavers = stretches
    .flatMap(({ span, left }): Leaver[] => left.map((i) => ({ span, i })))
    .toSorted((a, b) => away(a.span) - away(b.span))
    .slice(0, near.mostRemovals)
    .concat(leaversAfter(climb, stretches, near))
  const removals: Removal[] = []
  for (const { span, i } of leavers) {
    removals.push(removalBetween(climb, i, span))
    yield { done: removals.length, of: leavers.length }
  }
  return { removals: removals.toSorted(byBudget), entries }
}
