import { DomainError } from '@furrow/core/errors'
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

interface Named {
  readonly callId: string
  readonly personId: string
  /** As the request names them, under `path`. */
  readonly proposals: readonly string[]
  readonly path: string
}

/**
 * Nobody decides by hand about a proposal of their own, or one they have a conflict with.
 * @throws DomainError `invalid-input`
 */
export async function refuseOwnMatters(db: Db, { proposals, path, ...by }: Named): Promise<void> {
  const hidden = await hiddenFrom(db, by)
  const message = 'You have a conflict of interest with this proposal: another officer decides on it.'
  const errors = proposals.flatMap((proposal, index) =>
    hidden.has(proposal) ? [{ path: `${path}[${index}].proposal`, message }] : [],
  )
  if (errors.length === 0) return
  throw new DomainError('invalid-input', 'You do not decide about your own proposals.', { errors })
}
