import { displacedBy, explainParts } from '@furrow/core/allocation/explain'
import { runAll } from '@furrow/core/allocation/progress'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { effectOf, engineOf, plain, whole } from './call-engine.ts'
import { axe } from './harness/axe.ts'
import { openAs, type OpenOptions } from './harness/browser.ts'
import { inBrowser, sharedServer } from './harness/run.ts'

const { browser, server } = await inBrowser(sharedServer)

const path = '/app/calls/gefion-pilot/studio'

async function openPilot(options: OpenOptions = {}): Promise<Page> {
  const page = await openAs(browser, server.url, 'officer', { path, ...options })
  await page.locator('[data-totals]').waitFor()
  return page
}

const funded = (page: Page) => page.locator('.studio-row:is(.studio-full, .studio-partial)')
const idsOf = async (page: Page) =>
  (
    await funded(page)
      .all()
      .then((rows) => Promise.all(rows.map((row) => row.getAttribute('data-proposal'))))
  )
    .filter((id) => id !== null)
    .sort()

describe('calibration in the Studio', () => {
  it('says what the gate finds and which awards the adjustment changes, by name', async () => {
    const page = await openPilot()
    const before = await idsOf(page)
    await page.getByText(/50 proposals · 6 funded/).waitFor()
    await page.locator('[data-verdict="connected"]').waitFor()
    const { run } = await engineOf(page, 'gefion-pilot')
    const effect = effectOf(run(), run({ calibration: 'shift' }))
    expect(await page.locator('[data-calibration-effect]').innerText()).toContain(
      `would change ${effect.awards} of the ${effect.inEither} awards that are made with or without it`,
    )
    await page.getByLabel('Scores').selectOption('shift')
    await page.getByText(`The adjustment changes ${effect.awards} of the ${effect.inEither} awards`).waitFor()
    await page.locator('[data-verdict][aria-busy="false"]').waitFor()
    const after = await idsOf(page)
    const listed = async (kind: string) =>
      (await page.locator(`[data-calibration-list="${kind}"] .studio-proposal`).allInnerTexts()).map(
        (text) => /P\d+/.exec(text)?.[0],
      )
    expect(await listed('enters')).toEqual(after.filter((id) => !before.includes(id)))
    expect(new Set(await listed('leaves'))).toEqual(new Set(before.filter((id) => !after.includes(id))))
    expect(await axe(page)).toEqual([])
    await page.locator('[data-calibration-list="enters"] button').first().click()
    await page.locator('.studio-why [data-reason]').waitFor()
    await page.getByRole('button', { name: 'Scores: ↺ published as given' }).click()
    await page.getByText(/would change/).waitFor()
    expect(await idsOf(page)).toEqual(before)
    await page.context().close()
  })

  it('keeps the adjustment in the address, and shows it in the sheet of a phone in Danish', async () => {
    const page = await openPilot()
    await page.getByLabel('Scores').selectOption('shift')
    await page.waitForURL(/\*m\*shift\*/)
    const search = new URL(page.url()).search
    const phone = await openPilot({ path: `/da${path}${search}`, viewport: { width: 390, height: 844 } })
    await phone.getByRole('button', { name: 'Justér' }).click()
    const { run } = await engineOf(page, 'gefion-pilot')
    const { awards, inEither } = effectOf(run(), run({ calibration: 'shift' }))
    await phone.getByText(`Justeringen ændrer ${awards} af de ${inEither} bevillinger`).last().waitFor()
    expect(await axe(phone)).toEqual([])
    await Promise.all([page.context().close(), phone.context().close()])
  })
})

const why = (page: Page) => page.locator('.studio-why')

describe('where nobody gets hours', () => {
  it('is said so, by the line, the bars and every other sentence', async () => {
    const page = await openPilot()
    await page.locator('[data-control="threshold"] input[type=number]').fill('99')
    await page.getByText('the furrow · nobody gets hours').waitFor()
    await page.getByText('No area gets hours.').waitFor()
    expect(await page.locator('.studio').innerText()).not.toMatch(/everybody served/i)
    await page.context().close()
  })
})

