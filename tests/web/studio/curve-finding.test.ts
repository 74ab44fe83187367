import { describe, expect, it } from 'vitest'
import type { BudgetCurve } from '@furrow/core/allocation/budget-curve'
import { curveFinding } from '../../../web/src/features/studio/pictures/curve-finding.ts'

const point = (budget: number, leaves: readonly string[]) => ({
  budget,
  funded: 1,
  awarded: 1,
  enters: [],
  leaves,
})

const curve = (scanned: BudgetCurve['scanned']): BudgetCurve => ({
  points: [point(10, []), point(20, ['A', 'B']), point(30, ['C']), point(40, [])],
  next: null,
  entries: [],
  removals: [
    { proposal: 'A', budget: 15, award: 1 },
    { proposal: 'B', budget: 15, award: 1 },
    { proposal: 'C', budget: 25, award: 1 },
  ],
  scanned,
  of: 4,
  step: 1,
})

const said = (scanned: BudgetCurve['scanned']) => curveFinding(curve(scanned), 24).replaceAll('\u00A0', ' ')

describe('what the budget curve says of awards that more hours take away', () => {
  it('counts budgets as budgets and awards as awards, where several go at one', () => {
    expect(said('every-unit')).toContain(
      'takes an award away: 2, with 3 awards in all; nearest at 25 h, from C.',
    )
  })

  it('counts at least those that a sample shows', () => {
    expect(said('sample')).toContain('at least 2, with at least 3 awards in all')
  })
})
