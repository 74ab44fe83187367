import type { FastifyRequest } from 'fastify'
import { DomainError } from '@furrow/core/errors'
import { signedIn } from '../../plugins/access.ts'
import type { AuditEntry } from '../../plugins/audit.ts'

/** Who changes something, and when by the server's clock. */
export type By = {
  readonly personId: string
  readonly name: string
  readonly now: Date
  readonly publicUrl: string
  readonly audit: Pick<AuditEntry, 'at' | 'actor' | 'requestId'>
}

export function byOf(request: FastifyRequest): By {
  const { actor } = signedIn(request)
  const now = request.server.clock.now()
  const { publicUrl } = request.server.config
  const { personId, name } = actor
  return {
    personId,
    name,
    now,
    publicUrl,
    audit: { at: now, actor: { personId, name }, requestId: request.id },
  }
}

/** @throws DomainError `stale-version` where somebody saved after `seen` */
export function requireVersion(row: { version: number }, seen: number): void {
  if (row.version !== seen) throw new DomainError('stale-version', 'Somebody else saved in between.')
}
