import { z } from 'zod'

/** The body of every error reply (RFC 9457). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
  requestId: z.string(),
})

export type Problem = z.infer<typeof problemSchema>

const problemReply = {
  description: 'What was refused, why, and where',
  content: { 'application/problem+json': { schema: problemSchema } },
}

/** Spread into every route's `response`: the error replies that any route may give. */
export const problemReplies = { '4xx': problemReply, '5xx': problemReply }
