import { explainParts } from '@furrow/core/allocation/explain'
import { inclusionParts } from '@furrow/core/allocation/inclusion'
import { runAll } from '@furrow/core/allocation/progress'
import type { Policy } from '@furrow/core/contract/policies'
import { finish } from '@furrow/core/ranking/leave-one-out'
import { scoreSteps } from '@furrow/core/ranking/score-document'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Draft } from '../../web/src/features/studio/draft.ts'
import { effectOf, fixedPercent, plain, whole, type engineOf } from './call-engine.ts'

type CallEngine = Awaited<ReturnType<typeof engineOf>>

export const control = (page: Page, key: string) =>
  page.locator(`.studio-tune [data-control="${key}"] input[type=number]`)

/** Takes a criterion's weight away: what the page says that it did, the rows that moved, and undone it is as before. */
export async function holdMove(page: Page, { run, published }: CallEngine): Promise<void> {
  const totals = page.locator('[data-totals]')
  const before = await totals.innerText()
  await control(page, 'weight-impact').fill('0')
  const effect = page.locator('[data-control="weight-impact"] [data-move-effect]')
  const moves = effectOf(run(), run({ weights: { ...published.weights, impact: 0 } }))
  expect(plain(await effect.innerText())).toBe(
    `${whole(moves.crossed)} proposals crossed the line, ${whole(moves.moved)} changed rank; ${whole(moves.awards)} awards changed, ${whole(moves.hours)} h moved`,
  )
  expect(await page.locator('.studio-moved').count()).toBeGreaterThan(0)
  expect(await totals.innerText()).not.toBe(before)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.waitForFunction(
    (text) => document.querySelector<HTMLElement>('[data-totals]')?.innerText === text,
    before,
  )
}

/** Opens who comes first after the line, and holds what it would take. */
export async function holdWays(page: Page, { engine, scenario }: CallEngine): Promise<void> {
  const row = page.locator('[data-furrow] + [data-proposal]').first()
  const proposal = (await row.getAttribute('data-proposal')) ?? ''
  await row.click()
  const story = page.locator('[data-story]')
  await story.waitFor({ timeout: 60_000 })
  const { goal, score, budget } = runAll(explainParts(engine, scenario(), { proposal }))
  if (score === null || budget === null) throw new Error(`Nothing gets ${proposal} its hours.`)
  expect(await story.getAttribute('data-story')).toBe(goal)
  const ways = (await page.locator('.studio-way').allInnerTexts()).map(plain)
  const points = Number((score.to - score.from).toFixed(3))
  expect(ways[0]).toContain(`A higher score ${score.from} → ${score.to} (+${points} points)`)
  expect(ways.at(-1)).toContain(`A larger budget ${whole(budget.from)} h → ${whole(budget.to)} h (+`)
}

/** Where the grey zone lies, which does not depend on how many draws were made: few do here. */
export async function holdZone(
  page: Page,
  { engine, scenario }: Pick<CallEngine, 'engine' | 'scenario'>,
  changed: Partial<Draft> = {},
): Promise<void> {
  const { greyZone } = finish(scoreSteps(engine, scenario(changed), { draws: 20 }))
  if (greyZone === null) throw new Error('The hours suffice for everybody.')
  const [from, to] = [Math.floor(greyZone.line), Math.ceil(greyZone.line)]
  const zone = page.locator('[data-zone]')
  await zone.waitFor({ timeout: 180_000 })
  expect(plain(await zone.innerText())).toContain(`in the grey zone around ranks ${whole(from)}–${whole(to)}`)
  expect(Number(await zone.getAttribute('data-zone'))).toBeGreaterThan(0)
}

export const drawnOf = (page: Page) =>
  page.locator('[data-drawn]').evaluateAll((all) => all.map((row) => row.getAttribute('data-drawn') ?? ''))

/** Of the outcome, once it is worked out. */
async function hashOf(page: Page): Promise<string | null> {
  const shown = page.locator('[data-hash^="sha256:"]')
  await shown.waitFor()
  return shown.getAttribute('data-hash')
}

/** The policy of a saved scenario. */
async function policyOf(page: Page, call: string, name: string): Promise<Policy> {
  const reply = await page.request.get(`/api/calls/${call}/scenarios`)
  const { items }: { items: { name: string; content: { policy: Policy } }[] } = await reply.json()
  const saved = items.find((item) => item.name === name)
  if (saved === undefined) throw new Error(`No scenario is called ${name}.`)
  return saved.content.policy
}

/** Draws the lots of a zone that was drawn: odds first, then lot by lot, kept with a scenario from which they come again. */
export async function holdLots(page: Page, call: string, { engine, scenario, ids, run }: CallEngine) {
  await page.getByRole('button', { name: 'Draw lots' }).click()
  await page.locator('[data-method]').waitFor({ timeout: 60_000 })
  const odds = await page
    .locator('[data-lot]')
    .evaluateAll((all) =>
      all.map((row) => [row.getAttribute('data-lot'), row.querySelector('[data-odds]')?.textContent]),
    )
  expect(await page.locator('[data-drawn]').count()).toBe(0)
  await page.getByRole('button', { name: 'Write the lots into the scenario' }).click()
  for (const shown of [1, 2]) {
    await page
      .locator('[data-drawn]')
      .nth(shown - 1)
      .waitFor()
    expect(await page.locator('[data-drawn]').count()).toBe(shown)
    await page.getByRole('button', { name: 'Next lot' }).click()
  }
  await page.getByRole('button', { name: 'All lots' }).click()
  const drawn = await drawnOf(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Scenario:/ }).click()
  await page.getByLabel('Name', { exact: true }).fill('Lots')
  await page.getByRole('button', { name: 'Save as new' }).click()
  await page.getByRole('button', { name: 'Scenario: Lots ▾' }).waitFor()
  const hash = await hashOf(page)
  const policy = await policyOf(page, call, 'Lots')
  const { proposals } = runAll(inclusionParts(engine, scenario({ policy })))
  expect(odds).toEqual(
    odds.map(([lot]) => [
      lot,
      fixedPercent(proposals.find(({ proposal }) => proposal === lot)?.probability ?? NaN),
    ]),
  )
  const { place } = run({ policy })
  const order = [...ids.keys()]
    .filter((i) => (place?.[i] ?? 0) > 0)
    .toSorted((a, b) => (place?.[a] ?? 0) - (place?.[b] ?? 0))
  expect(drawn).toEqual(order.map((i) => ids[i]))
  expect(new Set(drawn)).toEqual(new Set(odds.map(([lot]) => lot)))
  await page.goto(`/app/calls/${call}/studio`)
  await page.getByRole('button', { name: /^Scenario:/ }).click()
  await page.locator('[data-scenario="Lots"]').getByRole('button', { name: 'Open' }).click()
  await page.getByRole('button', { name: 'The draw, step by step' }).click()
  await page.getByRole('button', { name: 'All lots' }).click()
  expect(await drawnOf(page)).toEqual(drawn)
  expect(await hashOf(page)).toBe(hash)
}
