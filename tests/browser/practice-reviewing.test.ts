import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axe } from './harness/axe.ts'
import { goTo, openAs } from './harness/browser.ts'
import { inBrowser } from './harness/run.ts'
import { startServer } from './harness/server.ts'

const { browser, server } = await inBrowser(startServer)

/** Chooses the lowest level of every criterion by keys, writes a text and hands in. */
async function reviewByHand(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Accept', exact: true }).click()
  await page.getByRole('heading', { name: 'Your review' }).waitFor()
  const criteria = await page.locator('[data-criterion]').count()
  for (let place = 0; place < criteria; place += 1) {
    await page.keyboard.press('j')
    await page.keyboard.press('1')
  }
  await page.keyboard.press('j')
  await page.keyboard.press('3')
  await page.keyboard.press('c')
  await page.keyboard.type('Read in the rehearsal.')
  await page.getByRole('button', { name: 'Hand in', exact: true }).click()
  await page.getByRole('heading', { name: 'Handed in' }).waitFor()
}

/** Proposes what the Studio shows, signs it as a director, and finds no way to release it. */
async function signWithoutRelease(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Propose', exact: true }).click()
  await page.getByRole('button', { name: 'Propose the decision' }).click()
  await page.waitForURL(/\/app\/decisions\//)
  const { pathname } = new URL(page.url())
  const director = await openAs(browser, server.url, 'director', { path: pathname })
  await director.getByLabel('Your password').fill('furrow-practice')
  await director.locator('form').getByRole('button', { name: 'Sign' }).click()
  await director.getByText('is signed and not released').waitFor()
  await director.getByText('it can be signed, and it can never be released').waitFor()
  expect(await director.getByRole('button', { name: /release/i }).count()).toBe(0)
  expect(await axe(director)).toEqual([])
  const reply = await director.request.post(`/api${pathname.replace('/app', '')}/release`, {
    data: {},
    headers: { origin: server.url },
  })
  expect([reply.status(), (await reply.json()).code]).toEqual([409, 'rehearsal-never-released'])
  await director.reload()
  await director.getByText('is signed and not released').waitFor()
  await director.context().close()
}

it('an officer rehearses a round: a copy before its reviews, one by hand, the rest invented, locked, the Studio, signed, never released', async () => {
  const page = await openAs(browser, server.url, 'officer', { path: '/app/practice' })
  const copy = page.locator('form').first()
  await copy.getByLabel('Call', { exact: true }).selectOption({ label: 'Gefion pilot call' })
  await copy.getByLabel('Start with').selectOption('reviewing')
  await copy.getByRole('button', { name: 'Make the copy' }).click()
  await page.getByRole('heading', { level: 1, name: 'Practice: Gefion pilot call' }).waitFor()
  const round = new URL(page.url()).pathname
  await page.getByText('Invented reviewers write nothing by themselves.', { exact: false }).waitFor()
  expect(await axe(page)).toEqual([])

  await page.getByRole('link', { name: 'To your reviews' }).click()
  await page.getByText('0 of 3 done').waitFor()
  await page.locator('tbody tr').first().getByRole('link').click()
  await reviewByHand(page)

  await goTo(page, round)
  await page.getByRole('button', { name: 'Hand in invented reviews for all the rest' }).click()
  await page.getByText(/^\d+ invented reviews are handed in\.$/).waitFor()
  await page
    .getByRole('button', { name: 'Hand in invented reviews for all the rest' })
    .waitFor({ state: 'detached' })

  await goTo(page, `${round}/reviews`)
  await page.getByRole('button', { name: 'Lock the reviews' }).click()
  await page.getByRole('button', { name: 'Lock now' }).click()
  await page
    .getByText(/^Locked /)
    .first()
    .waitFor()
  await goTo(page, `${round}/studio`)
  await page.locator('[data-hash^="sha256:"]').waitFor()
  await signWithoutRelease(page)
  await page.context().close()
})
