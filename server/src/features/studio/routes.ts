import type { FastifyReply, FastifyRequest } from 'fastify'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { problemReplies } from '@furrow/core/contract/problem'
import { snapshotSchema } from '@furrow/core/contract/snapshot'
import { studioCallParams, studioContext } from '@furrow/core/contract/studio'
import { signedIn } from '../../plugins/access.ts'
import type { App } from '../../plugins/deps.ts'
import { notFound } from '../../plugins/errors.ts'
import { makeSnapshots, requireLocked } from '../../plugins/snapshot.ts'
import type { PackedSnapshot } from '../../plugins/snapshot.ts'
import { isNarrowed, readStudio } from './context.ts'
import { linkRoutes } from './link-routes.ts'
import { scenarioRoutes } from './scenario-routes.ts'

const notChanged = z.null().describe('The reader has it already')

/** The Studio: what it opens with, the pseudonymous snapshot, and the scenarios. */
export async function studioRoutes(app: App): Promise<void> {
  const snapshots = makeSnapshots(app.sql)
  app.get(
    '/api/calls/:callId/studio',
    {
      config: { action: 'read ranking', scope: 'call' },
      schema: { params: studioCallParams, response: { 200: studioContext, ...problemReplies } },
    },
    (request) => readStudio(app.sql, signedIn(request), request.params.callId),
  )
  app.get(
    '/api/calls/:callId/snapshot',
    {
      config: { action: 'read ranking', scope: 'call' },
      schema: {
        params: studioCallParams,
        response: { 200: snapshotSchema, 304: notChanged, ...problemReplies },
      },
    },
    async (request, reply) => {
      if (isNarrowed(signedIn(request))) throw notFound()
      requireLocked(app.sql, request.params.callId)
      return sendPacked(request, reply, await snapshots(request.params.callId))
    },
  )
  await scenarioRoutes(app)
  await linkRoutes(app)
}

/** The kept bytes as they are; the hash of the snapshot is its entity tag. */
function sendPacked(
  request: FastifyRequest,
  reply: FastifyReply,
  { hash, gzip }: PackedSnapshot,
): FastifyReply {
  const tag = `"${hash}"`
  void reply
    .header('etag', tag)
    .header('vary', 'accept-encoding')
    .header('cache-control', 'private, no-cache')
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  void reply.type('application/json; charset=utf-8')
  if (!/\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? ''))
    return reply.send(gunzipSync(gzip))
  return reply.header('content-encoding', 'gzip').send(gzip)
}
