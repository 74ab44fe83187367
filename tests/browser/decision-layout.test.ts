import type { DecisionView } from '@furrow/core/contract/decisions'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { send } from './harness/applicant.ts'
import { goTo, openAs } from './harness/browser.ts'
import { openChanged } from './harness/open-changed.ts'
import { pagesOfPrint } from './harness/print.ts'
import { inBrowser } from './harness/run.ts'
import { startServer } from './harness/server.ts'

const { browser, server } = await inBrowser(() => startServer())
const call = '/api/calls/gefion-pilot'
let page: Page
let id = ''

/** The same decision with so many more proposals without an award at its end. */
function longer(decision: DecisionView, more: number): DecisionView {
  const { awards } = decision.outcome
  const last = awards.at(-1)
  const about = decision.proposals[last?.proposal ?? '']
  if (last === undefined || about === undefined) throw new Error('The decision lists nobody.')
  const numbers = Array.from({ length: more }, (_, index) => `Q${index + 1}`)
  return {
    ...decision,
    outcome: {
      ...decision.outcome,
      awards: [...awards, ...numbers.map((proposal) => ({ ...last, proposal }))],
    },
    proposals: { ...decision.proposals, ...Object.fromEntries(numbers.map((number) => [number, about])) },
  }
}

async function open(more: number): Promise<void> {
  await openChanged(page, { id, change: (decision) => longer(decision, more) })
  expect(await page.locator('#declined [data-proposal]').count()).toBe(43 + more)
}

/** How far the page is wider than its window. */
const overflow = (of: Page) =>
  of.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe('a policy and a reserve that the call did not publish', () => {
  it('stand among the differences in words, whole on a desk and on a phone', async () => {
    const officer = await openAs(browser, server.url, 'officer')
    const policy = { kind: 'proportional', weight: 'score' }
    const content = { format: 'furrow.scenario/1', name: 'In parts', policy, reserve: 0.1 }
    const saved = await send<{ id: string }>(officer, `${call}/scenarios`, {
      name: 'In parts',
      note: '',
      content,
    })
    for (const width of [1440, 390]) {
      await officer.setViewportSize({ width, height: 844 })
      await goTo(officer, `/app/calls/gefion-pilot/decide/${saved.id}`)
      const differences = officer.getByRole('table', { name: 'Differences from the published rules' })
      expect(await differences.innerText()).toMatch(
        /How the hours are shared out\s+not fixed by the call\s+Proportional to score\s+Reserve\s+not fixed by the call\s+10%/,
      )
      expect(await overflow(officer), `${width} px`).toBe(0)
    }
    await officer.context().close()
  })
})

describe('a signed decision on paper, in Danish', () => {
  /** The scenario that differs most from the published rules, proposed and signed, read in Danish. */
  beforeAll(async () => {
    const officer = await openAs(browser, server.url, 'officer')
    const list = await officer.context().request.get(`${call}/scenarios`)
    const { items }: { items: { id: string; name: string }[] } = await list.json()
    const scenarioId = items.find(({ name }) => name === 'Green first')?.id ?? ''
    const preview = await send<{ outcomeHash: string }>(officer, `${call}/decision-preview`, { scenarioId })
    const proposing = { scenarioId, outcomeHash: preview.outcomeHash }
    id = (await send<{ id: string }>(officer, `${call}/decisions`, proposing)).id
    page = await openAs(browser, server.url, 'director2')
    await send(page, `/api/decisions/${id}/sign`, { password: 'furrow-practice' })
  })

  it('has room for four proposals more on its two pages', async () => {
    await open(4)
    expect(await pagesOfPrint(page)).toBe(2)
  })

  it('keeps to two pages with sixty more, in whole rows, facts and signatures', async () => {
    await open(60)
    expect(await pagesOfPrint(page)).toBe(2)
    await page.emulateMedia({ media: 'print' })
    const whole = await page.evaluate(() =>
      ['tr', '.facts > div', '#sign'].map((selector) => [
        ...new Set(
          [...document.querySelectorAll(`.decision ${selector}`)].map(
            (part) => getComputedStyle(part).breakInside,
          ),
        ),
      ]),
    )
    expect(whole).toEqual([['avoid'], ['avoid'], ['avoid']])
  })
})
