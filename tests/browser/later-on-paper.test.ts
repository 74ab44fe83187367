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

/** Ranked first among those without hours. */
const nextInLine = ({ outcome }: DecisionView): string =>
  outcome.awards.find(({ award, rank }) => award === 0 && rank !== null)?.proposal ?? ''

/** The same with so many changes, each an award, and half as many awards that others have moved. */
function longer(decision: DecisionView, changed: number): DecisionView {
  const { later, outcome } = decision
  const last = outcome.awards.at(-1)
  const about = decision.proposals[last?.proposal ?? '']
  if (later === null || last === undefined || about === undefined)
    throw new Error('This is no later decision.')
  const more = changed - later.changes.length
  const numbers = Array.from({ length: more }, (_, index) => `Q${index + 1}`)
  const added = numbers.map((proposal) => ({ ...last, proposal, award: 1000 }))
  const changes = numbers.map((proposal) => ({ proposal, held: 0, award: 1000, reason }))
  const since = numbers.slice(0, more / 2).map((proposal) => ({
    proposal,
    was: 20_000,
    now: 0,
    events: [{ kind: 'declined' as const, hours: -20_000 }],
  }))
  const stated = decision.overrides
    .slice(0, 1)
    .flatMap((override) =>
      since.slice(0, 1).map(({ proposal }) => ({ ...override, proposal, byHand: false })),
    )
  return {
    ...decision,
    overrides: [...decision.overrides, ...stated],
    left: [{ proposal: nextInLine(decision), withdrawn: true }],
    proposals: { ...decision.proposals, ...Object.fromEntries(numbers.map((number) => [number, about])) },
    outcome: { ...outcome, awards: [...added, ...outcome.awards] },
    later: { ...later, changes: [...later.changes, ...changes], since },
  }
}

const open = (changed: number) => openChanged(page, { id, change: (decision) => longer(decision, changed) })

async function printed(): Promise<string> {
  await page.emulateMedia({ media: 'print' })
  const text = await page.locator('main').innerText()
  await page.emulateMedia({ media: null })
  return text
}

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
  it.each([8, 12])('stands on two pages with %d changes, each with its reason once', async (changed) => {
    await open(changed)
    expect(await page.locator('#later [data-later]').count()).toBe(changed + (changed - 8) / 2)
    expect(await pagesOfPrint(page)).toBe(2)
    expect((await printed()).split(reason).length - 1).toBe(changed)
  })

  it('stands on two pages with twenty-five, in whole rows, and says where their reasons stand', async () => {
    await open(25)
    expect(await pagesOfPrint(page)).toBe(2)
    const text = await printed()
    expect(text).toMatch(/23 vinder i alt .*, 2 taber i alt 85\.000/)
    expect(text).toContain('De 24 med flest timer står her; de øvrige 1 står i rapporten (PDF) og på siden.')
    expect(text).toMatch(/Hvad der afgjorde hver af dem, står i rapporten/)
    await page.emulateMedia({ media: 'print' })
    const breaks = await page.evaluate(() =>
      ['#later tbody tr', '.signing'].map((selector) => [
        ...new Set(
          [...document.querySelectorAll(selector)].map((part) => getComputedStyle(part).breakInside),
        ),
      ]),
    )
    await page.emulateMedia({ media: null })
    expect(breaks).toEqual([['avoid'], ['avoid']])
  })

  it('stands on two pages with sixty, with the sums of all; the page lists them with their reasons', async () => {
    await open(60)
    expect(await pagesOfPrint(page)).toBe(2)
    expect(await page.locator('#later [data-later]').allInnerTexts()).toHaveLength(60 + 26)
    const text = await printed()
    expect(text).toMatch(/58 vinder i alt .*, 2 taber i alt 85\.000/)
    expect(text).toMatch(/de øvrige 36 står i rapporten[^]*de øvrige 14 står i rapporten/)
    expect(text).toMatch(/\d+ flere med .* står i rapporten/)
    const row = page.locator('[data-printed-award="Q1"]')
    expect(await row.textContent()).toMatch(/^–?\d*Q1siden da /)
    const left = await page.locator('tr', { hasText: 'trukket tilbage' }).allTextContents()
    expect(left).toHaveLength(2)
    await page.getByRole('button', { name: /^Til overs/ }).click()
    const [, gone = ''] =
      /Trukket tilbage og ikke talt med: (P\d+)\./.exec(await page.locator('main').innerText()) ?? []
    expect(left.every((text) => text.includes(gone))).toBe(true)
    expect(await page.locator(`[data-waiting="${gone}"]`).count()).toBe(0)
    expect(await page.locator('[data-waiting]').count()).toBeGreaterThan(0)
  })
})
