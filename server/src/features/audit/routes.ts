import { auditCheckView, auditPage, auditQuery } from '@furrow/core/contract/audit'
import { problemReplies } from '@furrow/core/contract/problem'
import { signedIn } from '../../plugins/access.ts'
import { checkAuditChain } from '../../plugins/audit-check.ts'
import type { App } from '../../plugins/deps.ts'
import { listEvents } from './service.ts'

export async function auditRoutes(app: App): Promise<void> {
  app.get(
    '/api/audit-events',
    {
      config: { action: 'read audit.log' },
      schema: { querystring: auditQuery, response: { 200: auditPage, ...problemReplies } },
    },
    async (request) => listEvents(app.db, signedIn(request).actor, request.query),
  )
  app.get(
    '/api/audit-events/check',
    {
      config: { action: 'read audit.log' },
      schema: { response: { 200: auditCheckView, ...problemReplies } },
    },
    async () => checkAuditChain(app.sql),
  )
}
