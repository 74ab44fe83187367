import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axe } from './harness/axe.ts'
import { openAs } from './harness/browser.ts'
import { inBrowser, sharedServer } from './harness/run.ts'

const { browser, server } = await inBrowser(sharedServer)
const studio = '/app/calls/gefion-pilot/studio'

async function openStudio(language: 'en' | 'da', width: number, query = ''): Promise<Page> {
  const page = await openAs(browser, server.url, 'officer', {
    path: `${language === 'da' ? '/da' : ''}${studio}${query}`,
    viewport: { width, height: 800 },
  })
  await page.locator('[data-totals]').waitFor()
  return page
}

/** Runs in the page: areas of the foot in which name, bar and number do not stand side by side. */
const crowded = () =>
  [...document.querySelectorAll('.studio-areas li')]
    .filter((item) => {
      const parts = [...item.querySelectorAll('.area-mark > span, .studio-track, .number')].map((part) =>
        part.getBoundingClientRect(),
      )
      return parts.slice(1).some(({ left }, i) => left < (parts[i]?.right ?? 0))
    })
    .map((item) => item.textContent)

/** Runs in the page: what of a row of the ranking is out of sight or cut. */
const cutCells = () => {
  const pane = document.querySelector('.studio-scroll')?.getBoundingClientRect()
  return [...document.querySelectorAll('.studio-heads > span')]
    .filter((cell) => cell.getBoundingClientRect().right > (pane?.right ?? 0))
    .map((cell) => cell.textContent)
}

/** Runs in the page: hours, points and chances of rows in sight that do not fit their cells. */
const cutNumbers = () =>
  [...document.querySelectorAll('.studio-rows .studio-row > .number')]
    .filter((cell) => cell.scrollWidth > cell.clientWidth)
    .map((cell) => cell.textContent)

/** Runs in the page: what of these reaches over an edge of the screen or of its own box. */
const cutOff = (selector: string) =>
  [...document.querySelectorAll(selector)]
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      const isCut = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight
      return left < 0 || right > globalThis.innerWidth || isCut
    })
    .map((element) => element.textContent)

/** Runs in the page: texts of cells that are wider than their room, so that they touch the next. */
const cutTexts = (cells: Element[]) =>
  cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map(({ textContent }) => textContent)

describe.each(['en', 'da'] as const)('the Studio (%s)', (language) => {
  it.each([1440, 1280, 1024])('shows areas, score, asked and given uncut at %i px', async (width) => {
    const page = await openStudio(language, width)
    expect(await page.evaluate(crowded)).toEqual([])
    expect(await page.evaluate(cutCells)).toEqual([])
    expect(await page.locator('.studio-heads .number').count()).toBeGreaterThanOrEqual(5)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth)).toBe(0)
    await page.locator('.studio-chances button').first().click()
    await page.locator('[data-zone]').waitFor({ timeout: 60_000 })
    await page.locator('.studio-heads .studio-cell-chance').waitFor()
    expect(await page.evaluate(cutCells)).toEqual([])
    expect(await page.evaluate(cutNumbers)).toEqual([])
    expect(await page.locator('.studio-scroll').evaluate((pane) => pane.scrollWidth - pane.clientWidth)).toBe(
      0,
    )
    await page.locator('[data-proposal="P06"]').click()
    await page.locator('[data-story]').waitFor()
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  it('names whole columns in its menu', async () => {
    const page = await openStudio(language, 1440)
    await page.locator('.studio-columns summary').click()
    expect(await page.evaluate(cutOff, '.studio-columns .menu-items, .studio-columns .studio-check')).toEqual(
      [],
    )
    await page.context().close()
  })

  it('fits its menu of files and the odds of the lots on a phone', async () => {
    const page = await openStudio(language, 390)
    await page.locator('.studio-tools .menu summary').click()
    expect(await page.evaluate(cutOff, '.studio-tools .menu :is(a, button)')).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.studio-chances button').first().click()
    await page.locator('[data-zone]').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: language === 'da' ? 'Træk lod' : 'Draw lots' }).click()
    await page.locator('[data-method]').waitFor({ timeout: 60_000 })
    expect(await page.locator('[data-lot] [data-odds]').count()).toBeGreaterThan(0)
    const odds = await page.locator('[data-lot] [data-odds]').first().boundingBox()
    expect((odds?.x ?? 999) + (odds?.width ?? 0)).toBeLessThanOrEqual(390)
    await page.context().close()
  })

  it('compares all policies without scrolling sideways at 1440 px', async () => {
    const page = await openStudio(language, 1440, '?view=compare')
    await page.locator('[data-analysis="matrix"] button').click()
    await page.locator('.compare-matrix').waitFor({ timeout: 120_000 })
    const over = await page
      .locator('.compare-matrix')
      .evaluate((region) => region.scrollWidth - region.clientWidth)
    expect(over).toBe(0)
    const cells = page.locator('.compare-matrix td')
    expect(await cells.evaluateAll(cutTexts)).toEqual([])
    // Of a far larger call: the column grows.
    await cells.nth(3).evaluate((cell) => (cell.textContent = '123,456,789,012 h'))
    expect(await cells.evaluateAll(cutTexts)).toEqual([])
    await page.context().close()
  })
})
