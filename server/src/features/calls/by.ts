import type { AuditAction } from '@furrow/core/contract/audit-actions'
import type { FastifyRequest } from 'fastify'
import { DomainError } from '@furrow/core/errors'
import { signedIn } from '../../plugins/access.ts'
import { audit } from '../../plugins/audit.ts'
import type { AuditDetail, AuditEntry } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'

/** Who changes a call, and when by the server's clock. */
export type By = {
  readonly personId: string
  readonly now: Date
  readonly audit: Pick<AuditEntry, 'at' | 'actor' | 'requestId'>
}

export function byOf(request: FastifyRequest): By {
  const { personId, name } = signedIn(request).actor
  const now = request.server.clock.now()
  return { personId, now, audit: { at: now, actor: { personId, name }, requestId: request.id } }
}

/** The call that a change is about, as its sender saw it. */
export type Target = { readonly callId: string; readonly version: number }

/** @throws DomainError `stale-version` where somebody saved after the sender looked */
export function requireSeen(row: { version: number }, { version }: Target): void {
  if (row.version !== version)
    throw new DomainError('stale-version', 'Somebody saved a newer version of this call. Load it again.')
}

type Deed = { readonly callId: string; readonly action: AuditAction; readonly detail?: AuditDetail }

export const record = (tx: Tx, by: By, { callId, action, detail = {} }: Deed): Promise<void> =>
  audit(tx, { ...by.audit, action, objectType: 'call', objectId: callId, callId, detail })
