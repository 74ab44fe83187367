import { readFile } from 'node:fs/promises'
import { usualPolicies } from '@furrow/core/allocation/policy-matrix'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { truthOf } from './call-engine.ts'
import { axe } from './harness/axe.ts'
import { goTo, openAs, settle } from './harness/browser.ts'
import { inBrowser } from './harness/run.ts'
import { startServer } from './harness/server.ts'

const { browser, server } = await inBrowser(startServer)
let owner: Page
let reader: Page

const path = '/app/calls/gefion-pilot/studio'

beforeAll(async () => {
  const permissions = ['clipboard-read', 'clipboard-write']
  owner = await openAs(browser, server.url, 'officer', { path, permissions, acceptDownloads: true })
  reader = await openAs(browser, server.url, 'director', { path, permissions })
  for (const page of [owner, reader]) await page.locator('[data-totals]').waitFor()
})

const dialog = (page: Page): Locator => page.getByRole('dialog')
const totals = (page: Page) => page.locator('[data-totals]').innerText()
const reserve = (page: Page) => page.locator('.studio-tune [data-control="reserve"] input[type="number"]')
const byChoice = (page: Page) => page.locator('[data-figure="success"] select')
const stepChoice = (page: Page) => page.locator('[data-figure="sensitivity"] select')
const openDialog = (page: Page) => page.getByRole('button', { name: /^Scenario:/ }).click()
const line = (page: Page, name: string) => page.locator(`[data-scenario="${name}"]`)
/** The page looks again when it comes to the front, as after a change of the tab. */
const comeBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))

async function save(page: Page, values: { name: string; note: string }, button: 'Save' | 'Save as new') {
  await openDialog(page)
  await dialog(page).getByLabel('Name').fill(values.name)
  await dialog(page).getByLabel('Note').fill(values.note)
  await dialog(page).getByRole('button', { name: button, exact: true }).click()
  await dialog(page).waitFor({ state: 'detached' })
}

