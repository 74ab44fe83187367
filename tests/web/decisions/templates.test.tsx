import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { defaultTemplate } from '@furrow/core/letters/default-texts'
import { TemplatesPage } from '../../../web/src/features/decisions/TemplatesPage.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
})

it('the text of a letter says what it leaves out, and is not saved without its answer and next step', async () => {
  const items = [{ ...defaultTemplate('full', 'en'), kind: 'full', language: 'en', version: 0 }]
  const templates = { callId: 'pilot', callTitle: 'Pilot', mayEdit: true, items }
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(templates)))
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TemplatesPage />
    </QueryClientProvider>,
  )
  const text = await screen.findByRole('textbox', { name: /^Text/ })
  const save = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Save this letter' })
  const write = (value: string) => fireEvent.change(text, { target: { value } })
  expect(screen.queryByText(/does not say what an applicant looks for/)).toBeNull()
  write('Dear {name},\n\nNo.')
  expect(screen.getByText(/does not say what an applicant looks for/)).toBeTruthy()
  expect(screen.getByRole('status').textContent).toContain('{answer} the answer in one sentence')
  screen.getByText(/^Name \{answer\} and \{next\}/)
  expect(save().disabled).toBe(true)
  write('{answer}\n\n{decided} {line}\n\n{change}\n\n{next}')
  expect(screen.getByRole('status').textContent).toMatch(/:\{reviews\} the texts of the reviewers[^{]*$/)
  expect(save().disabled).toBe(false)
})
