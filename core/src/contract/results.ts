import { z } from 'zod'
import { outcomeSchema } from './outcome.ts'
import { recordSchema } from './record.ts'
import { snapshotSchema } from './snapshot.ts'
import { idText } from './text.ts'

export const resultParams = z.strictObject({ callId: idText })

const footprint = z.object({ kwh: z.number(), kgLocation: z.number(), kgMarket: z.number() })

/** What the public sees of a released call: its awards and how to verify them; nobody who got nothing. */
export const callResult = z.object({
  callId: z.string(),
  title: z.string(),
  practice: z.boolean(),
  releasedAt: z.string(),
  signedBy: z.string(),
  signedAt: z.string(),
  totals: outcomeSchema.shape.totals,
  areas: outcomeSchema.shape.areas,
  areaNames: z.record(z.string(), z.string()),
  proposals: z.number(),
  awards: z.array(
    z.object({
      proposal: z.string(),
      title: z.string(),
      summary: z.string(),
      institution: z.string(),
      area: z.string().nullable(),
      hours: z.number(),
    }),
  ),
  footprint,
  snapshotHash: z.string(),
  recordHash: z.string(),
  publicKey: z.string(),
  snapshotPublished: z.boolean(),
  /** The command that recomputes the decision from the two files. */
  command: z.string(),
})
export type CallResult = z.infer<typeof callResult>

export const releasedRecord = recordSchema
export const releasedSnapshot = snapshotSchema
export const signingKey = z.object({ algorithm: z.literal('Ed25519'), publicKey: z.string() })

/** What an applicant reads after the release; texts of reviews without names, times or ids. */
export const proposalResult = z.object({
  proposal: z.string(),
  callId: z.string(),
  title: z.string(),
  award: z.number(),
  rank: z.number().nullable(),
  ranked: z.number(),
  score: z.number().nullable(),
  status: outcomeSchema.shape.awards.element.shape.status,
  reason: outcomeSchema.shape.awards.element.shape.reason,
  cutLine: outcomeSchema.shape.cutLine,
  totals: outcomeSchema.shape.totals,
  reviews: z.array(z.object({ text: z.string() })),
  releasedAt: z.string(),
})
export type ProposalResult = z.infer<typeof proposalResult>
