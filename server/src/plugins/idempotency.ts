import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '@furrow/core/errors'
import type { Tx } from './database.ts'
import { signedIn } from './access.ts'

interface Once {
  readonly app: FastifyInstance
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/**
 * Runs `work` in a transaction, once per `Idempotency-Key` of a person: a repeated press or a retry gets the
 * first reply again. Without the header it simply runs.
 */
export async function writeOnce<T extends object>(once: Once, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { app, request } = once
  const key = keyOf(request)
  if (key === null) return app.write(work)
  const { personId } = signedIn(request).actor
  const route = `${request.method} ${request.url}`.slice(0, 400)
  const id = { personId, route, key }
  return app.write(async (tx) => {
    const first = await tx.idempotencyKey.findUnique({
      where: { personId_route_key: id },
      select: { body: true },
    })
    if (first !== null) {
      void once.reply.header('idempotency-replayed', 'true')
      const body: T = JSON.parse(first.body)
      return body
    }
    const result = await work(tx)
    const row = { ...id, status: 200, body: JSON.stringify(result), createdAt: app.clock.now() }
    await tx.idempotencyKey.create({ data: row, select: { key: true } })
    return result
  })
}

function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key === 'string' && /^[\w.-]{8,100}$/.test(key)) return key
  throw new DomainError('invalid-input', 'Idempotency-Key has 8 to 100 letters, digits, dots or dashes.')
}
