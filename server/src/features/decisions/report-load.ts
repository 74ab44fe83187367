import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { Sureness } from '@furrow/core/contract/sureness'
import type { Db } from '../../plugins/database.ts'
import { notFound } from '../../plugins/errors.ts'
import { surenessAside } from '../../plugins/sureness.ts'
import { documentOf } from './document.ts'
import { storedDecided } from './load.ts'

interface Signing {
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly signedBy: string | null
  readonly signedAt: Date | null
  readonly releasedAt: Date | null
  readonly recordHash: string | null
  readonly previousHash: string | null
}

/** What a report tells of. */
export interface Reported {
  readonly document: DecisionDocument
  readonly signing: Signing
  readonly sureness: Sureness
  readonly publicUrl: string
}

/** Everything that a report of a decision holds. @throws DomainError `not-found` */
export async function readReported(db: Db, decisionId: string, publicUrl: string): Promise<Reported> {
  const row = await db.decision.findUnique({ where: { id: decisionId } })
  if (row === null) throw notFound()
  const people = await db.person.findMany({
    where: { id: { in: [row.proposedById, row.signedById ?? ''] } },
    select: { id: true, name: true },
  })
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null
  const decided = storedDecided(row)
  const { proposedAt, signedAt, releasedAt, recordHash, previousHash } = row
  return {
    document: await documentOf(db, decided, signedAt ?? proposedAt),
    sureness: await surenessAside(decided),
    publicUrl,
    signing: {
      proposedBy: nameOf(row.proposedById) ?? '',
      signedBy: nameOf(row.signedById),
      proposedAt,
      signedAt,
      releasedAt,
      recordHash,
      previousHash,
    },
  }
}
