import type { BudgetCurve } from '@furrow/core/allocation/budget-curve'

/** One proposal along the budgets: the first and the last of each stretch in which it has hours. In GPU-hours. */
export type Spans = {
  readonly proposal: string
  readonly spans: readonly { readonly from: number; readonly to: number }[]
  /** Budgets at which one unit more takes its award away. */
  readonly removals: readonly number[]
}

/** At `budget` it comes in, or it has no hours any more; `last` is where it was last seen to have some. */
type Change = { readonly budget: number; readonly comesIn: boolean; readonly last: number }

type Changes = Map<string, Change[]>

function add(changes: Changes, proposal: string, change: Change): void {
  const list = changes.get(proposal)
  if (list === undefined) changes.set(proposal, [change])
  else list.push(change)
}

/** What is known to the step. */
function exactChanges({ entries, removals, step }: BudgetCurve): Changes {
  const changes: Changes = new Map()
  for (const { proposal, budget } of entries) add(changes, proposal, { budget, comesIn: true, last: budget })
  for (const { proposal, budget } of removals)
    add(changes, proposal, { budget, comesIn: false, last: budget - step })
  return changes
}

/** What the points say beyond that: somewhere since the point before. */
function addPoints(changes: Changes, { points }: BudgetCurve): void {
  let before = -Infinity
  for (const { budget, enters, leaves } of points) {
    const last = before
    const isKnown = (proposal: string, comesIn: boolean) =>
      changes
        .get(proposal)
        ?.some((one) => one.comesIn === comesIn && one.budget > last && one.budget <= budget) === true
    const entered = enters.filter((proposal) => !isKnown(proposal, true))
    const left = leaves.filter((proposal) => !isKnown(proposal, false))
    for (const proposal of entered) add(changes, proposal, { budget, comesIn: true, last: budget })
    for (const proposal of left) add(changes, proposal, { budget, comesIn: false, last })
    before = budget
  }
}

function stretchesOf(changes: readonly Change[], end: number): Spans['spans'] {
  const spans: { from: number; to: number }[] = []
  let from: number | null = null
  for (const { budget, comesIn, last } of changes.toSorted((a, b) => a.budget - b.budget)) {
    if (comesIn) from ??= budget
    else if (from !== null) {
      spans.push({ from, to: Math.max(from, last) })
      from = null
    }
  }
  return from === null ? spans : [...spans, { from, to: end }]
}

/** In which stretches of the budget each proposal has hours. */
export function spansOf(curve: BudgetCurve): readonly Spans[] {
  const changes = exactChanges(curve)
  addPoints(changes, curve)
  const end = curve.points.at(-1)?.budget ?? 0
  return [...changes].map(([proposal, list]) => ({
    proposal,
    spans: stretchesOf(list, end),
    removals: curve.removals.filter((removal) => removal.proposal === proposal).map(({ budget }) => budget),
  }))
}

/** Who comes in first stands above. */
export const inOrder = (list: readonly Spans[]): readonly Spans[] =>
  list.toSorted(
    (a, b) => (a.spans[0]?.from ?? 0) - (b.spans[0]?.from ?? 0) || (a.proposal < b.proposal ? -1 : 1),
  )

/** How far the nearest budget that changes its answer lies from the budget of the call. */
function distanceTo({ spans }: Spans, budget: number): number {
  const edges = spans.flatMap(({ from, to }) => [from, to])
  return Math.min(...edges.map((edge) => Math.abs(edge - budget)))
}

/** Those whose answer changes nearest to a budget first; before them those that are named. */
export function byNearness(
  list: readonly Spans[],
  budget: number,
  named: readonly string[],
): readonly Spans[] {
  const isNamed = new Set(named)
  const keys = new Map(
    list.map((spans) => [spans, isNamed.has(spans.proposal) ? -1 : distanceTo(spans, budget)]),
  )
  return list.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))
}
