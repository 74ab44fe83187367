import type { Db } from '../../plugins/database.ts'
import { notFound } from '../../plugins/errors.ts'

/** Who can be signed in with one click; such people exist in practice mode only. */
export async function listPersonas(db: Db) {
  const people = await db.person.findMany({
    where: { persona: { not: null } },
    orderBy: { createdAt: 'asc' },
    select: { persona: true, name: true, roles: { select: { role: true } } },
  })
  const items = people.map(({ persona, name, roles }) => ({
    persona: persona ?? '',
    name,
    roles: [...new Set(roles.map((grant) => grant.role))],
  }))
  return { items }
}

/** @throws DomainError `not-found` */
export async function personOfPersona(db: Db, persona: string): Promise<string> {
  const person = await db.person.findUnique({ where: { persona }, select: { id: true } })
  if (person === null) throw notFound()
  return person.id
}
