import type { AwardRow, CallAwards } from '@furrow/core/contract/awards'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { NextDialog } from '../../../web/src/features/awards/NextDialog.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const row: AwardRow = {
  proposal: 'P03',
  proposalId: 'three',
  title: 'Waves',
  applicantKind: 'company',
  institution: 'DTU',
  area: null,
  requested: 9000,
  minimum: 1000,
  granted: 3000,
  held: 3000,
  value: null,
  offered: 0,
  answer: 'open',
  unanswered: 3000,
  late: false,
  offer: null,
  appeal: null,
}

const page: CallAwards = {
  callTitle: 'Pilot',
  practice: false,
  granularity: 100,
  balance: { budget: 10_000, awarded: 3000, offered: 0, reserve: 0, leftOver: 7000, rounding: 0 },
  heldValue: null,
  answerBy: null,
  appealUntil: null,
  decisions: [],
  pending: null,
  rows: [row],
  questions: [],
  may: { change: true, dates: false, answer: true, reserve: false, propose: true },
  prices: {
    currency: 'DKK',
    date: '2026-03-02',
    rows: [
      { validFrom: '2026-01-01', assumed: false, applicantKind: null, perGpuHour: 20, paying: false },
      { validFrom: '2026-01-01', assumed: false, applicantKind: 'company', perGpuHour: 31.5, paying: true },
    ],
    funders: [],
  },
  expiresAt: '2026-03-20T22:59:00.000Z',
  serverTime: '2026-03-02T09:00:00.000Z',
}

const plain = () => document.body.textContent.replaceAll(/\s/g, ' ')
const write = (label: RegExp, value: string) => {
  const box = screen.getByLabelText(label)
  fireEvent.change(box, { target: { value } })
  fireEvent.blur(box)
}

/** What the server answers by the end of the path that is asked. */
function answer(replies: Readonly<Record<string, () => Response>>): void {
  vi.stubGlobal('fetch', (address: string) => {
    const [, reply] = Object.entries(replies).find(([part]) => address.includes(part)) ?? []
    return Promise.resolve(reply?.() ?? new Response(null, { status: 404 }))
  })
}

function openChange(): void {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <NextDialog callId="pilot" page={page} onClose={() => {}} />
    </QueryClientProvider>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Add a change' }))
}

it('a change says whose award it is, what is held now, and how much more or less that is, with its value', () => {
  answer({})
  openChange()
  write(/^Number of the proposal/, 'P03')
  expect(plain()).toContain('Waves · holds 3,000 h now')
  expect(plain()).not.toContain('Value')
  write(/^Award in all/, '5000')
  expect(plain()).toContain('2,000 h more than now.')
  expect(plain()).toContain('Value: DKK 63,000 to pay')
  write(/^Award in all/, '1000')
  expect(plain()).toContain('2,000 h less than now.')
  expect(plain()).not.toContain('Value')
})

it('a change of a proposal without an award names it too, and a mistyped number is told at its box', async () => {
  const items = [{ id: 'thirty', number: 'P30', title: 'Wind' }]
  answer({
    '/submitted': () => Response.json({ office: { applicantKind: null } }),
    '/proposals?': () => Response.json({ items, total: 1, page: 1, pageSize: 50, level: 'full' }),
  })
  openChange()
  write(/^Number of the proposal/, 'P30')
  write(/^Award in all/, '2000')
  await screen.findByText(/Wind · holds 0\sh now/)
  expect(plain()).toContain('Value: DKK 40,000 in kind')
  write(/^Number of the proposal/, 'P300')
  await screen.findByText('You see no proposal of this number.')
  expect(screen.getByLabelText(/^Number of the proposal/).getAttribute('aria-invalid')).toBe('true')
  expect(plain()).not.toContain('Wind')
})

it('what is refused is said at its box, and what concerns all changes below them, without a path', async () => {
  const full = 'With this the area Quantum would hold 38,000 GPU-hours; its maximum is 36,000.'
  const short = 'These awards need 8,000 GPU-hours; 7,000 are free.'
  const errors = [
    { path: 'changes', message: short },
    { path: 'changes[0].award', message: full },
  ]
  const problem = { type: 'x', title: 'x', status: 400, detail: 'x', code: 'invalid-input', errors }
  answer({
    'next-decision': () =>
      Response.json(
        { ...problem, requestId: 'r' },
        { status: 400, headers: { 'content-type': 'application/problem+json' } },
      ),
  })
  openChange()
  write(/^Number of the proposal/, 'P03')
  write(/^Award in all/, '11000')
  fireEvent.click(screen.getByRole('button', { name: 'Propose the decision' }))
  await screen.findByText(full)
  expect(screen.getByLabelText(/^Award in all/).getAttribute('aria-invalid')).toBe('true')
  expect(plain()).toContain(short)
  expect(plain()).not.toContain('changes')
})
