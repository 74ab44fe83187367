import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { goTo, launchBrowser, openAs } from './harness/browser.ts'
import { startServer } from './harness/server.ts'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'pictures')

interface Shot {
  readonly name: string
  readonly persona: string | null
  readonly path: string
  /** A link on that page to what is to be seen; the first that fits. */
  readonly follow?: string
}

const shots: readonly Shot[] = [
  { name: 'home', persona: null, path: '/' },
  { name: 'desk', persona: 'researcher', path: '/app' },
  { name: 'studio', persona: 'officer', path: '/app/calls/gefion-pilot/studio' },
  { name: 'studio-pictures', persona: 'officer', path: '/app/calls/gefion-pilot/studio?view=pictures' },
  {
    name: 'studio-compare',
    persona: 'officer',
    path: '/app/calls/gefion-pilot/studio?view=compare&with=published',
  },
  { name: 'studio-calibration', persona: 'officer', path: '/app/calls/gefion-pilot/studio?view=calibration' },
  {
    name: 'studio-ranking',
    persona: 'officer',
    path: '/app/calls/gefion-pilot/studio?group=area&cols=change.score.reviews.spread.asked.given',
  },
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

async function take(browser: Browser, url: string, { name, persona, path, follow }: Shot): Promise<void> {
  for (const { suffix, options } of variants) {
    const page = await openAs(browser, url, persona, { path, ...options })
    const target = follow === undefined ? null : await page.locator(follow).first().getAttribute('href')
    if (target !== null) await goTo(page, target)
    await page.waitForTimeout(300)
    await page.screenshot({ path: join(folder, `${name}${suffix}.png`) })
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
