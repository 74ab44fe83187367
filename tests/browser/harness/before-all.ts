import chromium from '@sparticuz/chromium'
import type { TestProject } from 'vitest/node'
import { startServer } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server answers that the files share which only read. */
    readonly sharedServer: string
  }
}

/**
 * Once before the tests: the browser, of which two workers that unpack it at the same time would start one that is
 * half written, and the server of the files that only read.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  await chromium.executablePath()
  const server = await startServer()
  provide('sharedServer', server.url)
  return server.stop
}
