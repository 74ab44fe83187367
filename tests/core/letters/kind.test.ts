import { expect, it } from 'vitest'
import type { Reason } from '@furrow/core/contract/outcome'
import { letterKindOf } from '@furrow/core/letters/kind'

const turned: Reason = {
  code: 'no-hours',
  asked: 30,
  minimum: 10,
  free: 5,
  areaFree: 5,
  protected: 0,
}
const kindOf = (reason: Reason, override: 'hold' | 'exclude' | 'award' | null = null, award = 0) =>
  letterKindOf({ award, requested: 30, reason, override: override && { kind: override } })

it('a letter promises the waiting list to whom the list serves, and to nobody else', () => {
  expect(kindOf(turned)).toBe('waiting')
  expect(kindOf({ code: 'third-tier', asked: 30, minimum: 10 })).toBe('declined')
  expect(kindOf({ code: 'below-steps', asked: 30, minimum: 10, threshold: 40 })).toBe('declined')
  expect(kindOf({ code: 'below-score', threshold: 50 })).toBe('declined')
})

it('what was decided by hand has the letter of the hand', () => {
  expect(kindOf(turned, 'hold')).toBe('hold')
  expect(kindOf({ code: 'below-score', threshold: 50 }, 'hold')).toBe('hold')
  expect(kindOf(turned, 'exclude')).toBe('declined')
  expect(kindOf(turned, 'award', 20)).toBe('partial')
  expect(kindOf(turned, 'award', 30)).toBe('full')
})
