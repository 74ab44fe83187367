import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { OfferList } from '../../../web/src/features/awards/OfferList.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('the waiting list says what is missing to the minimum, beside what is held', async () => {
  const row = { proposalId: 'p', title: 'Waves', offered: 0, minimum: 24_000 }
  const waiting = [
    { ...row, proposal: 'P04', place: 1, held: 28_300, wants: 19_700 },
    { ...row, proposal: 'P06', place: 2, held: 10_000, wants: 38_000 },
    { ...row, proposal: 'P08', place: 3, held: 0, wants: 48_000 },
  ]
  const list = { leftOver: 0, next: [], blocked: false, spoils: null, waiting }
  const reply = { ...list, expiresAt: '2026-12-18T22:59:00.000Z' }
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(reply)))
  render(
    <QueryClientProvider client={new QueryClient()}>
      <OfferList callId="pilot" mayChange={false} onGrant={null} />
    </QueryClientProvider>,
  )
  const table = await screen.findByRole('table')
  const rows = within(table).getAllByRole('row').slice(1)
  const needs = rows.map((line) => within(line).getAllByRole('cell').at(-1)?.textContent)
  expect(needs).toEqual(['–', '14,000\u00A0h', '24,000\u00A0h'])
})
