import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { launchBrowser, openAs } from './harness/browser.ts'
import { startServer, type RunningServer } from './harness/server.ts'

/** So many people write at once, each in a draft and a browser context of their own. */
const writers = 5
const faults = 20
const rounds = faults / writers
/** On the server everything older than this; on this device, where the person goes on, much less is lost. */
const serverLimit = 2000
const deviceLimit = 500
/** Long enough that words typed since the last fault are due on the server when the next one comes. */
const longEnough = serverLimit + 700
const field = '#field-summary'

type Writer = { id: string; page: Page }

let server: RunningServer
let browser: Browser
/** Somebody else's context: what it reads can only come from the server. */
let observer: Page
let people: Writer[]

async function openWriter(): Promise<Writer> {
  const page = await openAs(browser, server.url, 'researcher')
  const { openCalls }: { openCalls: { id: string }[] } = await readJson(page, '/api/proposals')
  const reply = await page.context().request.post(`/api/calls/${openCalls[0]?.id}/proposals`, {
    data: {},
    headers: { origin: server.url, 'idempotency-key': crypto.randomUUID() },
  })
  const { id }: { id: string } = await reply.json()
  await openEditor(page, id)
  return { id, page }
}

async function openEditor(page: Page, id: string): Promise<void> {
  await page.goto(`/app/proposals/${id}`)
  await page.waitForSelector(field)
}

async function readJson<T>(page: Page, path: string): Promise<T> {
  const reply = await page.context().request.get(path)
  return reply.json()
}

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  observer = await openAs(browser, server.url, 'researcher')
})

beforeEach(async () => {
  people = await Promise.all(Array.from({ length: writers }, openWriter))
})

afterEach(async () => {
  await Promise.all(people.map(({ page }) => page.context().close()))
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Also where one fails the others come to their end, and none types on in the next test. */
async function all(deeds: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(deeds)
  await Promise.all(deeds)
}

const everybody = (deed: (writer: Writer, place: number) => Promise<void>) => all(people.map(deed))

const serverText = async ({ id }: Writer): Promise<string> =>
  (await readJson<{ summary: string }>(observer, `/api/proposals/${id}`)).summary

type Typed = { text: string; at: number }

/** As a quick typist: each key costs the page its work, and more of them a second lose no more. */
const betweenWords = 110

/** Types words one by one, so long after the first has come into the field, and says what stood there when. */
async function type({ page }: Writer, word: string, milliseconds: number): Promise<Typed[]> {
  const typed: Typed[] = []
  await page.focus(field)
  await page.keyboard.press('Control+End')
  for (let count = 0; Date.now() < (typed[0]?.at ?? Infinity) + milliseconds; count += 1) {
    await page.keyboard.type(` ${word}${count}`)
    typed.push({ text: await page.inputValue(field), at: Date.now() })
    await page.waitForTimeout(betweenWords)
  }
  return typed
}

/** What had stood for longer than the limit when the fault came has to be in `found`; words of this round had. */
function expectKept(
  found: string,
  typed: readonly Typed[],
  { faultAt, limit }: { faultAt: number; limit: number },
): void {
  const due = typed.filter(({ at }) => at <= faultAt - limit).at(-1)?.text ?? 'nothing was due'
  expect(found.slice(0, due.length)).toBe(due)
  expect(typed.at(-1)?.text.startsWith(found)).toBe(true)
}

async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await Promise.race([session.send('Page.crash').catch(() => undefined), page.waitForEvent('crash')])
  await page.close()
}

test(`${faults} kills of a tab while typing lose nothing older than two seconds`, async () => {
  for (let round = 0; round < rounds; round += 1)
    await everybody(async (writer, place) => {
      // Not all at the same phase of saving.
      const typed = await type(writer, `t${round}-`, longEnough + place * 130)
      const faultAt = Date.now()
      await crash(writer.page)
      // Nothing leaves a dead tab; what had left it is safe, though a busy server may still be writing it.
      await vi.waitFor(
        async () => expectKept(await serverText(writer), typed, { faultAt, limit: serverLimit }),
        { timeout: 5000 },
      )
      writer.page = await writer.page.context().newPage()
      await openEditor(writer.page, writer.id)
      expectKept(await writer.page.inputValue(field), typed, { faultAt, limit: deviceLimit })
    })
})

test(`${faults} losses of the network while typing lose nothing`, async () => {
  for (let round = 0; round < rounds; round += 1)
    await everybody(async (writer) => {
      await type(writer, `n${round}-`, 100)
      await writer.page.context().setOffline(true)
      const typed = await type(writer, 'offline', 350)
      await writer.page.context().setOffline(false)
      await expect.poll(() => serverText(writer), { timeout: 60_000, interval: 250 }).toBe(typed.at(-1)?.text)
    })
})

test(`${faults} kills of the server, each under ${writers} people who type, lose nothing`, async () => {
  for (let kill = 0; kill < faults; kill += 1) {
    const crashed = async () => {
      await observer.waitForTimeout(150 + (kill % writers) * 70)
      await server.kill()
      await server.restart()
    }
    const typing = everybody(async (writer, place) => {
      const typed = await type(writer, `s${kill}-`, 400 + place * 100)
      await expect
        .poll(() => serverText(writer).catch(() => ''), { timeout: 60_000, interval: 250 })
        .toBe(typed.at(-1)?.text)
    })
    await all([typing, crashed()])
  }
})
