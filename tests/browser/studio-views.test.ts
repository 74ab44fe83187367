import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axe } from './harness/axe.ts'
import { openAs, type OpenOptions } from './harness/browser.ts'
import { inBrowser } from './harness/run.ts'
import { startServer } from './harness/server.ts'

const { browser, server } = await inBrowser(startServer)

const path = '/app/calls/gefion-pilot/studio'

async function openPilot(search = '', options: OpenOptions = {}): Promise<Page> {
  const at = { path: `${path}${search}`, acceptDownloads: true, ...options }
  const page = await openAs(browser, server.url, 'officer', at)
  await page.locator('[data-totals]').waitFor()
  return page
}

const figure = (page: Page, name: string) => page.locator(`[data-figure="${name}"]`)
const finding = (page: Page, name: string) => figure(page, name).locator('[data-finding]').innerText()

async function saved(page: Page, name: string, kind: 'SVG' | 'PNG') {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure(page, name)
      .getByRole('button', { name: new RegExp(`as ${kind}$`) })
      .click(),
  ])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

const isWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > globalThis.innerWidth)

describe('the views of the Studio', () => {
  it('change by arrow keys, stand in the address, and the back button leads to the one before', async () => {
    const page = await openPilot()
    await page.getByRole('tab', { name: 'Ranking' }).focus()
    await page.keyboard.press('ArrowRight')
    await figure(page, 'areas').waitFor()
    expect(await page.getByRole('tab', { name: 'Pictures' }).getAttribute('aria-selected')).toBe('true')
    await page.waitForURL(/view=pictures/)
    await page.keyboard.press('End')
    await page.locator('[data-gate]').waitFor()
    await page.waitForURL(/view=calibration/)
    await page.goBack()
    await figure(page, 'areas').waitFor()
    await page.getByRole('button', { name: 'To the line' }).click()
    await page.locator('[data-furrow]').waitFor()
    await page.context().close()
  })
})

