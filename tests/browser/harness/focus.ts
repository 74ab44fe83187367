import type { Page } from 'playwright-core'

/** Runs in the page: the focused element where something lies over it (WCAG 2.4.11), else null. */
function coveredFocus(): string | null {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return null
  const { left, right, top, bottom, width, height } = focused.getBoundingClientRect()
  if (width === 0 || height === 0) return null
  const points = [
    [(left + right) / 2, (top + bottom) / 2],
    [left + 3, top + 3],
    [right - 3, bottom - 3],
  ] as const
  const isSeen = points.some(([x, y]) => {
    const over = document.elementFromPoint(x, y)
    return over !== null && (focused.contains(over) || over.contains(focused))
  })
  return isSeen ? null : `${focused.tagName} ${focused.textContent.slice(0, 40)} at ${Math.round(top)}`
}

/** Presses Tab so often and names what was focused out of sight. */
export async function hiddenByTab(page: Page, presses: number): Promise<string[]> {
  const hidden: string[] = []
  for (let count = 0; count < presses; count += 1) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(coveredFocus)
    if (found !== null) hidden.push(found)
  }
  return hidden
}
