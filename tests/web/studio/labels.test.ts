import { describe, expect, it } from 'vitest'
import { labelRoom, shortened } from '../../../web/src/features/studio/figures/labels.ts'

describe('ids beside a picture', () => {
  it('stand whole as long as they are short, else by the end that tells them apart', () => {
    expect(['P01', 'app-01407', 'a'.repeat(14)].map((id) => shortened(id))).toEqual([
      'P01',
      'app-01407',
      'a'.repeat(14),
    ])
    expect(shortened('application-2026-01407')).toBe('…on-2026-01407')
    expect(shortened('application-2026-01407')).toHaveLength(14)
    expect(shortened('application-2026-01407', 8)).toBe('…6-01407')
  })

  it('have the room that the longest of them takes', () => {
    expect(labelRoom(['1 P01', '2 P02'], 84)).toBe(84)
    expect(labelRoom(['780 app-01407'], 84)).toBeGreaterThan(13 * 7)
    expect(labelRoom([], 64)).toBe(64)
  })
})
