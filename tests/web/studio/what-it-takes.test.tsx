import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { explain } from '@furrow/core/allocation/explain'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { emptyDraft } from '../../../web/src/features/studio/draft.ts'
import { fieldView } from '../../../web/src/features/studio/run-view.ts'
import { marginText, Ways } from '../../../web/src/features/studio/WhatItTakes.tsx'

afterEach(cleanup)

const parsed = parseSnapshot({
  format: 'furrow.snapshot/1',
  call: { id: 'c', title: 'C', budget: 100, criteria: [{ id: 'merit', min: 1, max: 5 }] },
  proposals: ['A', 'B'].map((id) => ({ id, requested: 80, minimum: 1 })),
  reviews: ['A', 'B'].map((proposal) => ({ proposal, reviewer: `R${proposal}`, scores: { merit: 4 } })),
})

it('an award that a lot alone keeps is lost by any fall of its score', () => {
  if (!parsed.ok) throw new Error('no snapshot')
  const { value } = parsed
  const scenario = { ...emptyDraft, seed: 's' }
  const texts = ['A', 'B'].map((proposal) => marginText(explain(value, scenario, { proposal })))
  expect(texts).toContain('Any fall of its score takes hours from it.')
})

it('a proposal that nobody reviewed has no score to raise: it needs a review first', () => {
  if (!parsed.ok) throw new Error('no snapshot')
  const { value } = parsed
  const bare = { ...value, reviews: value.reviews.filter(({ proposal }) => proposal === 'A') }
  const explanation = explain(bare, { ...emptyDraft, seed: 's' }, { proposal: 'B' })
  const field = fieldView(makeEngine(bare).field)
  const none = ['', '']
  const names = {
    titles: none,
    institutions: none,
    careerStages: none,
    firstTimes: [null, null],
    proposalIds: [null, null],
    areas: [],
    hasTitles: false,
  }
  render(<Ways {...{ explanation, field, proposal: 1 }} names={names} onSelect={() => undefined} />)
  expect(document.body.textContent).toBe('It has no review, so no score to raise: it needs a review first.')
})
