import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { axe } from './harness/axe.ts'
import { goTo, openAs, settle } from './harness/browser.ts'
import { inBrowser } from './harness/run.ts'
import { hiddenByTab } from './harness/focus.ts'
import { startServer } from './harness/server.ts'

const { browser, server } = await inBrowser(startServer)

/** The office asks the practice reviewer for more, so that five reviews are left. */
async function assignMore(): Promise<void> {
  const officer = await openAs(browser, server.url, 'officer')
  const rows = ['P05', 'P06', 'P08'].map((proposal) => ({ proposal, email: 'reviewer@example.org' }))
  const reply = await officer.context().request.post('/api/calls/gefion-autumn-2026/assignments', {
    data: { rows, dryRun: false },
    headers: { origin: server.url },
  })
  const { assignmentIds }: { assignmentIds: string[] } = await reply.json()
  expect(assignmentIds).toHaveLength(rows.length)
  await officer.context().close()
}

beforeAll(async () => {
  await assignMore()
})

async function tabTo(page: Page, name: string | RegExp) {
  const target = page.getByRole('button', { name, exact: true })
  for (let tries = 0; tries < 80; tries += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${String(name)}.`)
}

const saved = (page: Page) => page.locator('.save-state[data-state=saved]').waitFor()
const form = (page: Page) => page.getByRole('heading', { name: 'Your review' })
const unfinished = /To write|Draft kept/
const desk = (page: Page) => page.locator('.desk-form h2').first()

/** Answers an invitation if there is one; then the form is there. */
async function accept(page: Page) {
  await desk(page).waitFor()
  if (!(await form(page).isVisible())) {
    await tabTo(page, 'Accept')
    await page.keyboard.press('Enter')
  }
  await form(page).waitFor()
}

/** Scores everything, writes the text and hands in, by keys only. */
async function review(page: Page, score: string, text: string) {
  const criteria = await page.locator('[data-criterion]').count()
  for (let place = 0; place < criteria; place += 1) {
    await page.keyboard.press('j')
    await page.keyboard.press(score)
  }
  expect(await page.locator(`[data-criterion] [data-level='${score}'][aria-pressed=true]`).count()).toBe(
    criteria,
  )
  await page.keyboard.press('j')
  await page.keyboard.press('3')
  await page.keyboard.press('c')
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
  await tabTo(page, 'Hand in')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Handed in' }).waitFor()
}

it('five reviews are written and handed in by keyboard only, from the desk of the start page on', async () => {
  const page = await openAs(browser, server.url, 'reviewer', { path: '/app' })
  await page.getByText(/^6 of \d+$/).waitFor()
  expect(await axe(page)).toEqual([])
  const go = page.getByRole('link', { name: 'Go on reviewing' })
  await go.focus()
  await page.keyboard.press('Enter')
  await page.getByText(/\d+ of \d+ done/).waitFor()
  expect(await axe(page)).toEqual([])
  const first = page.locator('tbody tr', { hasText: /To write|Answer/ }).first()
  const title = await first.getByRole('link').innerText()
  for (let tries = 0; tries < 30; tries += 1) {
    await page.keyboard.press('j')
    if ((await page.evaluate('document.activeElement?.textContent')) === title) break
  }
  await page.keyboard.press('Enter')
  const handedIn = new Set<string>()
  for (const score of ['1', '2', '3', '4', '5']) {
    await accept(page)
    handedIn.add(page.url())
    await review(page, score, `Clear? jkgq? ${score} of 5.`)
    expect(await page.locator('.review-text').first().innerText()).toBe(`Clear? jkgq? ${score} of 5.`)
    const here = page.url()
    await page.keyboard.press('j')
    await page.waitForURL((url) => url.href !== here)
  }
  expect(handedIn.size).toBe(5)
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await page.waitForURL('**/app/reviews')
  await page.context().close()
})

it('keys can be turned off; the help says which there are', async () => {
  const page = await openAs(browser, server.url, 'reviewer2', { path: '/app/reviews' })
  await page.locator('tbody tr', { hasText: unfinished }).first().getByRole('link').click()
  await form(page).waitFor()
  expect(await hiddenByTab(page, 45)).toEqual([])
  await page.getByRole('button', { name: 'Keyboard' }).focus()
  await page.keyboard.press('?')
  expect(await page.getByRole('dialog').innerText()).toContain('j / k')
  await page.getByLabel('Single keys act').uncheck()
  await page.keyboard.press('Escape')
  const levels = page.locator('[data-criterion]').first().locator('.level')
  const before = await levels.evaluateAll((all) => all.findIndex((level) => level.ariaPressed === 'true'))
  const wanted = before === 0 ? 1 : 0
  const isChosen = () => levels.nth(wanted).getAttribute('aria-pressed')
  await page.keyboard.press('j')
  await page.keyboard.press(String(wanted + 1))
  expect(await isChosen()).toBe('false')
  await page.reload()
  await form(page).waitFor()
  await page.keyboard.press('?')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.getByRole('button', { name: 'Keyboard' }).click()
  await page.getByLabel('Single keys act').check()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keyboard' }).blur()
  await page.keyboard.press('j')
  await page.keyboard.press(String(wanted + 1))
  expect(await isChosen()).toBe('true')
  await page.context().close()
})

const spreadOf = async (page: Page) => page.locator('.review-foot').innerText()

it('own spread and total move while scoring; a blank review keeps its draft and says so; undo opens it again', async () => {
  const page = await openAs(browser, server.url, 'reviewer2', { path: '/app/reviews' })
  await page.locator('tbody tr', { hasText: unfinished }).first().getByRole('link').click()
  await form(page).waitFor()
  await settle(page)
  const title = await page.locator('h1').innerText()
  const before = await spreadOf(page)
  const levels = page.locator('[data-criterion]').first().locator('[data-level][aria-pressed=false]')
  await levels.last().click()
  expect(await spreadOf(page)).not.toBe(before)
  await page.locator('.review-foot').getByText('still missing to hand it in').waitFor()
  await page.getByLabel('Text for the applicant').fill('Kept while I am away.')
  await saved(page)
  const [number = ''] = title.split(' ')
  await page.getByRole('link', { name: 'My reviews' }).first().click()
  await page
    .locator('tbody tr', { hasText: number })
    .filter({ hasText: 'Draft kept' })
    .getByRole('link')
    .click()
  await page.getByText('Your draft is kept and not handed in.').waitFor()
  expect(await page.getByLabel('Text for the applicant').inputValue()).toBe('Kept while I am away.')
  await page.getByRole('button', { name: 'Hand in' }).click()
  await page.locator('.problem-line').waitFor()
  expect(await axe(page)).toEqual([])
  await page.locator('.missing-note a').first().click()
  expect(await page.evaluate('document.activeElement.matches("[data-key-row]")')).toBe(true)
  for (const row of await page.locator('[data-key-row]').all())
    await row.locator('[data-level]').nth(2).click()
  await page.getByRole('button', { name: 'Hand in' }).click()
  await page.getByRole('heading', { name: 'Handed in' }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  await form(page).waitFor()
  expect(await page.getByLabel('Text for the applicant').inputValue()).toBe('Kept while I am away.')
  await goTo(page, '/app/reviews')
  await page.context().close()
})
