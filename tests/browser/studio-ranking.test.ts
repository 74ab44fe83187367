import { inclusionParts } from '@furrow/core/allocation/inclusion'
import { runAll } from '@furrow/core/allocation/progress'
import { scoreDocument } from '@furrow/core/ranking/score-document'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { practiceSnapshot } from '../../prisma/seeds/practice-snapshot.ts'
import { syntheticSnapshot } from '../bench/synthetic-call.ts'
import { engineOf, fixedPercent, plain, whole, type CallEngine } from './call-engine.ts'
import { axe } from './harness/axe.ts'
import { openAs } from './harness/browser.ts'
import { inBrowser } from './harness/run.ts'
import { control, drawnOf, holdLots, holdMove, holdWays, holdZone } from './ranking-figures.ts'
import { startStudio } from './studio-server.ts'

const synthetic = (proposals: number, reviewsEach: number) =>
  syntheticSnapshot({ proposals, reviewsEach, seed: 7 })

const snapshots = [practiceSnapshot(), synthetic(30, 1), synthetic(1000, 4), synthetic(10_000, 3)]
const { browser, server } = await inBrowser(() => startStudio({ snapshots }))

async function openStudio(call: string, search = '', options = {}): Promise<Page> {
  const path = `/app/calls/${call}/studio${search}`
  const page = await openAs(browser, server.url, 'officer', { path, ...options })
  await page.locator('[data-totals]').waitFor()
  return page
}

/** Odds of hours, where the grey zone is drawn and those who are expected before the line are funded outright. */
function oddsOf(engine: CallEngine['engine'], scenario: CallEngine['scenario']): Map<string, number> {
  const { greyZone, proposals } = scoreDocument(engine.field.snapshot, scenario())
  const drawn = new Set(greyZone?.proposals)
  const isAbove = ({ expectedRank }: (typeof proposals)[number]) =>
    (expectedRank ?? NaN) < (greyZone?.line ?? NaN)
  const funded = proposals.filter((row) => !drawn.has(row.proposal) && isAbove(row))
  const tiers = Object.fromEntries([
    ...funded.map(({ proposal }) => [proposal, 1] as const),
    ...[...drawn].map((proposal) => [proposal, 2] as const),
  ])
  const policy = { kind: 'tiers', mode: 'skip', partial: true, tiers } as const
  const found = runAll(inclusionParts(engine, scenario({ policy })))
  return new Map(found.proposals.map(({ proposal, probability }) => [proposal, probability]))
}

const rows = (page: Page) => page.locator('.studio-rows [data-proposal]')
const idsOf = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-proposal') ?? ''))
const tops = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) => all.map((row) => Math.round(row.getBoundingClientRect().top)))

async function drawRanks(page: Page) {
  await page.getByRole('button', { name: 'How sure are the ranks?' }).click()
  await page.locator('[data-zone]').waitFor({ timeout: 60_000 })
}

