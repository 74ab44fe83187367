import { z } from 'zod'
import { decimal, hours, id, share, weight } from './amounts.ts'
import { checkCall } from './calls-checks.ts'
import { instant, line, optionalLine, text } from './text.ts'

const count = (least: number, most: number) =>
  z
    .number(`Give a whole number from ${least} to ${most}.`)
    .int(`Give a whole number from ${least} to ${most}.`)
    .min(least, `Use at least ${least}.`)
    .max(most, `Use at most ${most}.`)

const areaInput = z.strictObject({
  key: id,
  name: line(120),
  nameDa: optionalLine(120).nullable().default(null),
  description: text(1000).default(''),
  minShare: share.default(0),
  maxShare: share.default(1),
  weight: weight.default(1),
})

const trackInput = z.strictObject({
  key: id,
  name: line(120),
  description: text(1000).default(''),
  minHours: hours(1).nullable().default(null),
  maxHours: hours(1).nullable().default(null),
})

const levelInput = z.strictObject({ score: decimal, text: text(1000) })

const criterionInput = z.strictObject({
  key: id,
  name: line(120),
  description: text(1000).default(''),
  min: decimal,
  max: decimal,
  weight,
  lowIsGood: z.boolean().default(false),
  threshold: decimal.nullable().default(null),
  levels: z.array(levelInput).max(100).default([]),
})

const sectionInput = z.strictObject({
  key: id,
  title: line(200),
  help: text(2000).default(''),
  maxWords: count(1, 20_000).default(800),
  required: z.boolean().default(true),
})

const rules = {
  title: line(200),
  summary: text(2000).default(''),
  budget: hours(1),
  granularity: hours(1).default(1),
  opensAt: instant.nullable().default(null),
  deadlineAt: instant.nullable().default(null),
  reviewsDueAt: instant.nullable().default(null),
  decisionDueAt: instant.nullable().default(null),
  scoreThreshold: decimal.min(0, 'Use 0 to 100.').max(100, 'Use 0 to 100.').nullable().default(null),
  reviewersPerProposal: count(1, 20).default(3),
  maxReviewerLoad: count(1, 500).default(8),
  doubleBlind: z.boolean().default(false),
  publishesSnapshot: z.boolean().default(true),
  answerDays: count(1, 365).default(21),
  appealDays: count(1, 365).default(28),
  offerDays: count(1, 365).default(14),
  areas: z.array(areaInput).max(50).default([]),
  tracks: z.array(trackInput).max(50).default([]),
  criteria: z.array(criterionInput).min(1, 'Name at least one criterion.').max(50),
  sections: z.array(sectionInput).max(50).default([]),
}

/** A new call, always a draft. */
export const callCreation = z.strictObject({ id, ...rules }).superRefine(checkCall)
export type CallCreation = z.infer<typeof callCreation>

/** The whole of a call's rules; after the opening a public note has to say what changed. */
export const callChange = z
  .strictObject({ ...rules, publicNote: text(2000).nullable().default(null) })
  .superRefine(checkCall)
export type CallChange = z.infer<typeof callChange>

/** New dates of an opened call: each may only move to later, and the reason goes to the applicants. */
export const callDates = z.strictObject({
  deadlineAt: instant.optional(),
  reviewsDueAt: instant.optional(),
  decisionDueAt: instant.optional(),
  reason: text(1000).refine((value) => value.trim() !== '', 'Give the reason: the applicants read it.'),
})
export type CallDates = z.infer<typeof callDates>
