import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Route, Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { m } from '../../../web/src/messages.ts'
import { AddressState } from '../../../web/src/shell/address-state.ts'
import { appRoutes, publicRoutes, type AppRoute } from '../../../web/src/routes.tsx'

const session = {
  mode: 'practice',
  person: {
    id: 'p1',
    name: 'Ida Invented',
    email: 'ida@example.org',
    persona: 'officer',
    roles: [],
    grants: [],
  },
  personas: [],
  grants: [],
}

const problem = (status: number) =>
  Response.json(
    { status, code: 'unknown', title: '', detail: '', errors: [], requestId: 'request-77' },
    { status, headers: { 'content-type': 'application/problem+json', 'x-request-id': 'request-77' } },
  )

/** The server as a page meets it: who is signed in it still says, to all else it answers with the failure. */
function failAll(answer: () => Promise<Response>) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.endsWith('/api/session')) return Response.json(session)
    asked.push(url)
    return answer()
  })
  return asked
}

async function open({ path, load }: AppRoute) {
  const Page = await load()
  const address = path.replaceAll(/:\w+/g, 'x1')
  const { hook, searchHook } = memoryLocation({ path: address })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  await act(async () => {
    render(
      <AddressState>
        <QueryClientProvider client={client}>
          <Router hook={hook} searchHook={searchHook}>
            <Route path={path}>
              <Page />
            </Route>
          </Router>
        </QueryClientProvider>
      </AddressState>,
    )
  })
  return client
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const failures = [
  {
    name: 'a fault of the server',
    answer: async () => problem(500),
    shows: () => screen.queryAllByText('request-77').length > 0,
  },
  {
    name: 'no right to see it',
    answer: async () => problem(403),
    shows: () => screen.queryAllByText(m.ui_no_access_title()).length > 0,
  },
  {
    name: 'no connection',
    answer: () => Promise.reject(new TypeError('Failed to fetch')),
    shows: () => screen.queryAllByText(m.ui_error_offline()).length > 0,
  },
]

describe.each(failures)('every page says what happened: $name', ({ answer, shows }) => {
  it.each([...appRoutes, ...publicRoutes].map((route) => [route.path, route] as const))(
    '%s',
    async (_, route) => {
      const asked = failAll(answer)
      await open(route)
      if (asked.length > 0) await waitFor(() => expect(shows()).toBe(true))
      expect(document.body.textContent).not.toBe('')
    },
  )
})
