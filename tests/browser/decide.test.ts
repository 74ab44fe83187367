import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeMailServer } from '../server/harness/mail-server.ts'
import { send } from './harness/applicant.ts'
import { axe } from './harness/axe.ts'
import { goTo, openAs, settle } from './harness/browser.ts'
import { pagesOfPrint } from './harness/print.ts'
import { signAndRelease } from './harness/released-pilot.ts'
import { inBrowser } from './harness/run.ts'
import { startServer } from './harness/server.ts'

const call = '/app/calls/gefion-pilot'
/** Of so many letters the mail server takes no more until it is told to. */
const atMost = 12
let letGo: () => void = () => {}
const goesOn = new Promise<void>((resolve) => (letGo = resolve))
const mail = await makeMailServer(async (stage) => {
  if (stage === 'taken' && lettersTaken().length === atMost) await goesOn
  return false
})
const lettersTaken = () =>
  [...mail.takenOf].filter(([key]) => key.startsWith(`result:${path.split('/').at(-1) ?? ''}:`))
const { browser, server } = await inBrowser(() => startServer(undefined, { SMTP_URL: mail.url }))
afterAll(() => mail.close())
/** Of the practice data, by name. */
const scenarios = new Map<string, string>()

beforeAll(async () => {
  const officer = await openAs(browser, server.url, 'officer')
  const reply = await officer.context().request.get('/api/calls/gefion-pilot/scenarios')
  const { items }: { items: { id: string; name: string }[] } = await reply.json()
  for (const { id, name } of items) scenarios.set(name, id)
  await officer.context().close()
})

const previewPath = (name: string) => `${call}/decide/${scenarios.get(name) ?? ''}`

type Kind = 'award' | 'exclude' | 'hold'