describe('one proposal in the Studio', () => {
  it('needs all that it asked for where no award is made in part', async () => {
    const page = await openPilot()
    await page.locator('[data-proposal="P04"]').click()
    await page.locator('.studio-reason').waitFor()
    await page.getByLabel('Awards in part').first().uncheck()
    await page.locator('.studio-reason', { hasText: /needs all of the 48,000\sh/ }).waitFor()
    await page.context().close()
  })

  it('shows its reviews, the sum to its adjusted score, and that its total is the score', async () => {
    const page = await openPilot()
    await page.locator('[data-proposal="P06"]').click()
    const totals = page.locator('.studio-why .studio-marks-total td')
    await totals.first().waitFor()
    const points = (await totals.allInnerTexts()).map(Number)
    const mean = points.reduce((sum, total) => sum + total, 0) / points.length
    expect(await why(page).getByText(mean.toFixed(3)).count()).toBe(1)
    await page.getByLabel('Scores').selectOption('shift')
    const sum = page.locator('[data-sum] dd')
    await sum.first().waitFor()
    const parts = (await sum.allInnerTexts()).map((text) => Number(text.replace('−', '-').replace('+', '')))
    expect(parts).toHaveLength(4)
    expect((parts[0] ?? 0) + (parts[1] ?? 0) + (parts[2] ?? 0)).toBeCloseTo(parts[3] ?? 0, 2)
    await page.context().close()
  })

  it('says what it would take, and whom it would displace', async () => {
    const page = await openPilot()
    await page.locator('[data-proposal="P06"]').click()
    await page.locator('[data-story="award"]').waitFor()
    expect(await axe(page)).toEqual([])
    const ways = await page.locator('.studio-way').allInnerTexts()
    const budget = ways.find((text) => text.startsWith('A larger budget')) ?? ''
    const minimum = ways.find((text) => text.startsWith('A lower minimum')) ?? ''
    const { engine, scenario } = await engineOf(page, 'gefion-pilot')
    const found = runAll(explainParts(engine, scenario(), { proposal: 'P06' }))
    const { from = NaN, to = NaN, award = NaN } = found.score ?? {}
    expect(plain(ways[0] ?? '')).toMatch(
      `A higher score ${from} → ${to} (+${Number((to - from).toFixed(3))} points) It would get ${whole(award)} h.`,
    )
    expect(plain(budget)).toContain(`315,000 h → ${whole(found.budget?.to ?? NaN)} h (+`)
    expect(minimum).toMatch(/44,000\s*h → 3,500\s*h/)
    await page.locator('.studio-story summary').first().click()
    await page.locator('.studio-story .studio-proposal').first().click()
    expect(await why(page).innerText()).not.toContain('P06 ·')
    await page.context().close()
  })

  it('says how far a funded one may fall and who would get hours without it, by keys alone', async () => {
    const page = await openPilot()
    await page.locator('.studio-scroll').focus()
    await page.keyboard.press('Home')
    await page.locator('[data-story="served"]').waitFor()
    const text = await page.locator('.studio-story').innerText()
    const { engine, scenario, run, ids } = await engineOf(page, 'gefion-pilot')
    const proposal = ids[run().order[0] ?? -1] ?? ''
    const { margin } = runAll(explainParts(engine, scenario(), { proposal }))
    expect(text).toContain(`until its score falls by more than ${margin} points`)
    const displaced = displacedBy(engine, scenario(), { proposal })
    expect(text).toContain(`Without it, other hours for ${displaced.length} of the others`)
    await page.context().close()
  })

  it('can be stopped, and computed again', async () => {
    const page = await openPilot()
    await page.getByLabel('Scores').selectOption('shift')
    await page.locator('[data-proposal="P06"]').click()
    await page.locator('.studio-why').getByRole('button', { name: 'Stop' }).click()
    await page.getByText('Stopped.').waitFor()
    await page.locator('.studio-why').getByRole('button', { name: 'Compute' }).click()
    await page.locator('[data-story]').waitFor()
    await page.context().close()
  })

  it('opens in a sheet on a phone, in Danish, without a sideways scroll', async () => {
    const phone = await openPilot({ path: `/da${path}`, viewport: { width: 390, height: 844 } })
    await phone.locator('[data-proposal="P06"]').click()
    await phone.locator('dialog [data-story]').waitFor()
    expect(await axe(phone)).toEqual([])
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth > globalThis.innerWidth)
    expect(wide).toBe(false)
    await phone.context().close()
  })
})
