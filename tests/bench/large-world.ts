import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openStore, type Store } from '../../server/src/plugins/database.ts'
import { startServer, type RunningServer } from '../browser/harness/server.ts'
import { importSynthetic } from './import-synthetic.ts'
import { syntheticSnapshot } from './synthetic-call.ts'

export const largeCall = 'synthetic-10000'
export const openCall = 'gefion-2027-spring'

export type Draft = { readonly id: string; version: number }
export type LargeWorld = { readonly server: RunningServer; readonly drafts: readonly Draft[] }

const draftCount = 300

/** Drafts of the practice researcher in the open call, as if started one by one. */
async function storeDrafts(store: Store): Promise<Draft[]> {
  const owner = await store.db.person.findFirstOrThrow({
    where: { persona: 'researcher' },
    select: { id: true, email: true, name: true },
  })
  const drafts = Array.from({ length: draftCount }, () => ({ id: randomUUID(), version: 1 }))
  await store.write(async (tx) => {
    await tx.proposal.createMany({
      data: drafts.map(({ id }, index) => ({
        id,
        callId: openCall,
        number: `B${index + 1}`,
        ownerId: owner.id,
        title: 'A draft of the bench',
      })),
    })
    await tx.proposalMember.createMany({
      data: drafts.map(({ id }) => ({
        proposalId: id,
        personId: owner.id,
        email: owner.email,
        name: owner.name,
        role: 'pi',
        acceptedAt: new Date(),
      })),
    })
  })
  return drafts
}

/** The built server on the practice data, a locked call of 10,000 proposals with 5 reviews each, and 300 drafts. */
export async function startLargeWorld(): Promise<LargeWorld> {
  const server = await startServer()
  await server.kill()
  const store = await openStore(join(server.dataFolder, 'furrow.db'))
  await importSynthetic(store, syntheticSnapshot({ proposals: 10_000, reviewsEach: 5, seed: 7 }))
  const drafts = await storeDrafts(store)
  await store.close()
  await server.restart()
  return { server, drafts }
}

/** The cookie of a practice persona. */
export async function signInAs(url: string, persona: string): Promise<string> {
  const reply = await fetch(`${url}/api/session/persona`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ persona }),
  })
  if (!reply.ok) throw new Error(`No sign-in as ${persona}: ${reply.status}.`)
  return reply.headers.get('set-cookie')?.split(';')[0] ?? ''
}
