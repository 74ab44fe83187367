import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { PublicResultPage } from '../../../web/src/features/results/PublicResultPage.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const award = { area: null, summary: '', institution: '', energy: null, value: null }
const kept = { ...award, proposal: 'P01', title: 'Waves', hours: 30_000, withdrawn: false }
const gone = { ...award, proposal: 'P02', title: '', hours: 20_000, withdrawn: true }

const result = {
  callId: 'pilot',
  title: 'Pilot',
  practice: false,
  releasedAt: '2026-03-02T09:00:00.000Z',
  proposedBy: 'Odile Officer',
  proposedAt: '2026-03-01T09:00:00.000Z',
  signedBy: 'Dina Director',
  signedAt: '2026-03-01T10:00:00.000Z',
  totals: { budget: 60_000, reserve: 0, available: 60_000, awarded: 50_000, leftOver: 10_000, rounding: 0 },
  areas: [],
  proposals: 3,
  values: null,
  rules: { published: { criteria: [], weights: {}, thresholds: {} }, areas: [], applied: {} },
  differences: [],
  overrides: [],
  reserveGrants: [],
  acceptedSince: [],
  footprint: null,
  records: [{ recordHash: 'sha256:1', previous: null, releasedAt: '2026-03-02T09:00:00.000Z' }],
  standing: null,
  snapshotPublished: true,
}

function open(awards: readonly object[]) {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ ...result, awards })))
  const { hook } = memoryLocation({ path: '/results/pilot' })
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Router hook={hook}>
        <PublicResultPage />
      </Router>
    </QueryClientProvider>,
  )
}

const part = async (title: string) =>
  (await screen.findByRole('heading', { name: title })).closest('section')?.textContent

it('sums that count an award withdrawn before the release say so, and so do those that leave it out', async () => {
  open([kept, gone])
  expect(await part('Totals')).toMatch(/with 20,000\sh of awards that were withdrawn before the release/)
  expect(await part('Energy, carbon and value')).toMatch(
    /Without the 20,000\sh of awards that were withdrawn before the release\./,
  )
})

it('says nothing of it where nobody withdrew', async () => {
  open([kept])
  expect(await part('Totals')).not.toContain('withdrawn')
  expect(await part('Energy, carbon and value')).not.toContain('withdrawn')
})
