import type { BudgetCurve } from '@furrow/core/allocation/budget-curve'
import { m } from '../../../messages.ts'
import { nameList } from '../../../ui/best-of.ts'
import { formatHours, formatNumber } from '../../../ui/format.ts'

function fairness({ scanned, of }: BudgetCurve): string {
  return scanned === 'sample' ? m.pictures_curve_none_seen({ n: formatNumber(of) }) : m.pictures_curve_fair()
}

const entryText = (scanned: BudgetCurve['scanned']) =>
  scanned === 'sample' ? m.pictures_curve_next_at_most : m.pictures_curve_next

const nearestRemoval = ({ removals }: BudgetCurve, budget: number) =>
  removals.toSorted((a, b) => Math.abs(a.budget - budget) - Math.abs(b.budget - budget))[0]

/** Whom the finding names: they are drawn in any case. */
export function namedIn(curve: BudgetCurve, budget: number): readonly string[] {
  const removal = nearestRemoval(curve, budget)
  return [...(curve.next?.enters ?? []), ...(removal === undefined ? [] : [removal.proposal])]
}

/** Who comes in first with more hours, and where more hours take an award away: budgets and awards are counted each. */
export function curveFinding(curve: BudgetCurve, budget: number): string {
  const { points, next, removals, scanned } = curve
  const removal = nearestRemoval(curve, budget)
  const entry =
    next === null
      ? m.pictures_curve_nobody()
      : entryText(scanned)({ hours: formatHours(next.budget - budget), proposal: nameList(next.enters) })
  if (removal === undefined) return `${entry} ${fairness(curve)}`
  // Of a sample, a step within which somebody loses an award holds a budget at which it is lost.
  const losing = points.filter(({ leaves }) => leaves.length > 0)
  const [places, awards] =
    scanned === 'sample'
      ? [losing.length, losing.reduce((sum, { leaves }) => sum + leaves.length, 0)]
      : [new Set(removals.map((lost) => lost.budget)).size, removals.length]
  const counts = { places: formatNumber(places), awards: formatNumber(awards) }
  const nearest = { budget: formatHours(removal.budget), proposal: removal.proposal }
  const told = scanned === 'sample' ? m.pictures_curve_at_least : m.pictures_curve_removal
  return `${entry} ${told({ ...counts, ...nearest })}`
}
