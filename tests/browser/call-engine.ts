import { makeEngine } from '@furrow/core/allocation/engine'
import type { Scenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import type { StudioContext } from '@furrow/core/contract/studio'
import { bestAwards, hindsight } from '@furrow/core/ranking/hindsight'
import type { Page } from 'playwright-core'
import { emptyDraft, withSeed, type Draft } from '../../web/src/features/studio/draft.ts'
import { runView } from '../../web/src/features/studio/run-view.ts'

/** The engine on the snapshot of a call, to hold the page against: each scenario is the empty one but for what is changed. */
export function makeCallEngine(snapshot: unknown, seed: string) {
  const parsed = parseSnapshot(snapshot)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const engine = makeEngine(parsed.value)
  const scenario = (changed: Partial<Draft> = {}): Scenario => withSeed({ ...emptyDraft, ...changed }, seed)
  const run = (changed: Partial<Draft> = {}) => runView(engine, engine.run(scenario(changed)))
  return { engine, scenario, ids: engine.field.ids, run }
}

export type CallEngine = ReturnType<typeof makeCallEngine>

export async function seedOf(page: Page, call: string): Promise<string> {
  const context: { seed: string } = await (await page.request.get(`/api/calls/${call}/studio`)).json()
  return context.seed
}

/** The same on what the server says of a call, with its published rules as the scenario that is changed. */
export async function engineOf(page: Page, call: string) {
  const reply = await page.request.get(`/api/calls/${call}/studio`)
  const { seed, published, proposals }: StudioContext = await reply.json()
  const snapshot: unknown = await (await page.request.get(`/api/calls/${call}/snapshot`)).json()
  const own = makeCallEngine(snapshot, seed)
  const scenario = (changed: Partial<Draft> = {}) => own.scenario({ ...published, ...changed })
  const run = (changed: Partial<Draft> = {}) => own.run({ ...published, ...changed })
  const place = new Map(proposals.numbers.map((number, index) => [number, index]))
  const firstTimes = own.ids.map((id) => proposals.firstTimes[place.get(id) ?? -1] ?? null)
  return { ...own, scenario, run, published, firstTimes }
}

type Run = ReturnType<CallEngine['run']>

/** How two runs differ: awards won or lost, other ranks, other awards, GPU-hours that went elsewhere. */
export function effectOf(before: Run, after: Run) {
  const difference = (i: number) => (after.award[i] ?? 0) - (before.award[i] ?? 0)
  const places = [...after.rank.keys()]
  const sum = (sign: 1 | -1) => places.reduce((total, i) => total + Math.max(0, sign * difference(i)), 0)
  return {
    crossed: places.filter((i) => (before.award[i] ?? 0) > 0 !== (after.award[i] ?? 0) > 0).length,
    moved: places.filter((i) => before.rank[i] !== after.rank[i]).length,
    awards: places.filter((i) => difference(i) !== 0).length,
    inEither: places.filter((i) => (before.award[i] ?? 0) + (after.award[i] ?? 0) > 0).length,
    hours: Math.max(sum(1), sum(-1)),
  }
}

/** Of a practice round: the share of the truly best hours that a scenario gives, as the table of the truth writes it. */
export async function truthOf(page: Page, call: string) {
  const { engine, ids, run } = await engineOf(page, call)
  const { worth }: { worth: Record<string, number> } = await (
    await page.request.get(`/api/calls/${call}/practice/truth`)
  ).json()
  const { snapshot, upper, lower } = engine.field
  const inHours = (units: Float64Array) => units.map((count) => count * snapshot.call.granularity)
  return (changed: Partial<Draft> = {}): string => {
    const { award, totals } = run(changed)
    const best = bestAwards({
      worth: Float64Array.from(ids, (id) => worth[id] ?? NaN),
      upper: inHours(upper),
      minimum: inHours(lower),
      available: totals.available,
    })
    return fixedPercent(hindsight(best, award).share)
  }
}

/** As the page writes whole numbers in English. */
export const whole = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 0 })

/** As the page writes shares that stand below each other. */
export const fixedPercent = (share: number): string =>
  new Intl.NumberFormat('en-GB', {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(share)

/** As it writes other shares. */
export const percent = (share: number, digits = 1): string =>
  new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: digits }).format(share)

/** With plain spaces, one at a time. */
export const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
