import type { ProfileBody, ProfileView } from '@furrow/core/contract/people'
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
  readonly personId: string
  readonly version: number
  readonly body: ProfileBody
}

/** @throws DomainError `stale-version` */
export async function changeProfile(
  tx: Tx,
  { personId, version, body }: ProfileChange,
): Promise<ProfileView> {
  const data = { ...body, version: { increment: 1 } }
  const { count } = await tx.person.updateMany({ where: { id: personId, version }, data })
  requireChanged(count)
  return readProfile(tx, personId)
}
