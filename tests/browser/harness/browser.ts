import chromium from '@sparticuz/chromium'
import {
  chromium as driver,
  type Browser,
  type BrowserContextOptions,
  type Page,
  type Request,
} from 'playwright-core'

/**
 * Flags of the package for small cloud machines: with one process a closed context ends the browser, the safety of
 * the web is what we test, and no page draws in three dimensions, for which a graphics card made of software
 * would take as much of the processor as the page itself.
 */
const unwanted = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--ignore-gpu-blocklist',
  '--in-process-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
])

/** A real Chromium from the package registry, unpacked once. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await chromium.executablePath()
  return driver.launch({
    executablePath,
    args: [...chromium.args.filter((flag) => !unwanted.has(flag)), '--disable-gpu'],
    headless: true,
  })
}

export type OpenOptions = BrowserContextOptions & { path?: string }

/** Answers at once and holds no script: a page of the product takes half a second of a processor. */
const blank = '/readyz'

/**
 * A page of its own context, signed in as a practice persona; null: nobody. Without a path it shows nothing yet, for
 * whoever only asks the server, or goes to a page next.
 */
export async function openAs(
  browser: Browser,
  url: string,
  persona: string | null,
  { path, ...options }: OpenOptions = {},
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
  watch(page)
  if (persona !== null) {
    const reply = await context.request.post('/api/session/persona', {
      data: { persona },
      headers: { origin: url },
    })
    if (!reply.ok()) throw new Error(`No sign-in as ${persona}: ${reply.status()} ${await reply.text()}`)
  }
  await (path === undefined ? page.goto(blank) : goTo(page, path))
  return page
}

/** Goes to a path and waits until the page has drawn its heading and asks for nothing. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settle(page)
}

interface Traffic {
  /** When each began. */
  readonly inFlight: Map<Request, number>
  changedAt: number
}

const traffic = new WeakMap<Page, Traffic>()

/** The requests of a page that have not ended; one that leaves the page forgets those before it. */
function watch(page: Page): Traffic {
  const known = traffic.get(page)
  if (known !== undefined) return known
  const seen: Traffic = { inFlight: new Map(), changedAt: Date.now() }
  const end = (request: Request) => {
    seen.inFlight.delete(request)
    seen.changedAt = Date.now()
  }
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) seen.inFlight.clear()
    seen.inFlight.set(request, Date.now())
    seen.changedAt = Date.now()
  })
  page.on('requestfinished', end)
  page.on('requestfailed', end)
  traffic.set(page, seen)
  return seen
}

const quietMilliseconds = 150
/** The script of a worker that was ended while it loaded is never reported as ended. */
const forgottenMilliseconds = 5000

/** Runs in the page: something is drawn, and nothing of it says that it is loading. */
const isDrawn = () =>
  document.querySelector('main > *') !== null && document.querySelector('.state-loading') === null

/** Waits until no request has run for a moment and nothing is loading. */
export async function settle(page: Page): Promise<void> {
  const seen = watch(page)
  for (let tries = 0; tries < 1200; tries += 1) {
    const now = Date.now()
    const isAsking = [...seen.inFlight.values()].some((began) => now - began < forgottenMilliseconds)
    const isQuiet = !isAsking && now - seen.changedAt >= quietMilliseconds
    if (isQuiet && (await page.evaluate(isDrawn).catch(() => false))) return
    await page.waitForTimeout(25)
  }
  throw new Error(`The page ${page.url()} did not come to rest.`)
}
