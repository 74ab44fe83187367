import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '@furrow/core/errors'

/** Sets `ETag: "<version>"`. */
export function sendVersion(reply: FastifyReply, version: number): void {
  void reply.header('etag', `"${version}"`)
}

/** The version that the sender saw. @throws DomainError `version-missing` without a usable `If-Match` */
export function seenVersion(request: FastifyRequest): number {
  const match = /^(?:W\/)?"(\d{1,15})"$/.exec(request.headers['if-match'] ?? '')
  if (match?.[1] === undefined) {
    throw new DomainError('version-missing', 'Send the version that you saw as If-Match: "<version>".')
  }
  return Number(match[1])
}

/** What an update that matched no row means. @throws DomainError `stale-version` */
export function requireChanged(count: number): void {
  if (count > 0) return
  throw new DomainError('stale-version', 'Somebody saved a newer version. Load it, compare, and save again.')
}
