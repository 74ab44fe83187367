import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './harness/browser.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const faults = 20
/** On the server everything older than this; on this device, where the person goes on, much less is lost. */
const serverLimit = 2000
const deviceLimit = 500

let folder: string
let port: number
let child: ChildProcess
let cookie: string
let browser: Browser
let context: BrowserContext
let page: Page

async function startServer(): Promise<void> {
  const args = ['--conditions=furrow-source', '--import', 'tsx', 'tests/browser/typing-server.ts']
  const pages = join(root, 'web/dist')
  child = spawn(process.execPath, [...args, folder, String(port), pages], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [ready] = await once(child.stdout ?? child, 'data')
  cookie = /ready (\S+)/.exec(String(ready))?.[1] ?? ''
}

async function killServer(): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

const address = () => `http://127.0.0.1:${port}`
const field = '#field-sections-aim'

async function openEditor(): Promise<void> {
  page = await context.newPage()
  await page.goto(`${address()}/app/proposals/draft`)
  await page.waitForSelector(field)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'furrow-typing-'))
  port = await freePort()
  await startServer()
  browser = await launchBrowser()
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.addCookies([{ name: 'furrow', value: cookie, url: address() }])
  await openEditor()
})

afterAll(async () => {
  await browser.close()
  await killServer()
  rmSync(folder, { recursive: true, force: true })
})

type Typed = { text: string; at: number }

/** Types words one by one for a while and says what stood in the field when. */
async function type(word: string, milliseconds: number): Promise<Typed[]> {
  const typed: Typed[] = [{ text: await page.inputValue(field), at: Date.now() }]
  await page.focus(field)
  await page.keyboard.press('Control+End')
  const end = Date.now() + milliseconds
  for (let count = 0; Date.now() < end; count += 1) {
    await page.keyboard.type(` ${word}${count}`)
    typed.push({ text: await page.inputValue(field), at: Date.now() })
    await page.waitForTimeout(60)
  }
  return typed
}

/** What had stood for longer than the limit when the fault came has to be in `found`. */
function expectKept(
  found: string,
  typed: readonly Typed[],
  { faultAt, limit }: { faultAt: number; limit: number },
): void {
  const due = typed.filter(({ at }) => at <= faultAt - limit).at(-1)
  expect(found.slice(0, due?.text.length ?? 0)).toBe(due?.text ?? '')
  expect(typed.at(-1)?.text.startsWith(found)).toBe(true)
}

const serverText = async (): Promise<string> => {
  const reply = await context.request.get(`${address()}/api/proposals/draft`)
  const detail: { sections: Record<string, string> } = await reply.json()
  return detail.sections['aim'] ?? ''
}

const clear = async () => {
  await page.fill(field, '')
  await page.waitForSelector('.save-state[data-status=saved]')
}

test(`${faults} kills of the tab while typing lose nothing older than two seconds`, async () => {
  await clear()
  for (let fault = 0; fault < faults; fault += 1) {
    const typed = await type(`t${fault}-`, fault % 10 === 0 ? 2400 : 620)
    const faultAt = Date.now()
    const session = await context.newCDPSession(page)
    await Promise.race([session.send('Page.crash').catch(() => undefined), page.waitForEvent('crash')])
    await page.close()
    expectKept(await serverText(), typed, { faultAt, limit: serverLimit })
    await openEditor()
    expectKept(await page.inputValue(field), typed, { faultAt, limit: deviceLimit })
  }
})

test(`${faults} losses of the network while typing lose nothing`, async () => {
  await clear()
  for (let fault = 0; fault < faults; fault += 1) {
    await type(`n${fault}-`, 100)
    await context.setOffline(true)
    const typed = await type('offline', 350)
    await context.setOffline(false)
    await page.waitForSelector('.save-state[data-status=saved]', { timeout: 10_000 })
    await expect.poll(serverText, { timeout: 5000 }).toBe(typed.at(-1)?.text)
  }
})

test(`${faults} kills of the server while typing lose nothing`, async () => {
  await clear()
  for (let fault = 0; fault < faults; fault += 1) {
    await type(`s${fault}-`, 200)
    await killServer()
    const typed = await type('down', 150)
    await startServer()
    await expect.poll(serverText, { timeout: 10_000 }).toBe(typed.at(-1)?.text)
  }
})
