import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAsApplicant, send } from './harness/applicant.ts'
import { axe } from './harness/axe.ts'
import { goTo, launchBrowser, openAs, settle } from './harness/browser.ts'
import { addsUp } from './harness/ledger.ts'
import { releasePilot, signAndRelease } from './harness/released-pilot.ts'
import { startServer, type RunningServer } from './harness/server.ts'

const call = 'gefion-pilot'
const awards = `/app/calls/${call}/awards`
/** Whom the practice default funds, by number. */
let funded: string[] = []
/** Whom the list offers hours first. */
let number = ''
/** A later decision that the offers spoil. */
let waiting = ''
let server: RunningServer
let browser: Browser

const answerOf = (page: Page) => page.locator('.answer').innerText()

const mainText = (page: Page) => page.locator('main').innerText()

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  funded = await releasePilot({ browser, server })
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** What is printed, and what a page's end would lay over one another: grids around a text that goes over it. */
async function onPaper(page: Page, selector: string): Promise<{ text: string; grids: string[] }> {
  await page.emulateMedia({ media: 'print' })
  const grids = await page.locator(selector).evaluate((element) => {
    const around = []
    for (let at: Element | null = element; at !== null; at = at.parentElement)
      if (getComputedStyle(at).display === 'grid') around.push(at.className)
    return around
  })
  const text = await page.locator('main').innerText()
  await page.emulateMedia({ media: null })
  return { text, grids }
}

