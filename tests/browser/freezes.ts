import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axe } from './harness/axe.ts'

/** Text, because it runs in the browser: remembers every task that keeps the page from answering. */
export const watchTasks = `
  globalThis.longTasks = []
  new PerformanceObserver((list) => globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask' })`

/** The tests share their machine, on which everything takes some times longer: this finds a freeze, no slow frame. */
const frozenMilliseconds = 1500

async function longestTask(page: Page): Promise<number> {
  const tasks = await page.evaluate<number[]>('globalThis.longTasks')
  return Math.max(0, ...tasks)
}

/** Of the view that stands: it never froze the page, and axe finds nothing. What axe itself takes does not count for the next. */
export async function holdView(page: Page, view: string): Promise<void> {
  expect(await longestTask(page), view).toBeLessThan(frozenMilliseconds)
  expect(await axe(page), view).toEqual([])
  await page.evaluate(
    'new Promise((done) => setTimeout(done, 200)).then(() => { globalThis.longTasks = [] })',
  )
}

/** What each view holds once it is there again. */
const landmarks = {
  Pictures: '[data-figure="budget-curve"]',
  Compare: '[data-robust]',
  Calibration: '[data-figure="placebo"]',
  Ranking: '[data-proposal]',
} as const

/** Back in the views that were there before, which never freeze the page either. */
export async function comeBack(page: Page): Promise<void> {
  for (const [name, landmark] of Object.entries(landmarks)) {
    await page.getByRole('tab', { name }).click()
    await page.locator(landmark).first().waitFor({ timeout: 60_000 })
  }
  expect(await longestTask(page), 'back again').toBeLessThan(frozenMilliseconds)
}
