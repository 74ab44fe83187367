import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { expect, it } from 'vitest'
import { defaultPolicies, emptyDraft, type Draft } from '../../../web/src/features/studio/draft.ts'
import { makePageRunner } from '../../../web/src/features/studio/runner.ts'

/** A is best, B next, and so on; all ask for 50 of 100 hours and can use 10. */
async function lineOf(draft: Partial<Draft>) {
  const ids = ['A', 'B', 'C']
  const parsed = parseSnapshot({
    format: 'furrow.snapshot/1',
    call: { id: 'c', title: 'C', budget: 100, criteria: [{ id: 'merit', min: 0, max: 10 }] },
    proposals: ids.map((id) => ({ id, requested: 50, minimum: 10, area: id === 'A' ? 'bio' : 'chem' })),
    reviews: ids.map((proposal, i) => ({ proposal, reviewer: 'R1', scores: { merit: 9 - i } })),
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const { cutLine, award } = await makePageRunner(parsed.value, 's').runOnce({ ...emptyDraft, ...draft })
  return { cutLine, award: [...award] }
}

it('the furrow lies before the first that gets no hours', async () => {
  expect(await lineOf({})).toEqual({ cutLine: 2, award: [50, 50, 0] })
})

it('whom the maximum of an area cuts at the top stays above the furrow', async () => {
  const areas = { bio: { minShare: 0, maxShare: 0.4 } }
  expect(await lineOf({ areas, reserve: 0.1 })).toEqual({ cutLine: 2, award: [36, 50, 0] })
})

it('where everybody gets a part there is no line', async () => {
  expect((await lineOf({ policy: defaultPolicies.proportional })).cutLine).toBe(-1)
})
