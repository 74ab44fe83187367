import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axe } from './harness/axe.ts'
import { goTo, openAs, settle } from './harness/browser.ts'
import { inBrowser } from './harness/run.ts'
import { startServer } from './harness/server.ts'

const { browser, server } = await inBrowser(startServer)

const saved = (page: Page) => page.waitForSelector('.save-state[data-status=saved]', { timeout: 8000 })

/** Starts a draft in the first open call and waits for the editor. */
async function startDraft(): Promise<Page> {
  const page = await openAs(browser, server.url, 'researcher', { path: '/app/proposals' })
  await page.locator('a[href*="/app/proposals/new/"]').first().click()
  await page.getByRole('button', { name: 'Start a proposal' }).click()
  await page.waitForSelector('.editor')
  return page
}

async function fillAll(page: Page): Promise<void> {
  await page.fill('#field-title', 'Waves in quantum fluids')
  for (const area of await page.locator('.document-text').all())
    await area.fill('We simulate *waves* and say why.')
  await page.selectOption('#field-areaKey', { index: 1 })
  await page.selectOption('#field-trackKey', 'regular')
  await page.fill('#field-requested', '20000')
  await page.fill('#field-minimum', '8000')
  await page.fill('#field-institution', 'Aarhus University')
  await page.selectOption('#field-careerStage', 'early')
  await page.selectOption('#field-firstTime', 'true')
}

test('a researcher writes, submits twice by mistake, has one receipt, reopens and withdraws', async () => {
  const page = await startDraft()
  expect(await axe(page)).toEqual([])
  expect(await page.locator('h1').innerText()).toBe('Untitled proposal')
  await fillAll(page)
  expect(await page.locator('h1').innerText()).toBe('Waves in quantum fluids')
  expect(await page.title()).toBe('Waves in quantum fluids – Furrow')
  await page.getByText('Everything is there.').waitFor()
  expect(await page.locator('.request-picture').innerText()).toContain('nodes')
  await page.getByRole('button', { name: 'Submit the proposal' }).dblclick()
  await page.waitForURL('**/receipt')
  await settle(page)
  const hash = await page.locator('.hash').innerText()
  expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: 'Where it stands' }).click()
  await page.getByText('Submitted', { exact: true }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Reopen and edit' }).click()
  await page.getByText('Version 1 is handed in and counts').waitFor()
  await page.getByRole('button', { name: 'Submit the proposal' }).click()
  await page.getByRole('link', { name: 'Where it stands' }).click()
  await page.getByRole('button', { name: 'Withdraw' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.innerText()).toContain('Until the deadline you may reopen it')
  await dialog.getByRole('button', { name: 'Withdraw' }).click()
  await page.locator('.status-line', { hasText: 'Withdrawn' }).waitFor()
  expect(await page.getByRole('button', { name: 'Withdraw' }).count()).toBe(0)
  expect(await axe(page)).toEqual([])
  await page.reload()
  await page.locator('.status-line', { hasText: 'Withdrawn' }).waitFor()
  await goTo(page, '/app/proposals')
  expect(await axe(page)).toEqual([])
  await page.context().close()
})

test('an item of the checklist leads into its field, and the button waits for the server’s check', async () => {
  const page = await startDraft()
  const submit = page.getByRole('button', { name: 'Submit the proposal' })
  expect(await submit.isDisabled()).toBe(true)
  await fillAll(page)
  await page.getByText('Everything is there.').waitFor()
  expect(await submit.isEnabled()).toBe(true)
  await page.fill('#field-summary', '')
  await saved(page)
  await page.locator('.checklist a', { hasText: 'Public summary' }).click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-summary')
  await page.context().close()
})

test('the estimator says its sum in words and puts it into the request', async () => {
  const page = await startDraft()
  await page.locator('.estimator summary').click()
  expect(await page.locator('.estimator').innerText()).toContain('8 GPUs × 30 days × 24 hours = 5,760')
  await page.locator('.estimator-use').click()
  expect(Number(await page.inputValue('#field-requested'))).toBeGreaterThanOrEqual(5760)
  await page.context().close()
})

test('two tabs: different fields merge silently, the same field asks, and nothing is overwritten before', async () => {
  const mine = await startDraft()
  const theirs = await mine.context().newPage()
  await goTo(theirs, new URL(mine.url()).pathname)
  await theirs.waitForSelector('.editor')
  await mine.fill('#field-title', 'Title of the first tab')
  await saved(mine)
  await mine.waitForTimeout(1000)
  await theirs.fill('#field-summary', 'Summary of the second tab')
  await theirs.waitForFunction(() => document.querySelector('textarea')?.value === 'Title of the first tab')
  await theirs.waitForTimeout(1500)
  await mine.fill('#field-summary', 'Summary of the first tab')
  await mine.locator('.comparison').waitFor()
  const sides = await mine.locator('.comparison-text').allInnerTexts()
  expect(sides).toEqual(['Summary of the first tab', 'Summary of the second tab'])
  await mine.getByRole('button', { name: 'Keep mine' }).click()
  await saved(mine)
  await mine.waitForTimeout(800)
  await goTo(theirs, new URL(mine.url()).pathname)
  await theirs.waitForSelector('.editor')
  expect(await theirs.inputValue('#field-summary')).toBe('Summary of the first tab')
  await mine.context().close()
})

