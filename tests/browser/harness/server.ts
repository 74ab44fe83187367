import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../server/harness/free-port.ts'
import { seededFolder } from './seeded-folder.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export type RunningServer = {
  url: string
  dataFolder: string
  /** Of the process that answers now. */
  pid: () => number
  /** Ends it as a crash would. */
  kill: () => Promise<void>
  /** Starts it again on the same port and data. */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

async function waitUntilReady(url: string, child: ChildProcess) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`)
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The server was not ready within 30 s.')
}

/** The built server on a copy of a data folder; without one, of the practice data. More settings are added to its own. */
export async function startServer(
  from?: string,
  more: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  if (!existsSync(join(root, 'server/dist/main.js')))
    throw new Error('Build first: node scripts/build.mjs (npm test does it).')
  const dataFolder = mkdtempSync(join(tmpdir(), 'furrow-browser-'))
  cpSync(from ?? (await seededFolder(root)), dataFolder, { recursive: true })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    FURROW_MODE: 'practice',
    FURROW_DATA: dataFolder,
    FURROW_URL: url,
    FURROW_LOG: 'error',
    HOST: '127.0.0.1',
    PORT: String(port),
    ...more,
  }
  const options = {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
  }
  let child: ChildProcess
  const start = async () => {
    child = spawn(process.execPath, ['server/dist/main.js'], options)
    await waitUntilReady(url, child)
  }
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  await start()
  return {
    url,
    dataFolder,
    pid: () => child.pid ?? 0,
    kill: () => end('SIGKILL'),
    restart: start,
    stop: async () => {
      await end('SIGTERM')
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
