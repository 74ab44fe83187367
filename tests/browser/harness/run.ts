import type { Browser } from 'playwright-core'
import { afterAll, inject } from 'vitest'
import { launchBrowser } from './browser.ts'

interface Stoppable {
  readonly stop: () => Promise<void>
}

/** A browser and the server that `start` gives, for all tests of the file that asks; both end with it. */
export async function inBrowser<Server extends Stoppable>(
  start: () => Promise<Server>,
): Promise<{ browser: Browser; server: Server }> {
  const [server, browser] = await Promise.all([start(), launchBrowser()])
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })
  return { browser, server }
}

/** For files that write nothing: with the others of them on one server of the practice data, which outlives them. */
export const sharedServer = async () => ({ url: inject('sharedServer'), stop: async () => {} })
