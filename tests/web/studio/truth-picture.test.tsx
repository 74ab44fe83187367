import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { emptyDraft } from '../../../web/src/features/studio/draft.ts'
import { trials } from '../../../web/src/features/studio/truth/right.ts'
import { TruthPicture } from '../../../web/src/features/studio/truth/TruthPicture.tsx'

afterEach(cleanup)

it('how right each policy is says with which numbers each ran', () => {
  const policy = { kind: 'tiers', fund: 91, draw: 44, mode: 'skip', partial: true } as const
  const right = { share: 0.5, bestHours: 20, rightHours: 10, hits: 1, funded: 2, lots: null }
  const rows = trials({ ...emptyDraft, policy }).map((trial) => ({ ...trial, ...right }))
  render(<TruthPicture rows={rows} policy={policy} isWhole source="" />)
  const lines = Array.from(
    document.querySelectorAll('figure > div p'),
    ({ textContent }) => textContent ?? '',
  )
  expect(lines[0]).toMatch(/^This scenario: Tiers with a draw \(.*91.*44.*\)\.$/)
  expect(lines.slice(1).map((line) => line.slice(0, line.indexOf(':')))).toEqual([
    'Steps of the score',
    'Tiers with a draw',
  ])
  expect(lines[1]).toMatch(/80.*100.*70.*75.*60.*50/)
})

it('lots say their mean with the range of nine of ten draws, each by its own number', () => {
  const policy = { kind: 'tiers', fund: 91, draw: 44, mode: 'skip', partial: true } as const
  const right = { share: 0.7531, bestHours: 20, rightHours: 10, hits: 1.25, funded: 2.5 }
  const lots = { draws: 200, low: 0.7019, high: 0.8012 }
  const rows = [{ policy: null, calibration: 'none', ...right, lots } as const]
  render(<TruthPicture rows={rows} policy={policy} isWhole source="" />)
  const cells = Array.from(document.querySelectorAll('tbody td'), ({ textContent }) => textContent ?? '')
  expect(cells[1]).toBe('75.3% (70.2%–80.1%)')
})
