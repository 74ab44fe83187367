import type { DecisionView } from '@furrow/core/contract/decisions'
import type { Page } from 'playwright-core'
import { goTo } from './browser.ts'

export interface OpenedDecision {
  readonly id: string
  /** What the page is told instead of the decision that the server has. */
  readonly change: (decision: DecisionView) => DecisionView
}

/** Opens the Danish page of a decision that is changed on its way to the page. */
export async function openChanged(page: Page, { id, change }: OpenedDecision): Promise<void> {
  const address = `**/api/decisions/${id}`
  await page.route(address, async (route) => {
    const reply = await route.fetch()
    await route.fulfill({ response: reply, json: change(await reply.json()) })
  })
  await goTo(page, `/da/app/decisions/${id}`)
  await page.unroute(address)
}
