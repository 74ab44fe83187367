import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAsApplicant } from './harness/applicant.ts'
import { axe } from './harness/axe.ts'
import { goTo, launchBrowser, openAs, settle } from './harness/browser.ts'
import { pagesOfPrint } from './harness/print.ts'
import { startServer, type RunningServer } from './harness/server.ts'

const furrow = fileURLToPath(new URL('../../server/bin/furrow.mjs', import.meta.url))
const call = '/app/calls/gefion-pilot'

let server: RunningServer
let browser: Browser
let downloads: string

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  downloads = mkdtempSync(join(tmpdir(), 'furrow-downloads-'))
})

afterAll(async () => {
  await browser.close()
  await server.stop()
  rmSync(downloads, { recursive: true, force: true })
})

const mainText = (page: Page) => page.locator('main').innerText()

/** The path of the decision page that is open. */
const pathOf = (page: Page) => new URL(page.url()).pathname

async function openScenario(page: Page, name: string): Promise<void> {
  await goTo(page, `${call}/studio`)
  await page.locator('[data-totals]').waitFor()
  await page.getByRole('button', { name: /^Scenario:/ }).click()
  const row = page.getByRole('dialog').locator('li', { hasText: name })
  await row.getByRole('button', { name: 'Open' }).click()
  await page.getByRole('button', { name: `Scenario: ${name}` }).waitFor()
}

