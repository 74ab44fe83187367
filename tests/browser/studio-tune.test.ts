import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { effectOf, engineOf, plain, whole } from './call-engine.ts'
import { axe } from './harness/axe.ts'
import { openAs } from './harness/browser.ts'
import { inBrowser, sharedServer } from './harness/run.ts'

const { browser, server } = await inBrowser(sharedServer)
let page: Page

beforeAll(async () => {
  page = await openAs(browser, server.url, 'officer', { path: '/app/calls/gefion-pilot/studio' })
  await page.locator('[data-totals]').waitFor()
})

const control = (key: string): Locator => page.locator(`.studio-tune [data-control="${key}"]`)
const box = (key: string): Locator => control(key).locator('input[type="number"]')
const press = (key: string): Promise<void> => page.keyboard.press(key)
const focused = () =>
  page.evaluate(() => document.activeElement?.closest('section')?.getAttribute('aria-label') ?? '')

describe('the controls of the Studio', () => {
  it('show unit, range, default and the whole of their names', async () => {
    for (const row of await page.locator('.studio-tune .studio-control').all()) {
      expect(await row.locator('.studio-unit').innerText()).not.toBe('')
      expect(await row.locator('.studio-range').innerText()).toMatch(/^[\d,.]+–[\d,.]+ · default \S+/)
    }
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.studio-tune .studio-control-label, .studio-tune .studio-unit')]
        .filter((label) => label.scrollWidth > label.clientWidth)
        .map((label) => label.textContent),
    )
    expect(cut).toEqual([])
    await page.locator('.studio-tune').getByText('GPU-hours, fixed by the call.').waitFor()
  })

  it('say beside the control what the last move did, and what the call published', async () => {
    await box('reserve').fill('40')
    const effect = control('reserve').locator('[data-move-effect]')
    const { run } = await engineOf(page, 'gefion-pilot')
    const { crossed, moved, awards, hours } = effectOf(run(), run({ reserve: 0.4 }))
    expect(plain(await effect.innerText())).toBe(
      `${crossed} proposals crossed the line, ${moved} changed rank; ${awards} awards changed, ${whole(hours)} h moved`,
    )
    expect(await page.locator('[data-effect]').innerText()).toBe(`Last move: ${await effect.innerText()}`)
    await control('reserve').getByRole('button', { name: 'published 0 %' }).click()
    expect(await box('reserve').inputValue()).toBe('0')
  })

  it('show the old hours beside the new where only awards change, and count them', async () => {
    await box('reserve').fill('5')
    const effect = control('reserve').locator('[data-move-effect]')
    expect(await effect.innerText()).toMatch(/^no rank changed/)
    const changed = page.locator('.studio-regranted')
    const { ids, run } = await engineOf(page, 'gefion-pilot')
    const [before, after] = [run(), run({ reserve: 0.05 })]
    const { awards, hours } = effectOf(before, after)
    expect(plain(await effect.innerText())).toContain(`; ${awards} awards changed, ${whole(hours)} h moved`)
    expect(await changed.count()).toBe(awards)
    const first = await changed
      .first()
      .locator('xpath=ancestor-or-self::*[@data-proposal]')
      .getAttribute('data-proposal')
    const [had = NaN, has = NaN] = [before, after].map(({ award }) => award[ids.indexOf(first ?? '')])
    expect(plain(await changed.first().innerText())).toBe(
      `${whole(had)} → ${has === 0 ? '–' : whole(has)} was ${whole(had)} h`,
    )
    expect(await page.locator('.studio-moved').count()).toBe(0)
    await box('reserve').fill('0')
    expect(await changed.count()).toBe(0)
  })

  it('go back to the published policy, or to the default where the call published nothing', async () => {
    await page.getByLabel('Policy', { exact: true }).last().selectOption('tiers')
    const fund = page.getByRole('spinbutton', { name: 'Funded from' })
    await fund.fill('88')
    await press('Tab')
    await page.getByRole('button', { name: 'Funded from: ↺ default 80 points' }).click()
    expect(await fund.inputValue()).toBe('80')
    await page.getByRole('button', { name: 'Policy: ↺ published Cut-off by rank' }).click()
    expect(await fund.count()).toBe(0)
  })

  it('stay under the pointer that drags them, though the text of the move before goes from above', async () => {
    const weights = page.locator('.studio-tune [data-control^="weight-"]')
    const slider = weights.nth(1).locator('input[type="range"]')
    await weights.first().locator('input[type="number"]').fill('61')
    await weights.first().locator('[data-move-effect]').waitFor()
    await page.locator('.studio-tune').evaluate((pane) => pane.scrollTo({ top: 0 }))
    const at = await slider.boundingBox()
    if (at === null) throw new Error('The slider is not drawn.')
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2)
    await page.mouse.down()
    await page.mouse.move(at.x + at.width / 2 + 30, at.y + at.height / 2)
    await weights.nth(1).locator('[data-move-effect]').waitFor()
    expect(await weights.first().locator('[data-move-effect]').count()).toBe(0)
    expect((await slider.boundingBox())?.y).toBeCloseTo(at.y, 0)
    await page.mouse.up()
    expect((await slider.boundingBox())?.y).toBeCloseTo(at.y, 0)
    // What held its place is not left behind.
    await page.mouse.move(720, 400)
    expect((await slider.boundingBox())?.y).toBeLessThan(at.y - 10)
  })

  it('are all undone by keys, one by one', async () => {
    await press('0')
    const start = await page.locator('[data-totals]').innerText()
    await box('reserve').fill('30')
    await page.getByLabel('Scores').selectOption('shift')
    await page.getByLabel('At the line').selectOption('stop')
    for (let move = 0; move < 3; move += 1) await press('Control+z')
    expect(await page.locator('[data-totals]').innerText()).toBe(start)
    await press('Control+Shift+z')
    expect(await box('reserve').inputValue()).toBe('30')
  })

  it('and everything else are reached by single keys, which can be turned off', async () => {
    await page.locator('h1').click()
    await press('r')
    expect(await focused()).toBe('Ranking')
    await page.getByRole('tab', { name: 'Compare' }).click()
    await page.locator('[data-robust]').waitFor()
    await press('r')
    await page.locator('.studio-ranking-table').waitFor()
    await press('t')
    expect(await focused()).toBe('Tune')
    await press('0')
    expect(await box('reserve').inputValue()).toBe('0')
    await page.locator('h1').click()
    await press('?')
    const help = page.getByRole('dialog', { name: 'Keyboard' })
    await help.getByText('Back to the published rules').waitFor()
    expect(await axe(page)).toEqual([])
    await help.getByLabel('Single keys act').uncheck()
    await press('Escape')
    await press('s')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })
})
