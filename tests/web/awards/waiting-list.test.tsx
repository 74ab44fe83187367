import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
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

const plain = (text: string | null | undefined) => text?.replaceAll(/[\u00A0\u202F]/g, ' ')

it('offers state hours and value of all that is sent, and a wrong date stands at its box', async () => {
  const one = { proposalId: 'p', title: 'Waves', award: 40_000 }
  const value = { perGpuHour: 20, paying: false, assumed: false, currency: 'DKK' }
  const next = [
    { ...one, proposal: 'P04', place: 1, hours: 30_000, value: { ...value, amount: 600_000.5, toPay: 0 } },
    { ...one, proposal: 'P06', place: 2, hours: 1000, value: null },
    {
      ...one,
      proposal: 'P08',
      place: 3,
      hours: 2000,
      value: { ...value, perGpuHour: 50, paying: true, amount: 100_000.5, toPay: 100_000.5 },
    },
  ]
  const list = { leftOver: 33_000, next, blocked: false, spoils: null, waiting: [] }
  const problem = {
    code: 'invalid-input',
    title: 'Invalid input',
    detail: 'An offer needs time to be answered.',
    errors: [{ path: 'expiresAt', message: 'Choose a date that lies ahead.' }],
  }
  vi.stubGlobal('fetch', (_address: string, options?: RequestInit) =>
    Promise.resolve(
      options?.method === 'POST'
        ? Response.json(problem, { status: 400 })
        : Response.json({ ...list, expiresAt: '2026-12-18T22:59:00.000Z' }),
    ),
  )
  render(
    <QueryClientProvider client={new QueryClient()}>
      <OfferList callId="pilot" mayChange onGrant={null} />
    </QueryClientProvider>,
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Offer …' }))
  const dialog = screen.getByRole('dialog', { hidden: true })
  const said = (start: RegExp) =>
    within(dialog)
      .queryAllByText(start)
      .map(({ textContent }) => plain(textContent))
  expect(said(/^Offers: /)).toEqual(['Offers: 3, 33,000 h in all.'])
  expect(said(/^Value:/)).toEqual(['Value: DKK 700,001, of which DKK 100,000.50 to pay'])
  expect(said(/has no price/)).toEqual(['The list has no price for 1,000 h; they are left out.'])
  fireEvent.change(within(dialog).getByLabelText('From the beginning of the list to'), {
    target: { value: '1' },
  })
  expect(said(/^Offers: /)).toEqual(['Offers: 1, 30,000 h in all.'])
  expect(said(/^Value:/)).toEqual(['Value: DKK 600,000.50 in kind'])
  fireEvent.click(within(dialog).getByText('Send the offers (1)'))
  await within(dialog).findByText('Choose a date that lies ahead.')
  const box = within(dialog).getByLabelText('The offer stands until')
  expect(box.getAttribute('aria-invalid')).toBe('true')
  expect(dialog.textContent).not.toContain('expiresAt')
})
