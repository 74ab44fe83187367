import { existsSync, readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { launchBrowser, openAs } from '../browser/harness/browser.ts'
import { startStudio } from '../browser/studio-server.ts'
import { syntheticSnapshot } from './synthetic-call.ts'

const millisecondsBetweenLooks = 500
const rollup = (processId: number | 'self'): string => `/proc/${processId}/smaps_rollup`

/** Megabytes that a process wrote: not the pages of the browser's program, which processes share or not. */
function ownMegabytes(processId: number): number {
  const [, kibibytes] = /^Private_Dirty: +(\d+) kB$/m.exec(readFileSync(rollup(processId), 'utf8')) ?? []
  return (Number(kibibytes) * 1024) / 1e6
}

/** The process that holds the one page of the browser, with all of its workers. */
async function rendererOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const renderers = processInfo.filter(({ type }) => type === 'renderer')
  const [renderer] = renderers
  if (renderer === undefined || renderers.length > 1)
    throw new Error(`One page was to be measured, there are ${renderers.length}.`)
  return renderer.id
}

/**
 * Memory of the Studio at 10,000 proposals, from the opened page to the end of its 2,000 draws: the most that was
 * seen in looks twice a second. It is all that the page's process has written: heaps of the page and its workers,
 * typed arrays, compiled code, garbage not yet collected, and the browser's own part, some 20 MB for an empty page.
 * Left out are the pictures of what is drawn, which another process holds. The heaps alone would leave out most:
 * `JSHeapUsedSize` counts neither workers nor typed arrays, and `measureUserAgentSpecificMemory` wants a page isolated
 * from other origins, which ours is not. Only where there is /proc: elsewhere there is no figure.
 */
export async function measureStudioMemory(): Promise<Record<string, number>> {
  if (!existsSync(rollup('self'))) return {}
  const server = await startStudio({
    snapshots: [syntheticSnapshot({ proposals: 10_000, reviewsEach: 5, seed: 7 })],
  })
  const browser = await launchBrowser()
  const page = await openAs(browser, server.url, 'officer', { path: '/app/calls/synthetic-10000/studio' })
  await page.locator('[data-hash^="sha256:"]').waitFor()
  const renderer = await rendererOf(browser)
  let most = ownMegabytes(renderer)
  const looking = setInterval(() => {
    most = Math.max(most, ownMegabytes(renderer))
  }, millisecondsBetweenLooks)
  await page.getByRole('button', { name: 'How sure are the ranks?' }).click()
  await page.locator('[data-zone]').waitFor({ timeout: 300_000 })
  clearInterval(looking)
  most = Math.max(most, ownMegabytes(renderer))
  await browser.close()
  await server.stop()
  return { 'memory of the Studio page, 10,000 proposals (MB)': most }
}
