import { describe, expect, it } from 'vitest'
import { emptyDraft } from '../../../web/src/features/calls/call-draft.ts'
import { changedParts, clashesOf, mergeDrafts } from '../../../web/src/features/calls/merge-drafts.ts'

const base = { ...emptyDraft, title: 'Call', budget: 1000 }
const mine = { ...base, title: 'Mine', summary: 'Mine too' }

describe('two drafts of a call', () => {
  it('changes of different parts come together, and nobody is asked', () => {
    const theirs = { ...base, budget: 2000, areas: [] }
    const drafts = { base, mine, theirs }
    expect(clashesOf(drafts)).toEqual([])
    expect(mergeDrafts(drafts, {})).toEqual({ ...base, title: 'Mine', summary: 'Mine too', budget: 2000 })
  })

  it('a part that both changed takes the chosen side, mine until somebody chose', () => {
    const drafts = { base, mine, theirs: { ...base, title: 'Theirs' } }
    expect(clashesOf(drafts)).toEqual(['title'])
    expect(mergeDrafts(drafts, { title: 'theirs' }).title).toBe('Theirs')
    expect(mergeDrafts(drafts, { title: 'mine' }).title).toBe('Mine')
    expect(mergeDrafts(drafts, {}).title).toBe('Mine')
  })

  it('the same change on both sides is no clash; lists are compared by what they hold', () => {
    expect(clashesOf({ base, mine, theirs: { ...mine } })).toEqual([])
    expect(changedParts(base, structuredClone(base))).toEqual([])
  })
})
