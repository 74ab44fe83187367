import { applicantGroups } from './applicant-groups.ts'
import { awardValue, frozenPrices, valueTotals } from './price-list.ts'
import { applicantKinds } from './proposal-limits.ts'
import { z } from 'zod'
import { hours, id, sha256Text } from './amounts.ts'
import { ledgerKind } from './ledger.ts'
import { outcomeSchema } from './outcome.ts'
import { overrideWarnings } from './override-checks.ts'
import { overrideKind, overrideSchema, rulesPublishedSchema } from './record.ts'
import { scenarioSchema } from './scenario.ts'
import { idText, requiredText, text } from './text.ts'

/** One departure from what the rules give; the reason is for everybody to read. */
const givenOverride = z.strictObject({
  proposal: id,
  kind: overrideKind,
  award: hours(0).default(0),
  reason: requiredText(1000),
})

export const givenOverrides = z.array(givenOverride).max(500, 'At most 500 at a time.').default([])

/** What a decision would be: asked before it is proposed, and nothing is kept. */
export const decisionDraft = z.strictObject({ scenarioId: idText, overrides: givenOverrides })
export type DecisionDraft = z.infer<typeof decisionDraft>

/** The outcome that the proposer saw: another one means that something changed in between. */
export const decisionProposal = z.strictObject({
  scenarioId: idText,
  outcomeHash: sha256Text,
  note: text(2000).default(''),
  overrides: givenOverrides,
})
export type DecisionProposal = z.infer<typeof decisionProposal>

export const decisionSigning = z.strictObject({
  password: z.string().min(1, 'Write your password.').max(400),
})

/** The reason stays with the decision, for everybody who may read it. */
export const decisionRevocation = z.strictObject({ reason: requiredText(1000) })

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
  snapshotHash: z.string(),
  scenarioHash: z.string(),
  recordHash: z.string().nullable(),
  /** How many awards are given or kept back by hand. */
  overridden: z.number(),
})
export type DecisionSummary = z.infer<typeof decisionSummary>
export const decisionList = z.object({ callTitle: z.string(), items: z.array(decisionSummary) })
export type DecisionList = z.infer<typeof decisionList>

/** A rule that a decision applies otherwise than published; null where there is none. */
export const ruleDifference = z.object({
  rule: z.string(),
  published: z.union([z.number(), z.string()]).nullable(),
  applied: z.union([z.number(), z.string()]).nullable(),
})
export type RuleDifference = z.infer<typeof ruleDifference>

/** The rules as the call published them, with their names, and the scenario that was applied. */
export const ruleBook = z.object({
  published: rulesPublishedSchema,
  areas: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      nameDa: z.string().nullable(),
      minShare: z.number(),
      maxShare: z.number(),
      weight: z.number(),
    }),
  ),
  applied: scenarioSchema,
})
export type RuleBook = z.infer<typeof ruleBook>

/** Energy, carbon by both methods and cost of the awarded hours, on the machine of the snapshot. */
export const decisionFootprint = z.object({
  machine: z.string(),
  kwh: z.number(),
  kgLocation: z.number(),
  kgMarket: z.number(),
  nodeHours: z.number(),
  cost: z.number(),
  currency: z.string(),
  /** Numbers of the machine that nobody has measured: `kwhPerGpuHour`, `pue` … */
  assumed: z.array(z.string()),
})
export type DecisionFootprint = z.infer<typeof decisionFootprint>

/** Why the viewer signs or does not: whoever proposed never does, nor who has a conflict in the call. */
const signing = z.enum(['may', 'proposer', 'conflict', 'not-director'])

/** An override with what the rules gave, and what is unusual about it. */
export const overrideView = overrideSchema.extend({
  /** GPU-hours that the rules gave. */
  computed: z.number(),
  warnings: z.array(z.enum(overrideWarnings)),
  /** Somebody decided it; else a later decision only says with it what has happened since the first one. */
  byHand: z.boolean(),
})
export type OverrideView = z.infer<typeof overrideView>

/** How surely and how evenly a decision was reached. */
const quality = z.object({
  agreement: z.object({
    /** Proposals with two used reviews and more, and the used reviews of all. */
    proposals: z.number(),
    reviews: z.number(),
    alpha: z.number().nullable(),
    /** Of one review, with its 95 % interval, and of the mean of those that a proposal has. */
    single: z.number().nullable(),
    interval: z.array(z.number()).nullable(),
    mean: z.number().nullable(),
  }),
  /** Conflicts of interest that nobody has judged. */
  openConflicts: z.number(),
  groups: z.array(
    z.object({
      group: z.enum(applicantGroups),
      proposals: z.number(),
      funded: z.number(),
    }),
  ),
})

