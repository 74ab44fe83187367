import { z } from 'zod'
import { dimensions } from '../statistics/statistics.ts'
import { decisionFootprint, ruleBook, ruleDifference } from './decisions.ts'
import { balance } from './ledger.ts'
import { awardValue, moneyValue, valueTotals } from './price-list.ts'
import { outcomeSchema } from './outcome.ts'
import { policySchema } from './policies.ts'
import { overrideSchema, recordSchema } from './record.ts'
import { snapshotSchema } from './snapshot.ts'
import { letterFacts } from './letters.ts'
import { idText } from './text.ts'

export const resultParams = z.strictObject({ callId: idText })
export const resultRecordParams = z.strictObject({
  callId: idText,
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'This is not an id.'),
})

/** What the public sees of a released call: its awards and how to verify them; nobody who got nothing. */
export const callResult = z.object({
  callId: z.string(),
  title: z.string(),
  practice: z.boolean(),
  releasedAt: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  signedBy: z.string(),
  signedAt: z.string(),
  totals: outcomeSchema.shape.totals,
  /** With all their proposals and all that was asked for; where the snapshot is not published, what was ranked and possible, as in the record. */
  areas: outcomeSchema.shape.areas,
  proposals: z.number(),
  awards: z.array(
    z.object({
      proposal: z.string(),
      /** Withdrawn after the signature, before the release: its hours went back, and nothing else of it is shown. */
      withdrawn: z.boolean(),
      title: z.string(),
      summary: z.string(),
      institution: z.string(),
      area: z.string().nullable(),
      hours: z.number(),
      /** Null where the price list has no price for it. */
      value: awardValue.nullable(),
      /** On the machine of the snapshot; null where it names none. */
      energy: z.object({ kwh: z.number(), kgLocation: z.number(), kgMarket: z.number() }).nullable(),
    }),
  ),
  /** What the awards are worth together; null where the machine has no price list. */
  values: valueTotals.nullable(),
  rules: ruleBook,
  differences: z.array(ruleDifference),
  /**
   * Awards other than the rules gave, with what those gave; by public number only. Given or kept back by hand, or moved
   * by answers, offers and grants since the first decision.
   */
  overrides: z.array(overrideSchema.omit({ by: true }).extend({ computed: z.number(), byHand: z.boolean() })),
  footprint: decisionFootprint.nullable(),
  /** Where the hours of the call lie now, after answers, offers and grants; null for a call released before the log. */
  standing: balance.nullable(),
  /** Hours of the reserve that directors have granted, with their public reasons; declined ones are left out. */
  reserveGrants: z.array(
    z.object({
      proposal: z.string(),
      /** Null until the grant is accepted: whoever holds no hours is not named. */
      title: z.string().nullable(),
      hours: z.number(),
      /** By the price of the day of the grant; null without a price, and until it is accepted: it tells of the kind of applicant. */
      value: moneyValue.nullable(),
      reason: z.string(),
      grantedAt: z.string(),
      accepted: z.boolean(),
    }),
  ),
  /** Offers that were accepted after the last record was proposed, those of the reserve left out: it does not know them. What it gives itself is among its awards. */
  acceptedSince: z.array(
    z.object({
      proposal: z.string(),
      title: z.string(),
      hours: z.number(),
      /** By the price that the offer keeps; null where no price held. */
      value: moneyValue.nullable(),
      acceptedAt: z.string(),
    }),
  ),
  /** The chain of the call's records, oldest first; each is a file of its own. */
  records: z.array(
    z.object({ recordHash: z.string(), previous: z.string().nullable(), releasedAt: z.string() }),
  ),
  scenarioHash: z.string(),
  snapshotHash: z.string(),
  recordHash: z.string(),
  publicKey: z.string(),
  snapshotPublished: z.boolean(),
  /** The command that recomputes the decision from the two files. */
  command: z.string(),
})
export type CallResult = z.infer<typeof callResult>

/** Success by group: what would tell of fewer than five proposals, and the record does not show, is null or put together. */
export const callStatistics = z.object({
  callId: z.string(),
  practice: z.boolean(),
  proposals: z.number(),
  funded: z.number(),
  /** Names of the tracks that a table counts by. */
  tracks: z.array(z.object({ id: z.string(), name: z.string() })),
  tables: z.array(
    z.object({
      dimension: z.enum(dimensions),
      masked: z.boolean(),
      rows: z.array(
        z.object({
          id: z.string().nullable(),
          proposals: z.number(),
          funded: z.number().nullable(),
          requested: z.number().nullable(),
          awarded: z.number().nullable(),
        }),
      ),
    }),
  ),
  /** Null where fewer than five proposals have two reviews. */
  agreement: z
    .object({
      proposals: z.number(),
      reviews: z.number(),
      alpha: z.number().nullable(),
      single: z.number().nullable(),
      interval: z.tuple([z.number(), z.number()]).readonly().nullable(),
      mean: z.number().nullable(),
    })
    .nullable(),
})
export type CallStatistics = z.infer<typeof callStatistics>

/** A table as CSV; a cell that a spreadsheet would run has an apostrophe in front. */
export const csvFile = z.string()

export const releasedRecord = recordSchema
export const releasedSnapshot = snapshotSchema
export const signingKey = z.object({ algorithm: z.literal('Ed25519'), publicKey: z.string() })

/** What an applicant reads after the release; texts of reviews without names, times or ids. */
export const proposalResult = z.object({
  proposal: z.string(),
  callId: z.string(),
  callTitle: z.string(),
  practice: z.boolean(),
  title: z.string(),
  requested: z.number(),
  award: z.number(),
  /** What the award is worth by the prices of the day of the signature; null without an award or a price. */
  value: moneyValue.nullable(),
  rank: z.number().nullable(),
  ranked: z.number(),
  score: z.number().nullable(),
  status: outcomeSchema.shape.awards.element.shape.status,
  reason: outcomeSchema.shape.awards.element.shape.reason,
  /** The reason that the office wrote down where it is not eligible; empty elsewhere. */
  ineligible: z.string(),
  /** By which the reason came about. */
  policy: policySchema,
  /** Names of the criteria that a reason may name. */
  criteria: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What the letter says beside: what would have changed the answer; null where none was prepared. */
  facts: letterFacts
    .pick({ minimum: true, change: true, awarded: true, funded: true, byHand: true })
    .nullable(),
  /** Set where the rules did not decide alone. */
  override: overrideSchema.pick({ kind: true, reason: true }).nullable(),
  /** Of the first decision, whose line is told, where the answer is that of a later one; else null. */
  firstReleasedAt: z.string().nullable(),
  /** The first ranked proposal without hours by the rules, before which the line ran. */
  furrow: outcomeSchema.shape.cutLine,
  totals: outcomeSchema.shape.totals,
  /** The places around the line and around the own one, in rank order, without numbers of proposals. */
  places: z.array(z.object({ rank: z.number(), score: z.number(), award: z.number() })),
  reviews: z.array(z.object({ text: z.string() })),
  signedBy: z.string(),
  signedAt: z.string(),
  releasedAt: z.string(),
  /** Decisions released before there were letters have none. */
  hasLetter: z.boolean(),
  /** Until then an award is answered. */
  answerBy: z.string().nullable(),
  /** Until then the office is asked for reasons, and an appeal is filed. */
  appealUntil: z.string().nullable(),
  /** The next call that takes proposals, if one is open. */
  nextCall: z.object({ id: z.string(), title: z.string(), deadlineAt: z.string().nullable() }).nullable(),
})
export type ProposalResult = z.infer<typeof proposalResult>
