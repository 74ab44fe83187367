import autocannon from 'autocannon'
import Database from 'better-sqlite3'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { largeCall, signInAs, type LargeWorld } from './large-world.ts'

const barePort = 4697
const seconds = 5

const listPath = `/api/calls/${largeCall}/proposals`
const snapshotPath = `/api/calls/${largeCall}/snapshot`

type Headers = Record<string, string>

/** Requests a second that are answered with 200. */
async function rate(url: string, headers: Headers): Promise<number> {
  const options = { url, headers, connections: 8 }
  await autocannon({ ...options, duration: 2 })
  const result = await autocannon({ ...options, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors.`)
  return result['2xx'] / result.duration
}

/** The same page, whatever the order of the keys. */
async function requireSamePage(ours: string, bare: string, headers: Headers): Promise<void> {
  const pages = await Promise.all([ours, bare].map(async (url) => (await fetch(url, { headers })).json()))
  const [first, second] = pages.map((page) =>
    page.items.map((row: object) =>
      JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ),
  )
  const place = first.findIndex((row: string, index: number) => row !== second[index])
  if (place >= 0 || first.length !== second.length)
    throw new Error(`The bare route sends another page than ours:\n${first[place]}\n${second[place]}`)
}

/** The packed snapshot in a database of its own. */
async function keepSnapshot(file: string, url: string, headers: Headers): Promise<void> {
  const reply = await fetch(url, { headers })
  const db = new Database(file)
  db.exec('CREATE TABLE Reply (body BLOB)')
  db.prepare('INSERT INTO Reply VALUES (?)').run(gzipSync(Buffer.from(await reply.arrayBuffer())))
  db.close()
}

async function compare(
  ours: string,
  bareUrl: string,
  { plain, packed }: { plain: Headers; packed: Headers },
): Promise<Record<string, number>> {
  await requireSamePage(ours + listPath, `${bareUrl}/list`, plain)
  const list = await rate(ours + listPath, plain)
  const bareList = await rate(`${bareUrl}/list`, plain)
  const snapshot = await rate(ours + snapshotPath, packed)
  const bareSnapshot = await rate(`${bareUrl}/snapshot`, packed)
  return {
    'list of 10,000, first page: share of a bare route (×)': list / bareList,
    '  ours (requests a second)': list,
    '  bare (requests a second)': bareList,
    'Studio snapshot of 10,000: share of a bare route (×)': snapshot / bareSnapshot,
  }
}

/** Our throughput as a share of a bare route's that sends the same bytes; 1 is as fast. */
export async function measureThroughput({ server }: LargeWorld): Promise<Record<string, number>> {
  const cookie = await signInAs(server.url, 'officer')
  const plain = { cookie, 'accept-encoding': 'identity' }
  const packed = { cookie, 'accept-encoding': 'gzip' }
  const folder = mkdtempSync(join(tmpdir(), 'furrow-bare-'))
  const packedFile = join(folder, 'packed.db')
  await keepSnapshot(packedFile, server.url + snapshotPath, packed)
  const bare = fork(
    join(import.meta.dirname, 'bare-server.ts'),
    [join(server.dataFolder, 'furrow.db'), String(barePort), largeCall, packedFile],
    { execArgv: ['--import', 'tsx'] },
  )
  try {
    await once(bare, 'message')
    return await compare(server.url, `http://127.0.0.1:${barePort}`, { plain, packed })
  } finally {
    bare.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Resident memory of a process, in MB. */
function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Infinity) / 1000
}

/** Memory of the server after it served one Studio snapshot of 10,000 proposals with 50,000 reviews. */
export async function measureMemory({ server }: LargeWorld): Promise<Record<string, number>> {
  const cookie = await signInAs(server.url, 'officer')
  const reply = await fetch(server.url + snapshotPath, { headers: { cookie } })
  if (!reply.ok) throw new Error(`The snapshot was refused: ${reply.status}.`)
  await reply.arrayBuffer()
  return { 'server after one Studio snapshot of 10,000 × 5 (MB)': memoryOf(server.pid()) }
}
