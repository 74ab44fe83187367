// A process of its own that prepares and releases a decision of its data folder once it is told to, and dies at a stage.
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { readConfig } from '../../../server/src/config.ts'
import { freezeLetters } from '../../../server/src/features/decisions/letter-freeze.ts'
import { makePrepare } from '../../../server/src/features/decisions/letter-prepare.ts'
import { releaseDecision } from '../../../server/src/features/decisions/release.ts'
import { openStore, type Store, type Write } from '../../../server/src/plugins/database.ts'
import type { Statements } from '../../../server/src/plugins/statements.ts'
import { releaseStages } from './release-stages.ts'

const order = z.object({
  stage: z.enum(releaseStages),
  decisionId: z.string(),
  actor: z.object({ personId: z.string(), name: z.string() }),
  at: z.iso.datetime(),
})

const die = () => process.kill(process.pid, 'SIGKILL')

/** The store in which the so many-eth transaction ends with the process, before its commit. */
function dyingIn(store: Store, last: number): Store {
  let writes = 0
  const write: Write = (work) =>
    store.write(async (tx, sql) => {
      const done = await work(tx, sql)
      writes += 1
      if (writes === last) die()
      return done
    })
  return { ...store, write }
}

/** The statements of a transaction, of which the second that writes a mail is the last. */
function dyingAtMail(sql: Statements): Statements {
  let mails = 0
  return {
    ...sql,
    run: (text, ...values) => {
      if (text.includes('"OutboxMail"')) mails += 1
      const changed = sql.run(text, ...values)
      if (mails === 2) die()
      return changed
    },
  }
}

async function release(store: Store, { stage, decisionId, actor, at }: z.infer<typeof order>): Promise<void> {
  const by = { actor, at: new Date(at), requestId: 'release' }
  const publicUrl = 'http://furrow.test'
  const frozen = await freezeLetters({ store, prepare: makePrepare(store), publicUrl }, decisionId, by.at)
  await store.write(async (tx, sql) => {
    const inside = stage === 'second mail written' ? dyingAtMail(sql) : sql
    await releaseDecision({ tx, sql: inside }, { decisionId, frozen, publicUrl }, by)
    if (stage === 'all written') die()
  })
  die()
}

/** A letter a write, until it dies in the second. */
async function prepareSome(store: Store, decisionId: string): Promise<void> {
  const prepare = makePrepare(dyingIn(store, 2))
  for (;;) await prepare(decisionId, 0)
}

process.once('disconnect', () => process.exit())
const [message] = await once(process, 'message')
const told = order.parse(message)
const config = readConfig(process.env, fileURLToPath(new URL('../../..', import.meta.url)))
const store = await openStore(config.databaseFile)
if (told.stage === 'second letter prepared') await prepareSome(store, told.decisionId)
await release(store, told)
