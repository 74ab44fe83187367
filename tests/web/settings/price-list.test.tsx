import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { SettingsPage } from '../../../web/src/features/settings/SettingsPage.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const row = { paying: false, assumed: false, validFrom: '2026-01-01' }
const machine = {
  id: 'gefion',
  name: 'Gefion',
  owner: 'DCAI',
  funders: 'Two',
  gpuModel: 'H100',
  gpus: 1528,
  gpusPerNode: 8,
  kwhPerGpuHour: 0.969,
  ratedKwhPerGpuHour: 1.3,
  pue: 1.25,
  gramsPerKwhLocation: 135,
  gramsPerKwhMarket: 0,
  pricePerGpuHour: 20,
  currency: 'DKK',
  provenance: {},
  priceList: {
    rows: [
      { ...row, applicantKind: null, perGpuHour: 18.75 },
      { ...row, applicantKind: 'company', perGpuHour: 31.5 },
    ],
    funders: [{ name: 'A foundation', shareFraction: 0.6, assumed: false }],
  },
  updatedAt: '2026-01-01T10:00:00.000Z',
  version: 3,
}

/** Renders the page on a server that answers what is saved as told; gives what was sent. */
function show(answer: () => Response): unknown[] {
  const sent: unknown[] = []
  vi.stubGlobal('fetch', (_address: string, options?: RequestInit) => {
    if (options?.method !== 'PUT')
      return Promise.resolve(Response.json(machine, { headers: { etag: '"3"' } }))
    sent.push(JSON.parse(typeof options.body === 'string' ? options.body : 'null'))
    return Promise.resolve(answer())
  })
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SettingsPage />
    </QueryClientProvider>,
  )
  return sent
}

const rowOf = (name: string) => within(screen.getByRole('group', { name }))
const empty = (box: HTMLElement) => fireEvent.change(box, { target: { value: '' } })
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }))

it('an emptied price or number stays empty, and nothing is saved before it is written', async () => {
  const sent = show(() => Response.json(machine))
  await screen.findByRole('group', { name: 'company' })
  const price = rowOf('company').getByLabelText<HTMLInputElement>('Price')
  const share = rowOf('A foundation').getByLabelText<HTMLInputElement>('Share')
  const gpus = screen.getByLabelText<HTMLInputElement>(/^GPUs/, { selector: '#machine-gpus' })
  for (const box of [price, share, gpus]) {
    const before = box.value
    empty(box)
    expect([box.value, box.validity.valueMissing]).toEqual(['', true])
    save()
    expect(sent).toEqual([])
    fireEvent.change(box, { target: { value: before } })
  }
  fireEvent.change(price, { target: { value: '33' } })
  fireEvent.change(share, { target: { value: '33.333' } })
  save()
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  const { perGpuHour } = machine.priceList.rows[0] ?? {}
  expect(sent[0]).toMatchObject({
    gpus: 1528,
    priceList: { rows: [{ perGpuHour }, { perGpuHour: 33 }], funders: [{ shareFraction: 0.3333 }] },
  })
})

it('a refusal names the box by its words, leads to it and stands at it', async () => {
  const errors = [
    { path: 'priceList.rows[1].validFrom', message: 'Another row has this day.' },
    { path: 'priceList.funders[0].shareFraction', message: 'The shares add up to 114 %.' },
    { path: 'pue', message: 'PUE is at least 1.' },
  ]
  const problem = { code: 'invalid-input', title: 'Bad', detail: 'Please correct priceList.', errors }
  show(() => Response.json(problem, { status: 400 }))
  await screen.findByRole('group', { name: 'company' })
  save()
  const status = await screen.findByText('Fields to correct: 3')
  const links = within(status.parentElement ?? status).getAllByRole('link')
  expect(links.map(({ textContent }) => textContent)).toEqual([
    'Price list, row 2, Valid from',
    'Funders of what is given in kind, row 1, Share',
    'Overhead of the building (PUE)',
  ])
  const from = rowOf('company').getByLabelText('Valid from')
  expect(links[0]?.getAttribute('href')).toBe(`#${from.id}`)
  expect(from.getAttribute('aria-invalid')).toBe('true')
  expect(rowOf('A foundation').getByText('The shares add up to 114 %.')).toBeTruthy()
  expect(document.body.textContent).not.toContain('priceList')
  fireEvent.click(screen.getByRole('button', { name: 'Remove price 1' }))
  expect(screen.queryByText('Another row has this day.')).toBeNull()
})
