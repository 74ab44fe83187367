import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { goTo, launchBrowser, openAs } from './harness/browser.ts'
import { startServer } from './harness/server.ts'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'pictures')

interface Shot {
  readonly name: string
  readonly persona: string | null
  readonly path: string
  /** A link on that page to what is to be seen; the first that fits. */
  readonly follow?: string
  /** What is done on that page before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>
  /** Figures of that page, each with a picture of its own. */
  readonly figures?: readonly string[]
}

const studio = '/app/calls/gefion-pilot/studio'

/** By its words in English; a phone shows the same. */
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function showWhy(page: Page): Promise<void> {
  await page.locator('[data-proposal="P07"]').click()
  await page.locator('[data-story]').first().waitFor({ timeout: 60_000 })
}

async function drawRanks(page: Page): Promise<void> {
  await press(page, 'How sure are the ranks?')
  await page.locator('[data-zone]').waitFor({ timeout: 60_000 })
}

/** Another scenario than the published rules, so that ranks move and awards differ. */
async function openGreenFirst(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Scenario:/ }).click()
  await page.locator('[data-scenario="Green first"] button').first().click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** Until nothing of the view is worked out any more. */
async function showStudied(page: Page): Promise<void> {
  await page.locator('.studied').first().waitFor()
  await page.waitForFunction(
    () => document.querySelector('.studied[aria-busy="true"], [data-running]') === null,
    null,
    { timeout: 120_000 },
  )
}

async function showPictures(page: Page): Promise<void> {
  await openGreenFirst(page)
  await showStudied(page)
}

async function showLots(page: Page): Promise<void> {
  await drawRanks(page)
  await press(page, 'Draw lots')
  await page.locator('[data-method]').waitFor({ timeout: 60_000 })
}

async function showDraw(page: Page): Promise<void> {
  await showLots(page)
  await press(page, 'Write the lots into the scenario')
  await page.locator('[data-drawn]').waitFor()
  await press(page, 'All lots')
}

/** The answer to one question of the comparison, at the top of its view. */
const showAnalysis = (name: string) => async (page: Page) => {
  const analysis = page.locator(`[data-analysis="${name}"]`)
  await analysis.locator('button').first().click()
  await analysis.locator('.studied[aria-busy="false"]').waitFor({ timeout: 120_000 })
  await analysis.evaluate((element) => element.scrollIntoView())
}

