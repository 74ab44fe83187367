import { randomBytes } from 'node:crypto'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll } from 'vitest'
import { migrate } from '../../../prisma/migrate.ts'
import { buildApp } from '../../../server/src/app.ts'
import type { Config } from '../../../server/src/config.ts'
import { openStore } from '../../../server/src/plugins/database.ts'
import type { Store } from '../../../server/src/plugins/database.ts'
import type { App } from '../../../server/src/plugins/deps.ts'
import { makeClient } from './client.ts'
import type { Client } from './client.ts'

const scratch = join(tmpdir(), 'furrow-server-tests')

const migrations = fileURLToPath(new URL('../../../prisma/migrations/sqlite', import.meta.url))

/** Changes with every migration, also with one that leaves the schema as it is. */
function hashOfMigrations(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(migrations, { recursive: true, encoding: 'utf8' }).toSorted())
    if (name.endsWith('.sql')) hash.update(name).update(readFileSync(join(migrations, name)))
  return hash.digest('hex').slice(0, 16)
}

/** A migrated, empty database, made once for a set of migrations and copied for every test file. */
async function templateDatabase(): Promise<string> {
  const file = join(scratch, `template-${hashOfMigrations()}.db`)
  if (existsSync(file)) return file
  mkdirSync(scratch, { recursive: true })
  const making = mkdtempSync(join(scratch, 'making-'))
  const made = join(making, 'furrow.db')
  await migrate(made)
  const database = new Database(made)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.pragma('journal_mode = DELETE')
  database.close()
  renameSync(made, file)
  rmSync(making, { recursive: true, force: true })
  return file
}

export interface TestClock {
  readonly now: () => Date
  /** Sets the server's clock, for example just before and after a deadline. */
  readonly set: (iso: string) => void
}

export interface TestApp {
  readonly app: App
  readonly store: Store
  readonly clock: TestClock
  readonly config: Config
  /** Asks over HTTP as a stranger; see `signInAs` for people. */
  readonly client: () => Client
}

/** The whole app on a fresh SQLite file; closed after the tests of the file. The clock stands still. */
export async function makeTestApp(overrides: Partial<Config> = {}): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'furrow-test-app-'))
  const databaseFile = join(folder, 'furrow.db')
  copyFileSync(await templateDatabase(), databaseFile)
  const config: Config = {
    mode: 'practice',
    host: '127.0.0.1',
    port: 0,
    dataFolder: folder,
    databaseFile,
    publicUrl: 'http://furrow.test',
    secret: 'a secret of the tests, long enough',
    signingKey: Buffer.alloc(32, 7).toString('base64url'),
    mail: null,
    webFolder: null,
    logLevel: 'error',
    requestsPerMinute: 1_000_000,
    // Tests share the machine: a slow moment is not what they ask about.
    maxLoopDelayMs: 0,
    trustProxy: false,
    ...overrides,
  }
  let time = new Date('2026-03-02T09:00:00.000Z')
  const clock: TestClock = { now: () => new Date(time), set: (iso) => void (time = new Date(iso)) }
  const store = await openStore(databaseFile)
  const app = await buildApp({
    config,
    store,
    clock,
    randomBytes,
    logger: process.env['FURROW_TEST_LOG'] === '1',
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  afterAll(async () => {
    await app.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { app, store, clock, config, client: () => makeClient(app) }
}
