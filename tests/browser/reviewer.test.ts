import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axe } from './harness/axe.ts'
import { launchBrowser, openAs, settle } from './harness/browser.ts'
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

async function tabTo(page: Page, name: string) {
  const target = page.getByRole('button', { name, exact: true })
  for (let tries = 0; tries < 80; tries += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${name}.`)
}

it('the queue and the desk pass axe, and a review is written and handed in by keyboard only', async () => {
  const page = await openAs(browser, server.url, 'reviewer', { path: '/app/reviews' })
  expect(await axe(page)).toEqual([])
  const queue: { items: { id: string; state: string; locked: boolean }[] } = await page.evaluate(
    `fetch('/api/assignments').then((reply) => reply.json())`,
  )
  const open = queue.items.find((item) => item.state !== 'done' && !item.locked)
  if (open === undefined) throw new Error('No review is left to write.')
  await page.goto(`/app/reviews/${open?.id}`)
  await settle(page)
  if (open.state === 'invited') {
    await tabTo(page, 'Accept')
    await page.keyboard.press('Enter')
  }
  await page.getByRole('heading', { name: 'Your review' }).waitFor()
  const criteria = await page.locator('[data-criterion]').count()
  for (let place = 0; place < criteria; place += 1) {
    await page.keyboard.press('j')
    await page.keyboard.press('4')
  }
  await tabTo(page, '3 expert')
  await page.keyboard.press('Enter')
  await page.keyboard.press('c')
  await page.keyboard.type('Clear aims? 4 of 5.')
  expect(await page.getByLabel('Text for the applicant').inputValue()).toContain('Clear aims? 4 of 5.')
  await page.locator('.save-state[data-state=saved]').waitFor()
  expect(await axe(page)).toEqual([])
  await page.reload()
  await settle(page)
  expect(await page.locator('[data-criterion] .level[aria-pressed=true]').count()).toBe(criteria)
  await tabTo(page, 'Hand in')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Handed in' }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Hand in' }).waitFor()
})
