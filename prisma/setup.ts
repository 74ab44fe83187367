// Brings the database of an installation up to date: migrations always, practice data in practice mode only.
import { dirname } from 'node:path'
import { readConfig } from '@furrow/server/config'
import { audit } from '@furrow/server/plugins/audit'
import { takeDatabaseLock } from '@furrow/server/plugins/database-lock'
import { openStore, type Store } from '@furrow/server/plugins/database'
import { hashPassword } from '@furrow/server/plugins/passwords'
import { signingKeyOf } from '@furrow/server/plugins/signing-key'
import { prismaFolder } from './folder.ts'
import { migrate } from './migrate.ts'
import { gefion } from './seeds/data/machine.ts'
import { PRACTICE_PASSWORD } from './seeds/data/people.ts'
import { seedPractice } from './seeds/seed.ts'

const config = readConfig(process.env, dirname(prismaFolder))

/** Production begins with Gefion's numbers, marked as assumed, for an administrator to set right. */
async function addMachine(store: Store): Promise<void> {
  if ((await store.db.machine.count()) > 0) return
  await store.write((tx) => tx.machine.create({ data: gefion, select: { id: true } }))
}

async function fill(): Promise<boolean> {
  const store = await openStore(config.databaseFile)
  try {
    if (config.mode === 'production') await addMachine(store)
    if (config.mode === 'production' || (await store.db.call.count()) > 0) return false
    const passwordHash = await hashPassword(PRACTICE_PASSWORD)
    const secretKey = signingKeyOf(config.signingKey)
    const { publicUrl } = config
    const options = { now: new Date(), passwordHash, secretKey, publicUrl, audit }
    return await store.write((tx) => seedPractice(tx, options))
  } finally {
    await store.close()
  }
}

async function setUp(): Promise<void> {
  const lock = takeDatabaseLock(config.databaseFile)
  try {
    const applied = await migrate(config.databaseFile)
    if (applied > 0) process.stdout.write(`Migrated the database (${applied} steps).\n`)
    if (await fill()) process.stdout.write('Seeded the practice data; all of it is invented.\n')
  } finally {
    lock.release()
  }
}

try {
  await setUp()
} catch (error) {
  process.stderr.write(`Setting up failed. ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
