import { problemReplies } from '@furrow/core/contract/problem'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'

/** The replies of a route that ends in `sendPdf`; its bytes are sent as they are. */
export const pdfReplies = {
  200: { description: 'A document', content: { 'application/pdf': { schema: z.unknown() } } },
  ...problemReplies,
}

/** Answers with a document to look at, `name` without its ending; no cache keeps what is meant for one reader. */
export const sendPdf = (reply: FastifyReply, name: string, content: Uint8Array): FastifyReply =>
  reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${name}.pdf"`)
    .header('cache-control', 'no-store')
    .send(content)
