import { createHash } from 'node:crypto'
import type { StudioLink } from '@furrow/core/contract/studio'
import { DomainError } from '@furrow/core/errors'
import type { Db, Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'

/** 72 bits of the hash: the same address has the same short name, and two addresses never meet by chance. */
const shortName = (search: string): string =>
  createHash('sha256').update(search).digest('base64url').slice(0, 12)

interface Making {
  readonly callId: string
  readonly search: string
}

/** Keeps a long address under a short name; making it again changes nothing. */
export async function makeLink(tx: Tx, { callId, search }: Making, by: Doer): Promise<StudioLink> {
  const id = shortName(search)
  const data = { callId, id, search, createdById: by.actor.personId, createdAt: by.at }
  await tx.studioLink.upsert({ where: { callId_id: { callId, id } }, create: data, update: {} })
  return { id, search }
}

/** @throws DomainError `not-found` */
export async function readLink(db: Db, callId: string, id: string): Promise<StudioLink> {
  const link = await db.studioLink.findUnique({
    where: { callId_id: { callId, id } },
    select: { id: true, search: true },
  })
  if (link === null) throw new DomainError('not-found', 'There is no such page.')
  return link
}
