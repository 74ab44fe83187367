import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const port = 4698
const url = `http://127.0.0.1:${port}`

async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const ready = await fetch(`${url}/readyz`).then(
      (reply) => reply.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('The server was not ready within 60 s.')
}

/** `npm start` on a data folder; seconds until it is ready, after which it is stopped. */
async function start(dataFolder: string): Promise<number> {
  const env = {
    ...process.env,
    FURROW_DATA: dataFolder,
    PORT: String(port),
    FURROW_LOG: 'error',
    FURROW_URL: url,
  }
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: root, env, stdio: 'ignore' })
  await untilReady()
  const seconds = (performance.now() - startedAt) / 1000
  child.kill('SIGTERM')
  await once(child, 'exit')
  return seconds
}

/** The second start on the same data. */
export async function measureStart(): Promise<Record<string, number>> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'furrow-bench-'))
  await start(dataFolder)
  const seconds = await start(dataFolder)
  rmSync(dataFolder, { recursive: true, force: true })
  return { 'second start (s)': seconds }
}
