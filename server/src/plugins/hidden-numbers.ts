import type { Db } from './database.ts'

/** Numbers of the proposals of a call that one person of its office does not see: own ones, and those in conflict. */
export async function hiddenFrom(
  db: Db,
  { callId, personId }: { readonly callId: string; readonly personId: string },
): Promise<Set<string>> {
  const rows = await db.proposal.findMany({
    where: {
      callId,
      OR: [
        { ownerId: personId },
        { members: { some: { personId, acceptedAt: { not: null } } } },
        { conflicts: { some: { personId, state: { not: 'waived' } } } },
      ],
    },
    select: { number: true },
  })
  return new Set(rows.map(({ number }) => number))
}
