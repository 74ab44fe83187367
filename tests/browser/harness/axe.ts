import axeCore from 'axe-core'
import type { Page } from 'playwright-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] }

async function violationsOf(page: Page, runOnly: readonly string[]): Promise<string[]> {
  const violations: Violation[] = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] }).then((result) => result.violations)`,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  )
}

/** What axe finds wrong, in the light scheme and, where the schemes differ, which is in their colours, in the dark one. */
export async function axe(page: Page): Promise<string[]> {
  // As text it passes the page's CSP, which rightly forbids eval.
  await page.evaluate(axeCore.source)
  const light = await violationsOf(page, rules)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await violationsOf(page, ['color-contrast'])
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light.map((text) => `light ${text}`), ...dark.map((text) => `dark ${text}`)]
}
