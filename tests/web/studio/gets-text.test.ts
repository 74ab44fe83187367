import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { describe, expect, it } from 'vitest'
import { boundName, getsText } from '../../../web/src/features/studio/gets-text.ts'
import { makePageRunner } from '../../../web/src/features/studio/runner.ts'

/** Awards in steps of 10: A is capped below its request, B is not, C and D lose to whole steps alone. */
const parsed = parseSnapshot({
  format: 'furrow.snapshot/1',
  call: { id: 'c', title: 'C', budget: 100, granularity: 10, criteria: [{ id: 'merit', min: 0, max: 10 }] },
  proposals: [
    { id: 'A', requested: 44, technicalCap: 22 },
    { id: 'B', requested: 40, technicalCap: 40 },
    { id: 'C', requested: 44 },
    { id: 'D', requested: 44, technicalCap: 41 },
  ],
  reviews: [],
})
if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
const { field } = makePageRunner(parsed.value, 'seed')
const gets = (i: number, gpuHours: number) => getsText(field, i, gpuHours).replaceAll(/[\u00A0\u202F]/g, ' ')

describe('what a change would give', () => {
  it('says where the technical cap bounds it, with what was asked for', () => {
    expect(gets(0, 20)).toBe(
      'It would get 20 h and no more: that is the technical cap, below the 44 h it asked for.',
    )
  })

  it('says nothing of the cap below it, at a cap of all that was asked for, and without one', () => {
    expect([gets(0, 10), gets(1, 40), gets(2, 30)]).toEqual([
      'It would get 10 h.',
      'It would get 40 h.',
      'It would get 30 h.',
    ])
  })

  it('says where whole steps bound it, and not the cap that would have left as much', () => {
    const text =
      'It would get 40 h and no more: hours are given in whole steps of 10 h, and it asked for 44 h.'
    expect([gets(2, 40), gets(3, 40)]).toEqual([text, text])
    const names = [0, 2, 3].map((i) => boundName(field, i).replaceAll(/[\u00A0\u202F]/g, ' '))
    const steps = 'At most, in whole steps of 10 h'
    expect(names).toEqual(['At most, by the technical cap', steps, steps])
  })
})
