import type { ConflictList } from '@furrow/core/contract/conflicts'
import type { SignedInAccess } from '../../plugins/access.ts'
import type { Db } from '../../plugins/database.ts'

const columns = {
  id: true,
  proposalId: true,
  personId: true,
  kind: true,
  origin: true,
  blocking: true,
  state: true,
  reason: true,
  waivedById: true,
  waivedReason: true,
  proposal: { select: { number: true, title: true } },
  person: { select: { name: true, institution: true } },
}

/** The conflicts of a call, without those on proposals with which the viewer has one. */
export async function listConflicts(db: Db, { actor, facts }: SignedInAccess): Promise<ConflictList> {
  const callId = facts.callId ?? ''
  const call = await db.call.findUniqueOrThrow({ where: { id: callId }, select: { title: true } })
  const { personId } = actor
  const mine = { some: { personId, state: { not: 'waived' as const } } }
  const team = { some: { personId, acceptedAt: { not: null } } }
  const rows = await db.conflict.findMany({
    where: {
      callId,
      personId: { not: personId },
      proposal: {
        deletedAt: null,
        submissionId: { not: null },
        NOT: [{ conflicts: mine }, { members: team }],
        OR: [{ ownerId: null }, { ownerId: { not: personId } }],
      },
    },
    orderBy: [{ state: 'asc' }, { createdAt: 'desc' }],
    take: 500,
    select: columns,
  })
  const names = await namesOf(
    db,
    rows.flatMap((row) => row.waivedById ?? []),
  )
  const items = rows.map((row) => {
    const { proposal, person, personId: _personId, waivedById, ...own } = row
    const waitsForSecond = row.state !== 'waived' && waivedById !== null
    return {
      ...own,
      ...proposal,
      personName: person.name,
      institution: person.institution,
      waivedBy: waivedById === null ? null : (names.get(waivedById) ?? null),
      waitsForSecond,
      canWaive: row.state !== 'waived' && waivedById !== personId,
    }
  })
  return { callTitle: call.title, items }
}

async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const people = await db.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  return new Map(people.map(({ id, name }) => [id, name]))
}
