import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ComponentProps } from 'react'
import { afterEach, expect, it } from 'vitest'
import { OverrideDialog } from '../../../web/src/features/decisions/OverrideDialog.tsx'

afterEach(cleanup)

const hash = `sha256:${'0'.repeat(64)}`
const row = { score: 7, priority: 7 }
const known = { institution: 'DTU', area: null, ineligible: '' }

/** Two proposals, of which the second waits, and a reserve of 1,000 hours. */
const preview: ComponentProps<typeof OverrideDialog>['preview'] = {
  granularity: 100,
  outcome: {
    format: 'furrow.outcome/1',
    snapshot: hash,
    scenario: hash,
    totals: { budget: 10_000, available: 9000, awarded: 8000, leftOver: 1000, reserve: 1000, rounding: 0 },
    awards: [
      {
        ...row,
        proposal: 'P01',
        award: 8000,
        rank: 1,
        status: 'full',
        reason: { code: 'chosen', asked: 8000, minimum: 1000 },
      },
      { ...row, proposal: 'P02', award: 0, rank: 2, status: 'waiting', reason: { code: 'below-minimum' } },
    ],
    areas: [],
    cutLine: null,
  },
  proposals: {
    P01: { ...known, id: 'one', title: 'Waves', requested: 8000 },
    P02: { ...known, id: 'two', title: 'Wind', requested: 4000 },
  },
  asks: { P01: { minimum: 1000, kind: null }, P02: { minimum: 800, kind: 'company' } },
  prices: {
    currency: 'DKK',
    date: '2026-03-02',
    rows: [
      { validFrom: '2026-01-01', assumed: false, applicantKind: 'company', perGpuHour: 31.5, paying: true },
    ],
    funders: [],
  },
}

const plain = () => document.body.textContent.replaceAll(/\s/g, ' ')
const write = (label: RegExp, value: string) => {
  const box = screen.getByLabelText(label)
  fireEvent.change(box, { target: { value } })
  fireEvent.blur(box)
}

it('says what the hours that are typed are worth, and what the rules would not do, before it is decided', () => {
  const drafted = { callId: 'pilot', scenarioId: 's', overrides: [], set: () => {} }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <OverrideDialog drafted={drafted} preview={preview} onClose={() => {}} />
    </QueryClientProvider>,
  )
  write(/^Proposal/, 'P02')
  expect(plain()).not.toContain('Value')
  write(/^Hours/, '500')
  expect(plain()).toContain('Value: DKK 15,750 to pay')
  expect(plain()).toContain('Less than the minimum that the proposal can use.')
  write(/^Hours/, '2000')
  expect(plain()).toContain('Value: DKK 63,000 to pay')
  expect(plain()).not.toContain('Less than the minimum')
  expect(plain()).toMatch(/reserve/i)
  write(/^Hours/, '900')
  expect(plain()).not.toMatch(/reserve/i)
})
