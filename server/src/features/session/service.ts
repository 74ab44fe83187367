import type { Actor } from '@furrow/core/access/roles'
import type { Me } from '@furrow/core/contract/session'
import type { Config } from '../../config.ts'
import type { Db } from '../../plugins/database.ts'
import type { App } from '../../plugins/deps.ts'
import { notFound } from '../../plugins/errors.ts'

interface Asked {
  readonly config: Config
  readonly actor: Actor
  readonly now: Date
}

/** Name, roles and mode for the page that asks; a stranger learns the mode and the time. */
export async function whoAmI(db: Db, { config, actor, now }: Asked): Promise<Me> {
  const base = { mode: config.mode, now: now.toISOString() }
  if (actor === null) return { ...base, person: null }
  const person = await db.person.findUnique({
    where: { id: actor.personId },
    select: { id: true, name: true, email: true, institution: true, language: true, persona: true },
  })
  if (person === null) return { ...base, person: null }
  const language = person.language === 'da' ? 'da' : 'en'
  return { ...base, person: { ...person, language, roles: actor.grants.map((grant) => ({ ...grant })) } }
}

interface DeviceQuery {
  readonly personId: string
  readonly current: string
  readonly now: Date
}

export async function listDevices(db: Db, { personId, current, now }: DeviceQuery) {
  const rows = await db.session.findMany({
    where: { personId, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    take: 100,
    select: { sid: true, createdAt: true, expiresAt: true, userAgent: true },
  })
  const items = rows.map(({ sid, createdAt, expiresAt, userAgent }) => ({
    id: sid,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    userAgent,
    current: sid === current,
  }))
  return { items }
}

/** Ends one session of the person's own. @throws DomainError `not-found` for anybody else's */
export async function endDevice(app: App, personId: string, sid: string): Promise<void> {
  const { count } = await app.write((tx) => tx.session.deleteMany({ where: { sid, personId } }))
  if (count === 0) throw notFound()
  app.forgetSession(sid)
}
