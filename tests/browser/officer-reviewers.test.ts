import { expect, it } from 'vitest'
import { axe } from './harness/axe.ts'
import { goTo, openAs, settle } from './harness/browser.ts'
import { inBrowser } from './harness/run.ts'
import { startServer } from './harness/server.ts'

const { browser, server } = await inBrowser(startServer)

it('the office’s pages of reviewing pass axe, and a file shows its skips before anything changes', async () => {
  const page = await openAs(browser, server.url, 'officer', { path: '/app' })
  const calls: { items: { id: string; state: string }[] } = await page.evaluate(
    `fetch('/api/calls').then((reply) => reply.json())`,
  )
  const call = calls.items.find((entry) => entry.state === 'closed')
  for (const path of ['assignments', 'conflicts', 'reviews']) {
    await goTo(page, `/app/calls/${call?.id}/${path}`)
    await settle(page)
    expect(await axe(page)).toEqual([])
  }
  await goTo(page, `/app/calls/${call?.id}/assignments`)
  await page.getByRole('button', { name: 'Assign by CSV' }).click()
  await page.getByLabel('Rows').fill('P01,nobody@example.org\nnonsense')
  await page.getByText('Lines that are not a number and an address: 2').waitFor()
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByText('not a reviewer of this call').or(page.getByRole('alert')).first().waitFor()
  expect(await axe(page)).toEqual([])
})

const autumn = '/app/calls/gefion-autumn-2026'

it('rows of a file are assigned after the check, and one undo takes them back', async () => {
  const page = await openAs(browser, server.url, 'officer', { path: `${autumn}/assignments` })
  const asked = async () => {
    const { items }: { items: { assignments: { state: string }[] }[] } = await page.evaluate(
      `fetch('/api/calls/gefion-autumn-2026/assignments?pageSize=200').then((reply) => reply.json())`,
    )
    return items.reduce((sum, { assignments }) => sum + assignments.length, 0)
  }
  const before = await asked()
  await page.getByRole('button', { name: 'Assign by CSV' }).click()
  await page
    .getByLabel('Rows')
    .fill('P05,reviewer@example.org\nP06,reviewer@example.org\nP01,nobody@example.org')
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByText('P01, nobody@example.org: not a reviewer of this call').waitFor()
  expect(await asked()).toBe(before)
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await asked()).toBe(before + 2)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(asked).toBe(before)
  await page.context().close()
})

it('an officer declares an own conflict; the proposal is closed to them at once', async () => {
  const page = await openAs(browser, server.url, 'officer2', { path: `${autumn}/proposals` })
  await page.locator('tbody a', { hasText: /./ }).first().click()
  await page.waitForURL('**/proposals/*')
  const closed = page.url()
  const title = await page.locator('h1').innerText()
  await page.getByRole('button', { name: 'I have a conflict of interest' }).click()
  await page.getByLabel('What connects you').selectOption({ index: 3 })
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Declare the conflict' }).click()
  await page.waitForURL(`**${autumn}/proposals`)
  await settle(page)
  expect(await page.locator('tbody').innerText()).not.toContain(title)
  await goTo(page, closed)
  expect(await page.locator('h1').allInnerTexts()).toEqual(['There is nothing here for you'])
  expect(await axe(page)).toEqual([])
  await page.context().close()
})

it('the chair reads the panel’s reviews with the reviewers’ names, and has no lock', async () => {
  const page = await openAs(browser, server.url, 'chair', { path: '/app/calls/gefion-pilot/reviews' })
  expect(await axe(page)).toEqual([])
  await page
    .locator('.review-list button', { hasText: /reviews: [1-9]/ })
    .first()
    .click()
  await page.locator('.review-columns section').first().waitFor()
  expect(await page.locator('.review-columns .review-text').first().innerText()).not.toBe('')
  expect(await page.getByRole('button', { name: /^Lock/ }).count()).toBe(0)
  expect(await axe(page)).toEqual([])
  await page.context().close()
})
