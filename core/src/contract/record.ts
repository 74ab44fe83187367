import { z } from 'zod'
import { base64url, decimal, hours, id, plainText, sha256Text, weight } from './amounts.ts'
import { issuesOf, reservedKeys, type ParseResult } from './issue.ts'
import { outcomeSchema } from './outcome.ts'
import { recordedValues } from './price-list.ts'
import { scenarioSchema } from './scenario.ts'

export const overrideKind = z.enum(['award', 'exclude', 'hold'], 'Use award, exclude or hold.')

/** A departure from what the rules gave, by hand and with its reason. */
export const overrideSchema = z.strictObject({
  proposal: id,
  kind: overrideKind,
  award: hours(0),
  reason: plainText.min(1, 'Give the reason.'),
  by: plainText.min(1, 'Say who.'),
})

const publishedCriterion = z.strictObject({
  id,
  name: z.exactOptional(plainText),
  min: decimal,
  max: decimal,
  lowIsGood: z.boolean(),
})

/** What the call published when it opened. */
export const rulesPublishedSchema = z.strictObject({
  criteria: z.array(publishedCriterion),
  weights: z.record(id, weight),
  thresholds: z.strictObject({
    score: z.exactOptional(decimal),
    criteria: z.exactOptional(z.record(id, decimal)),
  }),
  seedCommitment: sha256Text,
})

const person = plainText.min(1, 'Give a name.')

export const recordSchema = z.strictObject({
  format: z.literal('furrow.record/1', 'Use the format furrow.record/1.'),
  call: id,
  previous: sha256Text.nullable(),
  snapshotHash: sha256Text,
  scenarioHash: sha256Text,
  scenario: scenarioSchema,
  outcome: outcomeSchema,
  overrides: z.array(overrideSchema),
  awards: z.array(z.strictObject({ proposal: id, award: hours(0) })),
  rulesPublished: rulesPublishedSchema,
  /** Absent where the machine had no price list, and in records from before it was kept. */
  values: z.exactOptional(recordedValues),
  engine: plainText,
  proposedBy: person,
  proposedAt: z.iso.datetime(),
  signedBy: person,
  signedAt: z.iso.datetime(),
  publicKey: base64url(32),
  signature: base64url(64),
})

/** A signed decision that anybody can recompute. */
export type DecisionRecord = z.infer<typeof recordSchema>
export type UnsignedRecord = Omit<DecisionRecord, 'publicKey' | 'signature'>
export type Override = z.infer<typeof overrideSchema>
export type RulesPublished = z.infer<typeof rulesPublishedSchema>

/** Reads a record; errors name each wrong field. */
export function parseRecord(json: unknown): ParseResult<DecisionRecord> {
  const parsed = recordSchema.safeParse(json)
  if (!parsed.success) return { ok: false, errors: issuesOf(parsed.error) }
  const errors = reservedKeys(json)
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: parsed.data }
}
