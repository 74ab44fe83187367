import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeTestApp } from '../server/harness/app.ts'
import { numberOf, password, type Wish } from '../server/harness/released-call.ts'
import { read, send } from './harness/applicant.ts'
import { axe } from './harness/axe.ts'
import { goTo, openAs, settle } from './harness/browser.ts'
import { addsUp } from './harness/ledger.ts'
import { lockedFolder } from './harness/locked-call.ts'
import { inBrowser } from './harness/run.ts'
import { startServer } from './harness/server.ts'

const seeding = await makeTestApp()
const clone = fileURLToPath(new URL('../..', import.meta.url))
const downloads = mkdtempSync(join(tmpdir(), 'furrow-whole-'))
const call = '/app/calls/whole'
const awards = `${call}/awards`
/** Held, awarded and excluded by hand. */
const [held, given, excluded] = [numberOf(2), numberOf(3), numberOf(9)]
const reason = 'As the panel found in its minutes.'

/** 200 invented proposals: scores and hours from two small wheels that never turn together. */
const wishes: Wish[] = Array.from({ length: 200 }, (_, index) => {
  const requested = 2000 + ((index * 37) % 80) * 100
  return {
    title: `Invented project ${index}`,
    areaKey: index % 4 === 0 ? 'quantum' : 'open',
    requested,
    minimum: Math.ceil(requested / 300) * 100,
    score: 40 + ((index * 53) % 60),
  }
})

const made = await lockedFolder(seeding, { id: 'whole', budget: 600_050, wishes, people: 4 })
const { browser, server } = await inBrowser(() => startServer(made.folder))
let officer: Page
let director: Page
const holders = new Map<string, Page>()
let funded: string[] = []
let offered: string[] = []

beforeAll(async () => {
  officer = await openAs(browser, server.url, 'officer', { path: `${call}/studio` })
  director = await openAs(browser, server.url, 'director', { path: call })
})

afterAll(() => {
  for (const folder of [made.folder, downloads]) rmSync(folder, { recursive: true, force: true })
})

const mainText = (page: Page) => page.locator('main').innerText()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const pathOf = (number: string) => `/api/proposals/${made.ids.get(number) ?? ''}`
const resultOf = (number: string) => `/app/proposals/${made.ids.get(number) ?? ''}/result`

/** The applicant of a proposal, who signed in by the form. */
async function holderOf(number: string): Promise<Page> {
  const email = made.emails.get(number) ?? ''
  const known = holders.get(email)
  if (known !== undefined) return known
  const page = await openAs(browser, server.url, null, { path: '/sign-in' })
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await press(page, 'Sign in')
  await page.waitForURL(/\/app$/)
  holders.set(email, page)
  return page
}

type Award = { version: number; offers: { id: string; state: string }[] }

async function awardOf(number: string): Promise<Award> {
  const page = await holderOf(number)
  return read(page.context().request, `${pathOf(number)}/award`)
}

async function answerOffer(number: string, accept: boolean): Promise<void> {
  const { offers } = await awardOf(number)
  for (const { id, state } of offers)
    if (state === 'open')
      await send(await holderOf(number), `${pathOf(number)}/offers/${id}/answer`, { accept })
}

async function override(kind: 'award' | 'exclude' | 'hold', number: string, hours?: string): Promise<void> {
  await press(officer, 'Decide one by hand')
  const dialog = officer.getByRole('dialog')
  await dialog.getByLabel('Proposal').fill(number)
  await dialog.getByLabel('What to do').selectOption(kind)
  if (hours !== undefined) await dialog.getByLabel('Hours').fill(hours)
  await dialog.getByLabel('Reason').fill(reason)
  const shown = officer.locator(`[data-override="${number}"]`)
  // A server that is busy says so in the dialog, and a person presses again.
  await vi.waitFor(
    async () => {
      const button = dialog.getByRole('button', { name: 'Decide by hand' })
      if (!(await shown.isVisible())) await button.click({ timeout: 5000 })
      await shown.waitFor({ timeout: 10_000 })
    },
    { timeout: 90_000, interval: 500 },
  )
}

async function sign(path: string): Promise<void> {
  await goTo(director, path)
  await director.getByLabel('Your password').fill(password)
  await director.locator('form').getByRole('button', { name: 'Sign' }).click()
  await director.getByText('is signed and not released').waitFor()
}

/** What the director has just signed. */
async function release(): Promise<void> {
  await press(director, 'Release')
  await press(director, 'Release to everybody')
  await director.getByText('applicants and the public can read it').waitFor()
}

/** Offers the list, by clicks, all that it would get now. */
async function serve(): Promise<string[]> {
  await goTo(officer, awards)
  const texts = await officer.locator('.next-offers li').allInnerTexts()
  await press(officer, 'Offer …')
  await press(officer, `Send the offers (${texts.length})`)
  await officer.getByText(`Offers sent: ${texts.length}.`).first().waitFor()
  await settle(officer)
  await addsUp(officer)
  return texts.map((text) => /P\d+/.exec(text)?.[0] ?? '')
}

