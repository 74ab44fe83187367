import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The hours of the ledger as the page of the awards shows them, once they add up to the budget, which is the last. */
export async function addsUp(page: Page): Promise<number[]> {
  const cells = await page.locator('.ledger-table td:nth-of-type(1)').allInnerTexts()
  const numbers = cells.map((text) => Number(text.replaceAll(/\D/g, '')))
  expect(numbers.slice(0, -1).reduce((sum, hours) => sum + hours, 0)).toBe(numbers.at(-1))
  return numbers
}
