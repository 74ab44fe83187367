import type { Page } from 'playwright-core'

/** How many pages the page has on paper. */
export async function pagesOfPrint(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}