test('an expired session keeps the text; after signing in on the page it is saved', async () => {
  const page = await startDraft()
  await page.context().clearCookies()
  await page.fill('#field-summary', 'Written without a session')
  await page.locator('dialog[open]').waitFor()
  await page.locator('dialog[open] button.button-primary').click()
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
  await saved(page)
  await page.waitForTimeout(500)
  await page.reload()
  await page.waitForSelector('.editor')
  expect(await page.inputValue('#field-summary')).toBe('Written without a session')
  await page.context().close()
})

test('a deleted draft can be taken back at once', async () => {
  const page = await startDraft()
  await page.fill('#field-title', 'Soon deleted')
  await saved(page)
  await page.waitForTimeout(900)
  await page.getByRole('button', { name: 'Delete this draft' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.waitForSelector('.editor')
  expect(await page.inputValue('#field-title')).toBe('Soon deleted')
  await page.context().close()
})

type Created = { id: string; deadlineAt: string; isOpened: boolean }

/** A call like the pilot call with this deadline, made by the office. */
async function makeCall({ id, deadlineAt, isOpened }: Created): Promise<void> {
  const officer = await openAs(browser, server.url, 'officer')
  const { request } = officer.context()
  const rules = await (await request.get('/api/calls/gefion-pilot')).json()
  const { title, summary, budget, granularity, areas, tracks, criteria, sections } = rules
  const data = { id, title, summary, budget, granularity, areas, tracks, criteria, sections, deadlineAt }
  const headers = { origin: server.url }
  const made = await request.post('/api/calls', { data, headers })
  expect(made.status(), await made.text()).toBe(200)
  const version = (await made.json()).office.version
  if (isOpened)
    await request.post(`/api/calls/${id}/open`, { headers: { ...headers, 'if-match': `"${version}"` } })
  await officer.context().close()
}

test('a deadline is told in Copenhagen and on the viewer’s clock, counted by the server’s, and warns at the repeated hour', async () => {
  const timezoneId = 'America/Los_Angeles'
  await makeCall({ id: 'autumn-2026', deadlineAt: '2026-10-25T00:30:00.000Z', isOpened: false })
  const officer = await openAs(browser, server.url, 'officer', { path: '/app/calls/autumn-2026', timezoneId })
  const told = await officer.locator('.deadline').first().innerText()
  expect(told).toContain('Sunday 25 October 2026, 02:30 (CEST, Copenhagen)')
  expect(told).toMatch(/Saturday 24 October.* 17:30 \(America\/Los_Angeles\)/)
  expect(told).toContain('this time comes twice: the first is meant')
  await officer.context().close()
  await makeCall({ id: 'autumn-2027', deadlineAt: '2027-10-31T01:30:00.000Z', isOpened: true })
  const page = await openAs(browser, server.url, 'researcher', { timezoneId })
  // A device whose clock is ten days late.
  await page.addInitScript('const now = Date.now; Date.now = () => now() - 864_000_000')
  await goTo(page, '/app')
  const line = page.locator('.deadline', { hasText: '31 October 2027' }).first()
  const text = await line.innerText()
  expect(text).toContain('Sunday 31 October 2027, 02:30 (CET, Copenhagen)')
  expect(text).toMatch(/Saturday 30 October.* 18:30/)
  expect(text).toContain('the second is meant')
  const days = Math.floor((Date.parse('2027-10-31T01:30:00.000Z') - Date.now()) / 86_400_000)
  expect(text).toMatch(new RegExp(`(${days}|${days - 1})\\sd`))
  expect(await axe(page)).toEqual([])
  await page.context().close()
})

test('a call that closes while the form is open says so, keeps the text on the page, and shows it after a reload', async () => {
  await makeCall({ id: 'soon-closed', deadlineAt: '2027-12-01T12:00:00.000Z', isOpened: true })
  const page = await openAs(browser, server.url, 'researcher', { path: '/app/proposals/new/soon-closed' })
  await page.getByRole('button', { name: 'Start a proposal' }).click()
  await page.waitForSelector('.editor')
  await page.fill('#field-title', 'Typed in time')
  await saved(page)
  const officer = await openAs(browser, server.url, 'officer', { path: '/app/calls/soon-closed' })
  await officer.getByRole('button', { name: 'Close the call' }).click()
  await officer.getByRole('dialog').getByRole('button', { name: 'Close the call' }).click()
  await officer.getByRole('dialog').waitFor({ state: 'detached' })
  await page.fill('#field-title', 'Typed too late')
  await page.locator('.save-state[data-status=closed]').waitFor()
  expect(await page.inputValue('#field-title')).toBe('Typed too late')
  await page.reload()
  await page.locator('[data-kept]', { hasText: 'Typed too late' }).waitFor()
  await page.getByText('No mail about this call has gone to you yet.').waitFor()
  const text = await page.locator('main').innerText()
  expect(text).toContain('The deadline has passed and nothing was handed in.')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Throw it away' }).click()
  await page.locator('[data-kept]').waitFor({ state: 'detached' })
  await Promise.all([page.context().close(), officer.context().close()])
})

test('on a phone the request folds; an item of the checklist opens it; staff have no list of proposals', async () => {
  const page = await startDraft()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.reload()
  await page.waitForSelector('.editor')
  expect(await page.locator('#field-requested').isVisible()).toBe(false)
  await page.locator('.checklist a', { hasText: 'hours' }).first().click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-requested')
  expect(await axe(page)).toEqual([])
  await page.context().close()
  const officer = await openAs(browser, server.url, 'officer', { path: '/app' })
  expect(await officer.getByRole('link', { name: 'My proposals' }).count()).toBe(0)
  await officer.context().close()
})
