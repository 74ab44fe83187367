import { readFile } from 'node:fs/promises'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { syntheticSnapshot } from '../bench/synthetic-call.ts'
import { axe } from './harness/axe.ts'
import { launchBrowser, openAs } from './harness/browser.ts'
import { apart, bare } from './small-calls.ts'
import { startStudio, type StudioServer } from './studio-server.ts'

let browser: Browser
let named: StudioServer
let imported: StudioServer

beforeAll(async () => {
  browser = await launchBrowser()
  const snapshots = [50, 3000].map((proposals) => syntheticSnapshot({ proposals, reviewsEach: 3, seed: 7 }))
  named = await startStudio({ snapshots })
  imported = await startStudio({ snapshots: [bare, apart], titles: false })
})

afterAll(async () => {
  await browser.close()
  await named.stop()
  await imported.stop()
})

const path = '/app/calls/synthetic-50/studio'

async function openStudio(at = path, server = named): Promise<Page> {
  const page = await openAs(browser, server.url, 'officer', { path: at, acceptDownloads: true })
  await page.locator('[data-totals]').waitFor()
  await hashOf(page)
  return page
}

/** The hash of the outcome that is shown, once the controls rest. */
async function hashOf(page: Page): Promise<string> {
  await page.waitForTimeout(700)
  await page.locator('[data-hash^="sha256:"]').waitFor()
  return (await page.locator('[data-hash]').getAttribute('data-hash')) ?? ''
}

const slider = (page: Page, key: string) =>
  page.locator(`.studio-tune [data-control="${key}"] input[type=range]`)
const box = (page: Page, key: string) =>
  page.locator(`.studio-tune [data-control="${key}"] input[type=number]`)

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8')
}

async function exported(page: Page, name: string): Promise<string> {
  await page.getByText('Export', { exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByText(name, { exact: true }).click(),
  ])
  return textOf(download)
}

describe('the Studio', () => {
  it('recomputes the ranking when a slider moves by key, and says what the move did', async () => {
    const page = await openStudio()
    const before = await page.locator('.studio-rows').innerText()
    await slider(page, 'weight-impact').focus()
    for (let press = 0; press < 25; press += 1) await page.keyboard.press('ArrowLeft')
    expect(await page.locator('.studio-rows').innerText()).not.toBe(before)
    expect(await page.locator('[data-effect]').innerText()).toContain('changed rank')
    expect(await page.locator('.studio-moved').count()).toBeGreaterThan(0)
    await page.context().close()
  })

  it('goes back to the start with five undos after five moves', async () => {
    const page = await openStudio()
    const start = await hashOf(page)
    const moves = [
      ['weight-impact', '5'],
      ['reserve', '20'],
      ['maximum-quantum', '30'],
      ['threshold', '60'],
      ['area-weight-open', '1.5'],
    ]
    for (const [key = '', value = ''] of moves) await setBox(page, key, value)
    expect(await hashOf(page)).not.toBe(start)
    await page.locator('.studio-scroll').focus()
    for (let press = 0; press < 5; press += 1) await page.getByRole('button', { name: 'Undo' }).click()
    expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true)
    expect(await hashOf(page)).toBe(start)
    await page.context().close()
  })

  it('opens from its address in another browser with the same hash, and without the seed', async () => {
    const page = await openStudio()
    await setBox(page, 'weight-impact', '5')
    await setBox(page, 'reserve', '20')
    await page.getByLabel('Policy', { exact: true }).last().selectOption('proportional')
    const hash = await hashOf(page)
    const address = new URL(page.url())
    const other = await openStudio(address.pathname + address.search)
    expect(await hashOf(other)).toBe(hash)
    expect(decodeURIComponent(address.href)).not.toContain('BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc')
    await Promise.all([page.context().close(), other.context().close()])
  })

  it('says so when its address is damaged, and shows the published rules', async () => {
    const page = await openStudio(`${path}?s=1*w*impact*5*p*skip*1*zzz`)
    expect(await page.locator('.studio-notes').innerText()).toContain('could not be read')
    await page.context().close()
  })

  it('exports files from which the command line computes the same bytes', async () => {
    const page = await openStudio()
    await setBox(page, 'guarantee-quantum', '25')
    await page.getByLabel('Policy', { exact: true }).last().selectOption('proportional')
    const outcome = await exported(page, 'Outcome (JSON)')
    const snapshot = parseSnapshot(JSON.parse(await exported(page, 'Snapshot (JSON)')))
    const scenarioText = await exported(page, 'Scenario with seed (JSON)')
    if (!snapshot.ok) throw new Error('The exported snapshot does not parse.')
    const scenario = parseScenario(JSON.parse(scenarioText), snapshot.value)
    if (!scenario.ok) throw new Error('The exported scenario does not parse.')
    expect(outcome).toBe(`${canonicalJson(allocate(snapshot.value, scenario.value))}\n`)
    await page.context().close()
  })

  it('keeps a scenario under a name and compares with it', async () => {
    const page = await openStudio()
    await setBox(page, 'weight-impact', '0')
    await page.getByRole('button', { name: /^Scenario:/ }).click()
    await page.getByLabel('Name', { exact: true }).fill('No impact')
    await page.getByRole('button', { name: 'Save as new' }).click()
    await page.getByRole('button', { name: 'Scenario: No impact ▾' }).waitFor()
    await page.getByRole('tab', { name: 'Compare' }).click()
    await page.locator('.studio-compare').waitFor()
    expect(await page.locator('.studio-compare').innerText()).toMatch(/Funded proposals/)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  it('shows why for the row that the keys choose, and finds the line again', async () => {
    const page = await openStudio('/app/calls/synthetic-3000/studio')
    await page.locator('.studio-scroll').focus()
    await page.keyboard.press('End')
    await page.locator('.studio-why [data-reason]').waitFor()
    expect(await page.locator('[data-furrow]').count()).toBe(0)
    await page.keyboard.press('l')
    await page.locator('[data-furrow]').waitFor()
    expect(await page.locator('.studio-row').count()).toBeLessThan(60)
    await page.context().close()
  })

  it('opens an import without titles, areas and confidence, and says what it cannot show', async () => {
    const page = await openStudio('/app/calls/bare/studio', imported)
    const text = await page.locator('.studio').innerText()
    expect(text).toContain('Titles are not part of this import')
    expect(text).toContain('The proposals name no areas')
    expect(text).toContain('No review states a confidence')
    expect(text).toContain('There is one criterion')
    await page.context().close()
  })

  it('frames the islands of a call of two panels, which nobody compares', async () => {
    const page = await openStudio('/app/calls/apart/studio?view=calibration', imported)
    const islands = page.locator('[data-figure="islands"]')
    expect(await islands.locator('[data-finding]').innerText()).toContain(
      'falls into 2 islands that share neither reviewer nor proposal; the largest has 12 of 20 proposals',
    )
    expect(await islands.locator('svg rect').count()).toBe(2)
    expect(await islands.locator('tbody tr').allTextContents()).toEqual(['1123', '283'])
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  it('has no violation of axe in either scheme, wide and narrow', async () => {
    const page = await openStudio()
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await axe(page)).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > globalThis.innerWidth)
    expect(wide).toBe(false)
    await page.context().close()
  })
})

/** Sets a number box in one step, as a paste does. */
async function setBox(page: Page, key: string, value: string) {
  await box(page, key).fill(value)
}
