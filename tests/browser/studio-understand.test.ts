import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from './harness/axe.ts'
import { launchBrowser, openAs, type OpenOptions } from './harness/browser.ts'
import { startServer, type RunningServer } from './harness/server.ts'

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

const path = '/app/calls/gefion-pilot/studio'

async function openPilot(options: OpenOptions = {}): Promise<Page> {
  const page = await openAs(browser, server.url, 'officer', { path, ...options })
  await page.locator('[data-totals]').waitFor()
  return page
}

const funded = (page: Page) => page.locator('.studio-row:is(.studio-full, .studio-partial)')
const idsOf = async (page: Page) =>
  (
    await funded(page)
      .all()
      .then((rows) => Promise.all(rows.map((row) => row.getAttribute('data-proposal'))))
  )
    .filter((id) => id !== null)
    .sort()

describe('calibration in the Studio', () => {
  it('says what the gate finds and which awards the adjustment changes, by name', async () => {
    const page = await openPilot()
    const before = await idsOf(page)
    await page.locator('[data-verdict="connected"]').waitFor()
    expect(await page.locator('[data-calibration-effect]').innerText()).toMatch(
      /would change \d+ of \d+ awards/,
    )
    await page.getByLabel('Scores').selectOption('shift')
    await page.getByText(/The adjustment changes \d+ of \d+ awards/).waitFor()
    await page.locator('[data-verdict][aria-busy="false"]').waitFor()
    const after = await idsOf(page)
    const listed = async (kind: string) =>
      (await page.locator(`[data-calibration-list="${kind}"] .studio-proposal`).allInnerTexts()).map(
        (text) => /P\d+/.exec(text)?.[0],
      )
    expect(await listed('enters')).toEqual(after.filter((id) => !before.includes(id)))
    expect(new Set(await listed('leaves'))).toEqual(new Set(before.filter((id) => !after.includes(id))))
    expect(await axe(page)).toEqual([])
    await page.locator('[data-calibration-list="enters"] button').first().click()
    await page.locator('.studio-why [data-reason]').waitFor()
    await page.getByRole('button', { name: 'Scores: ↺ published as given' }).click()
    await page.getByText(/would change/).waitFor()
    expect(await idsOf(page)).toEqual(before)
    await page.context().close()
  })

  it('keeps the adjustment in the address, and shows it in the sheet of a phone in Danish', async () => {
    const page = await openPilot()
    await page.getByLabel('Scores').selectOption('shift')
    await page.waitForURL(/\*m\*shift\*/)
    const search = new URL(page.url()).search
    const phone = await openPilot({ path: `/da${path}${search}`, viewport: { width: 390, height: 844 } })
    await phone.getByRole('button', { name: 'Justér' }).click()
    await phone
      .getByText(/Justeringen ændrer \d+ af \d+ tildelinger/)
      .last()
      .waitFor()
    expect(await axe(phone)).toEqual([])
    await Promise.all([page.context().close(), phone.context().close()])
  })
})
