import { scenarioSchema } from '@furrow/core/contract/scenario'
import { describe, expect, it } from 'vitest'
import { areaControls, mostOf, rangeText } from '../../../web/src/features/studio/controls.ts'
import { setGuarantee, type Draft } from '../../../web/src/features/studio/draft.ts'

const shares = (health: number): Draft =>
  scenarioSchema.parse({
    format: 'furrow.scenario/1',
    name: 'Shares',
    areas: { health: { minShare: health, maxShare: 1 }, quantum: { minShare: 0.15, maxShare: 0.4 } },
    policy: { kind: 'cutoff', mode: 'skip', partial: true },
  })
const draft = shares(0.3)
const [guarantee, maximum] = areaControls({ id: 'quantum', name: 'Quantum' })

describe('the range of a guarantee', () => {
  it('ends where the guarantees add up to 100 %, and says so', () => {
    if (guarantee === undefined || maximum === undefined) throw new Error('No controls.')
    expect(mostOf(guarantee, draft)).toBe(70)
    expect(rangeText(guarantee, mostOf(guarantee, draft))).toBe('0–70 · default 0')
    expect(guarantee.get(setGuarantee(draft, 'quantum', 0.9))).toBe(70)
    expect(mostOf(maximum, draft)).toBe(100)
  })
})
