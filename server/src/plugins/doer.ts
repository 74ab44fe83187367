import type { FastifyRequest } from 'fastify'
import { signedIn } from './access.ts'
import type { AuditEntry } from './audit.ts'

/** Who changes something and when by the server's clock; spread into the audit entry. */
export type Doer = Required<Pick<AuditEntry, 'at' | 'requestId'>> & {
  readonly actor: { readonly personId: string; readonly name: string }
}

export function doerOf(request: FastifyRequest): Doer {
  const { personId, name } = signedIn(request).actor
  return { at: request.server.clock.now(), actor: { personId, name }, requestId: request.id }
}
