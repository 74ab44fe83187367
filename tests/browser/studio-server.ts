import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SnapshotInput } from '@furrow/core/contract/snapshot'
import { migrate } from '../../prisma/migrate.ts'
import { buildApp } from '../../server/src/app.ts'
import { openStore } from '../../server/src/plugins/database.ts'
import { importSynthetic } from '../bench/import-synthetic.ts'

export type StudioServer = {
  readonly url: string
  /** Paths that were asked for since the start or since they were forgotten, by pages and their workers. */
  readonly paths: () => readonly string[]
  readonly forgetPaths: () => void
  readonly stop: () => Promise<void>
}

type Options = {
  readonly snapshots: readonly SnapshotInput[]
  readonly port?: number
  readonly webFolder?: string
  readonly titles?: boolean
}

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** The app with the built pages and the given calls, their reviews locked, and an officer to sign in as. */
export async function startStudio({
  snapshots,
  port = 0,
  webFolder = dist,
  titles = true,
}: Options): Promise<StudioServer> {
  const folder = mkdtempSync(join(tmpdir(), 'furrow-studio-'))
  const databaseFile = join(folder, 'furrow.db')
  await migrate(databaseFile)
  const store = await openStore(databaseFile)
  await store.write((tx) =>
    tx.person.create({
      data: {
        email: 'officer@example.org',
        name: 'Odile Officer',
        persona: 'officer',
        invented: true,
        emailConfirmedAt: new Date(),
        roles: { create: [{ role: 'officer', callId: null }] },
      },
    }),
  )
  for (const snapshot of snapshots) await importSynthetic(store, snapshot, { titles })
  const config = {
    mode: 'practice' as const,
    host: '127.0.0.1',
    port,
    dataFolder: folder,
    databaseFile,
    publicUrl: 'http://localhost',
    secret: 'a secret of the tests, long enough',
    signingKey: Buffer.alloc(32, 7).toString('base64url'),
    mail: null,
    webFolder,
    logLevel: 'error',
    requestsPerMinute: 1_000_000,
    maxLoopDelayMs: 0,
    trustProxy: false,
  }
  const app = await buildApp({ config, store, clock: { now: () => new Date() }, randomBytes, logger: false })
  const paths: string[] = []
  app.server.on('request', ({ url = '' }) => paths.push(url))
  await app.listen({ host: '127.0.0.1', port })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    paths: () => paths,
    forgetPaths: () => {
      paths.length = 0
    },
    stop: async () => {
      await app.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
