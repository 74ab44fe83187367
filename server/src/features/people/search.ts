import type { Actor } from '@furrow/core/access/roles'
import { holdsRole } from '@furrow/core/access/roles'
import type { PeoplePage, PeopleQuery } from '@furrow/core/contract/people'
import { DomainError } from '@furrow/core/errors'
import type { Prisma } from '../../generated/prisma/client.ts'
import type { Db } from '../../plugins/database.ts'
import { grantFields, grantView } from './grants.ts'

const listers = ['chair', 'officer', 'director', 'admin', 'auditor'] as const

/** Staff list and search; anybody else learns whether one whole address has an account, and its name. */
export async function searchPeople(
  db: Db,
  actor: NonNullable<Actor>,
  query: PeopleQuery,
): Promise<PeoplePage> {
  const lists = listers.some((role) => holdsRole(actor, role))
  if (!lists && (query.email === undefined || query.q !== undefined || query.role !== undefined)) {
    const errors = [{ path: 'email', message: 'Write the whole address of the person.' }]
    throw new DomainError('invalid-input', 'People are found by their whole e-mail address only.', { errors })
  }
  const where = { ...whereOf(query), ...(!lists && { emailConfirmedAt: { not: null } }) }
  const { page, pageSize } = query
  const [total, people] = await Promise.all([
    db.person.count({ where }),
    db.person.findMany({
      where,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: columns,
    }),
  ])
  const items = people.map(({ emailConfirmedAt, roles, ...person }) => ({
    ...person,
    confirmed: emailConfirmedAt !== null,
    roles: lists ? roles.map(grantView) : null,
  }))
  return { total, items }
}

const columns = {
  id: true,
  name: true,
  institution: true,
  email: true,
  invented: true,
  emailConfirmedAt: true,
  roles: { select: grantFields, orderBy: [{ role: 'asc' }, { callId: 'asc' }] },
} satisfies Prisma.PersonSelect

function whereOf({ q, email, role }: PeopleQuery): Prisma.PersonWhereInput {
  const text = q?.trim() ?? ''
  const contains = { contains: text }
  return {
    ...(email !== undefined && { email }),
    ...(role !== undefined && { roles: { some: { role } } }),
    ...(text !== '' && { OR: [{ name: contains }, { email: contains }, { institution: contains }] }),
  }
}
