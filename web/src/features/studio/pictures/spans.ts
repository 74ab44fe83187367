import type { BudgetCurve } from '@furrow/core/allocation/budget-curve'

/** One proposal along the budgets: from where to where it has hours. In GPU-hours. */
export type Spans = {
  readonly proposal: string
  readonly spans: readonly { readonly from: number; readonly to: number }[]
  /** Budgets at which one unit more takes its award away. */
  readonly removals: readonly number[]
}

/** The stretches of the budget in which each proposal has hours, in the order in which they come in. */
export function spansOf({ points, removals }: BudgetCurve): readonly Spans[] {
  const open = new Map<string, number>()
  const closed = new Map<string, { from: number; to: number }[]>()
  const end = points.at(-1)?.budget ?? 0
  const close = (proposal: string, to: number) => {
    const spans = closed.get(proposal) ?? []
    spans.push({ from: open.get(proposal) ?? 0, to })
    closed.set(proposal, spans)
    open.delete(proposal)
  }
  for (const { budget, enters, leaves } of points) {
    for (const proposal of leaves) close(proposal, budget)
    for (const proposal of enters) open.set(proposal, budget)
  }
  for (const proposal of open.keys()) close(proposal, end)
  return [...closed]
    .map(([proposal, spans]) => ({
      proposal,
      spans,
      removals: removals.filter((removal) => removal.proposal === proposal).map(({ budget }) => budget),
    }))
    .sort((a, b) => (a.spans[0]?.from ?? 0) - (b.spans[0]?.from ?? 0) || (a.proposal < b.proposal ? -1 : 1))
}

/** How far the nearest budget that changes its answer lies from the budget of the call. */
function distanceTo({ spans }: Spans, budget: number): number {
  const edges = spans.flatMap(({ from, to }) => [from, to])
  return Math.min(...edges.map((edge) => Math.abs(edge - budget)))
}

/** The `most` whose answer changes nearest to a budget, in the order of the list. */
export function nearest(list: readonly Spans[], budget: number, most: number): readonly Spans[] {
  const byDistance = list.toSorted((a, b) => distanceTo(a, budget) - distanceTo(b, budget))
  const kept = new Set(byDistance.slice(0, most))
  return list.filter((spans) => kept.has(spans))
}
