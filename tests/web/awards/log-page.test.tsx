import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { LogPage } from '../../../web/src/features/awards/LogPage.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const entry = { at: '2026-03-02T09:00:00.000Z', proposal: 'P04', proposalId: 'p', reason: '', actor: 'Odile' }
const items = [
  { ...entry, seq: 2, kind: 'accepted', hours: 80_000, from: null, to: null },
  { ...entry, seq: 1, kind: 'offer-accepted', hours: 24_000, from: 'offered', to: 'awarded' },
]

it('a phone reads of each entry of the history who moved how many hours, from where and to where', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ items, more: false })))
  render(
    <QueryClientProvider client={new QueryClient()}>
      <LogPage />
    </QueryClientProvider>,
  )
  const table = await screen.findByRole('table')
  const shown = within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .filter((cell) => !cell.classList.contains('cell-wide-only'))
        .map((cell) => cell.textContent?.replaceAll(/[\u00A0\u202F]/g, ' ')),
    )
  expect(shown).toEqual([
    ['2 Mar 2026, 10:00Odile', 'Award acceptedP0480,000 h'],
    ['2 Mar 2026, 10:00Odile', 'Offer acceptedP0424,000 h · Offered → Awarded'],
  ])
})
