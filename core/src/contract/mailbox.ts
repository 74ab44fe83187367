import { z } from 'zod'
import { optionalLine, pageQuery } from './text.ts'

export const mailboxQuery = z.strictObject({ ...pageQuery, to: optionalLine(254).optional() })

export const mailboxPage = z.object({
  total: z.number().int(),
  items: z.array(
    z.object({
      id: z.string(),
      to: z.string(),
      subject: z.string(),
      text: z.string(),
      createdAt: z.string(),
      sentAt: z.string().nullable(),
    }),
  ),
})
