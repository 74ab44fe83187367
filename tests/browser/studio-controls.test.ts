import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot, type Snapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { loadSolver } from '../../server/src/plugins/solver.ts'
import { syntheticSnapshot } from '../bench/synthetic-call.ts'
import { openAs } from './harness/browser.ts'
import { inBrowser } from './harness/run.ts'
import { startStudio } from './studio-server.ts'

const { browser, server } = await inBrowser(() =>
  startStudio({ snapshots: [syntheticSnapshot({ proposals: 50, reviewsEach: 3, seed: 7 })] }),
)
let page: Page
let snapshot: Snapshot

async function exported(name: string): Promise<string> {
  await page.getByText('Export', { exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByText(name, { exact: true }).click(),
  ])
  return readFile(await download.path(), 'utf8')
}

beforeAll(async () => {
  page = await openAs(browser, server.url, 'officer', {
    path: '/app/calls/synthetic-50/studio',
    acceptDownloads: true,
  })
  await page.locator('[data-totals]').waitFor()
  const parsed = parseSnapshot(JSON.parse(await exported('Snapshot (JSON)')))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  snapshot = parsed.value
})

/** What sets a value on the page; a slider sets the same as the box beside it. */
const selector = '.studio-tune :is(select, input:not([type=range]))'
const controls = (): Locator => page.locator(selector)

type Control = { name: string; kind: string; value: string; most: number; options: string[] }

/** Text, because it runs in the browser. */
const describeControl = (place: number): string => `((element) => ({
  name: element.getAttribute('aria-label') ?? element.labels[0]?.textContent ?? '',
  kind: element.tagName === 'SELECT' ? 'select' : element.type,
  value: element.value,
  most: Number(element.parentElement.querySelector('input[type=range]')?.max ?? 100),
  options: [...(element.options ?? [])].map((option) => option.value),
}))(document.querySelectorAll(${JSON.stringify(selector)})[${place}])`

/** Values to try, other than the one that stands. */
function othersOf({ kind, value, most, options }: Control): string[] {
  if (kind === 'select') return options.filter((option) => option !== value)
  if (kind === 'text') return ['2000, 8000']
  const some = Math.round(most * 0.4)
  return [String(Number(value) === some ? some / 2 : some)]
}

async function put(control: Locator, kind: string, value: string): Promise<void> {
  if (kind === 'select') await control.selectOption(value)
  else if (kind === 'checkbox') await control.click()
  else await control.fill(value)
}

/** The outcome that the page exports, and the one that the exported scenario leads to. */
async function bothOutcomes(): Promise<{ scenario: string; shown: string; computed: string }> {
  const shown = await exported('Outcome (JSON)')
  const scenario = await exported('Scenario with seed (JSON)')
  const parsed = parseScenario(JSON.parse(scenario), snapshot)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const outcome = allocate(snapshot, parsed.value, { solver: await loadSolver(30) })
  return { scenario, shown, computed: `${canonicalJson(outcome)}\n` }
}

/** Moves one control to each of its other values and back; each move changes the scenario, and both outcomes agree. */
async function tryControl(place: number, { name, kind, ...rest }: Control, base: string): Promise<void> {
  for (const value of othersOf({ name, kind, ...rest })) {
    await put(controls().nth(place), kind, value)
    const { scenario, shown, computed } = await bothOutcomes()
    expect(scenario, `${name} ${value} changes the scenario`).not.toBe(base)
    expect(shown === computed, `${name} ${value}: the same bytes`).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
  }
}

const tried = new Set<string>()

/** Every control that stands on the page and was not tried yet. */
async function tryControls(): Promise<number> {
  const { scenario, shown, computed } = await bothOutcomes()
  expect(shown === computed, 'the same bytes before any move').toBe(true)
  const before = tried.size
  for (let place = 0; place < (await controls().count()); place += 1) {
    const control: Control = await page.evaluate(describeControl(place))
    if (control.name === 'Policy' || tried.has(control.name)) continue
    tried.add(control.name)
    await tryControl(place, control, scenario)
  }
  return tried.size - before
}

it.each([
  ['cutoff', 25],
  ['proportional', 4],
  ['steps', 6],
  ['tiers', 3],
  ['knapsack', 1],
  ['equal-shares', 1],
] as const)(
  'every control of the page leads to the bytes of the command line: %s',
  async (policy, atLeast) => {
    await page.getByLabel('Policy', { exact: true }).last().selectOption(policy)
    expect(await tryControls()).toBeGreaterThanOrEqual(atLeast)
  },
)
