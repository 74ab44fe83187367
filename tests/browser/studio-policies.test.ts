import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { syntheticSnapshot } from '../bench/synthetic-call.ts'
import { axe } from './harness/axe.ts'
import { launchBrowser, openAs } from './harness/browser.ts'
import { startStudio, type StudioServer } from './studio-server.ts'
import { loadSolver } from '../../server/src/plugins/solver.ts'

let browser: Browser
let server: StudioServer

beforeAll(async () => {
  browser = await launchBrowser()
  server = await startStudio({ snapshots: [syntheticSnapshot({ proposals: 50, reviewsEach: 3, seed: 7 })] })
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function openStudio(): Promise<Page> {
  const page = await openAs(browser, server.url, 'officer', { path: '/app/calls/synthetic-50/studio' })
  await page.locator('[data-totals]').waitFor()
  return page
}

const choose = (page: Page, kind: string) =>
  page.getByLabel('Policy', { exact: true }).last().selectOption(kind)

async function hashOf(page: Page): Promise<string> {
  await page.waitForTimeout(800)
  await page.locator('[data-hash^="sha256:"]').waitFor({ timeout: 60_000 })
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
    const changed = await hashOf(page)
    expect(changed).not.toBe(start)
    await page.getByRole('button', { name: 'Remove step 4' }).last().click()
    expect(await hashOf(page)).toBe(start)
    await page.context().close()
  })
})
