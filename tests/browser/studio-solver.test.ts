import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { syntheticSnapshot } from '../bench/synthetic-call.ts'
import { launchBrowser, openAs, settle } from './harness/browser.ts'
import { startStudio, type StudioServer } from './studio-server.ts'

let browser: Browser
let server: StudioServer

beforeAll(async () => {
  browser = await launchBrowser()
  server = await startStudio({ snapshots: [syntheticSnapshot({ proposals: 50, reviewsEach: 3, seed: 7 })] })
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

beforeEach(() => server.forgetPaths())

const workerFile = /^\/assets\/exact\.worker-.*\.js$/
const solverFile = /^\/assets\/highs-.*\.wasm$/

/** How often the server was asked for the worker of the exact choice and for the solver itself. */
const loads = () =>
  [workerFile, solverFile].map((file) => server.paths().filter((path) => file.test(path)).length)

async function openStudio(search = ''): Promise<Page> {
  const page = await openAs(browser, server.url, 'officer', {
    path: `/app/calls/synthetic-50/studio${search}`,
  })
  await page.locator('[data-totals]').waitFor()
  return page
}

const choose = (page: Page, kind: string) =>
  page.getByLabel('Policy', { exact: true }).last().selectOption(kind)

/** The hash of the outcome comes once the controls have rested and the run is done. */
async function rest(page: Page): Promise<void> {
  await page.waitForTimeout(800)
  await page.locator('[data-hash^="sha256:"]').waitFor({ timeout: 60_000 })
  await settle(page)
}

describe('the solver of the exact choice', () => {
  it('is loaded when that policy is chosen, once, and by nothing before it', async () => {
    const page = await openStudio()
    for (const kind of ['steps', 'tiers', 'equal-shares', 'proportional', 'cutoff']) {
      await choose(page, kind)
      await rest(page)
    }
    await page.getByRole('button', { name: 'How sure are the ranks?' }).click()
    await page.locator('[data-zone]').waitFor({ timeout: 60_000 })
    await page.locator('.studio-rows [data-proposal]').first().click()
    await page.locator('.studio-why [data-reason]').waitFor()
    for (const name of ['Pictures', 'Compare', 'Calibration', 'Ranking']) {
      await page.getByRole('tab', { name }).click()
      await settle(page)
    }
    expect(loads()).toEqual([0, 0])
    await choose(page, 'knapsack')
    await rest(page)
    await choose(page, 'cutoff')
    await rest(page)
    await choose(page, 'knapsack')
    await rest(page)
    expect(loads()).toEqual([1, 1])
    await page.context().close()
  })

  it('is loaded when all policies are compared, once, and not by the view that offers it', async () => {
    const page = await openStudio('?view=compare')
    await page.locator('[data-robust]').waitFor()
    const matrix = page.locator('[data-analysis="matrix"]')
    await rest(page)
    expect(loads()).toEqual([0, 0])
    await matrix.getByRole('button', { name: /^Compute/ }).click()
    await matrix.locator('tbody tr').nth(7).waitFor({ timeout: 120_000 })
    expect(loads()).toEqual([1, 1])
    await page.context().close()
  })
})
