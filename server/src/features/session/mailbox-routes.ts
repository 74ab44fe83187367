import { mailboxPage, mailboxQuery } from '@furrow/core/contract/mailbox'
import { problemReplies } from '@furrow/core/contract/problem'
import type { App } from '../../plugins/deps.ts'

/** Every mail of the outbox, for all to read. Registered in practice mode only. */
export async function mailboxRoutes(app: App): Promise<void> {
  app.get(
    '/api/mailbox',
    {
      config: { action: 'read mailbox' },
      schema: { querystring: mailboxQuery, response: { 200: mailboxPage, ...problemReplies } },
    },
    async (request) => {
      const { page, pageSize, to } = request.query
      const where = to === undefined ? {} : { to }
      const [total, mails] = await Promise.all([
        app.db.outboxMail.count({ where }),
        app.db.outboxMail.findMany({
          where,
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
          skip: (page - 1) * pageSize,
          take: pageSize,
          select: { id: true, to: true, subject: true, text: true, createdAt: true, sentAt: true },
        }),
      ])
      const items = mails.map(({ createdAt, sentAt, ...mail }) => ({
        ...mail,
        createdAt: createdAt.toISOString(),
        sentAt: sentAt?.toISOString() ?? null,
      }))
      return { total, items }
    },
  )
}