async function propose(page: Page, name: string): Promise<string> {
  await openScenario(page, name)
  await page.getByRole('button', { name: 'Propose', exact: true }).click()
  await page.getByRole('button', { name: 'Propose the decision' }).click()
  await page.waitForURL(/\/app\/decisions\//)
  await settle(page)
  return pathOf(page)
}

describe('a decision', () => {
  test('is proposed from the Studio with a preview, stands in the list, and is withdrawn', async () => {
    const page = await openAs(browser, server.url, 'officer', { path: `${call}/decisions` })
    await page.getByText('No decision yet').waitFor()
    expect(await axe(page)).toEqual([])
    await openScenario(page, 'Green first')
    await page.getByRole('button', { name: 'Propose', exact: true }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.locator('.stat', { hasText: 'Awarded' }).innerText()).toContain('315,000')
    expect(await dialog.locator('[data-area="green-transition"]').innerText()).toContain('170,000')
    expect(await dialog.locator('.studio-differences').innerText()).toContain('Guarantee: Green transition')
    expect(await dialog.locator('.studio-awards li').count()).toBe(7)
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Propose the decision' }).click()
    await page.waitForURL(/\/app\/decisions\//)
    await settle(page)
    expect(await mainText(page)).toContain('A director reads and signs this page.')
    expect(await page.getByLabel('Your password').count()).toBe(0)
    await page.getByRole('button', { name: 'Withdraw' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
    await page.getByText('was withdrawn and counts for nothing').first().waitFor()
    await goTo(page, `${call}/decisions`)
    const row = page.getByRole('row', { name: /Green first/ })
    expect(await row.innerText()).toMatch(/withdrawn[\s\S]*Karen Dyrberg/)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  test('is not signed by the director who proposed it, and the page says so', async () => {
    const admin = await openAs(browser, server.url, 'admin', { path: '/app/people?q=Poul' })
    await admin.getByRole('button', { name: /Change the roles of Poul/ }).click()
    await admin.getByRole('dialog').getByLabel('Role').selectOption('officer')
    await admin.getByRole('button', { name: 'Add the role' }).click()
    await admin.getByText('The roles are changed.').first().waitFor()
    await admin.context().close()
    const page = await openAs(browser, server.url, 'director')
    const path = await propose(page, 'Green first')
    expect(await mainText(page)).toContain('You proposed this decision, so you do not sign it')
    expect(await page.getByLabel('Your password').count()).toBe(0)
    const reply = await page.context().request.post(`/api${path.replace('/app', '')}/sign`, {
      data: { password: 'furrow-practice' },
      headers: { origin: server.url },
    })
    expect(reply.status()).toBe(404)
    await goTo(page, path)
    await page.getByText('waits for a signature').waitFor()
    await page.context().close()
  })
})

/** The decision that the tests before left, the last one of the list. */
async function openDecision(persona: string): Promise<Page> {
  const page = await openAs(browser, server.url, persona, { path: call })
  await page.getByRole('link', { name: 'Decisions' }).click()
  await page.getByRole('link', { name: 'Green first' }).first().click()
  await page.getByRole('heading', { name: 'Decision on Gefion pilot call' }).waitFor()
  await settle(page)
  return page
}

describe('the page to sign', () => {
  test('reads like a document: numbers, differences in words, gains and losses, reasons, hashes', async () => {
    const page = await openDecision('director2')
    const text = await mainText(page)
    expect(text).toContain('7 of 50 proposals get 315,000')
    expect(text).toContain('1 gain 64,000')
    expect(text).toMatch(/Weight of the area Green transition\s+×\s1\s+×\s1\.2/)
    expect(text).toMatch(/P03 Wakes between Wind Farms[^\n]*\s+0\sh\s+64,000\sh\s+\+64,000\sh/)
    expect(text).toContain('Not ranked: its score lies below the threshold of 60.')
    expect(text).toMatch(/Carbon, market-based/)
    expect(text).toMatch(/Proposed by Poul Rosenkjær, .*CES?T, Copenhagen/)
    expect(text.match(/sha256:[0-9a-f]{64}/g)?.length).toBe(3)
    expect(text).toContain('This is practice data.')
    expect(await page.locator('.badge', { hasText: 'assumed' }).count()).toBeGreaterThan(0)
    expect(text).not.toMatch(/minShare|areaWeights|below-score/)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  test('leads from a number to the rows behind it, which add up to it', async () => {
    const page = await openDecision('director2')
    const hours = await page.locator('#awards tbody tr td:last-child').allInnerTexts()
    const sum = hours.reduce((total, shown) => total + Number(shown.replaceAll(/\D/g, '')), 0)
    expect(sum).toBe(315_000)
    await page.locator('[data-area="quantum"]').getByRole('link').first().click()
    await settle(page)
    expect(page.url()).toMatch(/gefion-pilot\/proposals\?area=quantum/)
    await page.context().close()
  })

  test('opens by the keyboard how the budget is made up, who waits, and where the reserve went', async () => {
    const page = await openDecision('director2')
    const behind = page.locator('#behind-totals')
    const open = async (name: RegExp) => {
      await page.getByRole('button', { name }).focus()
      await page.keyboard.press('Enter')
    }
    await open(/^Budget: 315,000/)
    const hoursOf = async (part: string) => {
      const shown = await behind.locator(`[data-part^="${part}"] td:nth-child(2)`).allInnerTexts()
      return shown.reduce((total, text) => total + Number(text.replaceAll(/\D/g, '')), 0)
    }
    const parts = await Promise.all(['awarded', 'left-over', 'rounding', 'reserve'].map(hoursOf))
    expect(parts.reduce((total, hours) => total + hours, 0)).toBe(await hoursOf('budget'))
    expect(await hoursOf('area ')).toBe(await hoursOf('awarded'))
    expect(await axe(page)).toEqual([])
    await open(/^Left over: 0/)
    expect(await behind.innerText()).toMatch(/Nothing is left over\. \d+ ranked proposals got none/)
    expect(await behind.locator('[data-waiting="P06"]').innerText()).toMatch(
      /44,000\sh\s+72,000\sh\s+44,000\sh/,
    )
    await open(/^Reserve: 0\sh/)
    expect(await behind.innerText()).toContain('The call published no reserve when it opened')
    expect(await pagesOfPrint(page)).toBe(2)
    await open(/^Reserve: 0\sh/)
    expect(await behind.count()).toBe(0)
    await page.context().close()
  })

  test('prints on two A4 pages', async () => {
    const page = await openDecision('director2')
    expect(await pagesOfPrint(page)).toBe(2)
    await page.context().close()
  })

  test('refuses a wrong password and changes nothing, then takes the right one', async () => {
    const page = await openDecision('director2')
    await page.getByLabel('Your password').fill('not my password')
    await page.locator('form').getByRole('button', { name: 'Sign' }).click()
    await page.getByText('This is not your password. Nothing was signed.').waitFor()
    expect(await axe(page)).toEqual([])
    await goTo(page, pathOf(page))
    await page.getByText('waits for a signature').waitFor()
    await page.getByLabel('Your password').fill('furrow-practice')
    await page.locator('form').getByRole('button', { name: 'Sign' }).click()
    await page.getByText('is signed and not released').waitFor()
    expect(await page.locator('.signatures').innerText()).toMatch(/Signed by .*Copenhagen/)
    expect((await mainText(page)).match(/sha256:[0-9a-f]{64}/g)?.length).toBe(4)
    expect(await pagesOfPrint(page)).toBe(2)
    await page.context().close()
  })
})

type Applicant = { page: Page; result: string }

describe('the result', () => {
  let funded: Applicant
  let declined: Applicant

  test('reads the same before the release for whoever is granted hours and whoever is not', async () => {
    funded = await openAsApplicant({ browser, server, number: 'P38' })
    declined = await openAsApplicant({ browser, server, number: 'P06' })
    const texts: string[] = []
    for (const { page, result } of [funded, declined]) {
      await goTo(page, result)
      await page.getByRole('heading', { name: 'The result is not out yet' }).waitFor()
      expect(await axe(page)).toEqual([])
      texts.push((await mainText(page)).replaceAll(/P\d\d/g, 'P'))
    }
    expect(texts[0]).toBe(texts[1])
    const anybody = await openAs(browser, server.url, null, { path: '/results/gefion-pilot' })
    await anybody.getByText('No awards to show yet').waitFor()
    await anybody.context().close()
  })

  test('goes out to everybody once the director has read what a release does', async () => {
    const page = await openDecision('director2')
    await page.getByRole('button', { name: 'Release' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.innerText()).toMatch(/7 awards[\s\S]*50 proposals[\s\S]*cannot be undone/)
    expect(await axe(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Release to everybody' }).click()
    await page.getByText('applicants and the public can read it').waitFor()
    await dialog.waitFor({ state: 'hidden' })
    expect(await page.getByRole('button', { name: 'Release' }).count()).toBe(0)
    await page.getByRole('link', { name: 'The public page' }).click()
    await page.getByRole('heading', { name: 'Awards: Gefion pilot call' }).waitFor()
    await page.context().close()
  })

  test('reaches the applicant by a mail that leads to it, and answers in the first sentence', async () => {
    const mailbox = await openAs(browser, server.url, 'researcher', { path: '/app/mailbox' })
    const mail = mailbox.locator('.mail', { hasText: 'The decision on your proposal P38' })
    await mail.locator('summary').click()
    const href = await mail.locator('a').first().getAttribute('href')
    await mailbox.context().close()
    expect(new URL(href ?? '').pathname).toBe(funded.result)
    await goTo(funded.page, funded.result)
    const text = await mainText(funded.page)
    expect(await funded.page.locator('.answer').innerText()).toMatch(/^Your proposal is granted 70,000\sh\.$/)
    expect(text).toMatch(/Funded in full: it asked for 70,000/)
    expect(text.indexOf('what decided')).toBeLessThan(text.indexOf('What the reviewers wrote'))
    expect(text).toMatch(/Review 1\n/)
    expect(await axe(funded.page)).toEqual([])
  })

  test('tells whoever waits so, with the inequality, where the line ran, and when the next call closes', async () => {
    const { page, result } = declined
    await goTo(page, result)
    expect(await page.locator('.answer').innerText()).toBe(
      'Your proposal is on the waiting list and gets no hours for now.',
    )
    const text = await mainText(page)
    expect(text).toMatch(/There is nothing for you to do\. Hours that become free are offered/)
    expect(text).toMatch(
      /No hours: 0\sh were left beside the 31,500\sh kept for the guarantees of other areas, and it needs at least 44,000\sh of the 72,000\sh/,
    )
    expect(text).toMatch(/takes proposals until .*Copenhagen/)
    await page.getByText('As a table').click()
    expect(await page.locator('.line-table tbody tr').count()).toBeGreaterThan(20)
    expect(await axe(page)).toEqual([])
    await goTo(page, result.replace('/result', ''))
    await page.getByRole('link', { name: 'Read the result' }).click()
    await page.locator('.answer').waitFor()
    await Promise.all([page.context().close(), funded.page.context().close()])
  })
})

async function download(page: Page, name: string): Promise<void> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  await file.saveAs(join(downloads, file.suggestedFilename()))
}

describe('anybody', () => {
  test('finds the awards from the home page and recomputes them with the command shown there', async () => {
    const page = await openAs(browser, server.url, null, {
      path: '/',
      acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.locator('.award-row').getByRole('link', { name: 'Gefion pilot call', exact: true }).click()
    await page.getByRole('heading', { name: 'Awards: Gefion pilot call' }).waitFor()
    await settle(page)
    const text = await mainText(page)
    expect(await page.locator('.award').count()).toBe(7)
    expect(text).toContain('SAPIEN')
    expect(text).not.toContain('A Cell Atlas of the Ageing Human Kidney')
    expect(text).toContain('differs from the published rules in 3 places')
    expect(await axe(page)).toEqual([])
    await download(page, 'Download the record')
    await download(page, 'Download the snapshot')
    await page.getByRole('button', { name: 'Copy: The command' }).click()
    const command = await page.evaluate(() => navigator.clipboard.readText())
    const [npx, name, ...options] = command.split(' ')
    expect([npx, name]).toEqual(['npx', 'furrow'])
    const { stdout } = await promisify(execFile)(process.execPath, [furrow, ...options], { cwd: downloads })
    expect(stdout).toMatch(/^The decision on gefion-pilot holds: outcome recomputed/)
    await page.context().close()
  })
})
