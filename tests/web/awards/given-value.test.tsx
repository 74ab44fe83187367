import type { FrozenPrices } from '@furrow/core/contract/price-list'
import type { ApplicantKind } from '@furrow/core/contract/proposal-limits'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it } from 'vitest'
import { ReserveDialog } from '../../../web/src/features/awards/ReserveDialog.tsx'
import { VerdictForm } from '../../../web/src/features/awards/VerdictForm.tsx'

afterEach(cleanup)

const row = { validFrom: '2026-01-01', assumed: false }
const prices: FrozenPrices = {
  currency: 'DKK',
  date: '2026-03-02',
  rows: [
    { ...row, applicantKind: null, perGpuHour: 20, paying: false },
    { ...row, applicantKind: 'company', perGpuHour: 31.5, paying: true },
  ],
  funders: [],
}
const expiresAt = '2026-03-20T22:59:00.000Z'
const plain = () => document.body.textContent.replaceAll(/\s/g, ' ')
const draw = (form: ReactNode) =>
  render(<QueryClientProvider client={new QueryClient()}>{form}</QueryClientProvider>)
const write = (label: string | RegExp, value: string) => {
  const box = screen.getByLabelText(label)
  fireEvent.change(box, { target: { value } })
  fireEvent.blur(box)
}

const grantTo = (applicantKind: ApplicantKind | null, list: FrozenPrices | null) => {
  const to = { proposal: 'P01', proposalId: 'p', title: 'Waves', applicantKind }
  draw(<ReserveDialog row={to} reserve={10_000} prices={list} expiresAt={expiresAt} onClose={() => {}} />)
}

it('a grant of the reserve states the value of the hours that are typed, by whom they go to', () => {
  grantTo('company', prices)
  expect(plain()).not.toContain('Value')
  write(/^Hours/, '2000')
  expect(plain()).toContain('Value: DKK 63,000 to pay')
  write(/^Hours/, '3000')
  expect(plain()).toContain('Value: DKK 94,500 to pay')
  write(/^Hours/, '')
  expect(plain()).not.toContain('Value')
})

it('whoever named no kind of applicant gets hours at the price of all, in kind; without prices nothing is stated', () => {
  grantTo(null, prices)
  write(/^Hours/, '2000')
  expect(plain()).toContain('Value: DKK 40,000 in kind')
  cleanup()
  grantTo(null, null)
  write(/^Hours/, '2000')
  expect(plain()).not.toContain('Value')
})

it('a verdict states the value of what an upheld appeal offers, and none where it is rejected', () => {
  const balance = { budget: 10_000, awarded: 0, offered: 0, reserve: 5000, leftOver: 5000, rounding: 0 }
  const shown = {
    id: 'a',
    proposal: 'P01',
    proposalId: 'p',
    title: 'Waves',
    applicantKind: 'company' as const,
    text: 'Please look again.',
    filedAt: '2026-03-01T09:00:00.000Z',
    state: 'open' as const,
    reason: '',
    hours: 0,
    decidedAt: null,
    decidedBy: null,
    requested: 4000,
    minimum: 1000,
    held: 0,
  }
  const page = {
    callTitle: 'Pilot',
    practice: false,
    balance,
    granularity: 100,
    items: [shown],
    prices,
    expiresAt,
    signedByViewer: false,
    mayDecide: true,
    serverTime: '2026-03-02T09:00:00.000Z',
  }
  draw(<VerdictForm row={shown} page={page} />)
  const decide = (verdict: string) =>
    fireEvent.change(screen.getByLabelText(/^Decision/), { target: { value: verdict } })
  decide('upheld')
  expect(plain()).not.toContain('Value')
  write(/^Hours offered/, '2000')
  expect(plain()).toContain('Value: DKK 63,000 to pay')
  decide('rejected')
  expect(plain()).not.toContain('Value')
})
