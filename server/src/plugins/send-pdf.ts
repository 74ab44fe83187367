import type { FastifyReply } from 'fastify'

/** Answers with a document to look at, `name` without its ending; no cache keeps what is meant for one reader. */
export const sendPdf = (reply: FastifyReply, name: string, content: Uint8Array): FastifyReply =>
  reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${name}.pdf"`)
    .header('cache-control', 'no-store')
    .send(content)
