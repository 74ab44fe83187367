import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openAs } from './harness/browser.ts'
import { inBrowser, sharedServer } from './harness/run.ts'

const { browser, server } = await inBrowser(sharedServer)
const words = {
  en: {
    changed: 'Green first (changed)',
    hash: 'Outcome hash',
    key: 'The bracket leads',
    tabs: { pictures: 'Pictures', compare: 'Compare', ranking: 'Ranking' },
    working: 'Working out: ',
    stop: 'Stop',
    start: 'Compute',
    zone: /^(\d+) of \d+ proposals are in the grey zone/,
    lost: 'could not be fetched',
    propose: 'Propose',
    why: 'An expected rank also lies nearer to the middle',
  },
  da: {
    changed: 'Green first (ændret)',
    hash: 'Udfaldets hash',
    key: 'Klammen går fra garantien',
    tabs: { pictures: 'Billeder', compare: 'Sammenlign', ranking: 'Rangorden' },
    working: 'Regner: ',
    stop: 'Stop',
    start: 'Beregn',
    zone: /^(\d+) af \d+ ansøgninger er i gråzonen/,
    lost: 'kunne ikke hentes',
    propose: 'Indstil',
    why: 'En forventet rang ligger også nærmere midten',
  },
} as const

/** Runs in the page: controls and heads of the ranking that lie under what the draws rest on. */
const coveredControls = () =>
  [
    ...document.querySelectorAll('.studio-ranking-top :is(button, input, select), [role="columnheader"]'),
  ].flatMap((control) => {
    const { x, y, width, height } = control.getBoundingClientRect()
    const top = document.elementFromPoint(x + width / 2, y + height / 2)
    const isUnder =
      control.checkVisibility() && top?.closest('.studio-about') != null && !control.contains(top)
    return isUnder ? [control.textContent ?? ''] : []
  })

