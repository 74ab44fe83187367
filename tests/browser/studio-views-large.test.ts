import { readFile } from 'node:fs/promises'
import { explainParts } from '@furrow/core/allocation/explain'
import { runAll } from '@furrow/core/allocation/progress'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { syntheticSnapshot } from '../bench/synthetic-call.ts'
import { effectOf, engineOf, makeCallEngine, seedOf } from './call-engine.ts'
import { comeBack, holdView, watchTasks } from './freezes.ts'
import { axe } from './harness/axe.ts'
import { openAs } from './harness/browser.ts'
import { inBrowser } from './harness/run.ts'
import { engineOfImport, imported, importedFew, proposals } from './imported-call.ts'
import {
  askFor,
  column,
  finding,
  holdDraws,
  holdGaming,
  holdMatrix,
  holdPrices,
  hours,
} from './imported-figures.ts'
import { holdZone } from './ranking-figures.ts'
import { bare, lotsBeside } from './small-calls.ts'
import { startStudio } from './studio-server.ts'

const sizes = [1000, 10_000].map((proposals) => syntheticSnapshot({ proposals, reviewsEach: 3, seed: 7 }))
const { browser, server } = await inBrowser(() =>
  startStudio({ snapshots: [...sizes, bare, imported, importedFew], titles: false }),
)

async function open(call: string, view: string): Promise<Page> {
  const path = `/app/calls/${call}/studio?view=${view}`
  const page = await openAs(browser, server.url, 'officer', { path })
  await page.locator('[data-totals]').waitFor()
  return page
}

const figure = (page: Page, name: string) => page.locator(`[data-figure="${name}"]`)

/** How many rows the first sheet of the outcome has, as a spreadsheet would find them. */
async function rowsOfWorkbook(page: Page): Promise<number | undefined> {
  await page.getByText('Export', { exact: true }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 20_000 }),
    page.getByText('Outcome (XLSX)', { exact: true }).click(),
  ])
  const parts = unzipSync(await readFile(await file.path()))
  return strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).match(/<row>/g)?.length
}

