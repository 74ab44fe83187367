import { describe, expect, it } from 'vitest'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'
import { defaultPolicies, emptyDraft } from '../../../web/src/features/studio/draft.ts'
import { askUntilAnswered, ending, isEnded } from '../../../web/src/features/studio/ended.ts'
import { makePageRunner, withExact, type Runner } from '../../../web/src/features/studio/runner.ts'

const parsed = parseSnapshot(syntheticSnapshot({ proposals: 20, reviewsEach: 3, seed: 3 }))
if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
const page = makePageRunner(parsed.value, 'seed')
const exactDraft = { ...emptyDraft, policy: defaultPolicies.knapsack }

/** Workers of the exact choice that answer when the test says so, and tell who waits when they are closed. */
function makeWorkers() {
  const opened: { answer: () => void; fail: () => void; isClosed: boolean }[] = []
  const open = async (): Promise<Runner> => {
    const waiting: { resolve: () => void; reject: (error: unknown) => void }[] = []
    const worker = {
      answer: () => waiting.splice(0).forEach(({ resolve }) => resolve()),
      fail: () => waiting.splice(0).forEach(({ reject }) => reject(new Error('tripped'))),
      isClosed: false,
    }
    opened.push(worker)
    const wait = () => {
      if (worker.isClosed) return Promise.reject(ending())
      return new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }))
    }
    return {
      ...page,
      run: (draft, done, way) =>
        void wait().then(
          () => page.run(emptyDraft, done),
          (error) => way?.failed?.(error),
        ),
      runOnce: async () => {
        await wait()
        return page.runOnce(emptyDraft)
      },
      close: () => {
        worker.isClosed = true
        waiting.splice(0).forEach(({ reject }) => reject(ending()))
      },
    }
  }
  return { opened, open }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('the exact choice in its worker', () => {
  it('asks again by itself for a comparison that waited when another exact choice was cancelled', async () => {
    const { opened, open } = makeWorkers()
    const runner = withExact(page, open)
    runner.run(exactDraft, () => undefined)
    const compared = askUntilAnswered(
      () => runner.runOnce(exactDraft),
      () => true,
    )
    await settled()
    runner.cancel()
    await settled()
    expect(opened.map(({ isClosed }) => isClosed)).toEqual([true, false])
    opened[1]?.answer()
    expect((await compared).funded).toBe((await page.runOnce(emptyDraft)).funded)
  })

  it('is not asked again for what nobody waits for any more, and says that it was ended', async () => {
    const { opened, open } = makeWorkers()
    const runner = withExact(page, open)
    const compared = askUntilAnswered(
      () => runner.runOnce(exactDraft),
      () => false,
    ).catch((error: unknown) => error)
    await settled()
    runner.cancel()
    expect(isEnded(await compared)).toBe(true)
    expect(opened).toHaveLength(1)
  })

  it('is asked in another worker after one whose solver tripped, whatever was asked', async () => {
    const { opened, open } = makeWorkers()
    const runner = withExact(page, open)
    const compared = runner.runOnce(exactDraft).catch((error: unknown) => error)
    await settled()
    opened[0]?.fail()
    expect(String(await compared)).toContain('tripped')
    expect(opened[0]?.isClosed).toBe(true)
    let hasFailed = false
    runner.run(exactDraft, () => undefined, { failed: () => (hasFailed = true) })
    await settled()
    opened[1]?.fail()
    await settled()
    expect(hasFailed).toBe(true)
    const next = runner.runOnce(exactDraft)
    await settled()
    opened[2]?.answer()
    expect((await next).order.length).toBe(20)
  })

  it('is cancelled while its worker is being opened, also where that fails', async () => {
    let fail: (error: Error) => void = () => undefined
    const runner = withExact(page, () => new Promise((_, reject) => (fail = reject)))
    const compared = runner.runOnce(exactDraft).catch((error: unknown) => error)
    await settled()
    runner.cancel()
    fail(new Error('no network'))
    expect(String(await compared)).toContain('no network')
  })
})
