import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { axe } from './harness/axe.ts'
import { openAs, settle } from './harness/browser.ts'
import { inBrowser } from './harness/run.ts'
import { startServer } from './harness/server.ts'

const call = '/app/calls/gefion-pilot'
const { browser, server } = await inBrowser(startServer)
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
