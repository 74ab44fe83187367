import type { DecisionView } from '@furrow/core/contract/decisions'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { send } from './harness/applicant.ts'
import { openAs } from './harness/browser.ts'
import { openChanged } from './harness/open-changed.ts'
import { pagesOfPrint } from './harness/print.ts'
import { releasePilot } from './harness/released-pilot.ts'
import { inBrowser } from './harness/run.ts'
import { startServer } from './harness/server.ts'

const { browser, server } = await inBrowser(() => startServer())
const reason =
  'The panel found on second reading that the request counts the same runs twice, and that the smaller half of them answers the question as well.'
let page: Page
let id = ''

/** The same with so many more changes, and half as many awards that others have moved. */
function longer(decision: DecisionView, more: number): DecisionView {
  const { later, outcome } = decision
  if (later === null) throw new Error('This is no later decision.')
  const left = outcome.awards.filter(({ award }) => award === 0).slice(0, more)
  const changes = left.map(({ proposal }) => ({ proposal, held: 0, award: 1000, reason }))
  const since = left.slice(0, more / 2).map(({ proposal }) => ({
    proposal,
    was: 20_000,
    now: 0,
    events: [{ kind: 'declined' as const, hours: -20_000 }],
  }))
  return { ...decision, later: { ...later, changes: [...later.changes, ...changes], since } }
}

const open = (more: number) => openChanged(page, { id, change: (decision) => longer(decision, more) })

/** Two awards are cut, and six are given of what is free by it, each with a reason of two lines. */
beforeAll(async () => {
  await releasePilot({ browser, server })
  const officer = await openAs(browser, server.url, 'officer')
  const awards = {
    P11: 45_000,
    P38: 30_000,
    P50: 1000,
    P13: 6000,
    P41: 9000,
    P28: 9500,
    P22: 14_000,
    P16: 8000,
  }
  const changes = Object.entries(awards).map(([proposal, award]) => ({ proposal, award, reason }))
  const note = 'As the panel decided on its second day.'
  id = (await send<{ id: string }>(officer, '/api/calls/gefion-pilot/next-decision', { note, changes })).id
  page = await openAs(browser, server.url, 'director2')
})

describe('a later decision on paper, in Danish', () => {
  it('stands on two pages with eight changes and their reasons', async () => {
    await open(0)
    expect(await page.locator('#later [data-later]').count()).toBe(8)
    expect(await pagesOfPrint(page)).toBe(2)
  })

  it('names all of many changes, each reason once, in whole rows, and keeps signature and hashes together', async () => {
    await open(30)
    expect(await page.locator('#later [data-later]').count()).toBe(8 + 30 + 15)
    expect(await pagesOfPrint(page)).toBe(3)
    await page.emulateMedia({ media: 'print' })
    const text = await page.locator('main').innerText()
    expect(text.split(reason).length - 1).toBe(8 + 30)
    const breaks = await page.evaluate(() =>
      ['#later tbody tr', '.signing'].map((selector) => [
        ...new Set(
          [...document.querySelectorAll(selector)].map((part) => getComputedStyle(part).breakInside),
        ),
      ]),
    )
    expect(breaks).toEqual([['avoid'], ['avoid']])
  })
})
