import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { syntheticSnapshot } from '../bench/synthetic-call.ts'
import { axe } from './harness/axe.ts'
import { openAs, settle } from './harness/browser.ts'
import { inBrowser } from './harness/run.ts'
import { startStudio } from './studio-server.ts'
import { loadSolver } from '../../server/src/plugins/solver.ts'

const { browser, server } = await inBrowser(() =>
  startStudio({ snapshots: [syntheticSnapshot({ proposals: 50, reviewsEach: 3, seed: 7 })] }),
)

const workerFile = /^\/assets\/exact\.worker-.*\.js$/
const solverFile = /^\/assets\/highs-.*\.wasm$/

/** How often the server was asked for the worker of the exact choice and for the solver itself. */
const loads = () =>
  [workerFile, solverFile].map((file) => server.paths().filter((path) => file.test(path)).length)

async function openStudio(search = ''): Promise<Page> {
  const page = await openAs(browser, server.url, 'officer', {
    path: `/app/calls/synthetic-50/studio${search}`,
  })
  await page.locator('[data-totals]').waitFor()
  return page
}

const choose = (page: Page, kind: string) =>
  page.getByLabel('Policy', { exact: true }).last().selectOption(kind)

/** The hash of the outcome comes once the controls have rested and the run is done. */
async function rest(page: Page): Promise<void> {
  await page.waitForTimeout(800)
  await page.locator('[data-hash^="sha256:"]').waitFor({ timeout: 60_000 })
  await settle(page)
}

async function hashOf(page: Page): Promise<string> {
  await rest(page)
  return (await page.locator('[data-hash]').getAttribute('data-hash')) ?? ''
}

const seedOf = async (page: Page): Promise<string> => {
  const reply = await page.request.get(`${server.url}/api/calls/synthetic-50/studio`)
  return (await reply.json()).seed
}

const policies = [
  [
    'steps',
    {
      kind: 'steps',
      steps: [
        { score: 80, share: 1 },
        { score: 70, share: 0.75 },
        { score: 60, share: 0.5 },
      ],
    },
  ],
  ['tiers', { kind: 'tiers', fund: 80, draw: 60 }],
  ['equal-shares', { kind: 'equal-shares' }],
  ['knapsack', { kind: 'knapsack' }],
] as const

describe('each policy in the Studio', () => {
  it.each(policies)('shows what the command line computes: %s', async (kind, policy) => {
    const page = await openStudio()
    await choose(page, kind)
    const hash = await hashOf(page)
    const scenario = parseScenario({
      format: 'furrow.scenario/1',
      policy,
      seed: await seedOf(page),
    })
    if (!scenario.ok) throw new Error(JSON.stringify(scenario.errors))
    const reply = await page.request.get(`${server.url}/api/calls/synthetic-50/snapshot`)
    const given = parseSnapshot(await reply.json())
    if (!given.ok) throw new Error(JSON.stringify(given.errors))
    const outcome = allocate(given.value, scenario.value, { solver: await loadSolver(30) })
    expect(hash).toBe(sha256(canonicalJson(outcome)))
    await page.locator('.studio-rows [role=row], .studio-rows > *').first().click()
    expect((await page.locator('.studio-reason').first().innerText()).length).toBeGreaterThan(20)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  it('steps can be added, changed and removed, and undone', async () => {
    const page = await openStudio()
    await choose(page, 'steps')
    const start = await hashOf(page)
    await page.getByRole('button', { name: 'Add a step' }).last().click()
    await page.getByLabel('Score from, step 4').last().fill('40')
    await page.keyboard.press('Enter')
    const changed = await hashOf(page)
    expect(changed).not.toBe(start)
    await page.getByRole('button', { name: 'Remove step 4' }).last().click()
    expect(await hashOf(page)).toBe(start)
    await page.context().close()
  })
})

describe('the solver of the exact choice', () => {
  beforeEach(() => server.forgetPaths())

  it('is loaded when that policy is chosen, once, and by nothing before it', async () => {
    const page = await openStudio()
    for (const kind of ['steps', 'tiers', 'equal-shares', 'proportional', 'cutoff']) {
      await choose(page, kind)
      await rest(page)
      // Purchases have an order too, and no lot made it.
      expect(await page.getByRole('button', { name: 'The draw, step by step' }).count(), kind).toBe(
        kind === 'tiers' ? 1 : 0,
      )
    }
    await page.getByRole('button', { name: 'How sure are the ranks?' }).click()
    await page.locator('[data-zone]').waitFor({ timeout: 60_000 })
    await page.locator('.studio-rows [data-proposal]').first().click()
    await page.locator('.studio-why [data-reason]').waitFor()
    for (const name of ['Pictures', 'Compare', 'Calibration', 'Ranking']) {
      await page.getByRole('tab', { name }).click()
      await settle(page)
    }
    expect(loads()).toEqual([0, 0])
    await choose(page, 'knapsack')
    await rest(page)
    await choose(page, 'cutoff')
    await rest(page)
    await choose(page, 'knapsack')
    await rest(page)
    expect(loads()).toEqual([1, 1])
    await page.context().close()
  })

  it('is loaded when all policies are compared, once, and not by the view that offers it', async () => {
    const page = await openStudio('?view=compare')
    await page.locator('[data-robust]').waitFor()
    const matrix = page.locator('[data-analysis="matrix"]')
    await rest(page)
    expect(loads()).toEqual([0, 0])
    await matrix.getByRole('button', { name: /^Compute/ }).click()
    await matrix.locator('tbody tr').nth(6).waitFor({ timeout: 120_000 })
    expect(loads()).toEqual([1, 1])
    await page.context().close()
  })
})
