import autocannon from 'autocannon'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { openCall, signInAs, type Draft, type LargeWorld } from './large-world.ts'

const warmUpSeconds = 3
const seconds = 10
/** A hundredth more than is wanted: whoever asks at a fixed rate is never asked in full. */
const savesWanted = 303
const readsWanted = 1010

const text = 'Waves in quantum fluids, row by row. '.repeat(80)

type Author = { readonly url: string; readonly cookie: string; readonly drafts: readonly Draft[] }

/** Saves 3 kB a time, one in flight per draft, each with the version that the last reply gave. */
async function save({ url, cookie, drafts }: Author, duration: number) {
  const free = [...drafts]
  const inFlight = new WeakMap<object, Draft>()
  const result = await autocannon({
    url,
    connections: 60,
    overallRate: savesWanted,
    duration,
    requests: [
      {
        method: 'PATCH',
        setupRequest: (request, context) => {
          const draft = free.shift()
          if (draft === undefined) throw new Error('Every draft has a save in flight.')
          inFlight.set(context, draft)
          return {
            ...request,
            path: `/api/proposals/${draft.id}`,
            headers: {
              cookie,
              origin: url,
              'content-type': 'application/json',
              'if-match': `"${draft.version}"`,
            },
            body: JSON.stringify({ summary: `${draft.version}`, sections: { aims: text } }),
          }
        },
        onResponse: (status, body, context) => {
          const draft = inFlight.get(context)
          if (draft === undefined || status !== 200)
            throw new Error(`A save was answered ${status}: ${body.slice(0, 200)}`)
          draft.version += 1
          free.push(draft)
        },
      },
    ],
  })
  return result
}

const read = ({ url, cookie, drafts }: Author, duration: number) =>
  autocannon({
    url,
    connections: 40,
    overallRate: readsWanted,
    duration,
    headers: { cookie },
    requests: [
      { path: `/api/proposals/${drafts[0]?.id ?? ''}` },
      { path: `/api/calls/${openCall}` },
      { path: '/api/calls' },
    ],
  })

/** What was acknowledged has to be in the file: a draft whose stored version is lower was lost. */
function lost(file: string, drafts: readonly Draft[]): number {
  const db = new Database(file, { readonly: true })
  const version = db.prepare('SELECT version FROM Proposal WHERE id = ?').pluck()
  const missing = drafts.filter((draft) => Number(version.get(draft.id)) < draft.version).length
  db.close()
  return missing
}

/** Durable autosaves with reads beside them, at a fixed rate for ten seconds. */
export async function measureAutosaves({ server, drafts }: LargeWorld): Promise<Record<string, number>> {
  const cookie = await signInAs(server.url, 'researcher')
  const both = (mine: readonly Draft[], duration: number) => {
    const author = { url: server.url, cookie, drafts: mine }
    return Promise.all([save(author, duration), read(author, duration)])
  }
  // Replies to the last saves of a run come after its end: the run that counts has drafts of its own.
  await both(drafts.slice(0, 100), warmUpSeconds)
  const measured = drafts.slice(100)
  const [saves, reads] = await both(measured, seconds)
  if (reads.non2xx > 0) throw new Error(`${reads.non2xx} reads were refused.`)
  return {
    'durable autosaves (a second)': saves['2xx'] / saves.duration,
    'reads beside them (a second)': reads['2xx'] / reads.duration,
    'autosave, 99th percentile (ms)': saves.latency.p99,
    'read, 99th percentile (ms)': reads.latency.p99,
    'acknowledged autosaves that are not in the file': lost(join(server.dataFolder, 'furrow.db'), measured),
  }
}
