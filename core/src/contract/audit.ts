import { z } from 'zod'
import { idText, optionalLine, pageQuery } from './text.ts'

export const auditQuery = z.strictObject({
  ...pageQuery,
  callId: idText.optional(),
  objectType: idText.optional(),
  objectId: idText.optional(),
  action: optionalLine(80).optional(),
})
export type AuditQuery = z.infer<typeof auditQuery>

export const auditEventView = z.object({
  seq: z.number().int(),
  at: z.string(),
  actorName: z.string().nullable(),
  action: z.string(),
  objectType: z.string(),
  objectId: z.string(),
  /** In words; null where it has no name, or is there no more. */
  objectName: z.string().nullable(),
  callId: z.string().nullable(),
  /** Null where there is no call, or none any more. */
  callTitle: z.string().nullable(),
  /** Null for the admin, who sees who, when and what kind. */
  detail: z.record(z.string(), z.unknown()).nullable(),
  /** Names of what the detail states by an id, by that id, as far as the reader may know them. */
  names: z.record(z.string(), z.string()),
  requestId: z.string().nullable(),
  hash: z.string(),
})

export const auditPage = z.object({ total: z.number().int(), items: z.array(auditEventView) })

export const auditCheckView = z.object({
  holds: z.boolean(),
  events: z.number().int(),
  /** Number of the first event that does not fit; null if the chain holds. */
  brokenAt: z.number().int().nullable(),
  lastHash: z.string().nullable(),
})