async function exported(name: string): Promise<{ file: string; bytes: Buffer }> {
  await owner.getByText('Export', { exact: true }).click()
  const [download] = await Promise.all([
    owner.waitForEvent('download'),
    owner.getByText(name, { exact: true }).click(),
  ])
  return { file: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

describe('scenarios', () => {
  it('keep name, note, author and every version, and a version is brought back', async () => {
    await reserve(owner).fill('10')
    await save(owner, { name: 'Careful', note: 'The first try' }, 'Save as new')
    await reserve(owner).fill('30')
    await save(owner, { name: 'Careful', note: 'With a larger reserve' }, 'Save')
    await openDialog(owner)
    await line(owner, 'Careful').getByRole('button', { name: 'History' }).click()
    await owner.locator('[data-version="1"]').getByText('The first try').waitFor()
    expect(await axe(owner)).toEqual([])
    await owner.locator('[data-version="1"]').getByRole('button', { name: 'Bring back' }).click()
    await dialog(owner).waitFor({ state: 'detached' })
    expect(await reserve(owner).inputValue()).toBe('10')
    await owner.getByRole('button', { name: 'Propose', exact: true }).click()
    await dialog(owner).getByLabel('Note').waitFor()
    expect(await dialog(owner).getByText('never be released').count()).toBe(0)
    await dialog(owner).getByRole('button', { name: 'Cancel' }).click()
  })

  it('say to who looks at them that their owner changed them, and touch nothing until asked', async () => {
    await comeBack(reader)
    await openDialog(reader)
    await line(reader, 'Careful').getByRole('button', { name: 'Open' }).click()
    await reserve(reader).fill('12')
    await reserve(owner).fill('40')
    await save(owner, { name: 'Careful', note: '' }, 'Save')
    await comeBack(reader)
    const news = reader.locator('[data-news]')
    await news.getByText(/changed “Careful” now\./).waitFor()
    expect(await reserve(reader).inputValue()).toBe('12')
    expect(await axe(reader)).toEqual([])
    await news.getByRole('button', { name: 'Show' }).click()
    expect(await reserve(reader).inputValue()).toBe('40')
    expect(await news.count()).toBe(0)
    await reader.getByRole('button', { name: 'Undo', exact: true }).click()
    expect(await reserve(reader).inputValue()).toBe('12')
  })

  it('made from others say whose, and what they were made from', async () => {
    await save(reader, { name: 'Less reserve', note: '' }, 'Save as new')
    await openDialog(owner)
    const fork = line(owner, 'Less reserve')
    await fork.getByText(/made from “Careful” by /).waitFor()
    expect(await fork.getByRole('button', { name: 'Delete' }).count()).toBe(0)
    await owner.keyboard.press('Escape')
  })

  it('that were deleted come back by the button beside the news of it, in the dialog that stays open', async () => {
    await openDialog(reader)
    await line(reader, 'Less reserve').getByRole('button', { name: 'Delete' }).click()
    await line(reader, 'Less reserve').waitFor({ state: 'detached' })
    await dialog(reader).getByRole('button', { name: 'Undo' }).click()
    await line(reader, 'Less reserve').waitFor()
    await reader.keyboard.press('Escape')
  })
})

describe('the state of the page', () => {
  it('is in its address: another browser opens the same numbers and the same hash', async () => {
    await owner.locator('[data-hash^="sha256:"]').waitFor()
    await owner.getByRole('button', { name: 'How sure are the ranks?' }).click()
    await owner.getByRole('tab', { name: 'Pictures' }).click()
    await byChoice(owner).selectOption('institution')
    await stepChoice(owner).selectOption('0.1')
    await owner.waitForURL((url) =>
      ['of=', 'draws=1', 'by=institution', 'step=0.1'].every((part) => url.search.includes(part)),
    )
    const fresh = await openAs(browser, server.url, 'director', {
      path: owner.url().slice(server.url.length),
    })
    await fresh.locator('[data-hash^="sha256:"]').waitFor()
    const hash = (page: Page) => page.locator('[data-hash]').getAttribute('data-hash')
    expect([await totals(fresh), await hash(fresh)]).toEqual([await totals(owner), await hash(owner)])
    expect(owner.url()).not.toContain('seed')
    expect([await byChoice(fresh).inputValue(), await stepChoice(fresh).inputValue()]).toEqual([
      'institution',
      '0.1',
    ])
    await fresh.getByRole('tab', { name: 'Ranking' }).click()
    await fresh.locator('[data-zone]').waitFor()
    await owner.getByRole('tab', { name: 'Ranking' }).click()
    const zone = (page: Page) => page.locator('[data-zone]').innerText()
    expect(await zone(fresh)).toBe(await zone(owner))
    await fresh.context().close()
  })

  it('fits a short link where the address is long', async () => {
    const numbers = Array.from({ length: 50 }, (_, place) => `P${String(place + 1).padStart(2, '0')}`)
    const tiers = Object.fromEntries(numbers.map((number, place) => [number, 1 + (place % 3)]))
    const content = { format: 'furrow.scenario/1', policy: { kind: 'tiers', tiers } }
    const reply = await owner.request.post('/api/calls/gefion-pilot/scenarios', {
      data: { name: `By hand ${'x'.repeat(100)}`, note: '', content },
      headers: { origin: server.url },
    })
    expect(reply.status()).toBe(200)
    await comeBack(owner)
    await openDialog(owner)
    await owner.locator('[data-scenario^="By hand"]').getByRole('button', { name: 'Open' }).click()
    await owner.getByRole('button', { name: 'Copy link' }).click()
    await owner.getByText(/^A short link is copied/).waitFor()
    const link = await owner.evaluate(() => navigator.clipboard.readText())
    expect(link).toMatch(/studio\?l=[\w-]{12}$/)
    const fresh = await openAs(browser, server.url, 'director', { path: link.slice(server.url.length) })
    await fresh.locator('[data-totals]').waitFor()
    await settle(fresh)
    expect(await totals(fresh)).toBe(await totals(owner))
    await fresh.context().close()
  })
})

describe('files', () => {
  it('hold the outcome as a table, marked as practice', async () => {
    const csv = await exported('Outcome (CSV)')
    const lines = csv.bytes.toString('utf8').trim().split('\r\n')
    expect(csv.file).toBe('practice-gefion-pilot.outcome.csv')
    expect(lines.length).toBe(51)
    expect(lines.slice(1).every((row) => row.endsWith('invented (practice data)'))).toBe(true)
    const xlsx = await exported('Outcome (XLSX)')
    expect(xlsx.file).toBe('practice-gefion-pilot.outcome.xlsx')
    expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK')
  })
})

/** Runs in the page: texts of a picture that lie on another or reach out of it. */
const overlaps = (picture: Element) => {
  const boxes = [...picture.querySelectorAll('text')].map((text) => ({
    text: text.textContent,
    box: text.getBoundingClientRect(),
  }))
  const edge = picture.getBoundingClientRect().right + 1
  return boxes
    .filter(
      ({ box }, i) =>
        box.right > edge ||
        boxes.some(
          ({ box: other }, j) =>
            i < j &&
            box.left < other.right &&
            other.left < box.right &&
            box.top + 2 < other.bottom &&
            other.top + 2 < box.bottom,
        ),
    )
    .map(({ text }) => text)
}

describe('practice rounds', () => {
  it('are invented with a truth, which says in the Studio how right each policy is', async () => {
    await goTo(owner, '/app/calls')
    await owner.getByRole('link', { name: 'Practice rounds' }).click()
    await owner.getByRole('heading', { level: 1, name: 'Practice rounds' }).waitFor()
    expect(await axe(owner)).toEqual([])
    await owner.getByRole('button', { name: 'Invent the call' }).click()
    await owner.getByText('This is a practice round', { exact: false }).waitFor()
    expect(await axe(owner)).toEqual([])
    await owner.getByRole('link', { name: 'Studio', exact: true }).click()
    await owner.getByRole('tab', { name: 'Truth' }).click()
    await owner.getByRole('button', { name: 'Compute' }).click()
    const picture = owner.locator('[data-figure="truth"]')
    const right = await truthOf(owner, /calls\/([^/]+)\/studio/.exec(owner.url())?.[1] ?? '')
    await picture.getByText(`gives ${right()} of the truly best hours`).waitFor({ timeout: 60_000 })
    const shares = await picture.locator('tbody td:nth-of-type(2)').allTextContents()
    // Without the lots, which are drawn many times, and the exact choice, which needs the solver.
    const rows = usualPolicies.flatMap((policy) => [{ policy }, { policy, calibration: 'shift' } as const])
    for (const [place, row] of rows.entries())
      if (!['tiers', 'knapsack'].includes(row.policy.kind)) expect(shares[place + 1]).toBe(right(row))
    expect(await picture.locator('tbody tr').count()).toBe(17)
    await picture.getByText(/^On this one call,.* Lots count with the mean of 200 draws;/).waitFor()
    const lots = picture.locator('tbody tr', { hasText: 'Tiers with a draw' })
    expect(await lots.count()).toBe(2)
    for (const row of await lots.allTextContents()) expect(row).toMatch(/\d+\.\d% \(\d+\.\d%–\d+\.\d%\)/)
    await owner.setViewportSize({ width: 390, height: 800 })
    expect(await picture.locator('svg').evaluate(overlaps)).toEqual([])
    await owner.setViewportSize({ width: 1440, height: 900 })
    const [file] = await Promise.all([
      owner.waitForEvent('download'),
      picture.getByRole('button', { name: /SVG$/ }).click(),
    ])
    expect(file.suggestedFilename()).toBe('truth.svg')
    expect(await axe(owner)).toEqual([])
    await owner.getByRole('button', { name: 'Propose', exact: true }).click()
    await dialog(owner).getByText('it can be signed, and it can never be released').waitFor()
    await dialog(owner).getByRole('button', { name: 'Cancel' }).click()
  })

  it('copy a call with one click, nobody else sees them, and they are deleted in one piece', async () => {
    await goTo(owner, '/app/calls/gefion-pilot')
    await owner.getByRole('button', { name: 'Practise on a copy' }).click()
    await owner.getByRole('heading', { name: 'Practice: Gefion pilot call', level: 1 }).waitFor()
    const address = owner.url()
    const visitor = await openAs(browser, server.url, null)
    const call = address.slice(address.lastIndexOf('/') + 1)
    expect((await visitor.request.get(`/api/calls/${call}`)).status()).toBe(404)
    await visitor.context().close()
    await owner.getByRole('button', { name: 'Delete', exact: true }).click()
    await dialog(owner).getByRole('button', { name: 'Delete all of it' }).click()
    await owner.getByRole('heading', { name: 'Practice rounds', level: 1 }).waitFor()
    expect((await owner.request.get(`/api/calls/${call}`)).status()).toBe(404)
  })
})
