import { gamingParts, policyMatrixParts, usualPolicies } from '@furrow/core/allocation/policy-matrix'
import { priceParts } from '@furrow/core/allocation/price-of-rules'
import { runAll } from '@furrow/core/allocation/progress'
import { finish } from '@furrow/core/ranking/leave-one-out'
import { scoreSteps } from '@furrow/core/ranking/score-document'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Draft } from '../../web/src/features/studio/draft.ts'
import { percent, plain, whole, type CallEngine } from './call-engine.ts'

export const hours = (gpuHours: number): string => `${gpuHours.toLocaleString('en-GB')} h`

/** What a finding says, with plain spaces. */
export async function finding(page: Page, name: string): Promise<string> {
  const text = await page
    .locator(`[data-figure="${name}"]`)
    .locator('[data-finding]')
    .innerText({ timeout: 60_000 })
  return text.replaceAll(/[\u00A0\u202F]/g, ' ')
}

/** The numbers of a column of a figure's table, which is folded away. */
export const column = async (page: Page, name: string, nth: number): Promise<number[]> =>
  (
    await page.locator(`[data-figure="${name}"]`).locator(`tbody tr td:nth-of-type(${nth})`).allTextContents()
  ).map((text) => Number(text.replaceAll(/[^\d.]/g, '')))

/** What the draws of the page come to in the engine: the zone, and the facts of one proposal of it. */
export async function holdDraws(page: Page, { engine, scenario }: CallEngine): Promise<void> {
  const { greyZone, proposals } = finish(scoreSteps(engine, scenario()))
  if (greyZone === null) throw new Error('The hours suffice for everybody.')
  const zone = page.locator('[data-zone]')
  await zone.waitFor({ timeout: 90_000 })
  expect(await zone.getAttribute('data-zone')).toBe(String(greyZone.proposals.length))
  const [from, to] = [Math.floor(greyZone.line), Math.ceil(greyZone.line)]
  expect(plain(await zone.innerText())).toContain(
    `${whole(greyZone.proposals.length)} in the grey zone around ranks ${whole(from)}–${whole(to)}`,
  )
  const id = await page.locator('.studio-why-body h3').innerText()
  const own = proposals.find(({ proposal }) => proposal === id)
  if (own?.hours == null || own.rankInterval90 === null) throw new Error(`${id} was not drawn.`)
  const facts = plain(await page.locator('[data-chance-facts]').innerText())
  expect(facts).toContain(`Rank, 90 % of the draws ${own.rankInterval90.map(whole).join('–')} `)
  expect(facts).toContain(
    `Expected rank ${own.expectedRank?.toLocaleString('en-GB', { maximumFractionDigits: 1 })} `,
  )
  expect(facts).toContain(` ${percent(own.probabilityFunded ?? NaN, 0)} `)
  expect(facts).toContain(`Hours, mean of the draws ${whole(own.hours.mean)} h`)
  expect(facts).toContain(`${whole(own.hours.low)}–${whole(own.hours.high)} h`)
}

/** What the page calls `usualPolicies`. */
const policyNames = [
  'Cut-off by rank',
  'Cut-off by rank, whole awards, no skipping',
  'Proportional to score × request',
  'Steps of the score',
  'Tiers with a draw',
  'Equal shares by criteria',
  'Largest score × hours',
  'Largest sum of scores',
]

const analysis = (page: Page, name: string) => page.locator(`[data-analysis="${name}"]`)

/** Asks for these analyses, in the order in which they are held against the engine. */
export async function askFor(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names)
    await analysis(page, name)
      .getByRole('button', { name: /^Compute/ })
      .click()
}

/** What each rule costs; the import itself has none, so the reserve is the only one. */
export async function holdPrices(page: Page, { engine, scenario }: CallEngine, changed: Partial<Draft>) {
  const prices = runAll(priceParts(engine, scenario(changed)))
  expect(prices.map(({ rule }) => rule.kind)).toEqual(['reserve'])
  const [price] = prices
  const told = analysis(page, 'prices').locator('[data-rule="reserve"] p')
  expect(plain(await told.innerText({ timeout: 60_000 }))).toBe(
    `Reserve · costs ${percent(price?.shareFraction ?? NaN, 1)} of what would be reached without it · ${whole(price?.moved.length ?? NaN)} get other hours without it`,
  )
}

const scoreHours = 'Score × hours (thousand points × h)'

/** Each policy whose column needs no solver: awards that differ, funded, hours, score × hours, evenness. */
export async function holdMatrix(page: Page, { engine, scenario }: CallEngine, changed: Partial<Draft>) {
  const rows = runAll(policyMatrixParts(engine, scenario(changed)))
  const table = analysis(page, 'matrix').locator('table')
  await table.waitFor({ timeout: 60_000 })
  const heads = (await table.locator('thead th').allInnerTexts()).map(plain)
  const lines = await table
    .locator('tbody tr')
    .evaluateAll((all) => all.map((line) => [...line.children].map((cell) => cell.textContent ?? '')))
  const cell = (measure: string, nth: number) => plain(lines.find(([name]) => name === measure)?.[nth] ?? '')
  expect(heads.map((head) => head.replace(/ not proven in time$/, ''))).toEqual(['Policy', ...policyNames])
  for (const [place, row] of rows.entries()) {
    const nth = place + 1
    const measures = ['Other awards than now', 'Funded proposals', 'Hours given', scoreHours]
    expect(measures.map((measure) => cell(measure, nth))).toEqual([
      whole(row.differing),
      whole(row.funded),
      `${whole(row.awarded)} h`,
      whole(row.scoreHours / 1000),
    ])
    expect(cell('Evenness (Jain, 1 = all alike)', nth)).toBe(
      row.jain?.toLocaleString('en-GB', { minimumFractionDigits: 3, maximumFractionDigits: 3 }),
    )
  }
}

/** Who would gain by exaggerating, among the hundred nearest to the line. Equal shares take long, and stay out. */
export async function holdGaming(page: Page, { engine, scenario }: CallEngine, changed: Partial<Draft>) {
  const asked = scenario(changed)
  const { contest, grants } = engine.run(asked)
  const line = contest.order.findIndex((i) => (grants.award[i] ?? 0) < (contest.upper[i] ?? 0))
  const proposals = Array.from(contest.order.slice(line - 50, line + 50), (i) => engine.field.ids[i] ?? '')
  const policies = usualPolicies.filter(({ kind }) => kind !== 'equal-shares')
  const rows = runAll(gamingParts(engine, asked, { proposals, policies }))
  expect(rows.some(({ doubledRequest }) => doubledRequest.length > 0)).toBe(true)
  const told = analysis(page, 'gaming').locator('tbody')
  await told.waitFor({ timeout: 90_000 })
  expect(await analysis(page, 'gaming').innerText()).toContain(
    'Of the 100 ranked proposals nearest to the line',
  )
  const text = (gains: (typeof rows)[number]['doubledRequest']) => {
    const hours = gains.reduce((sum, { before, after }) => sum + after - before, 0)
    return `${gains.length} of 100${gains.length === 0 ? '' : ` · +${whole(hours / gains.length)} h`}`
  }
  for (const { policy, doubledRequest, doubledMinimum } of rows) {
    const name = policyNames[usualPolicies.indexOf(policy)] ?? ''
    const row = told.locator('tr', { has: page.getByRole('rowheader', { name, exact: true }) })
    expect((await row.locator('td').allInnerTexts()).map(plain), name).toEqual([
      text(doubledRequest),
      text(doubledMinimum),
    ])
  }
}
