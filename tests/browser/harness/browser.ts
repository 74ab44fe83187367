import chromium from '@sparticuz/chromium'
import { chromium as driver, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

/** Flags of the package for small cloud machines: with one process a closed context ends the browser, and the safety of the web is what we test. */
const unwanted = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
])

/** A real Chromium from the package registry, unpacked once. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await chromium.executablePath()
  return driver.launch({
    executablePath,
    args: chromium.args.filter((flag) => !unwanted.has(flag)),
    headless: true,
  })
}

export type OpenOptions = BrowserContextOptions & { path?: string }

/** A page of its own context, signed in as a practice persona; null: nobody. */
export async function openAs(
  browser: Browser,
  url: string,
  persona: string | null,
  { path = persona === null ? '/' : '/app', ...options }: OpenOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Copenhagen',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  if (persona !== null) {
    const reply = await context.request.post('/api/session/persona', {
      data: { persona },
      headers: { origin: url },
    })
    if (!reply.ok()) throw new Error(`No sign-in as ${persona}: ${reply.status()} ${await reply.text()}`)
  }
  await goTo(page, path)
  return page
}

/** Goes to a path and waits until the page has drawn its heading and asks for nothing. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settle(page)
}

/** Waits until no request runs and nothing is loading. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('.state-loading').first().waitFor({ state: 'detached' })
}