describe('a decision on 200 proposals, by clicks', () => {
  it('is tuned, three are decided by hand with reasons, and the officer proposes what the preview shows', async () => {
    await officer.locator('[data-totals]').waitFor()
    await officer.locator('.studio-tune [data-control="reserve"] input[type="number"]').fill('10')
    await press(officer, 'Propose')
    await officer.getByLabel('Name of the scenario').fill('A tenth kept')
    await press(officer, 'Letters and exceptions first')
    await officer.getByRole('heading', { name: /Call whole/ }).waitFor()
    await override('hold', held)
    await override('award', given, '2000')
    await override('exclude', excluded)
    expect(await officer.locator('[data-override]').count()).toBe(3)
    expect(await axe(officer)).toEqual([])
    await press(officer, 'Propose this decision')
    await officer.waitForURL(/\/app\/decisions\//)
    await settle(officer)
    expect(await mainText(officer)).toMatch(/of 200 proposals get/)
  })

  it('is signed by the director, who reads the three and their reasons', async () => {
    const { pathname } = new URL(officer.url())
    await goTo(director, pathname)
    expect((await mainText(director)).split(reason).length - 1).toBeGreaterThanOrEqual(3)
    expect(await axe(director)).toEqual([])
    await sign(pathname)
  })

  it('has its letters prepared by the officer, who stops on the way, leaves, and goes on where they were', async () => {
    const { pathname } = new URL(officer.url())
    await goTo(officer, `${pathname}/letters`)
    const bar = officer.getByRole('progressbar', { name: 'Preparation' })
    const prepared = async () => Number(await bar.getAttribute('value'))
    expect(await prepared()).toBe(0)
    let goOn: () => void = () => {}
    const isStopped = new Promise<void>((resolve) => (goOn = resolve))
    // A part may be prepared before a browser that has much to do can press.
    await officer.route('**/letters/prepare', async (route) => {
      const response = await route.fetch()
      await isStopped
      await route.fulfill({ response })
    })
    await press(officer, 'Prepare now')
    await press(officer, 'Stop')
    goOn()
    await officer.getByRole('button', { name: 'Prepare now' }).waitFor()
    const stopped = await prepared()
    expect(stopped > 0 && stopped < 200, String(stopped)).toBe(true)
    await officer.getByText(`${stopped} of 200 letters are prepared`).waitFor()
    await goTo(officer, pathname)
    await goTo(officer, `${pathname}/letters`)
    expect(await prepared()).toBe(stopped)
    expect(await axe(officer)).toEqual([])
    await press(officer, 'Prepare now')
    await officer.getByText('200 of 200 letters are prepared').waitFor()
    await officer.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' })
    expect(await officer.getByRole('button', { name: 'Prepare now' }).count()).toBe(0)
  })

  it('is released by the director', async () => {
    await release()
    const page = await read<{ rows: { proposal: string }[] }>(
      officer.context().request,
      `/api${awards.slice(4)}`,
    )
    funded = page.rows.map(({ proposal }) => proposal)
    expect([funded.length > 60, funded.includes(given), funded.includes(excluded)]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('twenty decline, three of them on their pages, and the hours lie where they can be offered', async () => {
    const [first = '', ...others] = funded.slice(0, 20)
    await goTo(await holderOf(first), resultOf(first))
    expect(await axe(await holderOf(first))).toEqual([])
    for (const number of [first, ...others.slice(0, 2)]) {
      const page = await holderOf(number)
      await goTo(page, resultOf(number))
      await press(page, 'Decline …')
      await press(page, 'Decline the award')
      await page.getByText('You have declined the award.').waitFor()
    }
    for (const number of others.slice(2)) {
      const { version } = await awardOf(number)
      const path = `${pathOf(number)}/award/decline`
      await send(await holderOf(number), path, { reason: 'No time.' }, version)
    }
    await goTo(officer, awards)
    const [, , , left] = await addsUp(officer)
    expect(left).toBeGreaterThan(50_000)
    await officer.getByLabel('Show').selectOption('freed')
    expect(await officer.locator('#awards tbody tr').count()).toBe(20)
    expect(await axe(officer)).toEqual([])
  })

  it('the waiting list is served, answered, and served again', async () => {
    const first = await serve()
    expect(first.length).toBeGreaterThan(6)
    const [accepting = '', declining = '', ...others] = first
    await goTo(await holderOf(accepting), resultOf(accepting))
    await press(await holderOf(accepting), 'Accept the offer')
    await (await holderOf(accepting)).getByText(/Offer of .* accepted/).waitFor()
    await goTo(await holderOf(declining), resultOf(declining))
    await press(await holderOf(declining), 'Decline the offer')
    await (await holderOf(declining)).getByText(/Offer of .* declined/).waitFor()
    for (const [index, number] of others.entries()) await answerOffer(number, index % 3 !== 0)
    offered = await serve()
    expect(offered.length).toBeGreaterThan(0)
    expect(offered).not.toContain(declining)
    for (const number of offered) await answerOffer(number, true)
    await goTo(officer, awards)
    expect((await addsUp(officer))[1]).toBe(0)
  })

  it('whoever was excluded appeals, and the director upholds it with hours of the reserve', async () => {
    const page = await holderOf(excluded)
    await goTo(page, resultOf(excluded))
    await press(page, 'Write an appeal')
    await page.getByLabel('Your appeal').fill('The exclusion is a mistake.')
    await press(page, 'File the appeal')
    await page.getByText('It waits for a director.').waitFor()
    await goTo(director, `${call}/appeals`)
    await director.getByLabel('Reasons for the applicant').fill('It is.')
    await director.getByLabel('Decision', { exact: true }).selectOption('upheld')
    await director.getByLabel('Hours offered at once').fill('2000')
    await director.getByLabel('From', { exact: true }).selectOption('reserve')
    await press(director, 'Decide the appeal')
    await director.getByText(/2,000\sh were offered with it/).waitFor()
    expect(await axe(director)).toEqual([])
    await goTo(page, resultOf(excluded))
    const firstLines = () => page.locator('.answer').innerText()
    expect(await firstLines()).toMatch(/offered 2,000\sh\. Your appeal was upheld\.$/)
    await press(page, 'Accept the offer')
    await page.getByText(/Offer of 2,000\sh accepted/).waitFor()
    await expect.poll(firstLines).toMatch(/^Your project holds 2,000\sh[^.]*\. Your appeal was upheld\.$/)
  })

  it('a second decision is chained to the first, and draws from the reserve what is not left over', async () => {
    await goTo(officer, awards)
    const [, , reserve = 0, left = 0] = await addsUp(officer)
    await press(officer, 'Propose a later decision')
    await press(officer, 'Add a change')
    await officer.getByLabel('Number of the proposal').fill(held)
    await officer.getByLabel('Award in all').fill(String(Math.ceil(left / 100) * 100 + 1000))
    await officer.getByLabel('Reason, public').fill(reason)
    await press(officer, 'Propose the decision')
    await officer.waitForURL(/\/app\/decisions\//)
    await settle(officer)
    await sign(new URL(officer.url()).pathname)
    await release()
    await goTo(officer, awards)
    expect(await officer.locator('.chain li').count()).toBe(2)
    expect(await officer.locator('.chain li').last().innerText()).toContain('after ')
    const [, offers = 0, stillReserved = 0, stillLeft] = await addsUp(officer)
    expect([offers, stillLeft]).toEqual([Math.ceil(left / 100) * 100 + 1000, 0])
    expect(stillReserved).toBe(reserve + left - offers)
    await officer.getByRole('link', { name: 'History' }).click()
    await officer.getByRole('heading', { name: 'History' }).first().waitFor()
    const drawn = officer.getByRole('row', { name: /Drawn for awards by hand/ })
    expect(await drawn.innerText()).toContain((reserve - stillReserved).toLocaleString('en-GB'))
    expect(await axe(officer)).toEqual([])
  })
})

async function download(page: Page, name: string | RegExp, as: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).first().click(),
  ])
  const path = join(downloads, as)
  await file.saveAs(path)
  return path
}

/** The command of the README, in a clone, on files that were downloaded. */
async function verify(record: string, more: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('npx', ['furrow', 'verify', record, ...more], { cwd: clone })
  return stdout
}

describe('a stranger', () => {
  it('verifies both records in the page and with the command of the README', async () => {
    const page = await openAs(browser, server.url, null, { path: '/results/whole', acceptDownloads: true })
    expect(await axe(page)).toEqual([])
    await press(page, 'Verify in this page')
    await page.getByText('The decision holds').waitFor()
    const second = await download(page, 'Download the record', 'second.json')
    const snapshot = await download(page, 'Download the snapshot', 'snapshot.json')
    const first = await download(page, /^Record 1,/, 'first.json')
    await page.getByLabel(/A record from your disk/).setInputFiles([first])
    await page.getByText('Checked was the file from your disk').waitFor()
    expect(await page.locator('.verdict').innerText()).toMatch(/^The decision holds/)
    const key = /--key (\S+)/.exec(await page.locator('#verify').innerText())?.[1] ?? ''
    const shown = ['--snapshot', snapshot, '--key', key]
    const said = /^The decision on whole holds: outcome recomputed/
    expect(await verify(first, shown)).toMatch(said)
    expect(await verify(second, [...shown, '--previous', first])).toMatch(said)
  })
})
