import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { LinePlot } from '../../../web/src/features/results/LinePlot.tsx'

afterEach(cleanup)

const result = {
  furrow: { rank: 2, proposal: 'P02' },
  totals: { budget: 10_000, reserve: 0, available: 10_000, awarded: 9000, leftOver: 1000, rounding: 0 },
  places: [
    { rank: 1, score: 80, award: 9000 },
    { rank: 2, score: 70, award: 0 },
  ],
  rank: 2,
  facts: null,
  firstReleasedAt: null,
}

it('says whose line is drawn where a later decision changed the award', () => {
  const { container, rerender } = render(<LinePlot result={result} />)
  expect(container.textContent).not.toContain('first decision')
  rerender(<LinePlot result={{ ...result, firstReleasedAt: '2026-03-01T10:00:00.000Z' }} />)
  expect(container.textContent).toContain('that of the first decision, released on 1 Mar 2026')
})