describe('pictures of the Studio', () => {
  it('have a finding, a table and no violation, and follow the controls', async () => {
    const page = await openPilot('?view=pictures')
    for (const name of ['areas', 'budget', 'ranking', 'success', 'sensitivity', 'budget-curve', 'severity'])
      await figure(page, name).waitFor()
    expect(await finding(page, 'budget')).toMatch(/of the budget of 315,000\s*h are given/)
    expect(await finding(page, 'sensitivity')).toMatch(/^Moves most over the line, \d+: /)
    expect(await finding(page, 'budget-curve')).toMatch(/^First to come in, with 13,300\s*h more: P50\./)
    const first = figure(page, 'budget-curve').locator('tbody tr').first()
    expect(await first.textContent()).toMatch(/^P50.*; 328,300–/)
    expect(await page.locator('.figure').count()).toBe(await page.locator('.figure h3').count())
    expect(await axe(page)).toEqual([])
    await page.locator('[data-control="weight-impact"] input[type=number]').fill('0')
    await figure(page, 'slope').locator('svg').waitFor()
    expect(await finding(page, 'slope')).toMatch(/another rank for \d+ of 50/)
    await page.context().close()
  })

  it('are saved as SVG and PNG with their title, finding and source, in the colours of paper', async () => {
    const page = await openPilot('?view=pictures', { colorScheme: 'dark' })
    await figure(page, 'areas').locator('svg').waitFor()
    const svg = await saved(page, 'areas', 'SVG')
    const text = svg.bytes.toString('utf8')
    expect(svg.name).toBe('areas.svg')
    expect(text).toContain('Asked for and given, by area')
    expect(text).toContain('invented practice data')
    expect(text).not.toContain('var(')
    expect(text).toContain('rgb(31, 111, 235)')
    const png = await saved(page, 'areas', 'PNG')
    expect(png.name).toBe('areas.png')
    expect([...png.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1000)
    await page.context().close()
  })

  it.each([
    ['pictures', 'areas budget ranking success slope sensitivity budget-curve severity'],
    ['calibration', 'strictness islands placebo'],
  ])('are saved each and all (%s)', async (view, names) => {
    const page = await openPilot(`?view=${view}`)
    await page.locator('[data-control="reserve"] input[type=number]').fill('10')
    for (const name of names.split(' ')) {
      await figure(page, name).locator('svg').waitFor({ timeout: 60_000 })
      await page.locator('[data-old]').first().waitFor({ state: 'detached', timeout: 60_000 })
      const svg = (await saved(page, name, 'SVG')).bytes.toString('utf8')
      expect(svg, name).toContain('invented practice data')
      expect(svg, name).toContain(`>${await figure(page, name).locator('h3').innerText()}<`)
      expect(svg, name).not.toMatch(/var\(|NaN|undefined/)
      const png = await saved(page, name, 'PNG')
      expect(png.name).toBe(`${name}.png`)
      expect(png.bytes.readUInt32BE(16), name).toBeGreaterThan(1000)
    }
    expect(await page.locator('.figure').count()).toBe(names.split(' ').length)
    await page.context().close()
  })

  it('mask small groups, also against subtraction', async () => {
    const page = await openPilot('?view=pictures')
    await figure(page, 'success').getByLabel('By').selectOption('institution')
    await figure(page, 'success').locator('summary').click()
    const rows = await figure(page, 'success').locator('tbody tr').allInnerTexts()
    const counts = rows.map((row) => Number(row.split('\t')[1]))
    expect(counts.every((count) => count >= 5)).toBe(true)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(50)
    expect(rows.at(-1)).toContain('smaller groups together')
    await page.context().close()
  })
})

describe('comparing in the Studio', () => {
  it('sets four scenarios side by side and marks who is robust and who is fragile', async () => {
    const page = await openPilot('?view=compare')
    const boxes = page.locator('.compare-option input')
    for (const box of await boxes.all()) if (await box.isEnabled()) await box.check()
    await page.waitForURL(/with=/)
    await page.locator('.compare-measures thead th').nth(4).waitFor()
    expect(await page.locator('[data-measure="funded"] td').count()).toBe(4)
    const [robust, fragile] = await page
      .locator('[data-robust]')
      .evaluate((element) => [element.getAttribute('data-robust'), element.getAttribute('data-fragile')])
    expect(Number(fragile)).toBeGreaterThan(0)
    expect(await page.locator('[data-standing="robust"]').count()).toBe(Number(robust))
    expect(await page.locator('[data-standing]').first().getAttribute('data-standing')).toBe('fragile')
    await page.locator('[data-standing="fragile"] button').first().click()
    await page.locator('.studio-why [data-reason]').waitFor()
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  it('works out policies, prices and exaggeration by one click each, and stops when asked', async () => {
    const page = await openPilot('?view=compare')
    const analysis = (name: string) => page.locator(`[data-analysis="${name}"]`)
    for (const name of ['quality', 'matrix', 'prices', 'gaming'])
      await analysis(name)
        .getByRole('button', { name: /^Compute/ })
        .click()
    await analysis('prices').getByText('Change nobody’s hours as things stand: Guarantee of').waitFor()
    await analysis('matrix').locator('tbody tr').nth(7).waitFor({ timeout: 120_000 })
    expect(await analysis('quality').locator('[data-finding]').innerText()).toMatch(
      /^Best, with [\d.]+% of its awards/,
    )
    await analysis('gaming').locator('tbody tr').nth(5).waitFor()
    expect(await analysis('gaming').locator('[data-finding]').innerText()).toMatch(
      /^Least rewarded, with \d+ of \d+ trials that gain: “/,
    )
    const firstTimers = analysis('matrix').locator('tbody tr', { hasText: 'First-timers funded' })
    expect((await firstTimers.locator('td').allInnerTexts()).join(' ')).toMatch(/^\d+( \d+){5,}$/)
    expect(await axe(page)).toEqual([])
    await page.locator('[data-control="reserve"] input[type=number]').fill('10')
    await analysis('matrix').getByRole('button', { name: 'Stop' }).click()
    await analysis('matrix').getByText('Stopped.').waitFor()
    await page.context().close()
  })
})

describe('the calibration view', () => {
  it('says first what changes, by name, then who is strict, and what chance alone would show', async () => {
    const page = await openPilot('?view=calibration')
    const view = page.locator('.studio-view')
    await view.locator('[data-gate="connected"]').waitFor()
    expect(await view.locator('strong').first().innerText()).toMatch(/would change \d+ of the \d+ awards/)
    await figure(page, 'strictness').waitFor()
    expect(await view.locator('[data-large-adjustments]').innerText()).toMatch(/more than 10 points/)
    expect(await finding(page, 'islands')).toMatch(/everybody can be compared/)
    await figure(page, 'placebo').waitFor()
    expect(await finding(page, 'placebo')).toMatch(/of 200/)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  it('fits a phone in Danish, as the other views do', async () => {
    const phone = { path: `/da${path}?view=calibration`, viewport: { width: 390, height: 844 } }
    const page = await openPilot('', phone)
    await figure(page, 'placebo').waitFor()
    expect(await isWide(page)).toBe(false)
    expect(await axe(page)).toEqual([])
    await page.getByRole('tab', { name: 'Sammenlign' }).click()
    await page.locator('[data-robust]').waitFor()
    expect(await isWide(page)).toBe(false)
    await page.getByRole('tab', { name: 'Billeder' }).click()
    await figure(page, 'budget-curve').waitFor()
    expect(await isWide(page)).toBe(false)
    await page.context().close()
  })
})
