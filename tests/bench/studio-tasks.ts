import type { CDPSession } from 'playwright-core'
import { launchBrowser, openAs } from '../browser/harness/browser.ts'
import { startStudio } from '../browser/studio-server.ts'
import { syntheticSnapshot } from './synthetic-call.ts'

/** What is there once a view has been drawn to its end. */
const views: readonly (readonly [string, readonly string[]])[] = [
  [
    'Pictures',
    ['areas', 'budget', 'ranking', 'success', 'sensitivity', 'budget-curve', 'severity'].map(
      (figure) => `[data-figure="${figure}"]`,
    ),
  ],
  ['Compare', ['[data-robust]']],
  ['Calibration', ['[data-figure="strictness"]', '[data-figure="islands"]', '[data-figure="placebo"]']],
  ['Ranking', ['.studio-rows']],
]

/** An event of Chrome's trace: among others its `name`, and the time that its thread worked (`tdur`, microseconds). */
type TraceEvent = Readonly<Record<string, unknown>>

/** Records every task of the browser's threads until it is asked for what there was. */
async function startTrace(session: CDPSession): Promise<() => Promise<readonly TraceEvent[]>> {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata'] },
  })
  return async () => {
    const isComplete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await isComplete
    return events
  }
}

/** Milliseconds that the main threads of pages worked on one task at most: not what they waited for a processor. */
function longestTask(events: readonly TraceEvent[]): number {
  const threadOf = ({ pid, tid }: TraceEvent) => JSON.stringify([pid, tid])
  const isPage = ({ name, args }: TraceEvent) =>
    name === 'thread_name' && JSON.stringify(args).includes('CrRendererMain')
  const pages = new Set(events.filter(isPage).map(threadOf))
  const tasks = events.filter(
    (event) => String(event['name']).endsWith('RunTask') && pages.has(threadOf(event)),
  )
  if (tasks.length === 0) throw new Error('The trace has no task of the page.')
  return Math.max(...tasks.map(({ tdur }) => Number(tdur ?? 0) / 1000))
}

/** How long the main thread of the page works at a stretch, at most, while the Studio and its views open. */
export async function measureStudioTasks(): Promise<Record<string, number>> {
  const server = await startStudio({
    snapshots: [syntheticSnapshot({ proposals: 10_000, reviewsEach: 5, seed: 7 })],
  })
  const browser = await launchBrowser()
  const page = await openAs(browser, server.url, 'officer')
  const endTrace = await startTrace(await page.context().newCDPSession(page))
  await page.goto('/app/calls/synthetic-10000/studio')
  await page.locator('[data-hash^="sha256:"]').waitFor()
  for (const [view, parts] of views) {
    await page.getByRole('tab', { name: view }).click()
    for (const part of parts) await page.locator(part).first().waitFor({ timeout: 60_000 })
  }
  const longest = longestTask(await endTrace())
  await browser.close()
  await server.stop()
  return { 'longest task while the Studio and its views open, 10,000 (ms of work)': longest }
}
