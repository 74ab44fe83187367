import { usualPolicies } from '@furrow/core/allocation/policy-matrix'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { truthOf } from './call-engine.ts'
import { axe } from './harness/axe.ts'
import { launchBrowser, openAs } from './harness/browser.ts'
import { startStudio, type StudioServer } from './studio-server.ts'

let browser: Browser
let server: StudioServer

beforeAll(async () => {
  browser = await launchBrowser()
  server = await startStudio({ snapshots: [] })
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Chooses the size on the page of practice rounds and makes the round, which opens its call. */
async function invent(page: Page, proposals: string): Promise<void> {
  await page.getByLabel('Proposals', { exact: true }).selectOption({ label: proposals })
  await page.getByRole('button', { name: 'Invent the call' }).click()
  await page.getByRole('heading', { level: 1, name: /^Practice: an invented call of/ }).waitFor()
}

/** So many of the policies, each without and with calibration, as the table of the truth has them. */
const firstRows = (policies: number) =>
  usualPolicies
    .slice(0, policies)
    .flatMap((policy) => [{ policy }, { policy, calibration: 'shift' } as const])

/** Rows of the list of rounds, once the one that was made before is in it. */
async function roundsIn(page: Page): Promise<number> {
  await page
    .getByRole('row', { name: /an invented call of 5,000/ })
    .first()
    .waitFor()
  return page.getByRole('row').count()
}

describe('an invented call of 500 proposals', () => {
  it('is made by one click and opens in the Studio, which says how right each policy is', async () => {
    const page = await openAs(browser, server.url, 'officer', { path: '/app/practice' })
    await invent(page, '500')
    await page.getByText('This is a practice round', { exact: false }).waitFor()
    await page.getByRole('link', { name: 'Studio', exact: true }).click()
    await page.getByText('500 proposals').first().waitFor()
    await page.getByRole('tab', { name: 'Truth' }).click()
    await page.getByRole('button', { name: /^Compute/ }).click()
    const shares = page.locator('[data-figure="truth"] tbody td:nth-of-type(2)')
    await shares.nth(6).waitFor({ state: 'attached', timeout: 60_000 })
    const right = await truthOf(page, /calls\/([^/]+)\/studio/.exec(page.url())?.[1] ?? '')
    const rows = firstRows(3)
    expect((await shares.allTextContents()).slice(0, 7)).toEqual([right(), ...rows.map((row) => right(row))])
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })
})

describe('an invented call of 5,000 proposals', () => {
  it('is made by one click and opens in the Studio, which says how right each policy is', async () => {
    const page = await openAs(browser, server.url, 'officer', { path: '/app/practice' })
    await invent(page, '5,000')
    await page.getByRole('link', { name: 'Studio', exact: true }).click()
    await page.locator('[data-totals]').waitFor()
    await page.getByText('5,000 proposals').first().waitFor()
    await page.getByRole('tab', { name: 'Truth' }).click()
    await page.getByRole('button', { name: /^Compute/ }).click()
    await page.getByText(/^\d+ of \d+ policies$/).waitFor()
    // A row at a time; the exact choice among 5,000 takes half a minute, so the report can be stopped.
    const rows = page.locator('[data-figure="truth"] tbody tr')
    await rows.nth(3).waitFor({ state: 'attached', timeout: 60_000 })
    const shares = await rows.locator('td:nth-of-type(2)').allTextContents()
    const right = await truthOf(page, /calls\/([^/]+)\/studio/.exec(page.url())?.[1] ?? '')
    const tried = firstRows(2)
    expect(shares.slice(0, 4)).toEqual([right(), ...tried.slice(0, 3).map((changed) => right(changed))])
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByText('Stopped.').waitFor()
    await page.context().close()
  })

  it('shows how far it is while it is made, and leaves nothing where it is stopped', async () => {
    const page = await openAs(browser, server.url, 'officer', { path: '/app/practice' })
    const rounds = await roundsIn(page)
    await page.getByLabel('Proposals', { exact: true }).selectOption({ label: '5,000' })
    await page.getByRole('button', { name: 'Invent the call' }).click()
    await page.getByRole('progressbar', { name: /^Making “Practice: an invented call of 5,000/ }).waitFor()
    await page.getByText(/^[\d,]+ of 20,000 rows$/).waitFor()
    await page.getByRole('button', { name: 'Stop and remove it' }).click()
    await page.getByText('The making of the practice round was stopped: nothing is left of it.').waitFor()
    await page.reload()
    expect(await roundsIn(page)).toBe(rounds)
    await page.context().close()
  })
})
