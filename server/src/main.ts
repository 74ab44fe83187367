import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { refusePracticePeople } from './plugins/practice-people.ts'
import { takeDatabaseLock } from './plugins/database-lock.ts'
import { refuseUnmigrated } from './plugins/migrations.ts'
import { openStore } from './plugins/database.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

async function start() {
  const config = readConfig(process.env, root)
  refuseUnmigrated(config.databaseFile)
  const lock = takeDatabaseLock(config.databaseFile)
  const store = await openStore(config.databaseFile)
  if (config.mode === 'production') await refusePracticePeople(store.db)
  const app = await buildApp({ config, store, clock: { now: () => new Date() }, randomBytes })
  await app.listen({ host: config.host, port: config.port })
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await app.close()
    await store.close()
    lock.release()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  const shownHost = ['0.0.0.0', '127.0.0.1', '::'].includes(config.host) ? 'localhost' : config.host
  process.stdout.write(`Furrow (${config.mode}) is ready: http://${shownHost}:${config.port}\n`)
}

try {
  await start()
} catch (error) {
  process.stderr.write(`Furrow did not start. ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
