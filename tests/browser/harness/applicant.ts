import type { APIRequestContext, Browser, Page } from 'playwright-core'
import { openAs } from './browser.ts'
import type { RunningServer } from './server.ts'

type Asked = { browser: Browser; server: RunningServer; number: string }

const password = 'a password of my own'

export async function read<T>(api: APIRequestContext, path: string): Promise<T> {
  const reply = await api.get(path)
  if (!reply.ok()) throw new Error(`${path} answered ${reply.status()}: ${await reply.text()}`)
  return reply.json()
}

/** Sends as a page would: with the origin. @throws where the answer is not 2xx */
export async function send<T>(page: Page, path: string, data: object, version?: number): Promise<T> {
  const match = version === undefined ? {} : { 'if-match': `"${version}"` }
  const reply = await page.context().request.post(path, {
    data,
    headers: { origin: new URL(page.url()).origin, ...match },
  })
  if (!reply.ok()) throw new Error(`${path} answered ${reply.status()}: ${await reply.text()}`)
  return reply.json()
}

async function addressOf({ browser, server, number }: Asked): Promise<string> {
  const officer = await openAs(browser, server.url, 'officer')
  const list = await read<{ items: { number: string; piName: string }[] }>(
    officer.context().request,
    '/api/calls/gefion-pilot/proposals',
  )
  await officer.context().close()
  const name = list.items.find((item) => item.number === number)?.piName ?? ''
  const admin = await openAs(browser, server.url, 'admin')
  const people = await read<{ items: { email: string }[] }>(
    admin.context().request,
    `/api/people?q=${encodeURIComponent(name)}`,
  )
  await admin.context().close()
  return people.items[0]?.email ?? ''
}

/** People of the practice data have no password: they make one by the mail in the mailbox, and sign in. */
export async function openAsApplicant(asked: Asked): Promise<{ page: Page; result: string }> {
  const email = await addressOf(asked)
  const page = await openAs(asked.browser, asked.server.url, null)
  await send(page, '/api/password-resets', { email })
  const api = page.context().request
  const box = await read<{ items: { text: string }[] }>(api, `/api/mailbox?to=${encodeURIComponent(email)}`)
  const token = /#([\w-]+)/.exec(box.items[0]?.text ?? '')?.[1] ?? ''
  await send(page, '/api/password-resets/complete', { token, password })
  await send(page, '/api/session', { email, password })
  const own = await read<{ items: { id: string; number: string }[] }>(api, '/api/proposals')
  const id = own.items.find((item) => item.number === asked.number)?.id ?? ''
  return { page, result: `/app/proposals/${id}/result` }
}