describe('awards after the release', () => {
  test('one applicant accepts a part by a keyboard, another declines, and both read what they did', async () => {
    const { page, result } = await openAsApplicant({ browser, server, number: funded[0] ?? '' })
    await goTo(page, result)
    await page.getByRole('link', { name: 'Answer', exact: true }).waitFor()
    expect(await axe(page)).toEqual([])
    const hours = page.getByLabel('Hours that you accept')
    const held = Number(await hours.inputValue())
    await hours.fill(String(held - 10_000))
    await page.getByText(/10,000\sh go back for others/).waitFor()
    await page.getByRole('button', { name: /^Accept [\d,]+ h$/ }).press('Enter')
    await page.getByText('You have accepted.').waitFor()
    expect(await page.getByRole('link', { name: 'Answer', exact: true }).count()).toBe(0)
    expect(await answerOf(page)).toMatch(
      /^Your project holds [\d,]+\sh of the [\d,]+\sh that you asked for\.$/,
    )
    await page.context().close()
    const other = await openAsApplicant({ browser, server, number: funded[1] ?? '' })
    await goTo(other.page, other.result)
    await other.page.getByRole('button', { name: 'Decline …' }).click()
    expect(await axe(other.page)).toEqual([])
    await other.page.getByRole('dialog').getByRole('button', { name: 'Decline the award' }).click()
    await other.page.getByText('You have declined the award.').waitFor()
    expect(await answerOf(other.page)).toBe('You have declined the award; your project holds no hours.')
    expect(await mainText(other.page)).toContain('The decision grants')
    await goTo(other.page, other.result.replace(/result$/, 'letter'))
    const printed = await onPaper(other.page, '.letter')
    expect(printed.grids).toEqual([])
    expect(printed.text).toContain('Dear ')
    expect(printed.text).not.toMatch(/Language of the letter|As a PDF/)
    await other.page.context().close()
  })

  test('the officer reads before an offer that a later decision that waits would not stand with it', async () => {
    const page = await openAs(browser, server.url, 'officer')
    const path = `/api/calls/${call}`
    const list = await page.context().request.get(`${path}/waiting-list`)
    const { next }: { next: { proposal: string; award: number }[] } = await list.json()
    const changes = next.slice(0, 1).map(({ proposal, award }) => ({ proposal, award, reason: 'As asked.' }))
    waiting = (await send<{ id: string }>(page, `${path}/next-decision`, { note: '', changes })).id
    await goTo(page, awards)
    await page.getByRole('button', { name: 'Offer …' }).click()
    await page.getByText('From offer 1 on, the later decision that waits can neither be signed').waitFor()
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  test('the officer reads the ledger, offers the list its hours, and nothing moved before', async () => {
    const page = await openAs(browser, server.url, 'officer', { path: awards })
    const [awarded, offered, , left] = await addsUp(page)
    expect([offered, (left ?? 0) >= 10_000]).toEqual([0, true])
    expect(await axe(page)).toEqual([])
    const first = await page.locator('.next-offers li').first().innerText()
    await page.getByRole('button', { name: 'Offer …' }).click()
    await page.getByRole('dialog').getByLabel('From the beginning of the list to').selectOption('1')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Send the offers (1)' }).click()
    await page.getByText('Offers sent: 1.').first().waitFor()
    await settle(page)
    const after = await addsUp(page)
    expect([after[0], (after[1] ?? 0) > 0]).toEqual([awarded, true])
    number = /P\d+/.exec(first)?.[0] ?? ''
    await page.getByLabel('Show').selectOption('offered')
    const row = page.locator('#awards').getByRole('row', { name: new RegExp(number) })
    expect(await row.innerText()).toContain('offered')
    await page.context().close()
  })

  test('the later decision says why it does not stand any more and what to do, and is withdrawn', async () => {
    const page = await openAs(browser, server.url, 'officer', { path: `/app/decisions/${waiting}` })
    const notice = await page.getByRole('alert').innerText()
    expect(notice).toContain(`${number}: what is held or offered is not what it was`)
    expect(notice).toContain('Else withdraw it and propose it again')
    expect(await axe(page)).toEqual([])
    await send(page, `/api/decisions/${waiting}/withdraw`, {})
    await page.context().close()
  })

  test('whoever was offered hours declines, asks for reasons and appeals, on one page', async () => {
    const { page, result } = await openAsApplicant({ browser, server, number })
    await goTo(page, result)
    expect(await answerOf(page)).toMatch(/^Your proposal is offered [\d,]+\sh\.$/)
    await page.getByRole('button', { name: 'Decline the offer' }).click()
    await page.getByText(/Offer of 72,000\sh declined/).waitFor()
    await page.getByLabel('Ask for reasons').fill('Why was the cap so low?')
    await page.getByRole('button', { name: 'Send the question' }).click()
    await page.getByText('Waits for an answer').waitFor()
    await page.getByRole('button', { name: 'Write an appeal' }).click()
    await page.getByLabel('Your appeal').fill('So many hours are too many; 20,000 would do.')
    await page.reload()
    await settle(page)
    expect(await page.getByLabel('Your appeal').inputValue()).toBe(
      'So many hours are too many; 20,000 would do.',
    )
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'File the appeal' }).click()
    await page.getByText('It waits for a director.').waitFor()
    await page.context().close()
  })

  test('the office answers, a director upholds the appeal with hours that are left over, in writing', async () => {
    const officer = await openAs(browser, server.url, 'officer', { path: awards })
    await officer.getByLabel('Answer', { exact: true }).fill('The machine has so many GPUs.')
    await officer.getByRole('button', { name: 'Send the answer' }).click()
    await officer.getByText('Answered: 1').waitFor()
    await officer.context().close()
    const page = await openAs(browser, server.url, 'director', { path: `/app/calls/${call}/appeals` })
    await page.getByText('So many hours are too many; 20,000 would do.').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByLabel('Reasons for the applicant').fill('The cap was taken from another machine.')
    expect(await page.getByRole('button', { name: 'Decide the appeal' }).isDisabled()).toBe(true)
    await page.getByLabel('Decision', { exact: true }).selectOption('upheld')
    await page.getByLabel('Hours offered at once').fill('20000')
    await page.getByRole('button', { name: 'Decide the appeal' }).click()
    await page.getByText(/20,000\sGPU-hours in all; the least that it calls useful/).waitFor()
    await page.getByLabel('Offer it all the same').check()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Decide the appeal' }).click()
    await page.getByText(/20,000\sh were offered with it/).waitFor()
    expect(await page.getByRole('button', { name: 'Decide the appeal' }).count()).toBe(0)
    await page.context().close()
  })

  test('a director takes the signature of a later decision back, with a reason, and another can be proposed', async () => {
    const officer = await openAs(browser, server.url, 'officer')
    const { id } = await send<{ id: string }>(officer, `/api/calls/${call}/next-decision`, {})
    await officer.context().close()
    const page = await openAs(browser, server.url, 'director2')
    await send(page, `/api/decisions/${id}/sign`, { password: 'furrow-practice' })
    await goTo(page, `/app/decisions/${id}`)
    await page.getByRole('button', { name: 'Take the signature back' }).click()
    await page.getByLabel('Why it is taken back').fill('The panel asks for a change first.')
    expect(await axe(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Take the signature back' }).click()
    await page.getByText(/Signature taken back by .*: The panel asks for a change first\./).waitFor()
    expect(await page.getByRole('button', { name: 'Release' }).count()).toBe(0)
    await page.context().close()
  })

  test('the awards as they stand become the next decision, and the history tells all of it', async () => {
    const page = await openAs(browser, server.url, 'officer', { path: awards })
    await page.getByRole('button', { name: 'Propose a later decision' }).click()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Propose the decision' }).click()
    await page.waitForURL(/\/app\/decisions\//)
    await page.getByText('The award was declined.').first().waitFor()
    const later = await page.locator('#later').innerText()
    expect(later).toMatch(
      /What this decision changes since record 1[\s\S]*Nothing of its own[\s\S]*Award declined −[\d,]+\sh[\s\S]*20,000\sh were offered/,
    )
    expect(await mainText(page)).not.toContain('Decided by hand')
    expect(await axe(page)).toEqual([])
    await signAndRelease({ browser, server }, new URL(page.url()).pathname.split('/').at(-1) ?? '')
    await goTo(page, awards)
    expect(await page.locator('.chain li').count()).toBe(2)
    expect(await page.locator('.chain li').last().innerText()).toContain('after ')
    await addsUp(page)
    await page.getByRole('link', { name: 'History' }).click()
    await page.getByText('Later decision released').waitFor()
    expect(await mainText(page)).toMatch(/Appeal upheld[\s\S]*Award declined[\s\S]*Ledger opened/)
    expect(await axe(page)).toEqual([])
    await goTo(page, `/results/${call}`)
    await page.getByText('What has become of awards since the first decision').waitFor()
    await goTo(page, `/da/results/${call}`)
    await page.getByText('Bevillingen blev afslået.').waitFor()
    await goTo(page, `/results/${call}`)
    await page.getByText('What has become of awards since the first decision').waitFor()
    const text = await mainText(page)
    expect(text).toMatch(/with the awards as they stood on .*, when it was proposed/)
    expect(text).toMatch(/By now [\d,]+\sh are awarded/)
    expect(text).not.toContain('Decided by hand')
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })
})
