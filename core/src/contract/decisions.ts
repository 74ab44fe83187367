import { z } from 'zod'
import { id, sha256Text } from './amounts.ts'
import { outcomeSchema } from './outcome.ts'
import { idText, text } from './text.ts'

/** The outcome that the proposer saw: another one means that something changed in between. */
export const decisionProposal = z.strictObject({
  scenarioId: idText,
  outcomeHash: sha256Text,
  note: text(2000).default(''),
})
export type DecisionProposal = z.infer<typeof decisionProposal>

export const decisionSigning = z.strictObject({
  password: z.string().min(1, 'Write your password.').max(400),
})

export const decisionParams = z.strictObject({ decisionId: idText })
export const decisionCallParams = z.strictObject({ callId: id })

const decisionState = z.enum(['proposed', 'signed', 'released', 'withdrawn'])

export const decisionSummary = z.object({
  id: z.string(),
  callId: z.string(),
  state: decisionState,
  scenarioName: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  signedBy: z.string().nullable(),
  signedAt: z.string().nullable(),
  releasedAt: z.string().nullable(),
})
export type DecisionSummary = z.infer<typeof decisionSummary>
export const decisionList = z.object({ items: z.array(decisionSummary) })

const difference = z.object({
  rule: z.string(),
  published: z.union([z.number(), z.string()]).nullable(),
  applied: z.union([z.number(), z.string()]).nullable(),
})

const footprint = z.object({
  kwh: z.number(),
  kgLocation: z.number(),
  kgMarket: z.number(),
  nodeHours: z.number(),
  cost: z.number(),
  currency: z.string(),
})
export type DecisionFootprint = z.infer<typeof footprint>

/** The page to sign: everything that the director is asked to stand behind. */
export const decisionView = decisionSummary.extend({
  callTitle: z.string(),
  practice: z.boolean(),
  note: z.string(),
  snapshotHash: z.string(),
  scenarioHash: z.string(),
  recordHash: z.string().nullable(),
  previousHash: z.string().nullable(),
  outcome: outcomeSchema,
  differences: z.array(difference),
  /** Awards that the published rules, under the same policy, would have given otherwise. */
  moved: z.array(z.object({ proposal: z.string(), published: z.number(), applied: z.number() })),
  titles: z.record(z.string(), z.string()),
  footprint,
  may: z.object({ sign: z.boolean(), release: z.boolean(), withdraw: z.boolean() }),
  version: z.number(),
})
export type DecisionView = z.infer<typeof decisionView>