/** What a later decision of a call changes, and what had happened since the one before it. */
const laterPart = z.object({
  /** Of the decision before: its place in the chain, 1 for the first, and the hash of its record. */
  record: z.number(),
  recordHash: z.string(),
  /** Decided anew, in GPU-hours: what was held when it was proposed, and the award in all. */
  changes: z.array(
    z.object({ proposal: z.string(), held: z.number(), award: z.number(), reason: z.string() }),
  ),
  /** Awards that others moved: in the record before, when this was proposed, and by what. */
  since: z.array(
    z.object({
      proposal: z.string(),
      was: z.number(),
      now: z.number(),
      events: z.array(z.object({ kind: ledgerKind, hours: z.number() })),
    }),
  ),
  /** GPU-hours that were offered to somebody when this was proposed; they are in no award of it. */
  offered: z.number(),
  /** GPU-hours that are neither awarded nor offered nor kept back, with what it changes. */
  free: z.number(),
})

/** Why a later decision would not do any more what it states, in GPU-hours. */
const staleReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moved'), proposals: z.array(z.string()) }),
  z.object({ kind: z.literal('short'), hours: z.number() }),
  z.object({ kind: z.literal('area'), area: z.string(), hours: z.number(), maximum: z.number() }),
])

/** Everything that the director is asked to stand behind. */
const documentFields = {
  callId: z.string(),
  callTitle: z.string(),
  practice: z.boolean(),
  /** A practice round: it can be signed and never released. */
  rehearsal: z.boolean(),
  publishesSnapshot: z.boolean(),
  scenarioName: z.string(),
  snapshotHash: z.string(),
  scenarioHash: z.string(),
  /** As decided: hours, totals and areas after the overrides; areas with all their proposals and all that was asked for. */
  outcome: outcomeSchema,
  overrides: z.array(overrideView),
  /** Null with the first decision of a call. */
  later: laterPart.nullable(),
  rules: ruleBook,
  differences: z.array(ruleDifference),
  /** Awards that the published rules, under the same policy, would have given otherwise. */
  moved: z.array(z.object({ proposal: z.string(), published: z.number(), applied: z.number() })),
  /** By their public number. */
  proposals: z.record(
    z.string(),
    z.object({
      id: z.string(),
      title: z.string(),
      institution: z.string(),
      area: z.string().nullable(),
      /** GPU-hours. */
      requested: z.number(),
      /** The reason that the office wrote down where it is not eligible; empty elsewhere. */
      ineligible: z.string(),
    }),
  ),
  /** Proposals that get hours in it and have been withdrawn, by number: an applicant may leave until the release. */
  gone: z.array(z.string()),
  /** How many of its proposals have been withdrawn, with hours or without: nobody writes to them. */
  goneInAll: z.number(),
  /** Without hours and an override, and not waiting for any: withdrawn, or, by a later decision, let an offer go. */
  left: z.array(z.object({ proposal: z.string(), withdrawn: z.boolean() })),
  /** Names of tracks by their ids. */
  tracks: z.record(z.string(), z.string()),
  /** Null where the snapshot names no machine. */
  footprint: decisionFootprint.nullable(),
  /** What the awards are worth, by public number and together; null where the machine has no price list. */
  values: valueTotals.extend({ awards: z.record(z.string(), awardValue.nullable()) }).nullable(),
  quality,
} as const

/** A decision before it is one. */
export const decisionPreview = z.object({
  ...documentFields,
  /** Of the outcome before the overrides: what a proposal of this decision sends along. */
  outcomeHash: z.string(),
  granularity: z.number(),
  /** What the hours of an override are measured against, by public number: the least that is useful, and who pays. */
  asks: z.record(z.string(), z.object({ minimum: z.number(), kind: z.enum(applicantKinds).nullable() })),
  /** By which they are valued; null where the machine has no price list. */
  prices: frozenPrices.nullable(),
})
export type DecisionPreview = z.infer<typeof decisionPreview>

/** What a preview and a decision share. */
export type DecisionDocument = Omit<DecisionPreview, 'outcomeHash' | 'granularity' | 'asks' | 'prices'>

/** The page to sign. */
export const decisionView = decisionSummary.extend({
  ...documentFields,
  note: z.string(),
  previousHash: z.string().nullable(),
  /** Who took it back before its release; without a reason where it was only proposed. */
  withdrawn: z.object({ by: z.string(), at: z.string(), reason: z.string().nullable() }).nullable(),
  signing,
  /** While a later decision waits: why it is neither signed nor released as it is; null where it can be. */
  stale: staleReason.nullable(),
  may: z.object({ sign: z.boolean(), release: z.boolean(), withdraw: z.boolean(), revoke: z.boolean() }),
  version: z.number(),
})
export type DecisionView = z.infer<typeof decisionView>