describe('the ranking', () => {
  it('of 10,000 draws the rows in sight, and says where the line is when it is not', async () => {
    const page = await openStudio('synthetic-10000')
    expect(await rows(page).count()).toBeLessThan(40)
    const bottoms = await page.evaluate(() =>
      ['.studio-scroll', '.studio-panes'].map(
        (part) => document.querySelector(part)?.getBoundingClientRect().bottom ?? 0,
      ),
    )
    expect(Math.abs((bottoms[0] ?? 0) - (bottoms[1] ?? 0))).toBeLessThan(8)
    const edge = page.locator('[data-edge]')
    const own = await engineOf(page, 'synthetic-10000')
    const { cutLine } = own.run()
    const down = /The line is ([\d,]+) rows down/.exec(await edge.innerText())?.[1] ?? ''
    const above = cutLine - Number(down.replaceAll(',', ''))
    // Counted from the last row in sight.
    expect(above).toBeGreaterThan(0)
    expect(above).toBeLessThan(await rows(page).count())
    await page.locator('.studio-scroll').focus()
    await page.keyboard.press('End')
    await page.locator('[data-edge="up"]').waitFor()
    expect(await axe(page)).toEqual([])
    await edge.click()
    await page.locator('[data-furrow]').waitFor()
    expect(await edge.count()).toBe(0)
    await holdMove(page, own)
    await holdWays(page, own)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  it('is grouped by area with counts and hours, each group with its line, and folds', async () => {
    const page = await openStudio('synthetic-10000', '?group=area')
    const head = page.locator('[data-group]').first()
    const { engine, run } = await engineOf(page, 'synthetic-10000')
    const first = run().areas[0]
    if (first === undefined) throw new Error('The call has areas.')
    expect(engine.field.areaIds[0]).toBe(first.area)
    expect(plain(await head.innerText())).toContain(
      ` ranked · ${whole(first.funded)} funded · ${whole(first.awarded)} of ${whole(first.requested)} h asked for`,
    )
    // The line of the group gives the hours of its head, not those of the call.
    const given = whole(first.awarded)
    await page.getByRole('button', { name: /rows down$/ }).click()
    expect(await page.locator('[data-furrow]').first().innerText()).toContain(`${given}\u00A0h`)
    await page.locator('[role="grid"]').evaluate((pane) => pane.scrollTo(0, 0))
    await head.getByRole('button').click()
    expect(await page.locator('[data-group]').count()).toBe(2)
    await page.getByLabel('Group', { exact: true }).selectOption('none')
    expect(await page.locator('[data-group]').count()).toBe(0)
    await page.waitForFunction(() => !globalThis.location.search.includes('group='))
    await page.context().close()
  })

  it('sorts on either side of the line, and filters in words that can be taken away', async () => {
    const page = await openStudio('gefion-pilot')
    await page.getByRole('columnheader', { name: 'Asked' }).getByRole('button').click()
    const [line = 0] = await tops(page, '[data-furrow]')
    const asked = async (isAbove: boolean) => {
      const texts = await page.locator('.studio-rows .studio-cell-asked').allInnerTexts()
      const at = await tops(page, '.studio-rows .studio-cell-asked')
      return texts
        .filter((_, i) => (at[i] ?? 0) < line === isAbove)
        .map((text) => Number(text.replaceAll(',', '')))
    }
    for (const side of [await asked(true), await asked(false)])
      expect(side).toEqual(side.toSorted((a, b) => b - a))
    await page.locator('summary', { hasText: 'Filter' }).click()
    await page.getByLabel('waiting').check()
    await page.waitForURL(/show=waiting/)
    expect(await page.locator('.studio-rows :is(.studio-full, .studio-partial)').count()).toBe(0)
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Remove the filter: waiting' }).click()
    await page.getByLabel('Number, title or institution').fill('p07 invented')
    await page.locator('[data-shown="1"]').waitFor()
    expect(await idsOf(page)).toEqual(['P07'])
    await page.context().close()
  })

  it('shows the columns that are chosen, from the address too, and keeps them on the device', async () => {
    const page = await openStudio('gefion-pilot', '?cols=score.reviews.spread.energy.cost')
    expect(await page.locator('.studio-dots circle').count()).toBeGreaterThan(20)
    await page.locator('summary', { hasText: 'Columns' }).click()
    expect(await page.getByLabel(/^Career stage/).isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: 'Institution' }).check()
    await page.waitForURL(/cols=[^&]*institution/)
    expect(await axe(page)).toEqual([])
    await page.goto('/app/calls/gefion-pilot/studio')
    await page.getByRole('columnheader', { name: 'Institution' }).waitFor()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > globalThis.innerWidth)
    expect(wide).toBe(false)
    await page.context().close()
  })

  it('goes from a row to its story with Enter', async () => {
    const page = await openStudio('gefion-pilot')
    await page.locator('.studio-scroll').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('[aria-selected="true"][data-proposal]').innerText()).toMatch(/^2\b/)
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('studio-why')
    await page.context().close()
  })
})

