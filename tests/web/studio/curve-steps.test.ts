import { describe, expect, it } from 'vitest'
import { defaultPolicies, emptyDraft } from '../../../web/src/features/studio/draft.ts'
import { canTryEvery } from '../../../web/src/features/studio/pictures/curve-steps.ts'

describe('every step of the budget', () => {
  it('is offered where a sample was tried and a minute is enough, and never of the exact choice', () => {
    const curve = {
      points: [0, 200_000].map((budget) => ({ budget, funded: 0, awarded: 0, enters: [], leaves: [] })),
      next: null,
      entries: [],
      removals: [],
      scanned: 'sample' as const,
      of: 200,
      step: 1,
    }
    expect(canTryEvery(curve, emptyDraft, 300)).toBe(true)
    expect(canTryEvery({ ...curve, scanned: 'every-unit' }, emptyDraft, 300)).toBe(false)
    expect(canTryEvery(curve, emptyDraft, 10_000)).toBe(false)
    expect(canTryEvery(curve, { policy: defaultPolicies.knapsack }, 300)).toBe(false)
  })
})