/** Saved by the page that is tuned, which a phone shows as a sheet: the versions differ by their notes. */
async function showVersions(page: Page): Promise<void> {
  const open = () => page.getByRole('button', { name: /^Scenario:/ }).click()
  const dialog = page.getByRole('dialog')
  const save = async (note: string, button: string) => {
    await open()
    await dialog.getByLabel('Name').fill('Careful')
    await dialog.getByLabel('Note').fill(note)
    await dialog.getByRole('button', { name: button, exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await save('The first try', 'Save as new')
  await save('For the meeting in March', 'Save')
  await open()
  const own = page.locator('[data-scenario="Careful"]').first()
  await own.getByRole('button', { name: 'History' }).click()
  await page.locator('.studio-version').first().waitFor()
}

async function showTruth(page: Page): Promise<void> {
  await press(page, 'Invent the call')
  await page.getByText('This is a practice round', { exact: false }).waitFor({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Studio', exact: true }).click()
  await page.getByRole('tab', { name: 'Truth' }).click()
  await press(page, 'Compute')
  await page.getByText('of the truly best hours;').waitFor({ timeout: 120_000 })
  await page.locator('.toast').waitFor({ state: 'detached', timeout: 60_000 })
}

const shots: readonly Shot[] = [
  { name: 'home', persona: null, path: '/' },
  { name: 'desk', persona: 'researcher', path: '/app' },
  { name: 'studio', persona: 'officer', path: '/app/calls/gefion-pilot/studio' },
  {
    name: 'studio-pictures',
    persona: 'officer',
    path: `${studio}?view=pictures`,
    act: showPictures,
    figures: ['areas', 'budget', 'ranking', 'success', 'slope', 'sensitivity', 'budget-curve', 'severity'],
  },
  {
    name: 'studio-compare',
    persona: 'officer',
    path: `${studio}?view=compare&with=published`,
    act: openGreenFirst,
  },
  {
    name: 'studio-calibration',
    persona: 'officer',
    path: `${studio}?view=calibration`,
    act: showStudied,
    figures: ['strictness', 'islands', 'placebo'],
  },
  {
    name: 'studio-ranking',
    persona: 'officer',
    path: '/app/calls/gefion-pilot/studio?group=area&cols=change.score.reviews.spread.asked.given',
  },
  { name: 'studio-why', persona: 'officer', path: studio, act: showWhy },
  { name: 'studio-uncertainty', persona: 'officer', path: studio, act: drawRanks },
  { name: 'studio-lots', persona: 'officer', path: studio, act: showLots },
  { name: 'studio-draw', persona: 'officer', path: studio, act: showDraw },
  { name: 'studio-truth', persona: 'officer', path: '/app/practice', act: showTruth },
  { name: 'studio-matrix', persona: 'officer', path: `${studio}?view=compare`, act: showAnalysis('matrix') },
  { name: 'studio-prices', persona: 'officer', path: `${studio}?view=compare`, act: showAnalysis('prices') },
  { name: 'studio-gaming', persona: 'officer', path: `${studio}?view=compare`, act: showAnalysis('gaming') },
  { name: 'studio-versions', persona: 'officer', path: studio, act: showVersions },
  { name: 'proposals', persona: 'officer', path: '/app/calls/gefion-pilot/proposals' },
  { name: 'decisions', persona: 'officer', path: '/app/calls/gefion-industry-2026/decisions' },
  { name: 'awards-office', persona: 'officer', path: '/app/calls/gefion-taster-2026/awards' },
  { name: 'award-log', persona: 'officer', path: '/app/calls/gefion-taster-2026/award-log' },
  { name: 'appeals', persona: 'director', path: '/app/calls/gefion-taster-2026/appeals' },
  { name: 'letters', persona: 'officer', path: '/app/calls/gefion-industry-2026/letters' },
  { name: 'practice', persona: 'officer', path: '/app/practice' },
  { name: 'settings', persona: 'admin', path: '/app/settings' },
  { name: 'impact', persona: null, path: '/impact' },
  { name: 'awards', persona: null, path: '/results/gefion-taster-2026' },
  {
    name: 'editor',
    persona: 'researcher',
    path: '/app/proposals',
    follow: 'main a[href^="/app/proposals/"]',
  },
  { name: 'review', persona: 'reviewer', path: '/app/reviews', follow: 'main a[href^="/app/reviews/"]' },
  { name: 'panel', persona: 'chair', path: '/app/calls/gefion-pilot/reviews' },
  {
    name: 'decision',
    persona: 'director',
    path: '/app/calls/gefion-taster-2026/decisions',
    follow: 'main a[href*="/decisions/"]',
  },
  { name: 'call', persona: 'officer', path: '/app/calls/gefion-2027-quantum/edit' },
  { name: 'assignments', persona: 'officer', path: '/app/calls/gefion-autumn-2026/assignments' },
  { name: 'reviews', persona: 'reviewer', path: '/app/reviews' },
  { name: 'audit', persona: 'auditor', path: '/app/audit' },
]

const variants = [
  { suffix: '', options: {} },
  { suffix: '-dark', options: { colorScheme: 'dark' } },
  { suffix: '-phone', options: { viewport: { width: 390, height: 844 } } },
] as const

async function take(
  browser: Browser,
  url: string,
  { name, persona, path, follow, act, figures = [] }: Shot,
): Promise<void> {
  for (const { suffix, options } of variants) {
    const page = await openAs(browser, url, persona, { path, ...options })
    const target = follow === undefined ? null : await page.locator(follow).first().getAttribute('href')
    if (target !== null) await goTo(page, target)
    await act?.(page)
    await page.waitForTimeout(300)
    await page.screenshot({ path: join(folder, `${name}${suffix}.png`) })
    // So high that no bar at its foot lies on a figure.
    const { width } = page.viewportSize() ?? { width: 1440 }
    if (figures.length > 0) await page.setViewportSize({ width, height: 6000 })
    for (const figure of figures) {
      const path = join(folder, `${name}-${figure}${suffix}.png`)
      await page.locator(`[data-figure="${figure}"]`).first().screenshot({ path })
    }
    await page.context().close()
  }
  process.stdout.write(`${name}\n`)
}

mkdirSync(folder, { recursive: true })
const server = await startServer()
const browser = await launchBrowser()
try {
  for (const shot of shots) await take(browser, server.url, shot)
} finally {
  await browser.close()
  await server.stop()
}