describe.each(['en', 'da'] as const)('what the Studio shows is what it says (%s)', (language) => {
  const text = words[language]
  const open = async (query = ''): Promise<Page> => {
    const page = await openAs(browser, server.url, 'officer', {
      path: `${language === 'da' ? '/da' : ''}/app/calls/gefion-pilot/studio${query}`,
      acceptDownloads: true,
    })
    await page.locator('[data-totals]').waitFor()
    return page
  }
  const figure = (page: Page, name: string) => page.locator(`[data-figure="${name}"]`)
  const tab = (page: Page, view: keyof typeof text.tabs) =>
    page.getByRole('tab', { name: text.tabs[view] }).click()
  const choosePolicy = (page: Page, policy: string) =>
    page.locator('.studio-tune fieldset select:has(option[value="knapsack"])').selectOption(policy)
  const openGreenFirst = async (page: Page) => {
    await page.locator('.studio-scenario-choice button').first().click()
    await page.locator('[data-scenario="Green first"] button').first().click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  it('says that a view or a dialog could not be fetched, and goes on with what is there', async () => {
    const page = await open('?view=ranking')
    await page.route(/assets\/(?:CompareView|ProposeDialog)/, (route) => route.abort())
    await tab(page, 'compare')
    const failed = page.getByRole('alert').filter({ hasText: text.lost })
    await failed.waitFor()
    await tab(page, 'ranking')
    await page.locator('.studio-row').first().waitFor()
    await page.getByRole('button', { name: text.propose, exact: true }).click()
    await page.getByRole('dialog').filter({ hasText: text.lost }).waitFor()
    await page.context().close()
  })

  it('the line runs upright through the intervals of the ranking, which stay on their scale', async () => {
    const page = await open('?view=pictures')
    const line = figure(page, 'ranking').locator('[data-edge] line')
    await line.waitFor({ state: 'attached' })
    expect(await line.getAttribute('x1')).toBe(await line.getAttribute('x2'))
    const ends = await figure(page, 'ranking')
      .locator('tbody tr td:last-child')
      .evaluateAll((cells) => cells.map((cell) => Number((cell.textContent ?? '').replace(',', '.'))))
    expect(Math.max(...ends)).toBe(100)
    await openGreenFirst(page)
    await page.waitForFunction(
      () =>
        Number(document.querySelector('[data-figure="ranking"] [data-edge]')?.getAttribute('data-edge')) > 0,
    )
    await page.context().close()
  })

  it('after draws it stands where the grey zone stands, and counts as many', async () => {
    const page = await open()
    await page.locator('.studio-chances button').first().click()
    await page.locator('[data-zone]').waitFor({ timeout: 90_000 })
    const zone = Number(await page.locator('[data-zone]').getAttribute('data-zone'))
    const said = await page.locator('[data-zone]').innerText()
    await tab(page, 'pictures')
    await figure(page, 'ranking').locator('[data-edge]').waitFor({ state: 'attached' })
    const finding = await figure(page, 'ranking').locator('[data-finding]').innerText()
    expect(Number(text.zone.exec(finding)?.[1])).toBe(zone)
    const edge = Number(await figure(page, 'ranking').locator('[data-edge]').getAttribute('data-edge'))
    const shown = `${Math.floor(edge)}–${Math.ceil(edge)}`
    expect(said).toContain(shown)
    expect(finding).toContain(shown)
    // The furrow of the published rules stands elsewhere: the page says so, and why.
    expect(said).toMatch(/; (the furrow stands after rank|furen står efter rang) \d+$/)
    await tab(page, 'ranking')
    await page.locator('.studio-chances [aria-expanded]').click()
    await page.getByText(text.why).waitFor()
    expect(await page.evaluate(coveredControls)).toEqual([])
    await page.context().close()
  })

  it('a scenario that was moved is not called by its name alone, in columns, slopes and files', async () => {
    const page = await open('?view=compare')
    await openGreenFirst(page)
    const heads = page.locator('.compare-measures thead')
    await heads.getByText('Green first', { exact: true }).waitFor()
    await page.locator('[data-control="reserve"] input[type=number]').fill('12')
    await heads.getByText(text.changed, { exact: true }).waitFor()
    await tab(page, 'pictures')
    await figure(page, 'slope').getByText(text.changed).first().waitFor({ state: 'attached' })
    await page.locator('[data-hash^="sha256:"]').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      figure(page, 'areas').getByRole('button', { name: /SVG$/ }).click(),
    ])
    const file = await readFile(await download.path(), 'utf8')
    expect(file).toContain(text.changed)
    expect(file).toContain(text.key)
    expect(file).toContain(`${text.hash} ${await page.locator('[data-hash]').innerText()}`)
    await page.context().close()
  })

  it('a picture of before is marked and cannot be saved while another is worked out, nor after Stop', async () => {
    const page = await open('?view=pictures')
    const study = page.locator('[data-study="sensitivity"]')
    const save = study.getByRole('button', { name: /SVG$/ })
    await study.locator('svg').first().waitFor()
    expect(await save.isEnabled()).toBe(true)
    await choosePolicy(page, 'knapsack')
    await study.locator('[data-old]').waitFor()
    expect(await save.isDisabled()).toBe(true)
    expect(await study.locator('.studio-progress').innerText()).toContain(text.working)
    await study.getByRole('button', { name: text.stop, exact: true }).click()
    await study.getByRole('button', { name: text.start, exact: true }).waitFor()
    expect(await study.locator('[data-old]').count()).toBe(1)
    expect(await save.isDisabled()).toBe(true)
    await choosePolicy(page, 'cutoff')
    await study.locator('[data-old]').waitFor({ state: 'detached', timeout: 60_000 })
    expect(await save.isEnabled()).toBe(true)
    await page.context().close()
  })

  it('the mark of a row means what the page says of it: drawn before draws of the scores, then grey', async () => {
    const page = await open()
    await choosePolicy(page, 'tiers')
    const marked = Number(await page.locator('[data-drawn-marked]').getAttribute('data-drawn-marked'))
    expect(marked).toBeGreaterThan(1)
    await page.setViewportSize({ width: 1440, height: 2400 })
    await page.waitForFunction((count) => document.querySelectorAll('.studio-grey').length === count, marked)
    await page.locator('.studio-chances button').first().click()
    await page.locator('[data-zone]').waitFor({ timeout: 90_000 })
    const zone = Number(await page.locator('[data-zone]').getAttribute('data-zone'))
    await page.waitForFunction((count) => document.querySelectorAll('.studio-grey').length === count, zone)
    expect(await page.locator('[data-drawn-marked]').count()).toBe(0)
    expect(await page.locator('.studio-hash').innerText()).toContain(text.hash)
    await page.context().close()
  })
})
