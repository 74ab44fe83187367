import type { Page } from 'playwright-core'
import { launchBrowser, openAs } from '../browser/harness/browser.ts'
import { startStudio } from '../browser/studio-server.ts'
import { syntheticSnapshot } from './synthetic-call.ts'

const moves = 60

type Frames = { readonly sameFrame: number; readonly paints: number[]; readonly frames: number[] }

/**
 * Moves a weight once a frame, as a drag does, and measures in the page. Per move: milliseconds from the event to
 * the paint of the changed table, and whether it was painted in the frame of the event; then, in a drag that does
 * not wait, the main thread's time per frame: script, style, layout and paint. Text, because it runs in the browser.
 */
const script = (selector: string): string => `(async () => {
  const input = document.querySelector(${JSON.stringify(selector)})
  const table = document.querySelector('.studio-rows')
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  // Asked for inside of a frame's callback: answers when that frame has been painted.
  const painted = () => new Promise((resolve) => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => resolve(performance.now())
    channel.port2.postMessage(null)
  })
  const first = Number(input.value)
  let changed = null
  const observer = new MutationObserver(() => (changed ??= performance.now()))
  observer.observe(table, { childList: true, subtree: true, characterData: true, attributes: true })
  const move = (step) => {
    changed = null
    setValue.call(input, String(Math.min(100, Math.max(0, first + ((step % 40) - 20) * 1.5))))
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const paints = []
  let sameFrame = 0
  for (let step = 0; step < ${moves}; step += 1) {
    await frame()
    const start = performance.now()
    move(step)
    let end = await painted()
    if (changed !== null) sameFrame += 1
    while (changed === null && performance.now() - start < 1000) {
      await frame()
      end = await painted()
    }
    paints.push(end - start)
  }
  const frames = []
  for (let step = 0; step < ${moves}; step += 1) {
    await frame()
    const start = performance.now()
    move(step)
    frames.push((await painted()) - start)
  }
  observer.disconnect()
  return { sameFrame, paints, frames }
})()`

async function drag(page: Page): Promise<Frames> {
  await page.locator('[data-hash^="sha256:"]').waitFor()
  const selector = '.studio-tune [data-control="weight-impact"] input[type=range]'
  await page.evaluate(script(selector))
  return page.evaluate(script(selector))
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity
}

/** A slider moved in a real browser at 1,000 and at 10,000 proposals. */
export async function measureStudio(): Promise<Record<string, number>> {
  const sizes = [1000, 10_000]
  const server = await startStudio({
    snapshots: sizes.map((proposals) => syntheticSnapshot({ proposals, reviewsEach: 5, seed: 7 })),
  })
  const browser = await launchBrowser()
  const figures: Record<string, number> = {}
  for (const size of sizes) {
    const label = size.toLocaleString('en')
    const page = await openAs(browser, server.url, 'officer')
    const startedAt = performance.now()
    await page.goto(`/app/calls/synthetic-${size}/studio`)
    await page.locator('[data-totals]').waitFor()
    if (size === 10_000) figures[`Studio opened, ${label} (ms)`] = performance.now() - startedAt
    const { sameFrame, paints, frames } = await drag(page)
    if (size === 1000)
      figures[`slider moves painted in the frame of their event, ${label} (share)`] = sameFrame / moves
    figures[`slider move to paint in the browser, ${label}, 95th percentile (ms)`] = percentile(paints, 0.95)
    figures[`main-thread frame while dragging, ${label}, 95th percentile (ms)`] = percentile(frames, 0.95)
    await page.context().close()
  }
  await browser.close()
  await server.stop()
  return figures
}
