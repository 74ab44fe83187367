import { createHash } from 'node:crypto'
import { callbackify } from 'node:util'
import type { Session } from 'fastify'
import type { Clock } from './deps.ts'
import type { Store } from './database.ts'

export const sessionSeconds = 14 * 24 * 3600
const remembered = 5000

/** All that a session holds beside its cookie. */
type SessionData = Pick<Session, 'personId' | 'userAgent' | 'renewedAt'>

interface Entry {
  readonly data: SessionData
  readonly personId: string | null
  readonly expiresAt: number
}

/** Only the hash of a session id is stored: a copy of the database opens nobody's session. */
export const sessionKey = (sid: string): string => createHash('sha256').update(sid).digest('base64url')

/** Sessions in our database, with the recent ones in memory: this process is the only one that writes them. */
export function makeSessionStore(store: Store, clock: Clock) {
  const memory = makeMemory()
  const load = async (sid: string): Promise<Session | null> => {
    const key = sessionKey(sid)
    const entry = memory.get(key) ?? (await readEntry(store, key))
    if (entry === null || entry.expiresAt <= clock.now().getTime()) return null
    memory.put(key, entry)
    return withCookie(entry.data)
  }
  const save = async (sid: string, session: Session) => {
    const key = sessionKey(sid)
    const { personId, userAgent, renewedAt } = session
    const data = withoutUndefined({ personId, userAgent, renewedAt })
    const expiresAt = new Date(clock.now().getTime() + sessionSeconds * 1000)
    const row = {
      data: JSON.stringify(data),
      personId: personId ?? null,
      userAgent: userAgent ?? null,
      expiresAt,
    }
    const create = { sid: key, createdAt: clock.now(), ...row }
    await store.write((tx) => tx.session.upsert({ where: { sid: key }, create, update: row }))
    memory.put(key, { data, personId: row.personId, expiresAt: expiresAt.getTime() })
  }
  const destroy = async (sid: string) => {
    memory.forgetKey(sessionKey(sid))
    await store.write((tx) => tx.session.deleteMany({ where: { sid: sessionKey(sid) } }))
  }
  return {
    forget: memory.forgetPerson,
    forgetKey: memory.forgetKey,
    get: callbackify(load),
    set: callbackify(save),
    destroy: callbackify(destroy),
  }
}

/** The most recently used sessions. */
function makeMemory() {
  const recent = new Map<string, Entry>()
  return {
    get: (key: string) => recent.get(key),
    put: (key: string, entry: Entry) => {
      recent.delete(key)
      recent.set(key, entry)
      const oldest = recent.keys().next()
      if (recent.size > remembered && oldest.done !== true) recent.delete(oldest.value)
    },
    forgetKey: (key: string) => void recent.delete(key),
    /** Drops from memory what was deleted in the database. */
    forgetPerson: (personId: string, exceptKey?: string) => {
      for (const [key, entry] of recent) {
        if (entry.personId === personId && key !== exceptKey) recent.delete(key)
      }
    },
  }
}

const withoutUndefined = (data: { [K in keyof SessionData]: SessionData[K] | undefined }): SessionData =>
  JSON.parse(JSON.stringify(data))

async function readEntry(store: Store, key: string): Promise<Entry | null> {
  const row = await store.db.session.findUnique({
    where: { sid: key },
    select: { data: true, personId: true, expiresAt: true },
  })
  if (row === null) return null
  const data: SessionData = JSON.parse(row.data)
  return { data, personId: row.personId, expiresAt: row.expiresAt.getTime() }
}

/** Expiry is judged by our clock against the row; the cookie's own date only tells the browser. */
const withCookie = (data: SessionData): Session => ({
  ...data,
  cookie: {
    originalMaxAge: sessionSeconds * 1000,
    expires: new Date(Date.now() + sessionSeconds * 1000),
    httpOnly: true,
    path: '/',
    sameSite: 'lax',
  },
})
