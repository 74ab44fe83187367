import { beforeEach, describe, expect, it } from 'vitest'
import { addressOf, readAddress } from '../../../web/src/features/studio/address.ts'
import { emptyDraft, type Rules } from '../../../web/src/features/studio/draft.ts'

const rules: Rules = {
  criteria: [{ id: 'merit', name: 'Merit', weight: 1, min: 1, max: 5, lowIsGood: false }],
  areas: [],
  hasConfidence: false,
  published: emptyDraft,
}
const place = {
  draft: { ...emptyDraft, reserve: 0.25, name: 'Grøn først' },
  proposal: 'P07',
  scenario: { id: '0199-a', version: 3 },
  against: '0199-b',
  draws: true,
}
const searchOf = (address: string) => address.slice(address.indexOf('?'))

beforeEach(() => globalThis.history.replaceState(null, '', '/app/calls/c/studio?view=pictures'))

describe('the address of the Studio', () => {
  it('holds scenario, saved version, comparison and chosen row, and opens with the same', () => {
    const { problem, ...opened } = readAddress(searchOf(addressOf(place)), rules)
    expect([problem, opened]).toEqual([null, place])
  })

  it('leaves what else stands there, and never holds a seed', () => {
    const address = addressOf(place)
    expect(new URLSearchParams(searchOf(address)).get('view')).toBe('pictures')
    expect(address).not.toContain('seed')
  })
})
