import type { HolderAward } from '@furrow/core/contract/awards'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { AwardSection } from '../../../web/src/features/results/AwardSection.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const price = { perGpuHour: 20, paying: true, assumed: false }
const award: HolderAward = {
  stand: 'open',
  waitsFor: 0,
  held: 90_050,
  value: {
    amount: 2_001_000,
    toPay: 2_001_000,
    perGpuHour: null,
    paying: true,
    assumed: false,
    currency: 'DKK',
  },
  parts: [
    { hours: 80_050, price },
    { hours: 10_000, price: { ...price, perGpuHour: 40 } },
  ],
  offered: 0,
  minimum: 1000,
  granularity: 100,
  answer: 'open',
  answerBy: null,
  appealUntil: null,
  offers: [],
  questions: [],
  appeals: [],
  events: [],
  may: { answer: true, giveBack: false, ask: false, appeal: false },
  version: 1,
  serverTime: '2026-03-10T09:00:00.000Z',
}

const plain = (text: string | null | undefined) => text?.replaceAll(/[\u00A0\u202F]/g, ' ')

it('accepting in part states the value of the hours typed, and sends only what can be accepted', async () => {
  const sent: unknown[] = []
  vi.stubGlobal('fetch', (_address: string, options?: RequestInit) => {
    sent.push(JSON.parse(typeof options?.body === 'string' ? options.body : 'null'))
    return Promise.resolve(Response.json(award))
  })
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AwardSection award={award} proposalId="p1" />
    </QueryClientProvider>,
  )
  const box = screen.getByLabelText('Hours that you accept')
  const write = (value: string) => fireEvent.change(box, { target: { value } })
  const button = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Accept/ })
  const values = () => screen.queryAllByText(/^Value:/).map(({ textContent }) => plain(textContent))
  expect([button().textContent, values()]).toEqual(['Accept all', ['Value: DKK 2,001,000 to pay']])
  for (const wrong of ['', '0', '-100', '95000', '50', '80050', '120.5']) {
    write(wrong)
    expect([wrong, button().textContent, button().disabled, values()]).toEqual([wrong, 'Accept', true, []])
    expect(box.getAttribute('aria-invalid')).toBe('true')
    expect(plain(document.querySelector('.field-error')?.textContent)).toBe(
      'Write 90,050 h, or less in steps of 100 h.',
    )
  }
  write('85000')
  expect(plain(button().textContent)).toBe('Accept 85,000 h')
  expect(values()).toEqual(['Value: DKK 1,799,000 to pay'])
  fireEvent.click(button())
  await vi.waitFor(() => expect(sent).toEqual([{ hours: 85_000, belowMinimum: false }]))
})

it('an offer of the reserve gives its public reason after the words that announce it, then total and value', () => {
  const value = { amount: 20_000, toPay: 0, perGpuHour: 20, paying: false, assumed: false, currency: 'DKK' }
  const offer = {
    id: 'o1',
    cause: 'reserve',
    hours: 1000,
    value,
    reason: 'A small start for plant immunity.',
    state: 'open',
    offeredAt: '2026-03-09T09:00:00.000Z',
    expiresAt: '2026-03-20T22:59:59.000Z',
    answeredAt: null,
  } as const
  const waiting: HolderAward = { ...award, held: 0, value: null, parts: [], answer: 'none', offers: [offer] }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AwardSection award={waiting} proposalId="p1" />
    </QueryClientProvider>,
  )
  const notice = screen.getByRole('heading', { name: /You are offered/ }).parentElement
  const lines = [...(notice?.querySelectorAll('p') ?? [])].map(({ textContent }) => plain(textContent))
  expect(lines.slice(0, 4)).toEqual([
    'A director grants you hours of the reserve, with this public reason:',
    'A small start for plant immunity.',
    'With them you would hold 1,000 h.',
    'Value: DKK 20,000 in kind',
  ])
})

it('returning says what is held then, what it is worth and whether the minimum is missed, in whole steps', () => {
  const may = { ...award.may, answer: false, giveBack: true }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AwardSection award={{ ...award, answer: 'accepted', minimum: 50_000, may }} proposalId="p1" />
    </QueryClientProvider>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Return hours' }))
  const dialog = screen.getByRole('dialog', { hidden: true })
  const send = within(dialog).getByText<HTMLButtonElement>('Return')
  const write = (value: string) =>
    fireEvent.change(within(dialog).getByLabelText(/^Hours to return/), { target: { value } })
  const said = () => plain(dialog.textContent)
  expect(send.disabled).toBe(true)
  write('150')
  expect([send.disabled, said()]).toEqual([true, expect.stringContaining('Write 90,050 h, or less in steps')])
  write('20000')
  expect([send.disabled, said()]).toEqual([
    false,
    expect.stringContaining('Your project then holds 70,050 h.Value: DKK 1,401,000 to pay'),
  ])
  expect(said()).not.toContain('less than the minimum')
  write('60000')
  expect(said()).toContain('That is less than the minimum of 50,000 h that you named.')
  write('90050')
  expect([send.disabled, said()]).toEqual([false, expect.stringContaining('then holds 0 h.')])
})
