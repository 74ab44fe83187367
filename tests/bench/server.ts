import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
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

/** `npm start` on a data folder; resolves with the seconds until it is ready. */
async function start(dataFolder: string) {
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
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { seconds: (performance.now() - startedAt) / 1000, stop, pid: child.pid ?? 0 }
}

/** Resident memory of the server below the start script, in MB. */
function memoryOf(parent: number): number {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ')
  const status = readFileSync(`/proc/${children[0] ?? ''}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Infinity) / 1000
}

async function readSnapshot(): Promise<void> {
  const signIn = await fetch(`${url}/api/session/persona`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ persona: 'officer' }),
  })
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const reply = await fetch(`${url}/api/calls/gefion-pilot/snapshot`, { headers: { cookie } })
  if (!reply.ok) throw new Error(`The snapshot was refused: ${reply.status}.`)
  await reply.arrayBuffer()
}

export async function measureServer(): Promise<Record<string, number>> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'furrow-bench-'))
  await (await start(dataFolder)).stop()
  const second = await start(dataFolder)
  await readSnapshot()
  const memory = memoryOf(second.pid)
  await second.stop()
  rmSync(dataFolder, { recursive: true, force: true })
  return {
    'second start (s)': second.seconds,
    'server with the practice data, after a Studio snapshot (MB)': memory,
  }
}
