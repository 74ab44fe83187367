// A process of its own that sends what waits in the outbox of its data folder, once it is told to, until it is killed.
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import Fastify from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { readConfig } from '../../../server/src/config.ts'
import { openStore } from '../../../server/src/plugins/database.ts'
import { mailerPlugin } from '../../../server/src/plugins/mailer.ts'

process.once('disconnect', () => process.exit())
const [now] = await once(process, 'message')
const config = readConfig(process.env, fileURLToPath(new URL('../../..', import.meta.url)))
const store = await openStore(config.databaseFile)
const app = Fastify()
await app.register(
  fastifyPlugin(
    async (inside) => {
      inside.decorate('config', config)
      inside.decorate('store', store)
      inside.decorate('clock', { now: () => new Date(now) })
    },
    { name: 'database' },
  ),
)
await app.register(mailerPlugin)
await app.ready()