async function override(page: Page, proposal: string, kind: Kind, hours?: string): Promise<void> {
  await page.getByRole('button', { name: 'Decide one by hand' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Proposal').fill(proposal)
  await dialog.getByLabel('What to do').selectOption(kind)
  if (hours !== undefined) await dialog.getByLabel('Hours').fill(hours)
  await dialog.getByLabel('Reason').fill(`The panel asked for it: ${proposal}.`)
  await dialog.getByRole('button', { name: 'Decide by hand' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await settle(page)
}

const remove = (page: Page, proposal: string) =>
  page.getByRole('button', { name: `Remove the override of ${proposal}` }).click()

describe('overrides in the preview', () => {
  test('one that another needs is not removed: the page says what stands against it, and nothing is lost', async () => {
    const page = await openAs(browser, server.url, 'officer', { path: previewPath('Practice default') })
    await override(page, 'P30', 'exclude')
    await override(page, 'P18', 'award', '4000')
    await remove(page, 'P30')
    const row = page.locator('[data-override="P30"]')
    await row.getByRole('alert').waitFor()
    expect(await row.innerText()).toMatch(
      /The panel asked for it: P30\.[\s\S]*It stays[\s\S]*more than the budget of 315,000/,
    )
    // Else the bar of the page lies over whatever row it happens to stop at.
    await page.evaluate(() => scrollTo(0, 0))
    expect(await axe(page)).toEqual([])
    await remove(page, 'P18')
    await page.locator('[data-override="P18"]').waitFor({ state: 'detached' })
    await remove(page, 'P30')
    await page.getByText('Nothing: every award is what the rules give.').waitFor()
    await page.context().close()
  })

  test('those that cannot stand any more are shown with their reasons and what is wrong, also after the tab was closed', async () => {
    const page = await openAs(browser, server.url, 'officer', { path: previewPath('Practice default') })
    await override(page, 'P30', 'exclude')
    await override(page, 'P18', 'award', '4000')
    const kept = await page.context().storageState()
    await page.context().close()
    const stored = kept.origins.flatMap((origin) => origin.localStorage)
    // As after an edit of the call: P30 is no step of its own any more, P18 gets more than there is.
    for (const item of stored) item.value = item.value.replace('4000', '4000001').replace('P30', 'P99')
    const again = await openAs(browser, server.url, 'officer', {
      path: previewPath('Practice default'),
      storageState: kept,
    })
    expect(await again.locator('[data-override="P18"]').innerText()).toMatch(
      /The panel asked for it: P18\.[\s\S]*Use a multiple of/,
    )
    expect(await again.locator('[data-override="P99"]').innerText()).toMatch(
      /The panel asked for it: P30\.[\s\S]*no proposal of this number/,
    )
    expect(await axe(again)).toEqual([])
    await remove(again, 'P18')
    await again.locator('[data-override="P18"]').waitFor({ state: 'detached' })
    await remove(again, 'P99')
    await again.getByText('Nothing: every award is what the rules give.').waitFor()
    await again.context().close()
  })
})

const overrides = [
  {
    proposal: 'P18',
    kind: 'award',
    award: 4000,
    reason: 'A small test of electrolysers that the panel asked for.',
  },
  { proposal: 'P23', kind: 'hold', award: 0, reason: 'Its ethics approval is not there yet.' },
  {
    proposal: 'P30',
    kind: 'exclude',
    award: 0,
    reason: 'The panel found the data not usable for this call.',
  },
]

/** Proposes a scenario of the practice data with 10 % kept back, three overrides and a note. */
async function proposeByHand(page: Page, name: string): Promise<string> {
  const path = '/api/calls/gefion-pilot'
  const reply = await page.context().request.get(`${path}/scenarios`)
  const { items }: { items: { name: string; content: object }[] } = await reply.json()
  const content = { ...items.find((item) => item.name === name)?.content, reserve: 0.1 }
  const scenario = await send<{ id: string }>(page, `${path}/scenarios`, { name: 'With reserve', content })
  const drafted = { scenarioId: scenario.id, overrides }
  const { outcomeHash } = await send<{ outcomeHash: string }>(page, `${path}/decision-preview`, drafted)
  const note = 'The panel met on 3 March and asked for what was decided by hand.'
  const { id } = await send<{ id: string }>(page, `${path}/decisions`, { ...drafted, outcomeHash, note })
  return `/app/decisions/${id}`
}

/** The page to sign of a call of so many proposals: the same decision, with rows named P51, P52 … put to it. */
async function openLarger(path: string, proposals: number): Promise<Page> {
  const page = await openAs(browser, server.url, 'director2')
  await page.route(`**/api${path.replace('/app', '')}`, async (route) => {
    const reply = await route.fetch()
    const view = await reply.json()
    const { awards } = view.outcome
    for (let index = awards.length; index < proposals; index += 1) {
      const like = awards[index % 50]
      const proposal = `P${index + 1}`
      awards.push({ ...like, proposal })
      view.proposals[proposal] = view.proposals[like.proposal]
      if (like.award > 0) view.moved.push({ proposal, published: 0, applied: like.award })
    }
    await route.fulfill({ response: reply, json: view })
  })
  await goTo(page, path)
  return page
}

/** Put to the signature in between, and released last. */
let path = ''

describe('the page to sign on paper', () => {
  test('takes two A4 pages with fifty proposals, three overrides with reasons and a note, in both languages', async () => {
    const officer = await openAs(browser, server.url, 'officer')
    path = await proposeByHand(officer, 'Green first')
    await officer.context().close()
    for (const language of ['', '/da']) {
      const page = await openAs(browser, server.url, 'director2', { path: `${language}${path}` })
      expect(await page.locator('[data-override]').count()).toBe(3)
      expect(await pagesOfPrint(page)).toBe(2)
      await page.context().close()
    }
  })

  test('prints every award of two hundred proposals, of the others those next in line, and still has two pages', async () => {
    const page = await openLarger(path, 200)
    const awards = await page.locator('#awards [data-proposal]').count()
    expect(awards).toBeGreaterThan(20)
    expect(await pagesOfPrint(page)).toBe(2)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#awards tbody tr:visible').count()).toBe(awards)
    expect(await page.locator('#declined').innerText()).toMatch(
      /The first 30 stand here\. The report \(PDF\) lists all\./,
    )
    await page.context().close()
  })

  test('has two pages with nine hundred, says how many awards the report has beside those on paper, and keeps the signature with the hashes', async () => {
    const page = await openLarger(path, 900)
    expect(await pagesOfPrint(page)).toBe(2)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#awards').innerText()).toMatch(
      /\d+ more with [\d,]+\sh stand in the report \(PDF\) and on the page/,
    )
    const kept = await page.locator('.signing').evaluate((element) => getComputedStyle(element).breakInside)
    expect(kept).toBe('avoid')
    expect(await page.locator('.signing').innerText()).toMatch(/Hash of the snapshot[\s\S]*Not signed when/)
    await page.context().close()
  })

  test('says beside what was decided by hand what the rules gave, as such', async () => {
    const page = await openAs(browser, server.url, 'director2', { path })
    const rowOf = (number: string) => page.locator(`[data-proposal="${number}"]`).innerText()
    expect(await rowOf('P30')).toMatch(/exclude: [^\n]*\s+By the rules 16,900\sh\. Funded in part/)
    expect(await rowOf('P18')).toMatch(/award by hand: [^\n]*\s+By the rules 0\sh\. Not ranked/)
    expect(await rowOf('P38')).not.toContain('By the rules')
    await page.context().close()
  })
})

describe('a number of the preview', () => {
  test('leads to the rows behind it: of an area to its proposals, awards and rules, of energy, carbon and value to the awards', async () => {
    const page = await openAs(browser, server.url, 'officer', { path: previewPath('Practice default') })
    for (const label of ['Energy', 'Carbon, location-based', 'Given in kind', 'To be paid by users']) {
      const stat = page.locator('.stat', { hasText: label })
      expect(await stat.getByRole('link').getAttribute('href'), label).toBe('#awards')
    }
    const area = page.locator('[data-area="green-transition"]')
    expect(await area.getByRole('link').getAttribute('href')).toMatch(/\/proposals\?area=green-transition$/)
    const behind = page.locator('#behind-area')
    const digits = (text: string) => Number(text.replaceAll(/\D/g, ''))
    /** Opens a number of the area by the keyboard. @returns the number, and the sum of a column behind it */
    const open = async (name: string, column: number) => {
      const number = area.getByRole('button', { name: new RegExp(`^${name}, `) })
      await number.focus()
      await page.keyboard.press('Enter')
      const shown = await behind.locator(`[data-behind] td:nth-child(${column})`).allInnerTexts()
      expect(shown.length, name).toBeGreaterThan(1)
      return [digits(await number.innerText()), shown.reduce((sum, text) => sum + digits(text), 0)]
    }
    for (const [name, column] of [
      ['Asked for', 2],
      ['Awarded', 3],
    ] as const) {
      const [number, sum] = await open(name, column)
      expect(sum, name).toBe(number)
    }
    for (const [name, rule] of [
      ['Share', /of the 315,000\sh that are available: [\d.]+%/],
      ['Guarantee', /at least 20% of the 315,000\sh.*: 63,000\sh/],
      ['Maximum', /at most 35% of the 315,000\sh.*: 110,200\sh/],
    ] as const) {
      await open(name, 3)
      expect(await behind.innerText(), name).toMatch(rule)
    }
    await page.keyboard.press('Enter')
    expect(await behind.count()).toBe(0)
    await page.getByRole('button', { name: /^Maximum, Green/ }).click()
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })
})

describe('the texts of the letters', () => {
  test('what was typed and not saved is there again after another letter, another language and another page', async () => {
    const page = await openAs(browser, server.url, 'officer', { path: `${call}/letters` })
    const subject = page.getByLabel('Subject')
    const before = await subject.inputValue()
    await subject.fill('A subject of my own')
    await page.getByText('This device keeps what you typed').waitFor()
    await page.getByRole('combobox', { name: 'Letter', exact: true }).selectOption('declined')
    expect(await subject.inputValue()).not.toContain('of my own')
    await goTo(page, `${call}/decisions`)
    await goTo(page, `${call}/letters`)
    expect(await subject.inputValue()).toBe('A subject of my own')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Discard what was typed' }).click()
    expect(await subject.inputValue()).toBe(before)
    await subject.fill('A subject that is saved')
    await page.getByRole('button', { name: 'Save this letter' }).click()
    await page.getByText('The letter is saved.').first().waitFor()
    await page.reload()
    await settle(page)
    expect(await subject.inputValue()).toBe('A subject that is saved')
    expect(await page.getByText('This device keeps what you typed').count()).toBe(0)
    await page.context().close()
  })
})

describe('the decision that was put to the signature', () => {
  test('is released, and the officer holds the mail of its letters while it goes out, and lets it go on', async () => {
    await signAndRelease({ browser, server }, path.split('/').at(-1) ?? '')
    const page = await openAs(browser, server.url, 'officer', { path: `${path}/letters` })
    const bar = page.getByRole('progressbar', { name: 'Mail' })
    await expect.poll(() => lettersTaken().length, { timeout: 30_000 }).toBe(atMost)
    await page.getByText(`${atMost - 1} of 50 are sent, 0 could not be delivered`).waitFor()
    expect(Number(await bar.getAttribute('value'))).toBe(atMost - 1)
    await page.getByRole('button', { name: 'Hold the mail' }).click()
    await page.getByText('The mail is held.').waitFor()
    expect(await axe(page)).toEqual([])
    letGo()
    await page.getByText(`${atMost} of 50 are sent`).waitFor()
    // The rest of its round is passed over by now, or it would go out.
    await page.reload()
    await settle(page)
    await page.getByText(`${atMost} of 50 are sent`).waitFor()
    expect(lettersTaken().length).toBe(atMost)
    await page.getByRole('button', { name: 'Go on sending' }).click()
    await page.getByText('50 of 50 are sent').waitFor()
    expect(await page.getByRole('button', { name: /Hold the mail|Go on sending/ }).count()).toBe(0)
    expect(lettersTaken().map(([, times]) => times)).toEqual(Array.from({ length: 50 }, () => 1))
    await page.context().close()
  })
})
