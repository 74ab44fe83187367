import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axe } from './harness/axe.ts'
import { goTo, launchBrowser, openAs, settle } from './harness/browser.ts'
import { startServer } from './harness/server.ts'
import type { RunningServer } from './harness/server.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

it('the office’s pages of reviewing pass axe, and a file shows its skips before anything changes', async () => {
  const page = await openAs(browser, server.url, 'officer', { path: '/app' })
  const calls: { items: { id: string; state: string }[] } = await page.evaluate(
    `fetch('/api/calls').then((reply) => reply.json())`,
  )
  const call = calls.items.find((entry) => entry.state === 'closed')
  for (const path of ['assignments', 'conflicts', 'reviews']) {
    await goTo(page, `/app/calls/${call?.id}/${path}`)
    await settle(page)
    expect(await axe(page)).toEqual([])
  }
  await goTo(page, `/app/calls/${call?.id}/assignments`)
  await page.getByRole('button', { name: 'Assign by CSV' }).click()
  await page.getByLabel('Rows').fill('P01,nobody@example.org\nnonsense')
  await page.getByText('Lines that are not a number and an address: 2').waitFor()
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByText('not a reviewer of this call').or(page.getByRole('alert')).first().waitFor()
  expect(await axe(page)).toEqual([])
})
