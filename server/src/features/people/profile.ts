import type { ProfileBody, ProfileView } from '@furrow/core/contract/people'
import type { Actor } from '@furrow/core/access/roles'
import { audit } from '../../plugins/audit.ts'
import type { Db, Tx } from '../../plugins/database.ts'
import { notFound } from '../../plugins/errors.ts'
import { requireChanged } from '../../plugins/versions.ts'

const columns = {
  id: true,
  email: true,
  name: true,
  institution: true,
  orcid: true,
  language: true,
  version: true,
} as const

export async function readProfile(db: Db, id: string): Promise<ProfileView> {
  const person = await db.person.findUnique({ where: { id }, select: columns })
  if (person === null) throw notFound()
  return { ...person, language: person.language === 'da' ? 'da' : 'en' }
}

interface ProfileChange {
  readonly actor: NonNullable<Actor>
  readonly at: Date
  readonly requestId: string
  readonly version: number
  readonly body: ProfileBody
}

/** Names of fields only: the trail outlives what a person has changed or had erased. */
function changedFields(before: ProfileView, body: ProfileBody): string[] {
  const old = new Map<string, unknown>(Object.entries(before))
  return Object.entries(body).flatMap(([field, value]) => (old.get(field) === value ? [] : [field]))
}

/** @throws DomainError `stale-version` */
export async function changeProfile(
  tx: Tx,
  { actor, at, requestId, version, body }: ProfileChange,
): Promise<ProfileView> {
  const { personId } = actor
  const before = await readProfile(tx, personId)
  const data = { ...body, version: { increment: 1 } }
  const { count } = await tx.person.updateMany({ where: { id: personId, version }, data })
  requireChanged(count)
  const changed = changedFields(before, body)
  if (changed.length > 0) {
    const event = { action: 'profile.changed', objectType: 'person', objectId: personId } as const
    await audit(tx, { at, actor, requestId, ...event, detail: { changed } })
  }
  return readProfile(tx, personId)
}
