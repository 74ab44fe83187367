import { expect, it } from 'vitest'
import { explain } from '@furrow/core/allocation/explain'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { emptyDraft } from '../../../web/src/features/studio/draft.ts'
import { marginText } from '../../../web/src/features/studio/WhatItTakes.tsx'

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
