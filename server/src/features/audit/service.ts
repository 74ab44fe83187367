import type { Actor } from '@furrow/core/access/roles'
import type { AuditQuery } from '@furrow/core/contract/audit'
import type { Prisma } from '../../generated/prisma/client.ts'
import type { Db } from '../../plugins/database.ts'
import { namesOf } from './names.ts'

/**
 * One page of the trail, newest first. Whoever holds the right for some calls only sees their events; an admin
 * sees who, when and what kind, not what it said.
 */
export async function listEvents(db: Db, actor: NonNullable<Actor>, query: AuditQuery) {
  const { page, pageSize, callId, objectType, objectId, action } = query
  const asked = Object.entries({ callId, objectType, objectId, action }).filter(
    ([, value]) => value !== undefined,
  )
  const where = { AND: [Object.fromEntries(asked), visibleTo(actor)] }
  const [total, events] = await Promise.all([
    db.auditEvent.count({ where }),
    db.auditEvent.findMany({
      where,
      orderBy: { seq: 'desc' },
      skip: (page - 1) * pageSize,
      take: pageSize,
      omit: { actorId: true, previousHash: true },
    }),
  ])
  const titles = await titlesOf(db, events)
  const shown = events.map(({ at, detail, ...event }) => ({
    ...event,
    callTitle: titles.get(event.callId ?? '') ?? null,
    at: at.toISOString(),
    detail: readsDetail(actor, event.callId) ? plainDetail(detail) : null,
  }))
  const named = await namesOf(db, actor, shown)
  return { total, items: shown.map((event) => ({ ...event, ...named(event) })) }
}

async function titlesOf(db: Db, events: readonly { readonly callId: string | null }[]) {
  const ids = [...new Set(events.flatMap(({ callId }) => callId ?? []))]
  const calls = await db.call.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } })
  return new Map(calls.map(({ id, title }) => [id, title]))
}

const readers = ['director', 'auditor', 'admin'] as const

function visibleTo(actor: NonNullable<Actor>): Prisma.AuditEventWhereInput {
  const grants = actor.grants.filter((grant) => readers.some((role) => role === grant.role))
  if (grants.some((grant) => grant.callId === null)) return {}
  return { callId: { in: grants.flatMap((grant) => grant.callId ?? []) } }
}

const readsDetail = (actor: NonNullable<Actor>, callId: string | null): boolean =>
  actor.grants.some(
    (grant) =>
      (grant.role === 'director' || grant.role === 'auditor') &&
      (grant.callId === null || grant.callId === callId),
  )

const plainDetail = (detail: Prisma.JsonValue): Record<string, unknown> =>
  typeof detail === 'object' && detail !== null && !Array.isArray(detail) ? { ...detail } : {}
