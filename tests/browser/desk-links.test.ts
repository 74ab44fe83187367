import Database from 'better-sqlite3'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { openAsApplicant, read, send } from './harness/applicant.ts'
import { axe } from './harness/axe.ts'
import { goTo, openAs, settle } from './harness/browser.ts'
import { releasePilot } from './harness/released-pilot.ts'
import { inBrowser } from './harness/run.ts'
import { startServer } from './harness/server.ts'

const { browser, server } = await inBrowser(() => startServer())
const call = '/api/calls/gefion-pilot'

/** Whom the practice default funds, and whom the list offers the hours of the one who declines. */
let funded: string[] = []
let applicant: Page
let result = ''
let path = ''
let number = ''

const mainText = (page: Page) => page.locator('main').innerText()

/** Opens the desk and follows a link of it. */
async function follow(page: Page, name: string | RegExp): Promise<void> {
  await goTo(page, '/app')
  await page.locator('main').getByRole('link', { name }).click()
  await settle(page)
}

/** Puts a date into the past, as if nobody had come for weeks. */
function pass(sql: string): void {
  const database = new Database(join(server.dataFolder, 'furrow.db'))
  database.prepare(sql).run('2026-01-05T22:59:00.000+00:00')
  database.close()
}

/** Somebody who gets hours declines; who waits is not funded, asks and appeals. */
beforeAll(async () => {
  funded = await releasePilot({ browser, server })
  const gone = await openAsApplicant({ browser, server, number: funded[1] ?? '' })
  const own = gone.result.replace('/app', '/api').replace('/result', '')
  const { version } = await read<{ version: number }>(gone.page.context().request, `${own}/award`)
  await send(gone.page, `${own}/award/decline`, { reason: '' }, version)
  await gone.page.context().close()
  const officer = await openAs(browser, server.url, 'officer')
  const list = await read<{ next: { proposal: string }[] }>(officer.context().request, `${call}/waiting-list`)
  number = list.next[0]?.proposal ?? ''
  await officer.context().close()
  const waiting = await openAsApplicant({ browser, server, number })
  applicant = waiting.page
  result = waiting.result
  path = result.replace('/app', '/api').replace('/result', '')
  await send(applicant, `${path}/questions`, { text: 'Why was the cap so low?' })
  await send(applicant, `${path}/appeals`, { text: 'So many hours are too many; 20,000 would do.' })
})

describe('the desk of the office', () => {
  it('leads from a question to its text with the field for the answer', async () => {
    const page = await openAs(browser, server.url, 'officer')
    await follow(page, 'Questions to answer: 1')
    const question = page.locator('#questions')
    expect(await question.innerText()).toContain('Why was the cap so low?')
    await question.getByLabel('Answer', { exact: true }).fill('The machine has so many GPUs.')
    await question.getByRole('button', { name: 'Send the answer' }).click()
    await page.getByText('Answered: 1').waitFor()
    await page.context().close()
  })

  it('leads a director from an appeal to its text, where it is decided', async () => {
    const page = await openAs(browser, server.url, 'director')
    await follow(page, 'Appeals to decide: 1')
    await page.getByText('So many hours are too many; 20,000 would do.').waitFor()
    await page.getByLabel('Reasons for the applicant').fill('The cap was taken from another machine.')
    await page.getByLabel('Decision', { exact: true }).selectOption('upheld')
    await page.getByLabel('Hours offered at once').fill('20000')
    await page.getByRole('button', { name: 'Decide the appeal' }).click()
    await page.getByLabel('Offer it all the same').check()
    await page.getByRole('button', { name: 'Decide the appeal' }).click()
    await page.getByText(/20,000\sh were offered with it/).waitFor()
    await page.context().close()
  })

  it('leads to a decision to sign, and to one that waits for its release', async () => {
    const officer = await openAs(browser, server.url, 'officer')
    const { id } = await send<{ id: string }>(officer, `${call}/next-decision`, {})
    await officer.context().close()
    const page = await openAs(browser, server.url, 'director2', { path: '/app' })
    await page
      .locator('section', { has: page.getByRole('heading', { name: 'Decisions to sign' }) })
      .getByRole('link', { name: 'Gefion pilot call' })
      .click()
    await page.getByLabel('Your password').fill('furrow-practice')
    await page.getByRole('button', { name: 'Sign', exact: true }).click()
    await page.getByRole('button', { name: 'Release', exact: true }).waitFor()
    await follow(page, 'A signed decision waits for its release')
    expect(new URL(page.url()).pathname).toBe(`/app/decisions/${id}`)
    await page.getByRole('button', { name: 'Release', exact: true }).waitFor()
    await send(page, `/api/decisions/${id}/revoke`, { reason: 'Only looked at.' })
    await page.context().close()
  })
})

describe('the desk of an applicant', () => {
  it('leads to the offer of an upheld appeal: the headline says both, and the answer is given there', async () => {
    await follow(applicant, /^Answer the offer of 20,000\sh$/)
    expect(new URL(applicant.url()).pathname).toBe(result)
    expect(await applicant.locator('.answer').innerText()).toMatch(
      /^Your proposal is offered 20,000\sh\. Your appeal was upheld\.$/,
    )
    await applicant.getByRole('button', { name: 'Decline the offer' }).waitFor()
    expect(await axe(applicant)).toEqual([])
    await goTo(applicant, `/da${result}`)
    expect(await applicant.locator('.answer').innerText()).toContain('medhold')
  })

  it('leads to the answer of a question and to the reasons of an appeal', async () => {
    await follow(applicant, 'Your question about the decision is answered')
    expect(await mainText(applicant)).toContain('The machine has so many GPUs.')
    await follow(applicant, 'Your appeal is decided')
    expect(await mainText(applicant)).toContain('The cap was taken from another machine.')
  })

  it('leads to the award that waits for an answer', async () => {
    const { page, result: own } = await openAsApplicant({ browser, server, number: funded[2] ?? '' })
    await follow(page, /^Answer the award of [\d,]+\sh$/)
    expect(new URL(page.url()).pathname).toBe(own)
    await page.getByRole('button', { name: 'Decline …' }).waitFor()
    await page.context().close()
  })
})

describe('the desk of the office after the dates', () => {
  it('leads from offers and awards past their dates to just these, with the step that ends them', async () => {
    pass("UPDATE AwardOffer SET expiresAt = ? WHERE state = 'open'")
    pass("UPDATE Decision SET answerBy = ? WHERE state = 'released'")
    const page = await openAs(browser, server.url, 'officer')
    const rows = page.locator('#awards tbody tr')
    await follow(page, 'Offers past their date: 1')
    const past = rows.filter({ hasText: number })
    expect(await past.innerText()).toContain('20,000')
    expect(await past.getByRole('button', { name: 'Mark as ended' }).count()).toBe(1)
    await follow(page, new RegExp(`^Awards that nobody answered in time: ${funded.length - 1}$`))
    expect(await rows.count()).toBe(funded.length)
    expect(await page.getByLabel('Show').inputValue()).toBe('late')
    await page.context().close()
  })

  it('leaves the headline of whoever did not answer in time true', async () => {
    await goTo(applicant, result)
    expect(await applicant.locator('.answer').innerText()).toMatch(
      /^Your proposal was offered 20,000\sh; the offer stood until .*2026.* Your appeal was upheld\.$/,
    )
  })
})
