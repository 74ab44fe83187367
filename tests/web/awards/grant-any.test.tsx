import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { GrantAny } from '../../../web/src/features/awards/GrantAny.tsx'
import type { Granted } from '../../../web/src/features/awards/ReserveDialog.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('finds any proposal of the call by its number, and says where there is none', async () => {
  const asked: string[] = []
  const items = [
    { id: 'other', number: 'P230', title: 'Wind' },
    { id: 'one', number: 'P23', title: 'Waves' },
  ]
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address)
    if (address.endsWith('/submitted'))
      return Promise.resolve(Response.json({ office: { applicantKind: 'company' } }))
    return Promise.resolve(Response.json({ items, total: 2, page: 1, pageSize: 50, level: 'full' }))
  })
  const granted: Granted[] = []
  render(
    <QueryClientProvider client={new QueryClient()}>
      <GrantAny callId="pilot" onGrant={(row) => granted.push(row)} />
    </QueryClientProvider>,
  )
  const grant = () => fireEvent.click(screen.getByRole('button', { name: 'Grant from the reserve' }))
  const write = (value: string) =>
    fireEvent.change(screen.getByLabelText('Grant to another proposal'), { target: { value } })
  write('p23 ')
  grant()
  await vi.waitFor(() =>
    expect(granted).toEqual([
      { proposal: 'P23', proposalId: 'one', title: 'Waves', applicantKind: 'company' },
    ]),
  )
  expect(asked[0]).toContain('/api/calls/pilot/proposals?q=p23')
  write('P2')
  grant()
  await screen.findByText('You see no proposal of this number.')
  expect(granted).toHaveLength(1)
})
