import { createHash } from 'node:crypto'
import type { Session } from 'fastify'
import type { Clock } from './deps.ts'
import type { Store } from './database.ts'

export const sessionSeconds = 14 * 24 * 3600
const remembered = 5000

type Callback = (error?: unknown) => void
type SessionCallback = (error: unknown, session?: Session | null) => void

interface Entry {
  readonly session: Session
  readonly personId: string | null
  readonly expiresAt: number
}

/** Only the hash of a session id is stored: a copy of the database opens nobody's session. */
export const sessionKey = (sid: string): string => createHash('sha256').update(sid).digest('base64url')

/** Sessions in our database, with the recent ones in memory: this process is the only one that writes them. */
export function makeSessionStore(store: Store, clock: Clock) {
  const recent = new Map<string, Entry>()
  const remember = (key: string, entry: Entry) => {
    recent.delete(key)
    recent.set(key, entry)
    const oldest = recent.keys().next()
    if (recent.size > remembered && oldest.done !== true) recent.delete(oldest.value)
  }
  const load = async (sid: string): Promise<Session | null> => {
    const key = sessionKey(sid)
    const entry = recent.get(key) ?? (await readEntry(store, key))
    if (entry === null || entry.expiresAt <= clock.now().getTime()) return null
    remember(key, entry)
    return withCookie(entry.session)
  }
  const save = async (sid: string, session: Session) => {
    const key = sessionKey(sid)
    const { cookie: _cookie, ...data } = session
    const personId = session.personId ?? null
    const expiresAt = new Date(clock.now().getTime() + sessionSeconds * 1000)
    const row = { data: JSON.stringify(data), personId, expiresAt, userAgent: session.userAgent ?? null }
    const createdAt = clock.now()
    await store.write((tx) =>
      tx.session.upsert({ where: { sid: key }, create: { sid: key, createdAt, ...row }, update: row }),
    )
    remember(key, { session: { ...session }, personId, expiresAt: expiresAt.getTime() })
  }
  const destroy = async (sid: string) => {
    recent.delete(sessionKey(sid))
    await store.write((tx) => tx.session.deleteMany({ where: { sid: sessionKey(sid) } }))
  }
  /** Drops from memory what was deleted in the database. */
  const forget = (personId: string, exceptKey?: string) => {
    for (const [key, entry] of recent)
      if (entry.personId === personId && key !== exceptKey) recent.delete(key)
  }
  return {
    forget,
    forgetKey: (key: string) => void recent.delete(key),
    get: (sid: string, done: SessionCallback) => void load(sid).then((session) => done(null, session), done),
    set: (sid: string, session: Session, done: Callback) => void save(sid, session).then(() => done(), done),
    destroy: (sid: string, done: Callback) => void destroy(sid).then(() => done(), done),
  }
}

async function readEntry(store: Store, key: string): Promise<Entry | null> {
  const row = await store.db.session.findUnique({
    where: { sid: key },
    select: { data: true, personId: true, expiresAt: true },
  })
  if (row === null) return null
  const data: Partial<Session> = JSON.parse(row.data)
  return { session: withCookie(data), personId: row.personId, expiresAt: row.expiresAt.getTime() }
}

/** Expiry is judged by our clock against the row; the cookie's own date only tells the browser. */
const withCookie = (data: Partial<Session>): Session => ({
  ...data,
  cookie: {
    originalMaxAge: sessionSeconds * 1000,
    expires: new Date(Date.now() + sessionSeconds * 1000),
    httpOnly: true,
    path: '/',
    sameSite: 'lax',
  },
})
