import { expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { auditActions } from '@furrow/core/contract/audit-actions'
import { goTo, openAs, settle } from './harness/browser.ts'
import { inBrowser, sharedServer } from './harness/run.ts'

const { browser, server } = await inBrowser(sharedServer)

async function idsOf(page: Page, path: string, state: string): Promise<string[]> {
  const reply = await page.context().request.get(`/api${path}`)
  const { items }: { items: { id: string; state: string }[] } = await reply.json()
  return items.filter((item) => item.state === state).map(({ id }) => id)
}

const textOf = (page: Page) => page.locator('main').innerText()

const english = /Life sciences|Healthcare|Green transition/

it('areas have their Danish names where a researcher reads their proposal and a reviewer theirs', async () => {
  const researcher = await openAs(browser, server.url, 'researcher', { path: '/da/app' })
  const [submitted] = await idsOf(researcher, '/proposals', 'submitted')
  await goTo(researcher, `/da/app/proposals/${submitted}`)
  const proposal = await textOf(researcher)
  expect(proposal).toMatch(/Grøn omstilling|Livsvidenskab|Sundhed/)
  expect(proposal).not.toMatch(english)
  const reviewer = await openAs(browser, server.url, 'reviewer', { path: '/da/app' })
  const assigned = await idsOf(reviewer, '/assignments', 'accepted')
  const texts: string[] = []
  for (const id of assigned) {
    await goTo(reviewer, `/da/app/reviews/${id}`)
    texts.push(await reviewer.locator('.desk-document .facts').innerText())
  }
  expect(texts.join('\n')).toMatch(/Grøn omstilling|Livsvidenskab|Sundhed/)
  expect(texts.join('\n')).not.toMatch(english)
})

it('the audit trail says what was done and to what in Danish, and a phone shows all of it', async () => {
  const path = '/da/app/audit'
  const page = await openAs(browser, server.url, 'auditor', { path, viewport: { width: 390, height: 844 } })
  const row = page.getByRole('row').nth(1)
  const boxesOf = (part: string) =>
    row
      .locator(part)
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).filter(({ width }) => width > 0))
  const [when] = await boxesOf('time')
  const rest = [
    ...(await boxesOf('code')),
    ...(await boxesOf('.audit-thing')),
    ...(await boxesOf('.audit-detail')),
  ]
  expect(rest.length).toBeGreaterThan(2)
  for (const { left, right } of rest) {
    expect(left).toBeGreaterThan(when?.right ?? 390)
    expect(right).toBeLessThanOrEqual(390)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  // Names of the parts of an event are those of the trail where nobody has put them into words.
  const parts = page.getByRole('cell').locator('.audit-detail dt')
  const raw = await parts.evaluateAll((all) =>
    all.map((each) => each.textContent).filter((text, index) => text === all[index]?.getAttribute('title')),
  )
  expect(await parts.count()).toBeGreaterThan(20)
  expect(raw).toEqual([])
  const things = await page.getByRole('cell').locator('.audit-only').allInnerTexts()
  expect(things.filter((text) => /[\da-f]{8}-[\da-f]{4}/.test(text))).toEqual([])
  await page.getByLabel('Handling').selectOption('Ansøgning indsendt')
  await settle(page)
  const codes = await page.getByRole('cell').locator('div.small > code').allInnerTexts()
  expect(new Set(codes)).toEqual(new Set(['submit proposal']))
  const options = await page.getByLabel('Handling').locator('option').allInnerTexts()
  expect(options.filter((text) => auditActions.some((action) => action === text))).toEqual([])
})
