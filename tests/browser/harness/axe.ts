import axeCore from 'axe-core'
import type { Page } from 'playwright-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] }

/**
 * Runs in the page: rows of a table or a list that are built like two before them, but for words, addresses and
 * numbers. Where axe finds nothing in those two, it finds nothing in the forty below them, which took most of its time.
 */
function repeats(): Element[] {
  const varying =
    /^(id|href|for|name|value|title|data-.*|aria-(label|labelledby|describedby|controls|rowindex))$/
  const told = ({ name, value }: Attr) =>
    (varying.test(name) ? [name, value !== ''] : [name, value]).join('=')
  const built = (node: Node): string => {
    if (!(node instanceof Element)) return node.textContent?.trim() === '' ? '' : '.'
    const parts = [...node.childNodes].map(built)
    return `<${node.tagName} ${[...node.attributes].map(told).sort().join(' ')}>${parts.join('')}</>`
  }
  return [...document.querySelectorAll('tbody, ul, ol, [role=grid] [role=presentation]')].flatMap((list) => {
    const times = new Map<string, number>()
    return [...list.children].filter((row) => {
      const like = built(row)
      const before = times.get(like) ?? 0
      times.set(like, before + 1)
      return before >= 2
    })
  })
}

async function violationsOf(page: Page, runOnly: readonly string[]): Promise<string[]> {
  // Of what axe would load beforehand, none of these rules reads the styles.
  const options = { runOnly, resultTypes: ['violations'], preload: { assets: ['media'] } }
  const violations: Violation[] = await page.evaluate(
    `axe.run({ exclude: (${repeats.toString()})() }, ${JSON.stringify(options)}).then((result) => result.violations)`,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  )
}

/** What axe finds wrong, in the light scheme and, where the schemes differ, which is in their colours, in the dark one. */
export async function axe(page: Page): Promise<string[]> {
  // As text it passes the page's CSP, which rightly forbids eval; a document that was asked before has it.
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axeCore.source)
  const light = await violationsOf(page, rules)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await violationsOf(page, ['color-contrast'])
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light.map((text) => `light ${text}`), ...dark.map((text) => `dark ${text}`)]
}
