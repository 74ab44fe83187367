import { readFile } from 'node:fs/promises'
import { gamingParts, policyMatrixParts } from '@furrow/core/allocation/policy-matrix'
import { runAll } from '@furrow/core/allocation/progress'
import { drawChances } from '@furrow/core/ranking/chances'
import { judge } from '@furrow/core/ranking/judge'
import { finish } from '@furrow/core/ranking/leave-one-out'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { studyParts } from '../../web/src/features/studio/study-parts.ts'
import { effectOf, engineOf, percent, plain, whole, type CallEngine } from './call-engine.ts'
import { axe } from './harness/axe.ts'
import { openAs, type OpenOptions } from './harness/browser.ts'
import { inBrowser, sharedServer } from './harness/run.ts'

const { browser, server } = await inBrowser(sharedServer)

const path = '/app/calls/gefion-pilot/studio'

async function openPilot(search = '', options: OpenOptions = {}): Promise<Page> {
  const at = { path: `${path}${search}`, acceptDownloads: true, ...options }
  const page = await openAs(browser, server.url, 'officer', at)
  await page.locator('[data-totals]').waitFor()
  return page
}

/** The chance of an award of the published rules to be given in one of 300 draws, as a mean over the awards. */
function sureness({ engine, scenario, run }: CallEngine): number {
  const { belief } = judge(engine, scenario(), undefined)
  if (typeof belief === 'string') throw new Error(belief)
  const { funded } = finish(drawChances(engine, scenario(), { belief, draws: 300, batch: 10 }))
  const awarded = [...funded.keys()].filter((i) => (run().award[i] ?? 0) > 0)
  return awarded.reduce((sum, i) => sum + (funded[i] ?? 0), 0) / awarded.length
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
    const { run, published } = await engineOf(page, 'gefion-pilot')
    const { moved } = effectOf(run(), run({ weights: { ...published.weights, impact: 0 } }))
    expect(await finding(page, 'slope')).toContain(`another rank for ${moved} of `)
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
      const title = await figure(page, name).locator('h3').innerText()
      expect(svg, name).toContain(name === 'success' ? `>${title} · area<` : `>${title}<`)
      expect(svg, name).not.toMatch(/var\(|NaN|undefined/)
      // Where another font is wider, every text keeps the width that it has here, and none is wider than the picture.
      const width = Number(/viewBox="[-\d.]+ [-\d.]+ ([\d.]+)/.exec(svg)?.[1]) - 40
      const texts = svg.match(/<text [^>]*>/g) ?? []
      const lengths = texts.map((text) => Number(/ textLength="([\d.]+)"/.exec(text)?.[1]))
      expect(lengths.length, name).toBeGreaterThan(2)
      expect(
        lengths.filter((length) => !(length > 0 && length <= width)),
        name,
      ).toEqual([])
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
    const own = await engineOf(page, 'gefion-pilot')
    const share = sureness(own)
    expect(await analysis('quality').locator('[data-finding]').innerText()).toContain(
      `Best, with ${percent(share)} of its awards`,
    )
    await analysis('gaming').locator('tbody tr').nth(5).waitFor()
    const reports = runAll(gamingParts(own.engine, own.scenario()))
    const gains = reports.map(
      ({ doubledRequest, doubledMinimum }) => doubledRequest.length + doubledMinimum.length,
    )
    expect(await analysis('gaming').locator('[data-finding]').innerText()).toContain(
      `Least rewarded, with ${Math.min(...gains)} of ${2 * (reports[0]?.tried ?? 0)} trials that gain: “`,
    )
    const { firstTimes } = own
    const policies = runAll(policyMatrixParts(own.engine, own.scenario(), { firstTimes }))
    const rowOf = (measure: string) =>
      analysis('matrix').locator('tbody tr', { hasText: measure }).locator('td').allInnerTexts()
    const known = policies.length
    expect((await rowOf('Funded proposals')).slice(0, known)).toEqual(
      policies.map((row) => whole(row.funded)),
    )
    expect((await rowOf('First-timers funded')).slice(0, known)).toEqual(
      policies.map((row) => whole(row.firstTime ?? NaN)),
    )
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
    const { engine, scenario, run } = await engineOf(page, 'gefion-pilot')
    const { awards, inEither } = effectOf(run(), run({ calibration: 'shift' }))
    expect(await view.locator('strong').first().innerText()).toContain(
      `would change ${awards} of the ${inEither} awards`,
    )
    await figure(page, 'strictness').waitFor()
    expect(await view.locator('[data-large-adjustments]').innerText()).toMatch(/more than 10 points/)
    expect(await finding(page, 'islands')).toMatch(/everybody can be compared/)
    await figure(page, 'placebo').waitFor()
    const study = { kind: 'placebo' } as const
    const found = runAll(studyParts(engine, { scenario: scenario(), study }))
    const asLarge = found.kind === 'placebo' ? found.placebo?.asLarge : undefined
    expect(plain(await finding(page, 'placebo'))).toMatch(
      new RegExp(`in ${asLarge} of 200 (shuffles|cases) as far`),
    )
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