describe('how sure the ranks are', () => {
  it('is drawn while the page stays live, is marked when the scenario moves on, comes back with it, and leads to lots that are kept', async () => {
    const page = await openStudio('synthetic-1000')
    await page.getByRole('button', { name: 'How sure are the ranks?' }).click()
    await page.locator('.studio-chances [data-running]').waitFor()
    await page.keyboard.press('l')
    await page.locator('[data-furrow]').waitFor()
    const own = await engineOf(page, 'synthetic-1000')
    await holdWays(page, own)
    await page.locator('[data-zone]').waitFor({ timeout: 90_000 })
    expect(await page.locator('.studio-grey').count()).toBeGreaterThan(3)
    expect(await page.locator('.studio-interval').count()).toBeGreaterThan(10)
    expect(await axe(page)).toEqual([])
    await control(page, 'reserve').fill('20')
    await page.locator('[data-stale="awards"]').waitFor()
    await control(page, 'weight-impact').fill('5')
    await page.locator('[data-stale="all"]').waitFor()
    for (let press = 0; press < 2; press += 1) await page.getByRole('button', { name: 'Undo' }).click()
    await page.locator('[data-stale]').waitFor({ state: 'detached' })
    await holdMove(page, own)
    await holdLots(page, 'synthetic-1000', own)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  it('can be cancelled at 10,000, is asked for again, and is said in the end', async () => {
    const page = await openStudio('synthetic-10000')
    // Few reach the mark, so that the end of the draws is near; the budget goes with them.
    await control(page, 'threshold-excellence').fill('4.5')
    await control(page, 'reserve').fill('70')
    const bar = page.locator('.studio-chances')
    await page.getByRole('button', { name: 'How sure are the ranks?' }).click()
    await bar.locator('progress:not([value="0"])').waitFor()
    await bar.getByRole('button', { name: 'Stop' }).click()
    await page.getByText('Stopped.').waitFor()
    expect(await page.locator('[data-zone]').count()).toBe(0)
    await bar.getByRole('button', { name: 'Compute' }).click()
    await bar.locator('[data-running]').waitFor()
    const own = await engineOf(page, 'synthetic-10000')
    await holdZone(page, own, { reserve: 0.7, thresholds: { criteria: { excellence: 4.5 } } })
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  it('cannot be said where each proposal has one review, and the view says so', async () => {
    const page = await openStudio('synthetic-30')
    await page.getByRole('button', { name: 'How sure are the ranks?' }).click()
    await page.locator('[data-refused="one-review-each"]').waitFor()
    expect(await page.getByRole('columnheader', { name: 'P(f)' }).count()).toBe(0)
    await page.context().close()
  })

  it('leads to a list that is kept with the scenario, and to the assignments of just these proposals', async () => {
    const page = await openStudio('gefion-pilot')
    await drawRanks(page)
    const zone = Number(await page.locator('[data-zone]').getAttribute('data-zone'))
    await page.getByRole('button', { name: /^Scenario:/ }).click()
    await page.getByLabel('Name', { exact: true }).fill('Uncertain')
    await page.getByRole('button', { name: 'Save as new' }).click()
    await page.getByRole('button', { name: 'Scenario: Uncertain ▾' }).waitFor()
    await page.getByRole('button', { name: 'Discuss' }).click()
    await page.locator('[data-discuss]').waitFor()
    expect(await page.locator('[data-discuss] input:checked').count()).toBe(zone)
    const own = await engineOf(page, 'gefion-pilot')
    const drawn = new Map(
      scoreDocument(own.engine.field.snapshot, own.scenario()).proposals.map((row) => [row.proposal, row]),
    )
    for (const line of await page.locator('[data-discuss] label').allTextContents()) {
      const { probabilityFunded, rankInterval90 } = drawn.get(/P\d+/.exec(line)?.[0] ?? '') ?? {}
      expect(line).toMatch(
        new RegExp(` ${Math.round(100 * (probabilityFunded ?? NaN))}% likely to get hours$`),
      )
      expect(plain(line)).toContain(` · rank ${rankInterval90?.map(whole).join(' to ')} · `)
    }
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Keep with Uncertain' }).click()
    await page.locator('.studio-discussed').first().waitFor()
    await page.getByRole('button', { name: 'Ask for one more review' }).click()
    await page.getByLabel('Why one more review is needed').fill('Too close to call.')
    await page.getByRole('button', { name: 'Open the reviews again' }).click()
    await page.locator('[data-numbers]').waitFor()
    expect(await page.getByText('The reviews of this call are locked').count()).toBe(0)
    expect(await page.locator('.assignment-list > li').count()).toBe(Math.min(zone, 50))
    expect(await axe(page)).toEqual([])
    await page.goto('/app/calls/gefion-pilot/studio')
    await page.getByText('The reviews are open again for one more').waitFor()
    await page.goto('/app/calls/gefion-pilot/reviews')
    await page.getByRole('button', { name: 'Lock the reviews' }).click()
    await page.getByRole('button', { name: 'Lock now' }).click()
    await page.getByRole('button', { name: 'Open the reviews again' }).waitFor()
    await page.context().close()
  })

  it('leads to lots with odds before, a draw lot by lot, and the same draw from the address', async () => {
    const page = await openStudio('gefion-pilot')
    await drawRanks(page)
    await page.getByRole('button', { name: 'Draw lots' }).click()
    await page.locator('[data-method]').waitFor({ timeout: 60_000 })
    const lots = await page
      .locator('[data-lot]')
      .evaluateAll((all) => all.map((row) => row.getAttribute('data-lot')))
    const { engine, scenario } = await engineOf(page, 'gefion-pilot')
    const odds = oddsOf(engine, scenario)
    expect(await page.locator('[data-lot] [data-odds]').allInnerTexts()).toEqual(
      lots.map((id) => fixedPercent(odds.get(id ?? '') ?? NaN)),
    )
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Write the lots into the scenario' }).click()
    await page.locator('[data-drawn]').waitFor()
    await page.getByRole('button', { name: 'Next lot' }).click()
    await page.getByRole('button', { name: 'All lots' }).click()
    const drawn = await drawnOf(page)
    expect(drawn).toHaveLength(lots.length)
    expect(new Set(drawn)).toEqual(new Set(lots))
    expect(await axe(page)).toEqual([])
    await page.waitForURL(/\*l\*/)
    const other = await openStudio('gefion-pilot', new URL(page.url()).search)
    await other.getByRole('button', { name: 'The draw, step by step' }).click()
    await other.locator('[data-drawn]').waitFor()
    await other.getByRole('button', { name: 'All lots' }).click()
    expect(await drawnOf(other)).toEqual(drawn)
    await Promise.all([page.context().close(), other.context().close()])
  })

  it('fits a phone, in Danish', async () => {
    const page = await openStudio('gefion-pilot', '', { viewport: { width: 390, height: 844 } })
    await page.goto('/da/app/calls/gefion-pilot/studio?row=P37')
    await page.getByRole('dialog', { name: 'Hvorfor' }).locator('[data-reason]').waitFor()
    await page.keyboard.press('Escape')
    const row = page.locator('[data-proposal="P37"]')
    const inSight = await row.evaluate((element) => element.getBoundingClientRect().bottom < innerHeight)
    expect([await row.getAttribute('aria-selected'), inSight]).toEqual(['true', true])
    await page.getByRole('button', { name: 'Hvor sikker er rangordenen?' }).click()
    await page.locator('[data-zone]').waitFor({ timeout: 60_000 })
    expect(await axe(page)).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > globalThis.innerWidth)
    expect(wide).toBe(false)
    await page.context().close()
  })
})
