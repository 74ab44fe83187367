import { describe, expect, it } from 'vitest'
import { leastOf } from '@furrow/core/allocation/parts'
import { policySchema } from '@furrow/core/contract/policies'
import { reasonText as written, type ReasonAbout } from '../../../web/src/ui/reason-text.ts'
import type { Reason } from '@furrow/core/contract/outcome'

/** With plain spaces before the units. */
const reasonText = (reason: Reason, given: ReasonAbout) =>
  written(reason, given).replaceAll('\u00A0', ' ').replaceAll('\u202F', ' ')

const parts = policySchema.parse({ kind: 'cutoff' })
const whole = policySchema.parse({ kind: 'cutoff', partial: false })
const shares = policySchema.parse({ kind: 'equal-shares' })
const stepped = policySchema.parse({ kind: 'steps', steps: [{ score: 80, share: 0.5 }], partial: false })

const about = { criterionName: (id: string) => id, policy: parts, requested: 48_000 }
const turn = { asked: 48_000, minimum: 24_000, free: 3500, areaFree: 60_000, protected: 0 }
const noHours = { code: 'no-hours', ...turn } as const

describe('the reason why a proposal got no hours', () => {
  it('names the minimum where awards are made in part', () => {
    expect(reasonText(noHours, about)).toBe(
      'No hours: 3,500 h were left, and it needs at least 24,000 h of the 48,000 h it asked for.',
    )
  })

  it('names all of it where none is made in part: more than the minimum may have been free', () => {
    const free = { ...noHours, free: 35_000 }
    for (const policy of [whole, shares])
      expect(reasonText(free, { ...about, policy })).toBe(
        'No hours: 35,000 h were left, and it needs all of the 48,000 h it asked for, since no award is made in part.',
      )
    expect(reasonText({ ...free, demand: 40_000 }, { ...about, policy: stepped })).toBe(
      'No hours: 35,000 h were left, and it needs all of the 40,000 h of its step, since no award is made in part. Its step makes 40,000 h of the 48,000 h it asked for.',
    )
    const full = { code: 'area-maximum', ...turn, free: 90_000, areaFree: 30_000 } as const
    expect(reasonText(full, { ...about, policy: whole })).toMatch(/30,000 h left.*all of the 48,000 h/)
    const closed = { code: 'area-closed', asked: 48_000, minimum: 24_000 } as const
    expect(reasonText(closed, { ...about, policy: whole })).toMatch(/it needs all of the 48,000 h/)
  })

  it('names the hours kept for guarantees, which others may have found free', () => {
    expect(reasonText({ ...noHours, protected: 31_500 }, about)).toBe(
      'No hours: 3,500 h were left beside the 31,500 h kept for the guarantees of other areas, and it needs at least 24,000 h of the 48,000 h it asked for.',
    )
  })

  it('gives the reason that the office wrote down for a proposal that is not eligible', () => {
    const ineligible = 'It came after the deadline.'
    expect(reasonText({ code: 'ineligible' }, { ...about, ineligible })).toBe(
      'Not ranked: it is not eligible. The reason of the programme office: It came after the deadline.',
    )
    expect(reasonText({ code: 'ineligible' }, about)).toBe('Not ranked: it is not eligible.')
  })

  it('tells what was asked for from what can be given of it, be it by a cap or in whole steps', () => {
    const capped = { ...noHours, asked: 9000, minimum: 7000 }
    expect(reasonText(capped, { ...about, requested: 14_000 })).toBe(
      'No hours: 3,500 h were left, and it needs at least 7,000 h of the 14,000 h (at most 9,000 h can be given) it asked for.',
    )
    const fits = { code: 'fits', ...turn, asked: 9000, free: 20_000 } as const
    expect(reasonText(fits, { ...about, requested: 14_000 })).toBe(
      'Funded in full: it asked for 14,000 h (at most 9,000 h can be given), and 20,000 h were free at its turn.',
    )
  })
})

describe('what there was for a funded proposal', () => {
  const fits = { code: 'fits', ...turn, asked: 9000, free: 20_000, areaFree: 20_000, protected: 0 } as const
  const text = (more: object) => reasonText({ ...fits, ...more }, { ...about, requested: 9000 })

  it('is the room of its area where that is less than what was free, and beside what guarantees keep', () => {
    expect(text({})).toMatch(/asked for 9,000 h, and 20,000 h were free at its turn\.$/)
    expect(text({ areaFree: 11_000, protected: 500 })).toMatch(
      /asked for 9,000 h, and its area had 11,000 h left below its maximum at its turn\.$/,
    )
    expect(text({ protected: 5000 })).toMatch(
      /and 20,000 h were free at its turn beside the 5,000 h kept for the guarantees of other areas\.$/,
    )
  })
})

describe('the reason why a proposal got a part', () => {
  const scaled = { code: 'scaled', asked: 90_000, minimum: 60_000, areaTotal: 107_900 } as const
  const wide = { ...about, policy: policySchema.parse({ kind: 'proportional' }), requested: 90_000 }

  it('holds a scaled award against its own minimum, never that of others', () => {
    expect(reasonText(scaled, { ...wide, award: 63_900 })).toBe(
      'Scaled: it asked for 90,000 h; its part of the 107,900 h that its area shares in proportion is 63,900 h, more than its minimum of 60,000 h.',
    )
    expect(reasonText(scaled, { ...wide, award: 60_000 })).toMatch(
      /comes to no more than its minimum of 60,000 h, so it gets that minimum\.$/,
    )
    expect(reasonText(scaled, wide)).toMatch(/it gets no less than its own minimum of 60,000 h\.$/)
  })

  it('says why the exact choice gives a part, by what its total counts', () => {
    const chosen = { code: 'chosen', asked: 48_000, minimum: 24_000 } as const
    const exact = { ...about, policy: policySchema.parse({ kind: 'knapsack' }) }
    const scores = { ...about, policy: policySchema.parse({ kind: 'knapsack', objective: 'scores' }) }
    expect(reasonText(chosen, { ...exact, award: 48_000 })).toMatch(/^Funded in full: .*48,000 h\.$/)
    expect(reasonText(chosen, { ...exact, award: 35_000 })).toMatch(
      /^Funded in part: .*35,000 h of the 48,000 h it asked for \(at least 24,000 h\)\. .*total no larger\.$/,
    )
    expect(reasonText(chosen, { ...scores, award: 35_000 })).toMatch(
      /^Funded in part: .*shared by score times request: 35,000 h of the 48,000 h/,
    )
  })
})

describe('what an award takes at least', () => {
  it('is the minimum, the request, or the step', () => {
    expect(leastOf(parts, noHours)).toBe(24_000)
    expect(leastOf(whole, noHours)).toBe(48_000)
    expect(leastOf(shares, noHours)).toBe(48_000)
    expect(leastOf(stepped, { ...noHours, demand: 40_000 })).toBe(40_000)
    expect(leastOf(parts, { ...noHours, demand: 20_000 })).toBe(20_000)
  })
})
