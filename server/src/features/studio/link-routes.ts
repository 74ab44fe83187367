import { problemReplies } from '@furrow/core/contract/problem'
import {
  studioCallParams,
  studioLink,
  studioLinkMaking,
  studioLinkParams,
} from '@furrow/core/contract/studio'
import type { App } from '../../plugins/deps.ts'
import { doerOf } from '../../plugins/doer.ts'
import { requireLocked } from '../../plugins/snapshot.ts'
import { makeLink, readLink } from './links.ts'

/** Short links: an address of the Studio that no mail breaks. */
export async function linkRoutes(app: App): Promise<void> {
  app.post(
    '/api/calls/:callId/links',
    {
      config: { action: 'create scenario', scope: 'call' },
      schema: {
        params: studioCallParams,
        body: studioLinkMaking,
        response: { 200: studioLink, ...problemReplies },
      },
    },
    (request) => {
      const { callId } = request.params
      requireLocked(app.sql, callId)
      return app.write((tx) => makeLink(tx, { callId, ...request.body }, doerOf(request)))
    },
  )
  app.get(
    '/api/calls/:callId/links/:linkId',
    {
      config: { action: 'read ranking', scope: 'call' },
      schema: { params: studioLinkParams, response: { 200: studioLink, ...problemReplies } },
    },
    (request) => {
      const { callId, linkId } = request.params
      requireLocked(app.sql, callId)
      return readLink(app.db, callId, linkId)
    },
  )
}
