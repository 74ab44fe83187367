// A server in a process of its own, so that a test can kill it: FOLDER PORT PAGES. Its data outlives it.
import cookie from '@fastify/cookie'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../../prisma/migrate.ts'
import { buildApp } from '../../server/src/app.ts'
import type { Config } from '../../server/src/config.ts'
import { openStore } from '../../server/src/plugins/database.ts'
import type { Store } from '../../server/src/plugins/database.ts'
import { sessionKey } from '../../server/src/plugins/session-store.ts'

const [folder = '', port = '0', webFolder = ''] = process.argv.slice(2)
const databaseFile = join(folder, 'furrow.db')
const secret = 'a secret of the tests, long enough'
const sid = 'typing-session-of-the-tests-0001'

const config: Config = {
  mode: 'practice',
  host: '127.0.0.1',
  port: Number(port),
  dataFolder: folder,
  databaseFile,
  publicUrl: `http://127.0.0.1:${port}`,
  secret,
  signingKey: Buffer.alloc(32, 7).toString('base64url'),
  mail: null,
  webFolder,
  logLevel: 'error',
  requestsPerMinute: 1_000_000,
  maxLoopDelayMs: 0,
  trustProxy: false,
}

const machine = {
  id: 'gefion',
  name: 'Gefion',
  owner: 'Danish Centre for AI Innovation',
  funders: '',
  gpuModel: 'H100',
  gpus: 1528,
  gpusPerNode: 8,
  kwhPerGpuHour: 0.969,
  ratedKwhPerGpuHour: 1.275,
  pue: 1.25,
  gramsPerKwhLocation: 135,
  gramsPerKwhMarket: 0,
  pricePerGpuHour: 20,
  currency: 'DKK',
  provenance: { pue: { assumed: true, source: 'assumed' } },
}
const call = {
  id: 'spring',
  title: 'Spring call',
  machineId: 'gefion',
  state: 'open',
  budget: 1_200_000,
  granularity: 100,
  deadlineAt: new Date(Date.now() + 9 * 86_400_000),
} as const
const areas = [
  {
    key: 'green-transition',
    name: 'Green transition',
    nameDa: 'Grøn omstilling',
    position: 0,
    maxShare: 0.5,
  },
  { key: 'quantum', name: 'Quantum', nameDa: 'Kvante', position: 1, maxShare: 0.4 },
]
const tracks = { key: 'regular', name: 'Regular', position: 0, minHours: 1000, maxHours: 50_000 }
const sections = [
  { key: 'aim', title: 'Aim', help: 'What is to be found out, and why now.', position: 0, maxWords: 400 },
  { key: 'method', title: 'Method', help: 'How the machine is used.', position: 1, maxWords: 800 },
]
const person = { id: 'pi', email: 'ida@example.org', name: 'Ida Holm', institution: 'DTU' }
const draft = { id: 'draft', callId: 'spring', number: 'P01', ownerId: 'pi', institution: 'DTU' }

const fill = (store: Store) =>
  store.write(async (tx) => {
    await tx.machine.create({ data: machine })
    const parts = { areas: { create: areas }, tracks: { create: tracks }, sections: { create: sections } }
    await tx.call.create({ data: { ...call, ...parts } })
    await tx.person.create({ data: { ...person, emailConfirmedAt: new Date() } })
    const { email, name, institution } = person
    const member = { personId: 'pi', email, name, institution, role: 'pi', acceptedAt: new Date() }
    await tx.proposal.create({ data: { ...draft, members: { create: member } } })
    const data = JSON.stringify({ personId: 'pi', renewedAt: Date.now() })
    const expiresAt = new Date('2100-01-01')
    await tx.session.create({ data: { sid: sessionKey(sid), data, personId: 'pi', expiresAt } })
  })

const isNew = !existsSync(databaseFile)
if (isNew) await migrate(databaseFile)
const store = await openStore(databaseFile)
if (isNew) await fill(store)
const app = await buildApp({ config, store, clock: { now: () => new Date() }, randomBytes, logger: false })
await app.listen({ host: '127.0.0.1', port: Number(port) })
process.stdout.write(`ready ${encodeURIComponent(cookie.sign(sid, secret))}\n`)
