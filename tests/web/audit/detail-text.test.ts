import { expect, it } from 'vitest'
import { detailText } from '../../../web/src/features/audit/detail-text.ts'

it('a detail of the trail reads as elsewhere: hours with their unit, moments in Copenhagen, names as they are kept', () => {
  expect(detailText('hours', 30_000)).toBe('30,000\u00A0h')
  expect(detailText('letters', 1200)).toBe('1,200')
  expect(detailText('expiresAt', '2026-12-11T22:59:00.000Z')).toBe('11 Dec 2026 23:59:00')
  expect(detailText('validFrom', '2026-12-11')).toBe('2026-12-11')
  expect(detailText('source', 'leftOver')).toBe('leftOver')
  expect(detailText('despite', true)).toBe('yes')
  expect(detailText('proposalId', 'one', { one: 'P01 Waves' })).toBe('P01 Waves')
  expect(detailText('changed', 'budget')).toBe('budget')
})