describe('the views of the Studio on 1,000 proposals', () => {
  it('draw what is nearest to the line and leave the page free', async () => {
    const page = await open('synthetic-1000', 'pictures')
    for (const name of ['areas', 'budget', 'ranking', 'success', 'sensitivity', 'budget-curve', 'severity'])
      await figure(page, name).waitFor()
    expect(await page.locator('.figure svg *').count()).toBeLessThan(4000)
    const curve = figure(page, 'budget-curve')
    const named = (await curve.locator('[data-finding]').innerText()).match(/P\d+/g) ?? []
    expect(named.length).toBeGreaterThan(1)
    for (const id of named) expect(await curve.locator('svg').getByText(id, { exact: true }).count()).toBe(1)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  it('compare with the published rules, and calibrate', async () => {
    const page = await open('synthetic-1000', 'compare')
    await page.locator('[data-robust]').waitFor()
    const own = await engineOf(page, 'synthetic-1000')
    expect(await page.locator('[data-robust]').getAttribute('data-robust')).toBe(String(own.run().funded))
    // So many are shown until more are asked for.
    expect(await page.locator('[data-standing]').count()).toBe(40)
    await askFor(page, ['prices', 'matrix', 'gaming'])
    await page.getByText('no rule that could be switched off').waitFor()
    await holdMatrix(page, own, {})
    const gaming = page.locator('[data-analysis="gaming"]')
    await gaming.getByText('Of the 100 ranked proposals nearest to the line').waitFor({ timeout: 60_000 })
    expect(await gaming.locator('[data-finding]').innerText()).toMatch(/with \d+ of 200 trials that gain: “/)
    const row = page.locator('[data-standing] button').first()
    const proposal = /P\d+/.exec(await row.innerText())?.[0] ?? ''
    await row.click()
    const story = page.locator('[data-story="served"]')
    await story.waitFor()
    const { margin } = runAll(explainParts(own.engine, own.scenario(), { proposal }))
    expect(await story.innerText()).toContain(`until its score falls by more than ${margin} points`)
    expect(await axe(page)).toEqual([])
    await page.getByRole('tab', { name: 'Calibration' }).click()
    expect(effectOf(own.run(), own.run({ calibration: 'shift' })).awards).toBe(0)
    await page.getByText('The adjustment changes no award').first().waitFor()
    await figure(page, 'placebo').waitFor()
    const drawn = await figure(page, 'islands').locator('svg *').count()
    expect(drawn).toBeGreaterThan(0)
    expect(drawn).toBeLessThan(200)
    expect(await axe(page)).toEqual([])
    expect(await rowsOfWorkbook(page)).toBe(1001)
    await page.context().close()
  })
})

describe('the views of the Studio on 10,000 proposals', () => {
  it('answer one after the other, say how far they are, and never freeze the page', async () => {
    const page = await open('synthetic-10000', 'ranking')
    await page.evaluate(watchTasks)
    await page.getByRole('tab', { name: 'Pictures' }).click()
    for (const name of ['areas', 'budget', 'ranking', 'success', 'sensitivity', 'budget-curve', 'severity'])
      await figure(page, name).waitFor({ timeout: 60_000 })
    expect(await page.locator('.figure svg *').count()).toBeLessThan(4000)
    await holdView(page, 'Pictures')
    await page.getByRole('tab', { name: 'Compare' }).click()
    await page.locator('[data-robust]').waitFor({ timeout: 60_000 })
    expect(await page.locator('[data-standing]').count()).toBe(40)
    for (const name of ['quality', 'gaming']) {
      const analysis = page.locator(`[data-analysis="${name}"]`)
      await analysis.getByRole('button', { name: /^Compute/ }).click()
      await analysis.locator('[data-running]').waitFor()
    }
    await page.locator('[data-analysis="quality"] [data-finding]').waitFor({ timeout: 60_000 })
    await page.locator('[data-analysis="gaming"]').getByRole('button', { name: 'Stop' }).click()
    await page.locator('[data-analysis="gaming"]').getByText('Stopped.').waitFor()
    await holdView(page, 'Compare')
    await page.getByRole('tab', { name: 'Calibration' }).click()
    for (const name of ['strictness', 'islands', 'placebo'])
      await figure(page, name).waitFor({ timeout: 60_000 })
    await holdView(page, 'Calibration')
    await page.getByRole('tab', { name: 'Ranking' }).click()
    await page.locator('[data-proposal]').first().waitFor({ timeout: 60_000 })
    await holdView(page, 'Ranking')
    await comeBack(page)
    await page.context().close()
  })

  it('are of a scenario that is kept, opened from its address with the same hash, and exported whole', async () => {
    const page = await open('synthetic-10000', 'ranking')
    await page.locator('.studio-tune [data-control="reserve"] input[type="number"]').fill('10')
    await page.getByRole('button', { name: /^Scenario:/ }).click()
    await page.getByLabel('Name', { exact: true }).fill('Careful')
    await page.getByRole('button', { name: 'Save as new', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.waitForURL(/of=/)
    const path = page.url().slice(server.url.length)
    const other = await openAs(browser, server.url, 'officer', { path })
    const hash = async (seen: Page) => {
      await seen.locator('[data-hash^="sha256:"]').waitFor({ timeout: 60_000 })
      return seen.locator('[data-hash]').getAttribute('data-hash')
    }
    expect(await hash(other)).toBe(await hash(page))
    expect(await axe(other)).toEqual([])
    expect(await rowsOfWorkbook(page)).toBe(10_001)
    for (const seen of [page, other]) await seen.context().close()
  })
})

describe('the exact choice among 10,000 proposals', () => {
  const policyOf = (page: Page) => page.locator('.studio-tune fieldset select:has(option[value="knapsack"])')
  const solving = (page: Page) => page.locator('[data-solving]')

  /** Asks for it, waits until it has said how far its solver is, and cancels it. */
  async function askAndCancel(page: Page): Promise<void> {
    const [kind, totals] = [await policyOf(page).inputValue(), page.locator('[data-totals]')]
    const before = await totals.innerText()
    await policyOf(page).selectOption('knapsack')
    await solving(page).waitFor()
    expect(await page.locator('[data-move-effect]').count()).toBe(0)
    expect(await page.locator('[data-effect]').innerText()).toBe('')
    await page.locator('[data-solving]:not([data-solving="0"])').waitFor({ timeout: 60_000 })
    expect(await axe(page)).toEqual([])
    await solving(page).locator('button').click()
    await solving(page).waitFor({ state: 'detached' })
    expect(await policyOf(page).inputValue()).toBe(kind)
    expect(await totals.innerText()).toBe(before)
  }

  async function openLargest(base = ''): Promise<Page> {
    const path = `${base}/app/calls/synthetic-10000/studio`
    const page = await openAs(browser, server.url, 'officer', { path })
    await page.locator('[data-totals]').waitFor()
    return page
  }

  it('says in Danish how far its solver is, keeps quiet about its effect, and is cancelled', async () => {
    const page = await openLargest('/da')
    await askAndCancel(page)
    await page.context().close()
  })

  it('does so in English after another policy, and a comparison with it goes on by itself when what is tuned is cancelled', async () => {
    const page = await openLargest()
    await policyOf(page).selectOption('steps')
    await page.locator('[data-move-effect]').first().waitFor()
    await askAndCancel(page)
    await policyOf(page).selectOption('cutoff')
    await page.locator('[data-move-effect]').first().waitFor()
    await policyOf(page).selectOption('knapsack')
    await solving(page).waitFor()
    await page.getByRole('button', { name: /^Scenario:/ }).click()
    await page.getByLabel('Name', { exact: true }).fill('Exact')
    await page.getByRole('button', { name: 'Save as new' }).click()
    await page.getByRole('button', { name: 'Scenario: Exact ▾' }).waitFor()
    await page.getByRole('tab', { name: 'Compare' }).click()
    await page.getByRole('checkbox', { name: 'Exact' }).check()
    await solving(page).locator('button').click()
    await solving(page).waitFor({ state: 'detached' })
    await page.waitForTimeout(500)
    expect(await page.getByRole('tabpanel').getByRole('alert').count()).toBe(0)
    await page.getByRole('columnheader', { name: 'Exact', exact: true }).first().waitFor({ timeout: 120_000 })
    await page.context().close()
  })
})

/** Runs in the page: cells of a row that are cut, and whether the last one leaves paper beside it. */
const phoneFaults = (row: Element) => {
  const cells = [...row.children].filter((cell) => !cell.matches('.studio-cell-proposal'))
  const cut = cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map(({ className }) => className)
  const end = row.lastElementChild?.getBoundingClientRect().right ?? 0
  return end < row.getBoundingClientRect().right - 8 ? [...cut, 'empty paper'] : cut
}

describe('the views of the Studio on a bare import', () => {
  it('say what they cannot show', async () => {
    const page = await open('bare', 'pictures')
    await page.getByText('The proposals name no areas, so hours by area cannot be shown.').waitFor()
    await page.getByText('no weight can move anybody').waitFor()
    await figure(page, 'budget-curve').waitFor()
    await page.getByText('nobody can be called strict or mild').first().waitFor()
    await page.getByRole('tab', { name: 'Calibration' }).click()
    await page.getByText('The adjustment changes no award').waitFor()
    await page.getByText('so there is nothing to shuffle').waitFor()
    await page.getByRole('tab', { name: 'Compare' }).click()
    await page.locator('[data-robust]').waitFor()
    expect(await page.locator('[data-measure="cost"]').count()).toBe(0)
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'To the line' }).click()
    const first = page.locator('[data-furrow] + [data-proposal]')
    const lost = (await first.getAttribute('data-proposal')) ?? ''
    const lots = await lotsBeside(page, lost)
    expect(await page.locator('[data-furrow]').innerText()).toMatch(
      new RegExp(`${lots.length} are level here: a lot parts them$`),
    )
    await first.click()
    expect(await page.locator('.studio-why').getByText(lost, { exact: true }).count()).toBe(1)
    const before = lots.slice(0, lots.indexOf(lost))
    expect(before.length).toBeGreaterThan(0)
    const told = await page.locator('[data-tie]').innerText()
    expect(told).toContain(`Level with others, ${lots.length} in all`)
    expect(/Before it: (.*?)\./.exec(told)?.[1]?.match(/X\d+/g)).toEqual(before.slice(0, 3))
    const beside = await page.locator('[data-tie-beside]').innerText()
    expect(beside.match(/X\d+/g)).toEqual(before.slice(0, 3))
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.locator('[data-proposal]').last().evaluate(phoneFaults)).toEqual([])
    await page.context().close()
  })
})

describe('draws and exaggeration in an import', () => {
  it('are drawn and tried around the line as the engine does', async () => {
    const page = await open('imported-few', 'ranking')
    const engine = makeCallEngine(importedFew, await seedOf(page, 'imported-few'))
    await page.getByRole('button', { name: 'How sure are the ranks?' }).click()
    await page.getByRole('button', { name: 'To the line' }).click()
    await page.locator('[data-furrow] + [data-proposal]').click()
    await holdDraws(page, engine)
    await page.getByRole('tab', { name: 'Compare' }).click()
    await page.locator('[data-robust]').waitFor()
    await page.locator('[data-control="reserve"] input[type=number]').fill('10')
    await askFor(page, ['gaming'])
    await holdGaming(page, engine, { reserve: 0.1 })
    await page.context().close()
  })
})

describe('the views of the Studio on an import of thousands', () => {
  it('say of themselves what the engine says of the import, with a tie at the line', async () => {
    const page = await open('imported', 'ranking')
    await page.getByRole('button', { name: 'How sure are the ranks?' }).click()
    const engine = engineOfImport(await seedOf(page, 'imported'))
    const { ids, run, study } = engine
    const [view, adjusted] = [run(), run({ calibration: 'shift' })]
    const { awarded } = view.totals
    expect(await page.locator('[data-totals]').innerText()).toContain(
      `${proposals.toLocaleString('en-GB')} proposals · ${view.funded.toLocaleString('en-GB')} funded · ${awarded.toLocaleString('en-GB')} of`,
    )
    const [last, first] = [view.order[view.cutLine - 1] ?? -1, view.order[view.cutLine] ?? -1]
    expect(view.score[last]).toBe(view.score[first])
    await page.getByRole('button', { name: 'To the line' }).click()
    for (const i of [last, first]) await page.locator(`[data-proposal="${ids[i]}"]`).waitFor()
    expect(await page.locator(`[data-proposal="${ids[first]}"] .studio-cell-given`).innerText()).toBe(
      (view.award[first] ?? 0) === 0 ? '–' : String(view.award[first]),
    )
    await page.locator(`[data-proposal="${ids[first]}"]`).click()
    await holdZone(page, engine)

    await page.getByRole('tab', { name: 'Pictures' }).click()
    await page.getByText('The proposals name no areas, so hours by area cannot be shown.').waitFor()
    expect(await finding(page, 'budget')).toContain(`${hours(awarded)} of the budget of 50,000 h are given`)
    const { next } = study('curve')
    if (next === null) throw new Error('More hours would serve somebody.')
    expect(await finding(page, 'budget-curve')).toMatch(
      new RegExp(
        `^First to come in, with (at most )?${hours(next.budget - 50_000)} more: ${next.enters.join('.*')}\\.`,
      ),
    )
    const rate = Number(((100 * view.funded) / proposals).toFixed(1))
    expect(await finding(page, 'success')).toContain(`${rate}%`)
    const sums = await Promise.all([1, 2].map(async (nth) => column(page, 'success', nth)))
    expect(sums.map((numbers) => numbers.reduce((sum, n) => sum + n, 0))).toEqual([proposals, view.funded])

    await page.getByRole('tab', { name: 'Compare' }).click()
    const standing = page.locator('[data-robust]')
    await standing.waitFor()
    expect(await standing.getAttribute('data-robust')).toBe(String(view.funded))
    await page.locator('[data-control="reserve"] input[type=number]').fill('10')
    await askFor(page, ['prices', 'matrix'])
    await holdPrices(page, engine, { reserve: 0.1 })
    await holdMatrix(page, engine, { reserve: 0.1 })
    await page.getByRole('button', { name: 'Undo' }).click()

    await page.getByRole('tab', { name: 'Calibration' }).click()
    const changed = ids.filter((_, i) => view.award[i] !== adjusted.award[i]).length
    await page.locator(`[data-calibration-effect="${changed}"]`).first().waitFor({ timeout: 60_000 })
    const { asLarge } = study('placebo') ?? {}
    expect(await finding(page, 'placebo')).toMatch(new RegExp(`in ${asLarge} of 200 (shuffles|cases) as far`))
    const { reviewers } = study('severity')
    const strictest = reviewers.toSorted((a, b) => (b.adjustment ?? 0) - (a.adjustment ?? 0))[0]
    expect(await finding(page, 'strictness')).toMatch(
      new RegExp(`^${strictest?.reviewer} .*${strictest?.adjustment?.toFixed(1)} points`),
    )
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })
})
