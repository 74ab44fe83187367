import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import loadHighs from 'highs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { highsSolver } from '@furrow/core/allocation/solver'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { sha256 } from '@furrow/core/record/hash'
import { scenarioHash, snapshotHash } from '@furrow/core/record/normal-form'
import { applyOverrides } from '@furrow/core/record/overrides'
import { signRecord } from '@furrow/core/record/sign'
import { axe } from './harness/axe.ts'
import { goTo, openAs } from './harness/browser.ts'
import { inBrowser, sharedServer } from './harness/run.ts'

const { browser, server } = await inBrowser(sharedServer)
let page: Page

beforeAll(async () => {
  page = await openAs(browser, server.url, null)
})

const call = 'gefion-taster-2026'
const verdict = () => page.locator('.verdict')
const failing = async () =>
  Promise.all((await page.locator('[data-ok="false"]').all()).map((row) => row.getAttribute('data-check')))

const fileOf = (name: string, content: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
})

const choose = (...files: ReturnType<typeof fileOf>[]) =>
  page.getByLabel(/A record from your disk/).setInputFiles(files)

const textOf = async (path: string) => (await page.request.get(path)).text()

const unwrap = <T>(result: { ok: true; value: T } | { ok: false; errors: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}

/** A decision by the exact choice, signed by nobody whom the product knows. */
async function exactDecision() {
  const folder = join(import.meta.dirname, '..', 'fixtures', 'oracles', 'formats')
  const snapshot = unwrap(parseSnapshot(JSON.parse(readFileSync(join(folder, 'snapshot.json'), 'utf8'))))
  const policy = { kind: 'knapsack', objective: 'score-hours' }
  const scenario = unwrap(parseScenario({ format: 'furrow.scenario/1', policy }, snapshot))
  const solver = highsSolver(await loadHighs(), { seconds: 10 })
  const outcome = allocate(snapshot, scenario, { solver })
  const criteria = snapshot.call.criteria.map(({ id, min, max, lowIsGood }) => ({ id, min, max, lowIsGood }))
  const record = signRecord(
    {
      format: 'furrow.record/1',
      call: snapshot.call.id,
      previous: null,
      snapshotHash: snapshotHash(snapshot),
      scenarioHash: scenarioHash(scenario),
      scenario,
      outcome,
      overrides: [],
      awards: applyOverrides(outcome, []),
      rulesPublished: {
        criteria: criteria.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        weights: {},
        thresholds: {},
        seedCommitment: sha256(scenario.seed),
      },
      engine: 'furrow 0.1.0',
      proposedBy: 'Office',
      proposedAt: '2026-11-01T10:00:00.000Z',
      signedBy: 'Director',
      signedAt: '2026-11-02T10:00:00.000Z',
    },
    Uint8Array.from({ length: 32 }, (_, index) => index + 1),
  )
  return { record, snapshot }
}

describe('verify in this page', () => {
  it('computes the decision again in the browser and shows each check with what it compared', async () => {
    await goTo(page, `/results/${call}`)
    await page.getByRole('button', { name: 'Verify in this page' }).click()
    await verdict().waitFor()
    expect(await verdict().innerText()).toMatch(/^The decision holds: computed again from \d+ proposals/)
    expect(await page.locator('[data-check]').count()).toBe(17)
    expect(await failing()).toEqual([])
    const { recordHash, snapshotHash: hash } = JSON.parse(await textOf(`/api/results/${call}`))
    expect(await page.locator('[data-check="record hash"]').innerText()).toContain(recordHash)
    expect(await page.locator('[data-check="snapshot hash"]').innerText()).toContain(hash)
    const statistics = await page.locator('#statistics').innerText()
    expect(statistics).toContain('50% of the proposals were granted hours: 5 of 10.')
    expect(statistics).toMatch(/Green transition\s+4\s+3\s+75%/)
    expect(await axe(page)).toEqual([])
  })

  it('says of a forged record from the disk which parts do not hold', async () => {
    const record = JSON.parse(await textOf(`/api/results/${call}/record`))
    const [first, ...rest] = record.awards
    await choose(
      fileOf('forged.json', { ...record, awards: [{ ...first, award: first.award + 100 }, ...rest] }),
    )
    await page.getByText('Checked was the file from your disk').waitFor()
    expect(await verdict().innerText()).toMatch(/^The decision does not hold: 4 of 17 checks fail\.$/)
    expect(await failing()).toEqual(['signature', 'record hash', 'awards', 'values'])
    expect(await axe(page)).toEqual([])
  })

  it('takes the true record when it is dropped, and refuses what is no record with its wrong fields', async () => {
    const text = await textOf(`/api/results/${call}/record`)
    const data = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], 'record.json', { type: 'application/json' }))
      return transfer
    }, text)
    await page.locator('.verify-drop').dispatchEvent('drop', { dataTransfer: data })
    await page.getByText('The decision holds').waitFor()
    await choose(fileOf('other.json', { format: 'something else' }))
    await page.getByText('neither a record nor a snapshot').waitFor()
    expect(await page.locator('.verify-here .problem-line').innerText()).toContain('format: ')
    await choose(fileOf('damaged.json', '{'))
    await page.locator('.verify-here .problem-line li', { hasText: /^1:2: / }).waitFor()
  })

  it('loads the solver for a decision by the exact choice, and says that its key is not the published one', async () => {
    const { record, snapshot } = await exactDecision()
    await choose(fileOf('record.json', record), fileOf('snapshot.json', snapshot))
    await page.locator('[data-check="outcome"]').waitFor()
    expect(await page.locator('[data-check="outcome"]').getAttribute('data-ok')).toBe('true')
    expect(await failing()).toEqual(['key', 'record hash'])
  })

  it('says that nothing was recomputed where the call does not publish its snapshot', async () => {
    const result = JSON.parse(await textOf(`/api/results/${call}`))
    await page.route(`**/api/results/${call}`, (route) =>
      route.fulfill({ json: { ...result, snapshotPublished: false } }),
    )
    await goTo(page, `/results/${call}`)
    await page.getByRole('button', { name: 'Verify in this page' }).click()
    await page.getByText('The outcome was not recomputed').waitFor()
    await page.getByText('Counted are ranked proposals').waitFor()
    expect(await page.locator('[data-check="outcome"]').count()).toBe(0)
    await page.unroute(`**/api/results/${call}`)
  })
})
